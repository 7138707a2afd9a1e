import { riceScore } from '../../../../shared/domain/rice.ts';
import { MOSCOW } from '../../../../shared/domain/steps/prioritize.ts';
import { testVerdict, type Verdict } from '../../../../shared/domain/verdict.ts';
import type { Feature, Risk, Test } from '../contents/entry.ts';
import { rounded } from '../words.ts';

/** A feature with its place among the others. */
export type RankedFeature = Feature & {
  /** RICE to two decimals, null until all four figures are known. */
  readonly rice: number | null;
  /** True for what must or should be built; the rest is not for now. */
  readonly aboveCutLine: boolean;
};

/** A test with what it showed; both null until target and result are known. */
export type JudgedTest = Test & { readonly verdict: Verdict | null; readonly score: number | null };

/** A risk with likelihood × impact, null until both are judged. */
export type ScoredRisk = Risk & { readonly score: number | null };

/** Features in the order they are built: by class (must, should, could, not sorted, won't), then by stack rank. */
export function rankedFeatures(features: readonly Feature[]): readonly RankedFeature[] {
  const place = ({ moscow }: Feature): number => (moscow === null ? 2.5 : MOSCOW.indexOf(moscow));
  return features
    .map((feature) => ({ ...feature, rice: rice(feature), aboveCutLine: feature.moscow === 'must' || feature.moscow === 'should' }))
    .sort((a, b) => place(a) - place(b));
}

function rice(feature: Feature): number | null {
  const score = riceScore(feature);
  return score === null ? null : rounded(score);
}

/** Tests in their order, each with its verdict. */
export function judgedTests(tests: readonly Test[]): readonly JudgedTest[] {
  return tests.map((test) => {
    const result = testVerdict(test);
    return { ...test, verdict: result?.verdict ?? null, score: result?.score ?? null };
  });
}

/** Risks by score, the highest first, those not judged last; equal ones in their order. */
export function scoredRisks(risks: readonly Risk[]): readonly ScoredRisk[] {
  return risks
    .map((risk) => ({ ...risk, score: risk.likelihood === null || risk.impact === null ? null : risk.likelihood * risk.impact }))
    .sort((a, b) => (b.score ?? -1) - (a.score ?? -1));
}
