import { X } from 'lucide-react';
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

import { cx } from './cx.ts';
import s from './toast.module.css';

export interface ToastOptions {
  readonly text: string;
  readonly tone?: 'info' | 'error' | undefined;
  /** One thing to do about it, usually undo. */
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
  /** How long it stays, in milliseconds; pointing at it or focusing it holds it. Default 6000, with an action 10000. */
  readonly durationMs?: number | undefined;
  /** A toast with the key of one that is shown takes its place. */
  readonly key?: string | undefined;
}

interface Shown extends ToastOptions {
  readonly id: number;
}

/** Shows a toast; the answer takes it away again. */
export type ShowToast = (options: ToastOptions) => () => void;

const ToastContext = createContext<ShowToast | null>(null);
const MOST_SHOWN = 3;

/** Shows short messages at the lower edge of the window. Needs `ToastProvider` above. */
export function useToast(): ShowToast {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider above it');
  return show;
}

export interface ToastProviderProps {
  /** Accessible name of the region. */
  readonly label: string;
  readonly dismissLabel: string;
  readonly children: ReactNode;
}

/** Holds the toasts of a window in a polite live region. */
export function ToastProvider({ label, dismissLabel, children }: ToastProviderProps) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const nextId = useRef(0);
  const dismiss = useCallback((id: number) => {
    setShown((list) => list.filter((toast) => toast.id !== id));
  }, []);
  const show = useCallback<ShowToast>(
    (options) => {
      nextId.current += 1;
      const toast = { ...options, id: nextId.current };
      setShown((list) => [...list.filter((old) => old.key === undefined || old.key !== options.key), toast].slice(-MOST_SHOWN));
      return () => {
        dismiss(toast.id);
      };
    },
    [dismiss],
  );
  return (
    <ToastContext value={show}>
      {children}
      <div className={s['region']} role="region" aria-label={label}>
        <div role="status" aria-live="polite" aria-relevant="additions text">
          {shown.map((toast) => (
            <ToastView key={toast.id} toast={toast} dismissLabel={dismissLabel} onDismiss={dismiss} />
          ))}
        </div>
      </div>
    </ToastContext>
  );
}

function ToastView({ toast, dismissLabel, onDismiss }: { readonly toast: Shown; readonly dismissLabel: string; readonly onDismiss: (id: number) => void }) {
  const [held, setHeld] = useState(false);
  const { id, durationMs, action } = toast;
  const stayMs = useMemo(() => durationMs ?? (action === undefined ? 6_000 : 10_000), [durationMs, action]);
  useEffect(() => {
    if (held) return undefined;
    const timer = setTimeout(() => {
      onDismiss(id);
    }, stayMs);
    return () => {
      clearTimeout(timer);
    };
  }, [held, id, stayMs, onDismiss]);
  const hold = { onPointerEnter: () => { setHeld(true); }, onPointerLeave: () => { setHeld(false); }, onFocus: () => { setHeld(true); }, onBlur: () => { setHeld(false); } };
  return (
    <div className={cx(s['toast'], toast.tone === 'error' && s['error'])} {...hold}>
      <span className={s['text']}>{toast.text}</span>
      {action !== undefined && (
        <button
          type="button"
          className={s['button']}
          onClick={() => {
            onDismiss(id);
            action.run();
          }}
        >
          {action.label}
        </button>
      )}
      <button
        type="button"
        className={s['button']}
        aria-label={dismissLabel}
        onClick={() => {
          onDismiss(id);
        }}
      >
        <X aria-hidden />
      </button>
    </div>
  );
}
