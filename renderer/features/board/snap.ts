import type { Point, Rect } from './geometry.ts';

/** A line that shows what a dragged note lines up with, in board units. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** A shift that brings a rectangle in line with others, and the lines that show why. */
export interface Snap {
  readonly by: Point;
  readonly guides: readonly Guide[];
}

/** Lines a dragged rectangle up with the nearest edges and middles of others, where those are nearer than `reach`. */
export function snapped(moving: Rect, others: readonly Rect[], reach: number): Snap {
  const x = nearest(moving, others, 'x', reach);
  const y = nearest(moving, others, 'y', reach);
  const by = { x: x?.by ?? 0, y: y?.by ?? 0 };
  const placed = { ...moving, x: moving.x + by.x, y: moving.y + by.y };
  const guides = [
    ...(x === null ? [] : [guide('x', x.at, placed, x.other)]),
    ...(y === null ? [] : [guide('y', y.at, placed, y.other)]),
  ];
  return { by, guides };
}

interface Match {
  readonly by: number;
  readonly at: number;
  readonly other: Rect;
}

function nearest(moving: Rect, others: readonly Rect[], axis: 'x' | 'y', reach: number): Match | null {
  let best: Match | null = null;
  for (const other of others) {
    for (const at of linesOf(other, axis)) {
      for (const line of linesOf(moving, axis)) {
        const by = at - line;
        if (Math.abs(by) <= reach && (best === null || Math.abs(by) < Math.abs(best.by))) best = { by, at, other };
      }
    }
  }
  return best;
}

function linesOf(rect: Rect, axis: 'x' | 'y'): readonly number[] {
  const length = axis === 'x' ? rect.width : rect.height;
  return [rect[axis], rect[axis] + length / 2, rect[axis] + length];
}

function guide(axis: 'x' | 'y', at: number, a: Rect, b: Rect): Guide {
  const across = axis === 'x' ? ('y' as const) : ('x' as const);
  const length = axis === 'x' ? ('height' as const) : ('width' as const);
  return { axis, at, from: Math.min(a[across], b[across]), to: Math.max(a[across] + a[length], b[across] + b[length]) };
}
