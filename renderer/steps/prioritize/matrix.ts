import type { Feature } from './features.ts';

/** Ends of the scale of impact and effort. */
export const LOWEST = 1;
export const HIGHEST = 5;
/** What is judged as the middle stands on the line between the quadrants. */
const MIDDLE = 3;

/** Where a feature stands on the map; `between` is on a line. */
export type Quadrant = 'quickWins' | 'bigBets' | 'fillIns' | 'timeSinks' | 'between';

/** A feature that has both judgements. */
export interface Point {
  readonly feature: Feature;
  readonly impact: number;
  readonly effort: number;
}

/** The place of a feature on the map, null while impact or effort is missing. */
export function pointOf(feature: Feature): Point | null {
  const { impact, effort } = feature;
  return typeof impact === 'number' && typeof effort === 'number' ? { feature, impact, effort } : null;
}

/** The quadrant of a place. */
export function quadrantOf({ impact, effort }: Pick<Point, 'impact' | 'effort'>): Quadrant {
  if (impact === MIDDLE || effort === MIDDLE) return 'between';
  if (impact > MIDDLE) return effort < MIDDLE ? 'quickWins' : 'bigBets';
  return effort < MIDDLE ? 'fillIns' : 'timeSinks';
}

/** One of the 25 places of the map with what stands there. */
export interface Cell {
  readonly impact: number;
  readonly effort: number;
  readonly points: readonly Point[];
}

/** The 25 places as one reads them: the highest impact first, then from low effort to high. */
export function cellsOf(points: readonly Point[]): readonly Cell[] {
  const scale = Array.from({ length: HIGHEST - LOWEST + 1 }, (_, index) => LOWEST + index);
  return scale.toReversed().flatMap((impact) =>
    scale.map((effort) => ({ impact, effort, points: points.filter((point) => point.impact === impact && point.effort === effort) })),
  );
}

/** What an arrow key does to a place, within the scale; undefined for other keys. */
export function afterArrow(key: string, { impact, effort }: Pick<Point, 'impact' | 'effort'>): { readonly impact: number; readonly effort: number } | undefined {
  const clamp = (value: number): number => Math.min(HIGHEST, Math.max(LOWEST, value));
  switch (key) {
    case 'ArrowUp':
      return { impact: clamp(impact + 1), effort };
    case 'ArrowDown':
      return { impact: clamp(impact - 1), effort };
    case 'ArrowRight':
      return { impact, effort: clamp(effort + 1) };
    case 'ArrowLeft':
      return { impact, effort: clamp(effort - 1) };
    default:
      return undefined;
  }
}
