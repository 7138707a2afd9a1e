import type { PackSection } from '../../../../shared/domain/steps/pack.ts';
import type { PackContents, Reference } from '../contents/entry.ts';
import type { RankedFeature } from './ranked.ts';

/** The links of the chain, in its order. */
export const TRACE_COLUMNS = ['ideas', 'concept', 'feature', 'components', 'requirements', 'stories'] as const;

export type TraceColumn = (typeof TRACE_COLUMNS)[number];

/** One feature with what it grew from and what it became. Columns that were not asked for are empty. */
export interface TraceRow {
  readonly ideas: readonly Reference[];
  readonly concept: Reference | null;
  readonly feature: Reference;
  readonly components: readonly Reference[];
  readonly requirements: readonly Reference[];
  readonly stories: readonly Reference[];
}

/** What the chain lost: items that lead nowhere or come from nowhere. */
export interface LooseTraces {
  readonly ideasWithoutConcept: readonly Reference[];
  readonly conceptsWithoutFeature: readonly Reference[];
  readonly requirementsWithoutFeature: readonly Reference[];
  readonly storiesWithoutFeature: readonly Reference[];
}

/** Idea → concept → feature → component, requirement, story. */
export interface Traceability {
  /** The columns whose section is part of the pack. */
  readonly columns: readonly TraceColumn[];
  /** In the order the features are built. */
  readonly rows: readonly TraceRow[];
  readonly loose: LooseTraces;
}

const SECTION_OF: Readonly<Record<TraceColumn, PackSection>> = {
  ideas: 'ideate',
  concept: 'prototype',
  feature: 'prioritize',
  components: 'architect',
  requirements: 'spec',
  stories: 'story',
};

interface Coded {
  readonly id: string;
  readonly code: string | null;
}

/** A reference to an entry of the pack itself. */
export function referenceTo(entry: Coded, label: string | null): Reference {
  return { id: entry.id, code: entry.code, label, missing: false };
}

/** The chain for the chosen sections; null without features or with nothing to link them to. */
export function traceability(
  contents: PackContents,
  features: readonly RankedFeature[],
  sections: ReadonlySet<PackSection>,
): Traceability | null {
  const columns = TRACE_COLUMNS.filter((column) => sections.has(SECTION_OF[column]));
  if (features.length === 0 || !columns.includes('feature') || columns.length < 2) return null;
  const only = <T>(column: TraceColumn, list: readonly T[]): readonly T[] => (columns.includes(column) ? list : []);
  const { concepts } = contents.prototype;
  const { ideas } = contents.ideate;
  const { components } = contents.architect;
  const { requirements } = contents.spec;
  const { stories } = contents.story;
  const used = new Set(features.map((feature) => feature.concept?.id));
  const inConcepts = new Set(concepts.flatMap((concept) => concept.ideas.map((idea) => idea.id)));
  const rows = features.map((feature): TraceRow => {
    const concept = concepts.find((candidate) => candidate.id === feature.concept?.id);
    return {
      ideas: only('ideas', concept?.ideas ?? []),
      concept: columns.includes('concept') ? feature.concept : null,
      feature: referenceTo(feature, feature.name),
      components: only('components', components.filter((c) => names(c.features, feature)).map((c) => referenceTo(c, c.name))),
      requirements: only('requirements', requirements.filter((r) => r.feature?.id === feature.id).map((r) => referenceTo(r, r.text))),
      stories: only('stories', stories.filter((s) => s.feature?.id === feature.id).map((s) => referenceTo(s, s.want))),
    };
  });
  const homeless = ({ feature }: { readonly feature: Reference | null }): boolean => feature === null || feature.missing;
  return {
    columns,
    rows,
    loose: {
      ideasWithoutConcept: only('ideas', columns.includes('concept') ? ideas : [])
        .filter((idea) => idea.selected && !inConcepts.has(idea.id))
        .map((idea) => referenceTo(idea, idea.text)),
      conceptsWithoutFeature: only('concept', concepts)
        .filter((concept) => !used.has(concept.id))
        .map((concept) => referenceTo(concept, concept.name)),
      requirementsWithoutFeature: only('requirements', requirements).filter(homeless).map((r) => referenceTo(r, r.text)),
      storiesWithoutFeature: only('stories', stories).filter(homeless).map((s) => referenceTo(s, s.want)),
    },
  };
}

function names(references: readonly Reference[], entry: Coded): boolean {
  return references.some(({ id }) => id === entry.id);
}

/** Every reference anywhere in `contents` whose target is gone, once each, in the order of the steps. */
export function danglingReferences(contents: PackContents, steps: ReadonlySet<string>): readonly Reference[] {
  const found = new Map<string, Reference>();
  for (const [step, collections] of Object.entries(contents)) {
    if (!steps.has(step)) continue;
    for (const entry of Object.values<readonly object[]>(collections).flat()) {
      for (const value of Object.values<unknown>(entry as Readonly<Record<string, unknown>>).flat()) {
        if (isReference(value) && value.missing) found.set(value.id, value);
      }
    }
  }
  return [...found.values()];
}

function isReference(value: unknown): value is Reference {
  return typeof value === 'object' && value !== null && 'missing' in value;
}
