import type { Stroke } from '../../../shared/domain/step-model.ts';

/** Sketch units of a square sketch: coordinates run from 0 to 1000 in both directions. */
export const SKETCH_SIZE = 1000;

const HALF_PRESSURE = 0.5;

/** Points further apart than this were set on purpose, as corners; nearer ones come from a moving hand. */
const CORNER_DISTANCE = 60;

/** An SVG path through a stroke's points: smooth where they lie close together, straight between corners. */
export function strokePath({ points }: Stroke): string {
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
  const { points } = stroke;
  for (let index = 0; index + 2 < points.length; index += 3) {
    const [ax = 0, ay = 0] = points.slice(index, index + 2);
    const [bx = ax, by = ay] = points.slice(index + 3, index + 5);
    if (distanceToSegment(x, y, ax, ay, bx, by) <= reach + strokeWidth(stroke) / 2) return true;
  }
  return false;
}

function distanceToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length));
  return Math.hypot(x - (ax + share * (bx - ax)), y - (ay + share * (by - ay)));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
