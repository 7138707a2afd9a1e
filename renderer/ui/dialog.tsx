import { X } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { Dialog as AriaDialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';

import { Button, IconButton } from './button.tsx';
import { cx } from './cx.ts';
import s from './overlay.module.css';

export interface DialogProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  /** Name of the button that closes without doing anything. */
  readonly closeLabel: string;
  readonly wide?: boolean | undefined;
  /** `alertdialog` for questions that must be answered. */
  readonly role?: 'dialog' | 'alertdialog' | undefined;
  readonly children: ReactNode;
  /** The buttons, the main one last. */
  readonly footer?: ReactNode;
}

/** A modal dialog: focus stays inside, Escape and the close button leave it, focus returns to where it was. */
export function Dialog({ open, onClose, title, closeLabel, wide = false, role = 'dialog', children, footer }: DialogProps) {
  return (
    <ModalOverlay
      isOpen={open}
      isDismissable={role === 'dialog'}
      className={cx(s['shade'])}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Modal className={cx(s['modal'], wide && s['wide'])}>
        <AriaDialog role={role} className={cx(s['dialog'])}>
          <div className={s['head']}>
            <Heading slot="title" className={cx(s['title'])}>
              {title}
            </Heading>
            {role === 'dialog' && <IconButton label={closeLabel} icon={<X aria-hidden />} size="sm" onPress={onClose} />}
          </div>
          <Body>{children}</Body>
          {footer !== undefined && <div className={s['foot']}>{footer}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** What is taller than the window scrolls; where nothing in it takes the focus, the keyboard scrolls it itself. */
function Body({ children }: { readonly children: ReactNode }) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = body.current;
    if (element === null) return undefined;
    const look = (): void => {
      const needsKeys = element.scrollHeight > element.clientHeight && element.querySelector('a[href], button, input, select, textarea, [tabindex]') === null;
      if (needsKeys) element.tabIndex = 0;
      else element.removeAttribute('tabindex');
    };
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={body} className={s['body']}>
      {children}
    </div>
  );
}

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly title: string;
  readonly children: ReactNode;
  readonly confirmLabel: string;
  readonly cancelLabel: string;
  readonly danger?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something that cannot be taken back. */
export function ConfirmDialog({ open, title, children, confirmLabel, cancelLabel, danger = false, onConfirm, onCancel }: ConfirmDialogProps) {
  return (
    <Dialog
      open={open}
      onClose={onCancel}
      title={title}
      closeLabel={cancelLabel}
      role="alertdialog"
      footer={
        <>
          <Button onPress={onCancel}>{cancelLabel}</Button>
          <Button variant={danger ? 'danger' : 'primary'} onPress={onConfirm} autoFocus>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className={s['message']}>{children}</div>
    </Dialog>
  );
}
