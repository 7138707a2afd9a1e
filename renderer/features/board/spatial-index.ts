import { contains, overlaps, type Point, type Rect } from './geometry.ts';

/** A note's box, by its id. */
export interface Box extends Rect {
  readonly id: string;
}

/** About two notes wide: a click looks at a handful of boxes, a note lies in four cells at most. */
const CELL = 320;

/** Boxes by the cells of a grid they touch, so that hits and what is in view are found without looking at all of them. */
export class SpatialIndex<B extends Box> {
  readonly #cells = new Map<number, Set<B>>();
  readonly #boxes = new Map<string, B>();

  /** Puts a box in, or in its new place. */
  set(box: B): void {
    this.delete(box.id);
    this.#boxes.set(box.id, box);
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      if (cell === undefined) this.#cells.set(key, new Set([box]));
      else cell.add(box);
    }
  }

  delete(id: string): void {
    const box = this.#boxes.get(id);
    if (box === undefined) return;
    this.#boxes.delete(id);
    for (const key of cellsOf(box)) {
      const cell = this.#cells.get(key);
      cell?.delete(box);
      if (cell?.size === 0) this.#cells.delete(key);
    }
  }

  get(id: string): B | undefined {
    return this.#boxes.get(id);
  }

  get size(): number {
    return this.#boxes.size;
  }

  /** All boxes, in the order they were put in. */
  all(): Iterable<B> {
    return this.#boxes.values();
  }

  /** The boxes that overlap `area`, each once, in no order. */
  within(area: Rect): readonly B[] {
    const columns = Math.floor((area.x + area.width) / CELL) - Math.floor(area.x / CELL) + 1;
    const rows = Math.floor((area.y + area.height) / CELL) - Math.floor(area.y / CELL) + 1;
    // Looking at every box is cheaper than at more cells than there are boxes.
    if (columns * rows > this.#cells.size) return [...this.#boxes.values()].filter((box) => overlaps(box, area));
    const found = new Set<B>();
    for (const key of cellsOf(area)) {
      for (const box of this.#cells.get(key) ?? []) if (overlaps(box, area)) found.add(box);
    }
    return [...found];
  }

  /** The boxes a point lies in, in no order. */
  at(point: Point): readonly B[] {
    const cell = this.#cells.get(cellKey(Math.floor(point.x / CELL), Math.floor(point.y / CELL)));
    return cell === undefined ? [] : [...cell].filter((box) => contains(box, point));
  }
}

/** One number for a cell: positions are bounded (`isPosition`), so 26 bits a side suffice. */
function cellKey(column: number, row: number): number {
  return (column + 0x2000000) * 0x4000000 + row + 0x2000000;
}

function* cellsOf({ x, y, width, height }: Rect): Generator<number> {
  for (let column = Math.floor(x / CELL); column <= Math.floor((x + width) / CELL); column += 1) {
    for (let row = Math.floor(y / CELL); row <= Math.floor((y + height) / CELL); row += 1) yield cellKey(column, row);
  }
}
