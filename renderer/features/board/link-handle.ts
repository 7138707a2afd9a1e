import type { BoardNote } from './board-types.ts';
import type { Point, Rect } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Viewport } from './viewport.ts';

/** View pixels: how far the handle's middle lies from a note's edge, and how large it is to hit. */
export const HANDLE = { away: 14, radius: 7, reach: 12 } as const;
/** Below this scale handles would be larger than their notes. */
const LEAST_SCALE = 0.3;

/** The middle of the handle that a line to another note is drawn from: beside the middle of a note's right edge. */
export function linkHandle(note: Rect, scale: number): Point {
  return { x: note.x + note.width + HANDLE.away / scale, y: note.y + note.height / 2 };
}

/** The note whose handle is shown (`offered`) and lies under a board point. */
export function atLinkHandle(view: { readonly offered: string | null; readonly scene: Scene; readonly viewport: Viewport }, at: Point): BoardNote | undefined {
  const note = view.offered === null ? undefined : view.scene.index.get(view.offered);
  const { scale } = view.viewport;
  if (note === undefined || scale < LEAST_SCALE) return undefined;
  const middle = linkHandle(note, scale);
  return Math.hypot(middle.x - at.x, middle.y - at.y) * scale <= HANDLE.reach ? note : undefined;
}

/** Whether handles are shown at a scale. */
export function showsHandles(scale: number): boolean {
  return scale >= LEAST_SCALE;
}
