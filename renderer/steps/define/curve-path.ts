/** Where a curve through the emotions runs: one point a stage that was judged, in units of stages and of the picture's height. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** Height of the picture and width of a stage in it, in units of its own. */
export const HEIGHT = 96;
export const UNIT = 100;
const PAD = 14;

/** The emotion, −2…2, that a height of the picture stands for. */
export function emotionAt(y: number): number {
  const emotion = 2 - Math.round(((y - PAD) / (HEIGHT - 2 * PAD)) * 4);
  // `|| 0` for the zero below zero.
  return Math.min(2, Math.max(-2, emotion)) || 0;
}

/** The points of the curve: stage centres across, −2…2 from bottom to top. Stages nobody judged are left out. */
export function curvePoints(emotions: readonly (number | null)[]): readonly CurvePoint[] {
  return emotions.flatMap((emotion, index) =>
    emotion === null ? [] : [{ x: (index + 0.5) * UNIT, y: PAD + ((2 - emotion) / 4) * (HEIGHT - 2 * PAD) }],
  );
}

/** A smooth path through the points that never overshoots them: flat at every point, cubic in between. */
export function curvePath(points: readonly CurvePoint[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      if (before === undefined) return `M${String(point.x)} ${String(point.y)}`;
      const middle = (before.x + point.x) / 2;
      return `C${String(middle)} ${String(before.y)} ${String(middle)} ${String(point.y)} ${String(point.x)} ${String(point.y)}`;
    })
    .join('');
}
