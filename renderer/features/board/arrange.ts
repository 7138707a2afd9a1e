import { boundsOf, overlaps, shifted, type Point, type Rect } from './geometry.ts';
import type { Box } from './spatial-index.ts';

/** Edges and middles that notes can be lined up by. */
export const ALIGNMENTS = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Space between notes that are laid out, in board units. */
export const GAP = 20;

/** New places by id; only of boxes that move. */
export type Moves = ReadonlyMap<string, Point>;

/** Lines boxes up by one edge or middle of what is around them all. */
export function aligned(boxes: readonly Box[], by: Alignment): Moves {
  const around = boundsOf(boxes);
  if (around === null) return new Map();
  return moves(boxes, ({ x, y, width, height }) => {
    switch (by) {
      case 'left':
        return { x: around.x, y };
      case 'center':
        return { x: around.x + (around.width - width) / 2, y };
      case 'right':
        return { x: around.x + around.width - width, y };
      case 'top':
        return { x, y: around.y };
      case 'middle':
        return { x, y: around.y + (around.height - height) / 2 };
      case 'bottom':
        return { x, y: around.y + around.height - height };
    }
  });
}

/** Gives boxes equal spaces between them; the outermost two stay. Fewer than three are as even as they get. */
export function distributed(boxes: readonly Box[], along: 'x' | 'y'): Moves {
  const length = along === 'x' ? 'width' : 'height';
  const sorted = [...boxes].sort((a, b) => a[along] - b[along] || (a.id < b.id ? -1 : 1));
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined || sorted.length < 3) return new Map();
  const taken = sorted.reduce((sum, box) => sum + box[length], 0);
  const space = (last[along] + last[length] - first[along] - taken) / (sorted.length - 1);
  const places = new Map<string, number>();
  let at = first[along];
  for (const box of sorted) {
    places.set(box.id, at);
    at += box[length] + space;
  }
  return moves(boxes, (box) => ({ x: box.x, y: box.y, [along]: places.get(box.id) ?? box[along] }));
}

/**
 * Lays boxes out in rows of a grid that begins where they begin: in their reading order (rows from top to bottom, then from left
 * to right), about as wide as high.
 */
export function tidied(boxes: readonly Box[], columns = Math.ceil(Math.sqrt(boxes.length))): Moves {
  const around = boundsOf(boxes);
  if (around === null) return new Map();
  const places = inRows(readingOrder(boxes), around, columns);
  return moves(boxes, (box) => places.get(box.id) ?? box);
}

/** Places in rows of `columns` from `from` on, in the given order. Columns are as wide as the widest box, rows as high as their highest. */
export function inRows(boxes: readonly Box[], from: Point, columns: number): Moves {
  const width = Math.max(0, ...boxes.map((box) => box.width)) + GAP;
  const places = new Map<string, Point>();
  let y = from.y;
  for (let start = 0; start < boxes.length; start += columns) {
    const row = boxes.slice(start, start + columns);
    row.forEach((box, column) => places.set(box.id, { x: from.x + column * width, y }));
    y += Math.max(...row.map((box) => box.height)) + GAP;
  }
  return places;
}

/** Boxes as one reads them: by rows, where a box belongs to a row when its middle lies above the end of the row's first box. */
export function readingOrder<B extends Box>(boxes: Iterable<B>): readonly B[] {
  const byTop = [...boxes].sort((a, b) => a.y - b.y || a.x - b.x || (a.id < b.id ? -1 : 1));
  const ordered: B[] = [];
  let row: B[] = [];
  let end = -Infinity;
  const close = (): void => {
    ordered.push(...row.sort((a, b) => a.x - b.x || a.y - b.y || (a.id < b.id ? -1 : 1)));
    row = [];
  };
  for (const box of byTop) {
    if (row.length > 0 && box.y + box.height / 2 > end) close();
    if (row.length === 0) end = box.y + box.height;
    row.push(box);
  }
  close();
  return ordered;
}

/** How many places around the wanted one are tried before the note goes on top of others. */
const RINGS = 40;

/**
 * A place for a box of the given size, as near to `wanted` (its upper left corner) as others leave room. Places are `pace` apart: the
 * box's own size, or less where a large box must not leave holes.
 */
export function freePlace(wanted: Point, size: { readonly width: number; readonly height: number }, isTaken: (rect: Rect) => boolean, pace: number = Infinity): Point {
  const step = { x: Math.min(pace, size.width) + GAP, y: Math.min(pace, size.height) + GAP };
  const free = (at: Point): boolean => !isTaken({ x: at.x, y: at.y, width: size.width, height: size.height });
  if (free(wanted)) return wanted;
  for (let ring = 1; ring <= RINGS; ring += 1) {
    for (const [column, row] of ringCells(ring)) {
      const at = { x: wanted.x + column * step.x, y: wanted.y + row * step.y };
      if (free(at)) return at;
    }
  }
  return shifted({ ...wanted, width: 0, height: 0 }, { x: GAP, y: GAP });
}

/** The cells at distance `ring`, to the right and below first: that is where one expects the next note. */
function ringCells(ring: number): readonly (readonly [number, number])[] {
  const cells: (readonly [number, number])[] = [];
  for (let at = 0; at <= ring; at += 1) cells.push([ring, at]);
  for (let at = ring - 1; at >= -ring; at -= 1) cells.push([at, ring]);
  for (let at = ring - 1; at >= -ring; at -= 1) cells.push([-ring, at]);
  for (let at = 1 - ring; at <= ring; at += 1) cells.push([at, -ring]);
  for (let at = 1 - ring; at < 0; at += 1) cells.push([ring, at]);
  return cells;
}

function moves(boxes: readonly Box[], to: (box: Box) => Point): Moves {
  return new Map(
    boxes.flatMap((box) => {
      const { x, y } = rounded(to(box));
      return x === box.x && y === box.y ? [] : [[box.id, { x, y }] as const];
    }),
  );
}

/** Whole units: positions are read by people and compared for equality. */
export function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** Whether any of the boxes overlaps the rectangle. */
export function isTakenBy(boxes: Iterable<Rect>): (rect: Rect) => boolean {
  const list = [...boxes];
  return (rect) => list.some((box) => overlaps(box, rect));
}
