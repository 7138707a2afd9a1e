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

/** How many risks fall on each pair of likelihood and impact, both 1…5. */
export function countRisks(risks: readonly Pick<Risk, 'likelihood' | 'impact'>[]): (likelihood: number, impact: number) => number {
  const counts = new Map<string, number>();
  for (const { likelihood, impact } of risks) {
    const key = `${String(likelihood)}/${String(impact)}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return (likelihood, impact) => counts.get(`${String(likelihood)}/${String(impact)}`) ?? 0;
}
