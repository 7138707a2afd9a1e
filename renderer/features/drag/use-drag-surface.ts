import { useEffect, useMemo, useRef, type PointerEvent } from 'react';

import { useReadOnly } from '../../ui/read-only.tsx';
import { startDrag, type Drop, type DragSession } from './drag-session.ts';
import { swallowClick } from './swallow-click.ts';

/** So far the pointer moves before a press becomes a drag, in pixels. */
const THRESHOLD = 5;

/** What a surface's element needs. */
export interface DragSurface {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
}

/**
 * Lets everything inside an element that carries `dragAttributes` be dragged onto what carries `dropAttributes`. A mouse or pen
 * drags a thing anywhere but at its controls (a text field that is not being written in counts as its paper); a finger only by
 * `dragHandle`, so that the page still scrolls. Escape lets go of it. `onDrop` is called once, at the end.
 */
export function useDragSurface(onDrop: (drop: Drop) => void): DragSurface {
  const latest = useRef(onDrop);
  const stop = useRef<(() => void) | undefined>(undefined);
  const readOnly = useReadOnly();
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => () => stop.current?.(), []);
  return useMemo(
    () => ({
      onPointerDown: (event) => {
        if (readOnly || event.button !== 0 || !event.isPrimary) return;
        const source = draggedBy(event);
        if (source === null) return;
        stop.current?.();
        stop.current = follow(event.currentTarget, source, event, (drop) => {
          latest.current(drop);
        });
      },
    }),
    [readOnly],
  );
}

function draggedBy({ target, pointerType, currentTarget }: PointerEvent<HTMLElement>): HTMLElement | null {
  if (!(target instanceof Element)) return null;
  const source = target.closest<HTMLElement>('[data-drag]');
  if (source === null || !currentTarget.contains(source)) return null;
  if (target.closest('[data-drag-handle]') !== null) return source;
  if (pointerType === 'touch') return null;
  const control = target.closest('button, input, select, textarea, a, [role="slider"], [role="radio"]');
  if (control === null || !source.contains(control) || control.matches('[data-drag-through]')) return source;
  return control instanceof HTMLTextAreaElement && document.activeElement !== control ? source : null;
}

function follow(surface: HTMLElement, source: HTMLElement, { pointerId, clientX, clientY }: PointerEvent, onDrop: (drop: Drop) => void): () => void {
  let session: DragSession | null = null;
  const listening = new AbortController();
  const stop = (commit: boolean): void => {
    listening.abort();
    const drop = session?.end() ?? null;
    if (session !== null) swallowClick();
    session = null;
    if (commit && drop !== null) onDrop(drop);
  };
  const on = <K extends keyof WindowEventMap>(type: K, run: (event: WindowEventMap[K]) => void): void => {
    window.addEventListener(type, run, { signal: listening.signal, capture: true });
  };
  on('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    if (session === null) {
      if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < THRESHOLD) return;
      letGoOfText();
      surface.setPointerCapture(pointerId);
      session = startDrag(surface, source, { x: clientX, y: clientY });
    }
    event.preventDefault();
    session.moveTo({ x: event.clientX, y: event.clientY });
  });
  on('pointerup', (event) => {
    if (event.pointerId === pointerId) stop(true);
  });
  on('pointercancel', (event) => {
    if (event.pointerId === pointerId) stop(false);
  });
  on('keydown', (event) => {
    if (event.key !== 'Escape' || session === null) return;
    event.preventDefault();
    event.stopPropagation();
    stop(false);
  });
  on('blur', (event) => {
    if (event.target === window) stop(false);
  });
  return () => {
    stop(false);
  };
}

/** The press that began the drag has put the caret into a text and begun to mark it. */
function letGoOfText(): void {
  if (document.activeElement instanceof HTMLTextAreaElement) document.activeElement.blur();
  document.getSelection()?.removeAllRanges();
}
