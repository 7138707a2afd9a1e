import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { testVerdict, type TestFigures, type VerdictResult } from '../../shared/domain/verdict.ts';

type Case = readonly [about: string, figures: TestFigures, verdict: VerdictResult['verdict'] | null, score: number];

describe('the verdict of a test', () => {
  test.each<Case>([
    ['the target is reached exactly', { target: 80, kill: 50, actual: 80 }, 'validated', 100],
    ['more than the target is reached', { target: 80, kill: 50, actual: 200 }, 'validated', 100],
    ['just below the target', { target: 80, kill: 50, actual: 79.99 }, 'promising', 100],
    ['seven tenths of the target', { target: 80, kill: 50, actual: 56 }, 'promising', 70],
    ['just below seven tenths', { target: 80, kill: 50, actual: 55.9 }, 'inconclusive', 70],
    ['just above the kill threshold', { target: 80, kill: 50, actual: 50.01 }, 'inconclusive', 63],
    ['exactly at the kill threshold', { target: 80, kill: 50, actual: 50 }, 'invalidated', 63],
    ['nothing at all', { target: 80, kill: 50, actual: 0 }, 'invalidated', 0],
    ['no kill threshold', { target: 80, actual: 0 }, 'inconclusive', 0],
    ['an empty kill threshold', { target: 80, kill: null, actual: 60 }, 'promising', 75],
    ['a kill threshold of zero', { target: 1, kill: 0, actual: 0 }, 'invalidated', 0],
    ['a kill threshold in the promising range', { target: 100, kill: 90, actual: 85 }, 'invalidated', 85],
    ['a kill threshold above the target: the target wins', { target: 10, kill: 50, actual: 20 }, 'validated', 100],
    ['a kill threshold above the target, target missed', { target: 10, kill: 50, actual: 9 }, 'invalidated', 90],
    ['a kill threshold that is the target', { target: 10, kill: 10, actual: 10 }, 'validated', 100],
    ['a target of zero is met by zero', { target: 0, kill: 0, actual: 0 }, 'validated', 100],
    ['a target of zero is met by anything', { target: 0, actual: 5 }, 'validated', 100],
    ['yes where yes was wanted', { target: 1, kill: 0, actual: 1 }, 'validated', 100],
    ['no result yet', { target: 80, kill: 50, actual: null }, null, 0],
    ['no target yet', { kill: 50, actual: 10 }, null, 0],
    ['nothing known', {}, null, 0],
  ])('%s', (_, figures, verdict, score) => {
    expect(testVerdict(figures)).toEqual(verdict === null ? null : { verdict, score });
  });

  test.each([
    [57, 200, 29],
    [23, 40, 58],
    [67, 200, 34],
    [1, 8, 13],
    [1, 3, 33],
    [2, 3, 67],
  ])('scores %d of %d as round(100 × actual ÷ target) = %d, halves up', (actual, target, score) => {
    expect(testVerdict({ actual, target })?.score).toBe(score);
  });

  test('scores whole figures as exact arithmetic does', () => {
    const figure = fc.nat({ max: 1_000_000_000 });
    fc.assert(
      fc.property(figure, fc.integer({ min: 1, max: 1_000_000_000 }), (actual, target) => {
        const [a, t] = [BigInt(actual), BigInt(target)];
        const exact = (200n * a + t) / (2n * t);
        expect(testVerdict({ actual, target })?.score).toBe(exact > 100n ? 100 : Number(exact));
      }),
      { numRuns: 2_000 },
    );
  });

  test('follows the rules in their order, for any figures', () => {
    const figure = fc.oneof(fc.nat({ max: 20 }), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(figure, fc.option(figure), figure, (target, kill, actual) => {
        const result = testVerdict({ target, kill, actual });
        const expected =
          actual >= target ? 'validated' : kill !== null && actual <= kill ? 'invalidated' : actual / target >= 0.7 ? 'promising' : 'inconclusive';
        expect(result?.verdict).toBe(expected);
        expect(result?.score).toBeGreaterThanOrEqual(0);
        expect(result?.score).toBeLessThanOrEqual(100);
        expect(Number.isInteger(result?.score)).toBe(true);
      }),
    );
  });
});
