import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { useReadOnly } from '../../ui/read-only.tsx';

/** So far the pointer moves before a press becomes a drag, in pixels. */
const THRESHOLD = 4;

/** A thing under the pointer and how far it has come, in pixels of the screen. */
export interface Dragged {
  readonly id: string;
  readonly dx: number;
  readonly dy: number;
}

export interface PlaceDrag {
  /** What is being dragged, for showing it where the pointer is; null otherwise. */
  readonly dragged: Dragged | null;
  /** For the `onPointerDown` of the element of one thing. */
  readonly begin: (id: string, event: PointerEvent<HTMLElement>) => void;
}

/**
 * Drags things to any place of a surface. A mouse or pen drags a thing anywhere but at its controls (a text that is not being
 * written in counts as its paper); a finger by `data-grip`, so that the page still scrolls. Positions stay local while it goes
 * on; `onDrop` is called once, at the end; Escape takes it back.
 */
export function usePlaceDrag(onDrop: (dragged: Dragged, event: globalThis.PointerEvent) => void): PlaceDrag {
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const latest = useRef(onDrop);
  const stop = useRef<(() => void) | undefined>(undefined);
  const readOnly = useReadOnly();
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => () => stop.current?.(), []);
  return {
    dragged,
    begin: (id, event) => {
      if (readOnly || event.button !== 0 || !event.isPrimary || !isPaper(event)) return;
      stop.current?.();
      stop.current = follow(id, event, setDragged, (end, up) => {
        latest.current(end, up);
      });
    },
  };
}

function isPaper({ target, pointerType, currentTarget }: PointerEvent<HTMLElement>): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('[data-grip]') !== null) return true;
  if (pointerType === 'touch') return false;
  const control = target.closest('button, input, select, textarea, a, [role="slider"]');
  if (control === null || !currentTarget.contains(control)) return true;
  return control instanceof HTMLTextAreaElement && document.activeElement !== control;
}

function follow(
  id: string,
  { pointerId, clientX, clientY }: PointerEvent,
  show: (dragged: Dragged | null) => void,
  onDrop: (dragged: Dragged, event: globalThis.PointerEvent) => void,
): () => void {
  let far = false;
  const listening = new AbortController();
  const stop = (): void => {
    listening.abort();
    delete document.documentElement.dataset['dragging'];
    show(null);
    if (far) swallowClick();
  };
  const on = <K extends keyof WindowEventMap>(type: K, run: (event: WindowEventMap[K]) => void): void => {
    window.addEventListener(type, run, { signal: listening.signal, capture: true });
  };
  on('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    const [dx, dy] = [event.clientX - clientX, event.clientY - clientY];
    if (!far && Math.hypot(dx, dy) < THRESHOLD) return;
    if (!far) {
      far = true;
      document.documentElement.dataset['dragging'] = '';
      letGoOfText();
    }
    event.preventDefault();
    show({ id, dx, dy });
  });
  on('pointerup', (event) => {
    if (event.pointerId !== pointerId) return;
    const moved = far;
    stop();
    if (moved) onDrop({ id, dx: event.clientX - clientX, dy: event.clientY - clientY }, event);
  });
  on('pointercancel', (event) => {
    if (event.pointerId === pointerId) stop();
  });
  on('keydown', (event) => {
    if (event.key !== 'Escape' || !far) return;
    event.preventDefault();
    event.stopPropagation();
    stop();
  });
  on('blur', (event) => {
    if (event.target === window) stop();
  });
  return stop;
}

/** The press that began the drag has put the caret into a text and begun to mark it. */
function letGoOfText(): void {
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
  document.getSelection()?.removeAllRanges();
}

/** A drag that ends on a button must not press it. */
function swallowClick(): void {
  const swallow = (event: MouseEvent): void => {
    event.preventDefault();
    event.stopPropagation();
  };
  window.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => {
    window.removeEventListener('click', swallow, { capture: true });
  }, 0);
}
