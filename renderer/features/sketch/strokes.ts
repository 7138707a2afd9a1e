import { getStroke } from 'perfect-freehand';

import type { Stroke } from '../../../shared/domain/step-model.ts';
import { isShapeTool } from '../../../shared/domain/strokes.ts';

/** Sketch units across a sketch: coordinates run from 0 to 1000; a wide sketch is less high. */
export const SKETCH_SIZE = 1000;

const HALF_PRESSURE = 0.5;

/** Points further apart than this were set on purpose, as corners; nearer ones come from a moving hand. */
const CORNER_DISTANCE = 60;

/** How a stroke is painted: a line along its points, or the outline of what a pen with its pressure left. */
export interface InkPath {
  readonly d: string;
  readonly filled: boolean;
}

/**
 * The path of a stroke. A hand's stroke with a pen becomes an outline that is thick where it was pressed (a mouse knows no
 * pressure: there the speed stands in for it); everything else is a line of one width.
 */
export function inkPath(stroke: Stroke): InkPath {
  if (isShapeTool(stroke.tool)) return { d: shapePath(stroke), filled: false };
  if (stroke.tool === 'marker' || isDrawnInCorners(stroke)) return { d: strokePath(stroke), filled: false };
  const places = triples(stroke.points);
  const outline = getStroke(
    places.map(([x, y, pressure]) => [x, y, pressure]),
    { size: stroke.width * 1.6, thinning: 0.55, smoothing: 0.5, streamline: 0.35, simulatePressure: places.every(([, , pressure]) => pressure === HALF_PRESSURE), last: true },
  );
  return { d: closedPath(outline), filled: true };
}

/** An SVG path through a stroke's points: smooth where they lie close together, straight between corners. */
export function strokePath({ points }: Pick<Stroke, 'points'>): string {
  const at = (index: number): readonly [number, number] => [points[index * 3] ?? 0, points[index * 3 + 1] ?? 0];
  const count = Math.floor(points.length / 3);
  if (count === 0) return '';
  const [x0, y0] = at(0);
  // A dot: a line of no length that its round caps make visible.
  if (count === 1) return `M${String(x0)} ${String(y0)}h0.01`;
  if (count === 2) return `M${String(x0)} ${String(y0)}L${at(1).join(' ')}`;
  let path = `M${String(x0)} ${String(y0)}`;
  for (let index = 1; index < count - 1; index += 1) {
    const [x, y] = at(index);
    const [nextX, nextY] = at(index + 1);
    const [beforeX, beforeY] = at(index - 1);
    const corner = Math.max(Math.hypot(x - beforeX, y - beforeY), Math.hypot(nextX - x, nextY - y)) > CORNER_DISTANCE;
    path += corner ? `L${String(x)} ${String(y)}` : `Q${String(x)} ${String(y)} ${String(round((x + nextX) / 2))} ${String(round((y + nextY) / 2))}`;
  }
  return `${path}L${at(count - 1).join(' ')}`;
}

/** The path of a shape between the first and the last point of its stroke; nothing without two points. */
export function shapePath({ tool, points, width }: Stroke): string {
  const [x1, y1] = points;
  const [x2, y2] = points.slice(-3);
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined || points.length < 6) return '';
  const line = `M${String(x1)} ${String(y1)}L${String(x2)} ${String(y2)}`;
  if (tool === 'rectangle') return `M${String(x1)} ${String(y1)}H${String(x2)}V${String(y2)}H${String(x1)}Z`;
  if (tool === 'ellipse') {
    const [rx, ry] = [round(Math.abs(x2 - x1) / 2), round(Math.abs(y2 - y1) / 2)];
    const y = round((y1 + y2) / 2);
    const [left, right] = [Math.min(x1, x2), Math.max(x1, x2)];
    const arc = (x: number): string => `A${String(rx)} ${String(ry)} 0 0 1 ${String(x)} ${String(y)}`;
    return `M${String(left)} ${String(y)}${arc(right)}${arc(left)}Z`;
  }
  if (tool !== 'arrow') return line;
  const angle = Math.atan2(y2 - y1, x2 - x1);
  const size = Math.min(18 + width * 2.5, Math.hypot(x2 - x1, y2 - y1));
  const barb = (turn: number): string => `M${String(x2)} ${String(y2)}L${String(round(x2 - size * Math.cos(angle + turn)))} ${String(round(y2 - size * Math.sin(angle + turn)))}`;
  return line + barb(0.45) + barb(-0.45);
}

