import fc from 'fast-check';
import { expect, test } from 'vitest';

import { riceScore } from '../../shared/domain/rice.ts';

test.each([
  [{ reach: 900, impact: 5, confidence: 80, effort: 4 }, 900],
  [{ reach: 0, impact: 5, confidence: 80, effort: 4 }, 0],
  [{ reach: 100, impact: 1, confidence: 0, effort: 1 }, 0],
  [{ reach: 3, impact: 1, confidence: 70, effort: 1 }, 2.1],
  [{ reach: 1_000_000_000, impact: 5, confidence: 100, effort: 1 }, 5_000_000_000],
  [{ reach: 900, impact: 5, confidence: 80, effort: 0 }, null],
  [{ reach: 900, impact: 5, confidence: 80, effort: -1 }, null],
  [{ reach: 900, impact: 5, confidence: 80, effort: null }, null],
  [{ reach: null, impact: 5, confidence: 80, effort: 4 }, null],
  [{ reach: 900, confidence: 80, effort: 4 }, null],
  [{ reach: 900, impact: 5, effort: 4 }, null],
  [{}, null],
])('RICE of %j is %s', (figures, score) => {
  expect(riceScore(figures)).toBe(score);
});

const figures = fc.record({
  reach: fc.nat({ max: 1_000_000 }),
  impact: fc.integer({ min: 1, max: 5 }),
  confidence: fc.nat({ max: 100 }),
  effort: fc.integer({ min: 1, max: 5 }),
});

test('features that are equal on paper are equal here: whole figures rank as exact arithmetic ranks them', () => {
  const twin = fc.tuple(figures, fc.constantFrom(2, 3, 4, 5)).map(([a, times]) => [a, { ...a, reach: a.reach * times, effort: a.effort * times }] as const);
  fc.assert(
    fc.property(fc.oneof(twin, fc.tuple(figures, figures)), ([a, b]) => {
      const left = BigInt(a.reach * a.impact * a.confidence) * BigInt(b.effort);
      const right = BigInt(b.reach * b.impact * b.confidence) * BigInt(a.effort);
      const [ours, theirs] = [riceScore(a) ?? Number.NaN, riceScore(b) ?? Number.NaN];
      expect(Math.sign(ours - theirs)).toBe(left < right ? -1 : left > right ? 1 : 0);
    }),
    { numRuns: 5_000 },
  );
});
