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

interface Route {
  readonly start: End;
  readonly end: End;
  /** How far the curve goes straight on from its ends. */
  readonly reach: number;
}

/** How high a line that leads back rises above the boxes, at least; three quarters of it are seen. */
const LEAST_RISE = 64;
const MOST_RISE = 150;
/** Lines between boxes that stand almost level run level, where both boxes reach. */
const LEVEL = 24;
const CORNER = 10;

/**
 * The way of a line between two boxes: between the sides that face each other, but one that leads back to the left goes over the
 * tops, so that it meets neither what stands between nor the line that leads there.
 */
function routeOf(from: Box, to: Box): Route {
  const across = gap(from.x, from.width, to.x, to.width);
  const down = gap(from.y, from.height, to.y, to.height);
  if (across.way < 0 && across.distance > 0 && down.distance < 0) {
    const start: End = { x: from.x + from.width / 2, y: from.y, dx: 0, dy: -1 };
    const end: End = { x: to.x + to.width / 2, y: to.y, dx: 0, dy: -1 };
    return { start, end, reach: Math.min(MOST_RISE, LEAST_RISE + across.distance / 10 + Math.abs(start.y - end.y)) };
  }
  const level = levelOf(from, to);
  const sideways = across.distance >= down.distance || down.distance < 0;
  const way = sideways ? across.way : down.way;
  const start: End = sideways
    ? { x: way > 0 ? from.x + from.width : from.x, y: level ?? from.y + from.height / 2, dx: way, dy: 0 }
    : { x: from.x + from.width / 2, y: way > 0 ? from.y + from.height : from.y, dx: 0, dy: way };
  const end: End = sideways
    ? { x: way > 0 ? to.x : to.x + to.width, y: level ?? to.y + to.height / 2, dx: -way, dy: 0 }
    : { x: to.x + to.width / 2, y: way > 0 ? to.y : to.y + to.height, dx: 0, dy: -way };
  return { start, end, reach: Math.max(24, Math.hypot(end.x - start.x, end.y - start.y) / 2.5) };
}

/** The height at which a level line meets both boxes; undefined where their middles are too far apart for one. */
function levelOf(from: Box, to: Box): number | undefined {
  const [a, b] = [from.y + from.height / 2, to.y + to.height / 2];
  const top = Math.max(from.y, to.y) + CORNER;
  const bottom = Math.min(from.y + from.height, to.y + to.height) - CORNER;
  return Math.abs(a - b) > LEVEL || top > bottom ? undefined : Math.min(bottom, Math.max(top, (a + b) / 2));
}

function gap(a: number, aSize: number, b: number, bSize: number): { readonly distance: number; readonly way: 1 | -1 } {
  return b + bSize / 2 >= a + aSize / 2 ? { distance: b - (a + aSize), way: 1 } : { distance: a - (b + bSize), way: -1 };
}

/** A curve from one box to another that leaves and meets them at a right angle. */
export function linkPath(from: Box, to: Box): string {
  const { start, end, reach } = routeOf(from, to);
  const c1 = `${round(start.x + start.dx * reach)} ${round(start.y + start.dy * reach)}`;
  const c2 = `${round(end.x + end.dx * reach)} ${round(end.y + end.dy * reach)}`;
  return `M${round(start.x)} ${round(start.y)}C${c1} ${c2} ${round(end.x)} ${round(end.y)}`;
}

/** The middle of that curve. */
export function middleOf(from: Box, to: Box): Place {
  const { start, end, reach } = routeOf(from, to);
  // A cubic curve at its half: an eighth of each end, three eighths of each control point.
  const half = (a: number, da: number, b: number, db: number): number => (a + b) / 2 + (3 / 8) * reach * (da + db);
  return { x: Math.round(half(start.x, start.dx, end.x, end.dx)), y: Math.round(half(start.y, start.dy, end.y, end.dy)) };
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
