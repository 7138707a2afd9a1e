import { placeLabels, type Point } from './labels.ts';
import { BOX, layoutDiagram, type Box, type Diagram, type Route } from './layout.ts';
import type { Link } from './ranks.ts';

/** Pixels of a unit of stored positions: boards are drawn larger than this small picture. */
const UNIT = 0.7;
const GAP = 24;
/** How far a line that goes around a box leaves its way, and the room that its label takes. */
const AROUND = 60;
const LONGEST_LABEL = 140;

/** A picture in which boxes stand where people put them; `origin` is the upper left corner. */
export interface PlacedDiagram extends Diagram {
  readonly origin: Point;
}

/** Stored positions as places of the picture. */
export function toPixels({ x, y }: Point): Point {
  return { x: Math.round(x * UNIT), y: Math.round(y * UNIT) };
}

/** Places of the picture as positions to store: whole numbers. */
export function toUnits({ x, y }: Point): Point {
  return { x: Math.round(x / UNIT), y: Math.round(y / UNIT) };
}

/**
 * Draws nodes where `positions` says. Without any position the whole picture is laid out; nodes that came later stand in a row
 * below the others. Links run from the side of a box to the side of the other that looks at it;
 * in a tidy picture as they were laid out.
 */
export function placeDiagram(nodes: readonly string[], links: readonly Link[], positions: ReadonlyMap<string, Point>): PlacedDiagram {
  const tidy = layoutDiagram(nodes, links);
  // Boxes that stand as they were tidied keep the arrows that were drawn with them.
  const untouched = tidy.boxes.every((box) => near(positions.get(box.id), box));
  if (untouched || !nodes.some((node) => positions.has(node))) return { ...tidy, origin: { x: 0, y: 0 } };
  const placed = nodes.flatMap((id): readonly Box[] => {
    const at = positions.get(id);
    return at === undefined ? [] : [{ id, ...at }];
  });
  const left = Math.min(...placed.map(({ x }) => x));
  const below = Math.max(...placed.map(({ y }) => y)) + BOX.height + GAP * 2;
  const later = nodes.filter((node) => !positions.has(node)).map((id, index) => ({ id, x: left + index * (BOX.width + GAP), y: below }));
  const boxes = [...placed, ...later];
  const { routes, around } = routesBetween(boxes, links);
  const origin = { x: left - (around ? AROUND + LONGEST_LABEL / 2 : 0), y: Math.min(...boxes.map(({ y }) => y)) };
  return {
    origin,
    boxes,
    routes,
    width: Math.max(...boxes.map(({ x }) => x + BOX.width)) - origin.x,
    height: Math.max(...boxes.map(({ y }) => y + BOX.height)) - origin.y,
  };
}

function routesBetween(boxes: readonly Box[], links: readonly Link[]): { readonly routes: readonly Route[]; readonly around: boolean } {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const drawn = links.flatMap((link) => {
    const from = byId.get(link.fromId);
    const to = byId.get(link.toId);
    if (from === undefined || to === undefined || from === to) return [];
    return [{ link, ...route(from, to, boxes) }];
  });
  const labels = placeLabels(drawn.map(({ link, start, end }) => ({ from: start, to: end, width: link.labelWidth })));
  return {
    routes: drawn.map(({ link, path, start, end, out }, index) => {
      const beside = out === null ? labels[index] : { x: out - AROUND / 6, y: (start.y + end.y) / 2 };
      return { id: link.id, path, label: beside ?? start };
    }),
    around: drawn.some(({ out }) => out !== null),
  };
}

/**
 * A curve between two boxes: sideways where they stand beside each other, up or down where one stands above the other, and around
 * the left when a third box stands between those two.
 */
export function route(from: Point, to: Point, boxes: readonly Point[] = []): { readonly path: string; readonly start: Point; readonly end: Point; readonly out: number | null } {
  const beside = Math.abs(to.x - from.x) - BOX.width;
  const across = beside >= 0 && beside >= Math.abs(to.y - from.y) - BOX.height;
  if (across) {
    const right = to.x > from.x;
    const start = { x: from.x + (right ? BOX.width : 0), y: from.y + BOX.height / 2 };
    const end = { x: to.x + (right ? 0 : BOX.width), y: to.y + BOX.height / 2 };
    const middle = (start.x + end.x) / 2;
    return { path: `M${pair(start)}C${pair({ x: middle, y: start.y })} ${pair({ x: middle, y: end.y })} ${pair(end)}`, start, end, out: null };
  }
  const down = to.y > from.y;
  const start = { x: from.x + BOX.width / 2, y: from.y + (down ? BOX.height : 0) };
  const end = { x: to.x + BOX.width / 2, y: to.y + (down ? 0 : BOX.height) };
  if (boxes.some((box) => stands(box, start, end))) {
    const left = { x: from.x, y: from.y + BOX.height / 2 };
    const back = { x: to.x, y: to.y + BOX.height / 2 };
    const out = Math.min(from.x, to.x) - AROUND;
    return { path: `M${pair(left)}C${pair({ x: out, y: left.y })} ${pair({ x: out, y: back.y })} ${pair(back)}`, start: left, end: back, out };
  }
  const middle = (start.y + end.y) / 2;
  return { path: `M${pair(start)}C${pair({ x: start.x, y: middle })} ${pair({ x: end.x, y: middle })} ${pair(end)}`, start, end, out: null };
}

/** True where two places are one but for rounding. */
function near(a: Point | undefined, b: Point): boolean {
  return a !== undefined && Math.abs(a.x - b.x) <= 1 && Math.abs(a.y - b.y) <= 1;
}

/** True for a box between the ends of a line that runs down. */
function stands(box: Point, start: Point, end: Point): boolean {
  const [top, bottom] = start.y < end.y ? [start.y, end.y] : [end.y, start.y];
  const x = (start.x + end.x) / 2;
  return box.x < x && x < box.x + BOX.width && box.y >= top && box.y + BOX.height <= bottom;
}

function pair({ x, y }: Point): string {
  return `${String(Math.round(x))} ${String(Math.round(y))}`;
}
