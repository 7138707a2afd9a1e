import { type Point, type Rect } from './geometry.ts';

/** What part of the board is seen: the board point in the view's upper left corner, and view pixels a board unit. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Width and height of the view in CSS pixels. */
export interface ViewSize {
  readonly width: number;
  readonly height: number;
}

/** How far one can zoom: from a wall of thousands of notes to a note read from the back of the room. */
export const SCALES = { least: 0.02, most: 4 } as const;

/** Below this scale no note can be read (letters of 4 pixels): the keyboard goes from cluster to cluster. */
export const FAR_SCALE = 0.25;

/** A board point as the view shows it. */
export function toView({ x, y, scale }: Viewport, point: Point): Point {
  return { x: (point.x - x) * scale, y: (point.y - y) * scale };
}

/** The board point under a point of the view. */
export function toBoard({ x, y, scale }: Viewport, point: Point): Point {
  return { x: point.x / scale + x, y: point.y / scale + y };
}

/** The part of the board that is seen. */
export function seen({ x, y, scale }: Viewport, size: ViewSize): Rect {
  return { x, y, width: size.width / scale, height: size.height / scale };
}

/** Moves the view by pixels of the view. */
export function panned(viewport: Viewport, dx: number, dy: number): Viewport {
  return { ...viewport, x: viewport.x + dx / viewport.scale, y: viewport.y + dy / viewport.scale };
}

/** Zooms so that the board point under `anchor` (a view point) stays there. */
export function zoomed(viewport: Viewport, factor: number, anchor: Point): Viewport {
  const scale = clamp(viewport.scale * factor, SCALES.least, SCALES.most);
  const at = toBoard(viewport, anchor);
  return { scale, x: at.x - anchor.x / scale, y: at.y - anchor.y / scale };
}

/** The view that shows all of `rect` in the middle with `margin` view pixels around it; never larger than `most`. */
export function fitted(rect: Rect, size: ViewSize, margin = 40, most = 1): Viewport {
  const free = { width: Math.max(1, size.width - 2 * margin), height: Math.max(1, size.height - 2 * margin) };
  const wanted = Math.min(free.width / Math.max(1, rect.width), free.height / Math.max(1, rect.height));
  const scale = clamp(wanted, SCALES.least, most);
  return {
    scale,
    x: rect.x + rect.width / 2 - size.width / 2 / scale,
    y: rect.y + rect.height / 2 - size.height / 2 / scale,
  };
}

/** The nearest view that shows `rect` with a margin of view pixels; the same object when it is in view already. */
export function revealed(viewport: Viewport, size: ViewSize, rect: Rect, margin = 24): Viewport {
  const view = seen(viewport, size);
  const room = margin / viewport.scale;
  const shift = (start: number, length: number, viewStart: number, viewLength: number): number => {
    if (length + 2 * room > viewLength) return start - room - viewStart;
    if (start - room < viewStart) return start - room - viewStart;
    return Math.max(0, start + length + room - viewStart - viewLength);
  };
  const x = shift(rect.x, rect.width, view.x, view.width);
  const y = shift(rect.y, rect.height, view.y, view.height);
  return x === 0 && y === 0 ? viewport : { ...viewport, x: viewport.x + x, y: viewport.y + y };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** Space between a note and what opens beside it, in pixels. */
const BESIDE = 8;

/**
 * Where something of a size opens beside a note, all in pixels of the view: below it, above it, or at its right or left, wherever it
 * fits whole; else as far inside the view as it can be.
 */
export function besideNote(note: Rect, view: ViewSize, size: ViewSize): Point {
  const inside = (at: number, length: number, most: number): number => Math.max(BESIDE, Math.min(at, most - length - BESIDE));
  const x = inside(note.x, size.width, view.width);
  const y = inside(note.y, size.height, view.height);
  const below = note.y + note.height + BESIDE;
  const above = note.y - size.height - BESIDE;
  if (below + size.height <= view.height) return { x, y: below };
  if (above >= 0) return { x, y: above };
  const right = note.x + note.width + BESIDE;
  const left = note.x - size.width - BESIDE;
  if (right + size.width <= view.width) return { x: right, y };
  return left >= 0 ? { x: left, y } : { x, y: inside(below, size.height, view.height) };
}
