import { groupBy } from './group-by.ts';
import { placeLabels, type LabelledCurve, type Point } from './labels.ts';
import { orderRows, type Cell, type Segment } from './ordering.ts';
import { rankNodes, withoutCircles, type Down, type Link } from './ranks.ts';
import { spread } from './spread.ts';

/** A box of the diagram; `x` and `y` are its upper left corner. All lengths are in pixels at normal text size. */
export interface Box extends Point {
  readonly id: string;
}

/** How a link runs: an SVG path from its start to its end, and where its label goes. */
export interface Route {
  readonly id: string;
  readonly path: string;
  readonly label: Point;
}

export interface Diagram {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly routes: readonly Route[];
}

export const BOX = { width: 176, height: 64 } as const;
const GAP = { x: 32, y: 88 } as const;
/** Width a link takes where it passes a row of boxes. */
const LANE = 20;
const ALIGN_SWEEPS = 10;
const LOOSE_A_ROW = 5;

/**
 * Draws nodes as rows of boxes, links leading down where they can. Links to nodes that are not there, or from a node to itself,
 * are left out; nodes without links stand in rows of their own at the end. The same input gives the same picture.
 */
export function layoutDiagram(nodes: readonly string[], links: readonly Link[]): Diagram {
  const known = new Set(nodes);
  const drawn = links.filter(({ fromId, toId }) => fromId !== toId && known.has(fromId) && known.has(toId));
  const linked = new Set(drawn.flatMap(({ fromId, toId }) => [fromId, toId]));
  const graph = placeLinked(nodes.filter((node) => linked.has(node)), drawn);
  const loose = nodes.filter((node) => !linked.has(node));
  const looseTop = graph.height === 0 ? 0 : graph.height + GAP.x;
  const looseBoxes = loose.map((id, index) => ({
    id,
    x: (index % LOOSE_A_ROW) * (BOX.width + GAP.x),
    y: looseTop + Math.floor(index / LOOSE_A_ROW) * (BOX.height + GAP.x),
  }));
  const boxes = [...graph.boxes, ...looseBoxes];
  return {
    boxes,
    routes: graph.routes,
    width: Math.max(graph.width, ...looseBoxes.map((box) => box.x + BOX.width)),
    height: Math.max(graph.height, ...looseBoxes.map((box) => box.y + BOX.height)),
  };
}

function placeLinked(nodes: readonly string[], links: readonly Link[]): Diagram {
  if (nodes.length === 0) return { width: 0, height: 0, boxes: [], routes: [] };
  const downs = withoutCircles(nodes, links);
  const ranks = rankNodes(nodes, downs);
  const chains = downs.map((down) => ({ down, cells: chainOf(down, ranks) }));
  const segments = chains.flatMap(({ cells }) => pairs(cells));
  const rows = orderRows(rowsOf(nodes, ranks, chains.map(({ cells }) => cells)), segments);
  const centres = alignRows(rows, segments, (cell) => (ranks.has(cell) ? BOX.width : LANE));
  const left = Math.min(...nodes.map((node) => (centres.get(node) ?? 0) - BOX.width / 2), ...lanes(centres, ranks));
  const right = Math.max(...nodes.map((node) => (centres.get(node) ?? 0) + BOX.width / 2), ...lanes(centres, ranks));
  const centreOf = (cell: Cell): number => Math.round((centres.get(cell) ?? 0) - left);
  const topOf = (row: number): number => row * (BOX.height + GAP.y);
  return {
    width: Math.round(right - left),
    height: topOf(rows.length - 1) + BOX.height,
    boxes: nodes.map((id) => ({ id, x: centreOf(id) - BOX.width / 2, y: topOf(ranks.get(id) ?? 0) })),
    routes: routesOf(chains, segments, centreOf, (node) => topOf(ranks.get(node) ?? 0)),
  };
}

function lanes(centres: ReadonlyMap<Cell, number>, ranks: ReadonlyMap<string, number>): readonly number[] {
  return [...centres].flatMap(([cell, centre]) => (ranks.has(cell) ? [] : [centre]));
}

/** The cells a link passes: its nodes, and one lane in every row between. */
function chainOf({ link, upper, lower }: Down, ranks: ReadonlyMap<string, number>): readonly Cell[] {
  const from = ranks.get(upper) ?? 0;
  const between = Math.max(0, (ranks.get(lower) ?? 0) - from - 1);
  return [upper, ...Array.from({ length: between }, (_, step) => `${link.id}|${String(from + 1 + step)}`), lower];
}

