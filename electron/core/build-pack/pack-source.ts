import { PACK_SECTIONS, type PackAudience, type PackSection } from '../../../shared/domain/steps/pack.ts';
import type { PackInput } from './assemble-contract.ts';
import { readContents } from './contents/read-contents.ts';
import type { PackContents } from './contents/entry.ts';
import { brief, type Brief } from './derived/brief.ts';
import { completeness, type Completeness } from './derived/completeness.ts';
import { judgedTests, rankedFeatures, scoredRisks, type JudgedTest, type RankedFeature, type ScoredRisk } from './derived/ranked.ts';
import { traceability, type Traceability } from './derived/traceability.ts';
import { wordsIn, type PackLanguage, type Words } from './words.ts';

/** Everything both formats say, worked out once. */
export interface PackSource {
  readonly language: PackLanguage;
  readonly words: Words;
  readonly audience: PackAudience;
  readonly workshop: PackInput['workshop'];
  readonly sections: ReadonlySet<PackSection>;
  readonly contents: PackContents;
  /** In the order they are built. */
  readonly features: readonly RankedFeature[];
  readonly tests: readonly JudgedTest[];
  /** The highest first. */
  readonly risks: readonly ScoredRisk[];
  readonly traceability: Traceability | null;
  readonly completeness: Completeness;
  readonly brief: Brief;
}

/** Reads a pack's input. No section chosen means all of them. */
export function packSource(input: PackInput): PackSource {
  const words = wordsIn(input.language);
  const sections = new Set(input.sections.length === 0 ? PACK_SECTIONS : input.sections);
  const raw = Object.fromEntries(Object.entries(input.steps).map(([id, { output }]) => [id, output])) as Parameters<typeof readContents>[0];
  const read = readContents(raw);
  const { contents } = read;
  const features = rankedFeatures(contents.prioritize.features);
  const tests = judgedTests(contents.test.tests);
  const risks = scoredRisks(contents.architect.risks);
  return {
    language: input.language,
    words,
    audience: input.audience,
    workshop: input.workshop,
    sections,
    contents,
    features,
    tests,
    risks,
    traceability: traceability(contents, features, sections),
    completeness: completeness({ steps: input.steps, read, features, tests, risks, words }),
    brief: brief(contents, features, sections, words),
  };
}