/** Width of a stroke's line in sketch units: its width at half pressure, scaled by how hard the pen was pressed. */
export function strokeWidth({ width, points }: Stroke): number {
  let sum = 0;
  let count = 0;
  for (let index = 2; index < points.length; index += 3) {
    sum += points[index] ?? HALF_PRESSURE;
    count += 1;
  }
  return count === 0 ? width : round(width * (0.5 + sum / count));
}

/** The points of a stroke without those that are closer to the one before than `least` sketch units; ends are kept. */
export function thinned(points: readonly number[], least: number): readonly number[] {
  const kept: number[] = points.slice(0, 3);
  for (let index = 3; index < points.length; index += 3) {
    const [x = 0, y = 0, pressure = HALF_PRESSURE] = points.slice(index, index + 3);
    const last = index + 3 >= points.length;
    const distance = Math.hypot(x - (kept.at(-3) ?? 0), y - (kept.at(-2) ?? 0));
    if (last || distance >= least) kept.push(x, y, pressure);
  }
  return kept;
}

/** True when a point lies on a stroke, give or take `reach` sketch units. */
export function strokeHit(stroke: Stroke, x: number, y: number, reach: number): boolean {
  if (stroke.tool === 'text') {
    const [left = 0, top = 0] = stroke.points;
    // Letters are about half as wide as they are high.
    const width = (stroke.text ?? '').length * stroke.width * 0.55;
    return x >= left - reach && x <= left + width + reach && y >= top - reach && y <= top + stroke.width * 1.25 + reach;
  }
  const points = outlineOf(stroke);
  const near = reach + strokeWidth(stroke) / 2;
  for (let index = 0; index + 1 < points.length; index += 2) {
    const [ax = 0, ay = 0] = points.slice(index, index + 2);
    const [bx = ax, by = ay] = points.slice(index + 2, index + 4);
    if (distanceToSegment(x, y, ax, ay, bx, by) <= near) return true;
  }
  return false;
}

/** Flat [x, y, …] corners of the line that a stroke draws. */
function outlineOf({ tool, points }: Stroke): readonly number[] {
  const [x1 = 0, y1 = 0] = points;
  const [x2 = x1, y2 = y1] = points.slice(-3);
  if (tool === 'rectangle') return [x1, y1, x2, y1, x2, y2, x1, y2, x1, y1];
  if (tool === 'ellipse') {
    const [cx, cy, rx, ry] = [(x1 + x2) / 2, (y1 + y2) / 2, Math.abs(x2 - x1) / 2, Math.abs(y2 - y1) / 2];
    return Array.from({ length: 33 }, (_, step) => (step / 32) * 2 * Math.PI).flatMap((turn) => [cx + rx * Math.cos(turn), cy + ry * Math.sin(turn)]);
  }
  return triples(points).flatMap(([x, y]) => [x, y]);
}

function triples(points: readonly number[]): readonly (readonly [number, number, number])[] {
  return Array.from({ length: Math.floor(points.length / 3) }, (_, index) => [
    points[index * 3] ?? 0,
    points[index * 3 + 1] ?? 0,
    points[index * 3 + 2] ?? HALF_PRESSURE,
  ]);
}

function isDrawnInCorners({ points }: Stroke): boolean {
  for (let index = 3; index + 1 < points.length; index += 3) {
    if (Math.hypot((points[index] ?? 0) - (points[index - 3] ?? 0), (points[index + 1] ?? 0) - (points[index - 2] ?? 0)) > CORNER_DISTANCE) return true;
  }
  return points.length <= 3;
}

function closedPath(outline: readonly (readonly number[])[]): string {
  const at = (index: number): readonly [number, number] => {
    const [x = 0, y = 0] = outline[index % outline.length] ?? [];
    return [x, y];
  };
  if (outline.length < 3) return '';
  const [x0, y0] = at(0);
  let path = `M${String(round(x0))} ${String(round(y0))}`;
  for (let index = 1; index <= outline.length; index += 1) {
    const [x, y] = at(index);
    const [nextX, nextY] = at(index + 1);
    path += `Q${String(round(x))} ${String(round(y))} ${String(round((x + nextX) / 2))} ${String(round((y + nextY) / 2))}`;
  }
  return `${path}Z`;
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - (ax + share * (bx - ax)), y - (ay + share * (by - ay)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
