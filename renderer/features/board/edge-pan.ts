import type { Point } from './geometry.ts';
import type { ViewSize } from './viewport.ts';

/** View pixels from the edge within which a drag moves the board. */
const MARGIN = 36;
/** Most view pixels a frame: about 900 a second. */
const FASTEST = 15;

/** How far the view goes on with the next frame, in view pixels, while a drag is at `at` (a view point, also outside): nothing away from the edges, faster the nearer to one. */
export function edgePush(at: Point, { width, height }: ViewSize): Point {
  return { x: along(at.x, width), y: along(at.y, height) };
}

function along(at: number, length: number): number {
  const margin = Math.min(MARGIN, length / 4);
  const before = Math.min(margin, Math.max(0, margin - at));
  const beyond = Math.min(margin, Math.max(0, at - (length - margin)));
  return Math.round(((beyond - before) / margin) * FASTEST) + 0;
}
