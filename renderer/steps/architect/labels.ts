export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A curve that leaves and reaches its ends vertically, and the width of the label that goes on it. */
export interface LabelledCurve {
  readonly from: Point;
  readonly to: Point;
  readonly width: number;
}

const HEIGHT = 15;
/** Where on a curve a label may stand, the best place first; 0 is its start, 1 its end. */
const PLACES = [0.5, 0.32, 0.68, 0.18, 0.82] as const;

/** Centres for the labels: each on its own curve and, where there is room, clear of the others. */
export function placeLabels(curves: readonly LabelledCurve[]): readonly Point[] {
  const placed: (Point & { readonly width: number })[] = [];
  const centres = new Map<number, Point>();
  const fromLeft = curves.map((curve, index) => ({ curve, index })).sort((a, b) => middle(a.curve) - middle(b.curve));
  for (const { curve, index } of fromLeft) {
    const options = PLACES.map((at) => pointAt(curve, at)).map((point) => ({ point, clash: clash(placed, point, curve.width) }));
    const best = options.reduce((found, option) => (option.clash < found.clash ? option : found));
    centres.set(index, best.point);
    if (curve.width > 0) placed.push({ ...best.point, width: curve.width });
  }
  return curves.map((curve, index) => centres.get(index) ?? curve.from);
}

/** The point of a cubic Bézier curve whose handles stand half way down, straight below and above its ends. */
export function pointAt({ from, to }: Pick<LabelledCurve, 'from' | 'to'>, t: number): Point {
  const u = 1 - t;
  const ease = t * t * (3 - 2 * t);
  const half = (from.y + to.y) / 2;
  return {
    x: Math.round(from.x + (to.x - from.x) * ease),
    y: Math.round(u * u * u * from.y + 3 * u * t * half + t * t * t * to.y),
  };
}

function clash(placed: readonly (Point & { readonly width: number })[], point: Point, width: number): number {
  return placed.reduce((sum, other) => {
    const across = (width + other.width) / 2 + 6 - Math.abs(point.x - other.x);
    const down = HEIGHT - Math.abs(point.y - other.y);
    return sum + (across > 0 && down > 0 ? across * down : 0);
  }, 0);
}

function middle({ from, to }: LabelledCurve): number {
  return (from.x + to.x) / 2;
}
