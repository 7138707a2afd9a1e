import type { Risk } from './architect-types.ts';

/** How serious a risk is, by likelihood × impact: 1–4 low, 5–9 medium, 10–14 high, 15–25 severe. */
export type Severity = 'low' | 'medium' | 'high' | 'severe';

/** The usual bands of a 5 × 5 risk matrix. */
export function severityOf(score: number): Severity {
  if (score >= 15) return 'severe';
  if (score >= 10) return 'high';
  return score >= 5 ? 'medium' : 'low';
}

/** Likelihood × impact, 1…25; null while either is not judged. */
export function riskScore({ likelihood, impact }: Pick<Risk, 'likelihood' | 'impact'>): number | null {
  return typeof likelihood === 'number' && typeof impact === 'number' ? likelihood * impact : null;
}
