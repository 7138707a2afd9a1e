import type { Insight, LineageNode } from '../../../shared/domain/insight.ts';

/** Sizes of the picture, in CSS pixels; a column is as wide as the room allows, within bounds. */
export const SIZES = { column: 108, widest: 200, gap: 24, node: 40, space: 6, head: 26 } as const;

/** Width of a column where `columns` of them have `room`. */
export function columnWidth(columns: number, room: number): number {
  const fitting = Math.floor((room - (columns - 1) * SIZES.gap) / Math.max(1, columns));
  return Math.min(SIZES.widest, Math.max(SIZES.column, fitting));
}

/** A node with its place. */
export interface PlacedNode extends LineageNode {
  readonly x: number;
  readonly y: number;
}

/** The picture's size, its nodes, and its lines as paths. */
export interface LineageLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly lines: readonly { readonly from: string; readonly to: string; readonly path: string }[];
}

/**
 * Places the columns from left to right. Within a column, nodes stand near the middle of what they come from (one sweep of the
 * barycenter heuristic, Sugiyama et al. 1981), so that fewer lines cross; ties keep the workshop's order. What has no line at all
 * stands below what has one.
 */
export function layoutLineage({ columns, links }: Pick<Insight, 'columns' | 'links'>, width: number = SIZES.column): LineageLayout {
  const { gap, node: height, space, head } = SIZES;
  const shown = columns.filter(({ nodes }) => nodes.length > 0);
  const places = new Map<string, PlacedNode>();
  for (const [index, column] of shown.entries()) {
    const wanted = column.nodes.map((node, order) => {
      const sources = links.filter(({ to }) => to === node.id).flatMap(({ from }) => places.get(from) ?? []);
      if (node.links === 0) return { node, order, y: Number.POSITIVE_INFINITY };
      if (index === 0) return { node, order, y: 0 };
      return { node, order, y: sources.length === 0 ? Number.MAX_VALUE : sources.reduce((sum, { y }) => sum + y, 0) / sources.length };
    });
    wanted.sort((a, b) => (a.y === b.y ? a.order - b.order : a.y - b.y));
    for (const [row, { node }] of wanted.entries()) places.set(node.id, { ...node, x: index * (width + gap), y: head + row * (height + space) });
  }
  const nodes = [...places.values()];
  const lines = links.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    return a === undefined || b === undefined || a.x >= b.x ? [] : [{ from, to, path: curve(a.x + width, a.y + height / 2, b.x, b.y + height / 2) }];
  });
  const rows = Math.max(0, ...shown.map((column) => column.nodes.length + (column.total > column.nodes.length ? 1 : 0)));
  return { width: Math.max(0, shown.length * (width + gap) - gap), height: head + rows * (height + space), nodes, lines };
}

/** Everything a node came from and everything that came from it, itself included. */
export function relatives(id: string, links: Insight['links']): ReadonlySet<string> {
  const reach = (next: (at: string) => readonly string[]): ReadonlySet<string> => {
    const found = new Set([id]);
    // A set's loop also visits what is added while it runs.
    for (const at of found) for (const other of next(at)) found.add(other);
    return found;
  };
  const after = reach((at) => links.filter(({ from }) => from === at).map(({ to }) => to));
  const before = reach((at) => links.filter(({ to }) => to === at).map(({ from }) => from));
  return new Set([...before, ...after]);
}

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = (x2 - x1) / 2;
  return `M${String(x1)} ${String(y1)}C${String(x1 + bend)} ${String(y1)} ${String(x2 - bend)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}
