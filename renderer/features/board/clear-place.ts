import { boundsOf, type Point, type Rect } from './geometry.ts';

/** How many places are looked at before what is to be placed goes straight down to where nothing lies. */
const TRIES = 400;
/** Above and to the left one looks last. */
const BACKWARDS = 1.5;
/** Windows and walls are wider than high: a board that grows sideways stays larger in them. */
const UPRIGHT = 1.6;

/** How a place is chosen, besides by its distance. */
export interface Placing {
  /** What a place costs besides its distance. */
  readonly extra?: (at: Point) => number;
  /** Places are flush with what is in the way, which has this margin; without it they keep the row or column of the wanted one. */
  readonly margin?: number | null;
}

/**
 * Where `wanted` can lie without touching what is there, as near to where it is wanted as possible, rather beside that than below.
 * `blocking` answers with everything that a rectangle would lie on, each with the margin it wants around it. Answers with the upper
 * left corner, in whole units.
 *
 * From a place that is taken one goes just past what takes it, in each of the four directions: any place between would be taken too.
 * The nearest of all places found so far is looked at next.
 */
export function clearPlace(wanted: Rect, blocking: (rect: Rect) => readonly Rect[], { extra = () => 0, margin = null }: Placing = {}): Point {
  const { width, height } = wanted;
  const start = { x: Math.round(wanted.x), y: Math.round(wanted.y) };
  const open: Point[] = [start];
  const seen = new Set([`${String(start.x)} ${String(start.y)}`]);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const at = takeNearest(open, start, extra);
    if (at === undefined) break;
    const around = boundsOf(blocking({ ...at, width, height }));
    if (around === null) return at;
    const row = margin === null ? at.y : Math.round(around.y + margin);
    const column = margin === null ? at.x : Math.round(around.x + margin);
    for (const next of [
      { x: Math.ceil(around.x + around.width), y: row },
      { x: column, y: Math.ceil(around.y + around.height) },
      { x: Math.floor(around.x - width), y: row },
      { x: column, y: Math.floor(around.y - height) },
    ]) {
      const key = `${String(next.x)} ${String(next.y)}`;
      if (seen.has(key)) continue;
      seen.add(key);
      open.push(next);
    }
  }
  for (let at = start; ; ) {
    const around = boundsOf(blocking({ ...at, width, height }));
    if (around === null) return at;
    at = { x: at.x, y: Math.ceil(around.y + around.height) };
  }
}

function takeNearest(open: Point[], from: Point, extra: (at: Point) => number): Point | undefined {
  let best = -1;
  let least = Infinity;
  for (const [index, at] of open.entries()) {
    const cost = Math.hypot(weighed(at.x - from.x), UPRIGHT * weighed(at.y - from.y)) + extra(at);
    if (cost >= least) continue;
    least = cost;
    best = index;
  }
  return best < 0 ? undefined : open.splice(best, 1)[0];
}

function weighed(way: number): number {
  return way < 0 ? -way * BACKWARDS : way;
}
