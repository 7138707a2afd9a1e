import { useEffect, useRef, useState, type PointerEvent } from 'react';

import { swallowClick } from '../../features/drag/swallow-click.ts';
import type { Point } from './labels.ts';

const THRESHOLD = 4;

/** A drag in the diagram: a box that moves, or an arrow that is being drawn from one. Lengths are pixels of the picture. */
export type BoxDrag =
  | { readonly kind: 'move'; readonly id: string; readonly by: Point }
  | { readonly kind: 'connect'; readonly id: string; readonly by: Point; readonly over: string | null };

/** What comes of a drag. */
export interface BoxDragEnds {
  readonly onMove: (id: string, by: Point) => void;
  readonly onConnect: (fromId: string, toId: string) => void;
}

/** Follows the pointer from a box (`move`) or from its dot (`connect`); Escape and a lost pointer let go of it. */
export function useBoxDrag(ends: BoxDragEnds): {
  readonly drag: BoxDrag | null;
  readonly start: (event: PointerEvent<HTMLElement>, id: string, kind: BoxDrag['kind']) => void;
} {
  const [drag, setDrag] = useState<BoxDrag | null>(null);
  const latest = useRef(ends);
  const stop = useRef<(() => void) | undefined>(undefined);
  useEffect(() => {
    latest.current = ends;
  });
  useEffect(() => () => stop.current?.(), []);
  const start = (event: PointerEvent<HTMLElement>, id: string, kind: BoxDrag['kind']): void => {
    if (event.button !== 0 || !event.isPrimary) return;
    stop.current?.();
    stop.current = follow(event, id, kind, setDrag, latest.current);
  };
  return { drag, start };
}

function follow(
  { pointerId, clientX, clientY, currentTarget }: PointerEvent<HTMLElement>,
  id: string,
  kind: BoxDrag['kind'],
  show: (drag: BoxDrag | null) => void,
  ends: BoxDragEnds,
): () => void {
  const listening = new AbortController();
  // The picture grows with the text size and shrinks to the page; pointers are measured in pixels of the screen.
  const scale = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1) * currentTarget.currentCSSZoom;
  let latest: BoxDrag | null = null;
  const stop = (commit: boolean): void => {
    listening.abort();
    show(null);
    const drag = latest;
    latest = null;
    if (drag === null) return;
    swallowClick();
    if (!commit) return;
    if (drag.kind === 'move') ends.onMove(id, drag.by);
    else if (drag.over !== null) ends.onConnect(id, drag.over);
  };
  const on = <K extends keyof WindowEventMap>(type: K, run: (event: WindowEventMap[K]) => void): void => {
    window.addEventListener(type, run, { signal: listening.signal, capture: true });
  };
  on('pointermove', (event) => {
    if (event.pointerId !== pointerId) return;
    const by = { x: (event.clientX - clientX) / scale, y: (event.clientY - clientY) / scale };
    if (latest === null && Math.hypot(by.x, by.y) < THRESHOLD) return;
    if (latest === null) currentTarget.setPointerCapture(pointerId);
    event.preventDefault();
    latest = kind === 'move' ? { kind, id, by } : { kind, id, by, over: boxAt(event.clientX, event.clientY, id) };
    show(latest);
  });
  on('pointerup', (event) => {
    if (event.pointerId === pointerId) stop(true);
  });
  on('pointercancel', (event) => {
    if (event.pointerId === pointerId) stop(false);
  });
  on('keydown', (event) => {
    if (event.key !== 'Escape' || latest === null) return;
    event.preventDefault();
    event.stopPropagation();
    stop(false);
  });
  return () => {
    stop(false);
  };
}

function boxAt(x: number, y: number, from: string): string | null {
  const id = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-box]')?.dataset['box'];
  return id === undefined || id === from ? null : id;
}
