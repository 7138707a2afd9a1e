import type { Place } from './tidy-forest.ts';

/** A box of a diagram. */
export interface Box extends Place {
  readonly width: number;
  readonly height: number;
}

interface End extends Place {
  /** Where the line leaves to: a unit step away from the box. */
  readonly dx: number;
  readonly dy: number;
}

/** The ends of a line between two boxes: on the sides that face each other. */
function endsOf(from: Box, to: Box): readonly [End, End] {
  const across = gap(from.x, from.width, to.x, to.width);
  const down = gap(from.y, from.height, to.y, to.height);
  if (across.distance >= down.distance || down.distance < 0) {
    const way = across.way;
    return [
      { x: way > 0 ? from.x + from.width : from.x, y: from.y + from.height / 2, dx: way, dy: 0 },
      { x: way > 0 ? to.x : to.x + to.width, y: to.y + to.height / 2, dx: -way, dy: 0 },
    ];
  }
  const way = down.way;
  return [
    { x: from.x + from.width / 2, y: way > 0 ? from.y + from.height : from.y, dx: 0, dy: way },
    { x: to.x + to.width / 2, y: way > 0 ? to.y : to.y + to.height, dx: 0, dy: -way },
  ];
}

function gap(a: number, aSize: number, b: number, bSize: number): { readonly distance: number; readonly way: 1 | -1 } {
  return b + bSize / 2 >= a + aSize / 2 ? { distance: b - (a + aSize), way: 1 } : { distance: a - (b + bSize), way: -1 };
}

/** A curve from one box to another that leaves and meets them at a right angle. */
export function linkPath(from: Box, to: Box): string {
  const [start, end] = endsOf(from, to);
  const reach = Math.max(24, Math.hypot(end.x - start.x, end.y - start.y) / 2.5);
  const c1 = `${round(start.x + start.dx * reach)} ${round(start.y + start.dy * reach)}`;
  const c2 = `${round(end.x + end.dx * reach)} ${round(end.y + end.dy * reach)}`;
  return `M${round(start.x)} ${round(start.y)}C${c1} ${c2} ${round(end.x)} ${round(end.y)}`;
}

/** The middle of that curve. */
export function middleOf(from: Box, to: Box): Place {
  const [start, end] = endsOf(from, to);
  return { x: Math.round((start.x + end.x) / 2), y: Math.round((start.y + end.y) / 2) };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