function rowsOf(nodes: readonly string[], ranks: ReadonlyMap<string, number>, chains: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const rows: Cell[][] = Array.from({ length: Math.max(...ranks.values()) + 1 }, () => []);
  for (const node of nodes) rows[ranks.get(node) ?? 0]?.push(node);
  for (const [first, ...rest] of chains) {
    const top = ranks.get(first ?? '') ?? 0;
    for (const [step, lane] of rest.slice(0, -1).entries()) rows[top + 1 + step]?.push(lane);
  }
  return rows;
}

function pairs(cells: readonly Cell[]): readonly Segment[] {
  return cells.slice(1).map((lower, index) => ({ upper: cells[index] ?? lower, lower }));
}

/** Centres of all cells: rows in turn move towards the mean of their neighbours, keeping order and distance. */
function alignRows(rows: readonly (readonly Cell[])[], segments: readonly Segment[], widthOf: (cell: Cell) => number): ReadonlyMap<Cell, number> {
  const centres = new Map<Cell, number>();
  const around = new Map<Cell, Cell[]>();
  for (const { upper, lower } of segments) {
    around.set(upper, [...(around.get(upper) ?? []), lower]);
    around.set(lower, [...(around.get(lower) ?? []), upper]);
  }
  const settle = (row: readonly Cell[]): void => {
    const wishes = row.map((cell) => {
      const known = (around.get(cell) ?? []).flatMap((other) => centres.get(other) ?? []);
      const wish = known.length === 0 ? (centres.get(cell) ?? 0) : known.reduce((sum, x) => sum + x, 0) / known.length;
      return { wish, width: widthOf(cell) };
    });
    for (const [at, centre] of spread(wishes, GAP.x).entries()) centres.set(row[at] ?? '', centre);
  };
  for (let sweep = 0; sweep < ALIGN_SWEEPS; sweep += 1) (sweep % 2 === 0 ? rows : rows.toReversed()).forEach(settle);
  return centres;
}

function routesOf(
  chains: readonly { readonly down: Down; readonly cells: readonly Cell[] }[],
  segments: readonly Segment[],
  centreOf: (cell: Cell) => number,
  topOf: (node: string) => number,
): readonly Route[] {
  const ports = { upper: portsOf(segments, 'upper', 'lower', centreOf), lower: portsOf(segments, 'lower', 'upper', centreOf) };
  let at = 0;
  const drawn = chains.map(({ down, cells }) => {
    const first = at;
    at += cells.length - 1;
    const start: Point = { x: centreOf(down.upper) + (ports.upper[first] ?? 0), y: topOf(down.upper) + BOX.height };
    const end: Point = { x: centreOf(down.lower) + (ports.lower[at - 1] ?? 0), y: topOf(down.lower) };
    const passed = cells.slice(1, -1).flatMap((lane, step): readonly Point[] => {
      const y = start.y + GAP.y + step * (BOX.height + GAP.y);
      return [{ x: centreOf(lane), y }, { x: centreOf(lane), y: y + BOX.height }];
    });
    const points = [start, ...passed, end];
    const turned = down.upper !== down.link.fromId;
    const curve: LabelledCurve = { from: start, to: points[1] ?? end, width: down.link.labelWidth };
    return { id: down.link.id, path: pathOf(turned ? points.toReversed() : points), curve };
  });
  const labels = placeLabels(drawn.map(({ curve }) => curve));
  return drawn.map(({ id, path, curve }, index) => ({ id, path, label: labels[index] ?? curve.from }));
}

/** How far from the middle of its box every segment starts or ends: links of one box share its edge in the order of their other ends. */
function portsOf(segments: readonly Segment[], at: keyof Segment, other: keyof Segment, centreOf: (cell: Cell) => number): readonly number[] {
  const byCell = groupBy(segments.map((segment, index) => ({ cell: segment[at], other: centreOf(segment[other]), index })), ({ cell }) => cell);
  const offsets = new Array<number>(segments.length).fill(0);
  for (const list of byCell.values()) {
    const step = Math.min(36, (BOX.width * 0.8) / list.length);
    const sorted = list.toSorted((a, b) => a.other - b.other || a.index - b.index);
    for (const [place, { index }] of sorted.entries()) offsets[index] = (place - (sorted.length - 1) / 2) * step;
  }
  return offsets;
}

/** A smooth line through points; it leaves and reaches every point vertically. */
function pathOf([start, ...rest]: readonly Point[]): string {
  if (start === undefined) return '';
  let before = start;
  const parts = rest.map((point) => {
    const middle = (before.y + point.y) / 2;
    const part = `C${[before.x, middle, point.x, middle, point.x, point.y].map((n) => String(Math.round(n))).join(' ')}`;
    before = point;
    return part;
  });
  return [`M${String(Math.round(start.x))} ${String(Math.round(start.y))}`, ...parts].join('');
}
