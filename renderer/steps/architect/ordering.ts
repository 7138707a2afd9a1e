import { groupBy } from './group-by.ts';
/** A place in a row of the diagram: a node, or where a long link passes through. */
export type Cell = string;

/** A link between cells of neighbouring rows. */
export interface Segment {
  readonly upper: Cell;
  readonly lower: Cell;
}

const SWEEPS = 8;

/**
 * Orders the cells of every row so that few segments cross: rows are sorted in turn by the mean place of their neighbours, down
 * and up, and the best order met is kept (Sugiyama, Tagawa and Toda 1981). The same input gives the same order.
 */
export function orderRows(rows: readonly (readonly Cell[])[], segments: readonly Segment[]): readonly (readonly Cell[])[] {
  const above = neighbours(segments, 'lower', 'upper');
  const below = neighbours(segments, 'upper', 'lower');
  let best = rows;
  let fewest = crossings(rows, segments);
  let current = rows;
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    current = sweep % 2 === 0 ? sorted(current, above) : sorted([...current].reverse(), below).toReversed();
    const count = crossings(current, segments);
    if (count >= fewest) continue;
    fewest = count;
    best = current;
  }
  return best;
}

/** How often segments cross. */
export function crossings(rows: readonly (readonly Cell[])[], segments: readonly Segment[]): number {
  const place = places(rows);
  const placed = segments.map(({ upper, lower }) => ({ row: rows.findIndex((row) => row.includes(upper)), from: place.get(upper) ?? 0, to: place.get(lower) ?? 0 }));
  let count = 0;
  for (const [index, a] of placed.entries()) {
    for (const b of placed.slice(index + 1)) if (a.row === b.row && (a.from - b.from) * (a.to - b.to) < 0) count += 1;
  }
  return count;
}

function sorted(rows: readonly (readonly Cell[])[], known: ReadonlyMap<Cell, readonly Cell[]>): readonly (readonly Cell[])[] {
  const place = new Map<Cell, number>();
  return rows.map((row) => {
    const wish = (cell: Cell, at: number): number => {
      const around = (known.get(cell) ?? []).flatMap((other) => place.get(other) ?? []);
      return around.length === 0 ? at : around.reduce((sum, one) => sum + one, 0) / around.length;
    };
    const next = row.map((cell, at) => ({ cell, wish: wish(cell, at) })).sort((a, b) => a.wish - b.wish).map(({ cell }) => cell);
    for (const [at, cell] of next.entries()) place.set(cell, at);
    return next;
  });
}

function neighbours(segments: readonly Segment[], of: keyof Segment, are: keyof Segment): ReadonlyMap<Cell, readonly Cell[]> {
  return new Map([...groupBy(segments, (segment) => segment[of])].map(([cell, list]) => [cell, list.map((segment) => segment[are])]));
}

function places(rows: readonly (readonly Cell[])[]): ReadonlyMap<Cell, number> {
  return new Map(rows.flatMap((row) => row.map((cell, at) => [cell, at] as const)));
}
