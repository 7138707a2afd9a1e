export interface RiceFigures {
  readonly reach?: number | null | undefined;
  readonly impact?: number | null | undefined;
  /** Percent, 0…100. */
  readonly confidence?: number | null | undefined;
  readonly effort?: number | null | undefined;
}

/**
 * RICE = reach × impact × confidence ÷ effort (steps.md), confidence as a share of one; null until all four are known. Divides
 * once and last, so that whole figures that are equal on paper give equal scores and share a rank.
 */
export function riceScore({ reach, impact, confidence, effort }: RiceFigures): number | null {
  if (typeof reach !== 'number' || typeof impact !== 'number' || typeof confidence !== 'number') return null;
  if (typeof effort !== 'number' || effort <= 0) return null;
  return (reach * impact * confidence) / (100 * effort);
}
