import { HIGHEST, LOWEST } from '../../features/scale-map/scale.ts';
import type { Feature } from './features.ts';

export { HIGHEST, LOWEST };
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

/** What moving to a quadrant by name means: its middle. */
export const QUADRANT_PLACES: Readonly<Record<Exclude<Quadrant, 'between'>, { readonly impact: number; readonly effort: number }>> = {
  quickWins: { impact: 4, effort: 2 },
  bigBets: { impact: 4, effort: 4 },
  fillIns: { impact: 2, effort: 2 },
  timeSinks: { impact: 2, effort: 4 },
};
