import type { PackAudience, PackSection } from '../../../shared/domain/steps/pack.ts';
import type { PartName } from './audiences.ts';
import type { PackContents } from './contents/entry.ts';
import type { Brief } from './derived/brief.ts';
import type { Completeness } from './derived/completeness.ts';
import type { JudgedTest, RankedFeature, ScoredRisk } from './derived/ranked.ts';
import type { Traceability } from './derived/traceability.ts';

/** Changes when a reader of the old shape could no longer read the new one. */
export const PACK_VERSION = 1;

export const PACK_FORMAT = 'workshoppilot.build-pack';

/** How much a section holds. */
export interface Overview {
  readonly personas: number;
  readonly questionsChosen: number;
  readonly ideas: number;
  readonly concepts: number;
  readonly tests: number;
  readonly features: number;
  readonly mustFeatures: number;
  readonly requirements: number;
  readonly stories: number;
  readonly storyPoints: number;
}

/**
 * The sections a person chose; a section that was not chosen is not there. Each holds the step's collections as in the step
 * models: lists in order, every field but those of the board, blank texts and absent values as null, references resolved.
 */
export interface PackSections {
  readonly overview?: Overview;
  readonly empathize?: PackContents['empathize'];
  readonly define?: PackContents['define'];
  readonly ideate?: PackContents['ideate'];
  readonly prototype?: PackContents['prototype'];
  readonly test?: Omit<PackContents['test'], 'tests'> & { readonly tests: readonly JudgedTest[] };
  readonly prioritize?: { readonly features: readonly RankedFeature[] };
  readonly architect?: Omit<PackContents['architect'], 'risks'> & { readonly risks: readonly ScoredRisk[] };
  readonly spec?: PackContents['spec'];
  readonly story?: PackContents['story'];
}

/** A build pack as JSON. */
export interface PackDocument {
  readonly format: typeof PACK_FORMAT;
  readonly version: typeof PACK_VERSION;
  readonly language: 'en' | 'de';
  readonly audience: PackAudience;
  readonly workshop: { readonly id: string; readonly title: string; readonly originalIdea: string };
  /** The chosen sections in print order. */
  readonly chosenSections: readonly PackSection[];
  /** The parts in the order the audience reads them. */
  readonly readingOrder: readonly PartName[];
  readonly sections: PackSections;
  /** Null where the chosen sections hold no features, or nothing to link them to. */
  readonly traceability: Traceability | null;
  /** Null unless its section was chosen. */
  readonly completeness: Completeness | null;
  /** What to build in which order; only for the audience `agent`. */
  readonly brief: Brief | null;
}
