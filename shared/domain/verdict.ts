/** What a test showed about its assumption. */
export type Verdict = 'validated' | 'invalidated' | 'promising' | 'inconclusive';

export interface TestFigures {
  readonly target?: number | null | undefined;
  readonly kill?: number | null | undefined;
  readonly actual?: number | null | undefined;
}

export interface VerdictResult {
  readonly verdict: Verdict;
  /** round(100 × actual ÷ target), within 0…100. */
  readonly score: number;
}

/**
 * The verdict of a test (steps.md): actual ≥ target → validated; actual ≤ kill → invalidated; actual ÷ target ≥ 0.7 →
 * promising; otherwise inconclusive. Null until both target and actual are known. A target of 0 is met by any actual.
 */
export function testVerdict({ target, kill, actual }: TestFigures): VerdictResult | null {
  if (typeof target !== 'number' || typeof actual !== 'number') return null;
  const share = target === 0 ? 1 : actual / target;
  // Multiplied first: 100 × 57 ÷ 200 is 28.5 and rounds up, while 57 ÷ 200 is a little less than 0.285.
  const percent = target === 0 ? 100 : (100 * actual) / target;
  const score = Math.min(100, Math.max(0, Math.round(percent)));
  if (actual >= target) return { verdict: 'validated', score };
  if (typeof kill === 'number' && actual <= kill) return { verdict: 'invalidated', score };
  return { verdict: share >= 0.7 ? 'promising' : 'inconclusive', score };
}
