import type { PackAudience, PackSection } from '../../../shared/domain/steps/pack.ts';

/** The parts a Markdown pack can have; each belongs to one section a person can choose. */
export const PARTS = {
  people: 'empathize',
  stakeholders: 'empathize',
  research: 'empathize',
  problem: 'define',
  journey: 'define',
  ideas: 'ideate',
  concepts: 'prototype',
  flow: 'prototype',
  evidence: 'test',
  feedback: 'test',
  priorities: 'prioritize',
  roadmap: 'story',
  requirements: 'spec',
  architecture: 'architect',
  risks: 'architect',
  stories: 'story',
  traceability: 'prioritize',
  completeness: 'completeness',
} as const satisfies Readonly<Record<string, PackSection>>;

export type PartName = keyof typeof PARTS;

/** How much a part says: `full` for those the audience works with, `short` for what it only needs to know. */
export type Depth = 'full' | 'short';

/** What an audience reads in full, in this order; the other parts follow in short, in the order of `PARTS`. */
const FULL: Readonly<Record<PackAudience, readonly PartName[]>> = {
  product: ['problem', 'evidence', 'priorities', 'roadmap', 'people', 'stakeholders', 'research', 'feedback', 'concepts', 'risks'],
  design: ['people', 'journey', 'concepts', 'flow', 'feedback', 'research', 'problem', 'ideas', 'evidence'],
  engineering: ['requirements', 'architecture', 'stories', 'risks', 'priorities', 'roadmap', 'flow', 'evidence'],
  agent: ['problem', 'priorities', 'requirements', 'architecture', 'stories', 'roadmap', 'risks'],
};

/** Parts that always close the document. */
const LAST: readonly PartName[] = ['traceability', 'completeness'];

/** The parts of a pack in the order its audience reads them. */
export function readingOrder(
  audience: PackAudience,
  sections: ReadonlySet<PackSection>,
): readonly { readonly part: PartName; readonly depth: Depth }[] {
  const full = FULL[audience];
  const rest = (Object.keys(PARTS) as PartName[]).filter((part) => !full.includes(part) && !LAST.includes(part));
  return [
    ...full.map((part) => ({ part, depth: 'full' as const })),
    ...rest.map((part) => ({ part, depth: 'short' as const })),
    ...LAST.map((part) => ({ part, depth: 'full' as const })),
  ].filter(({ part }) => sections.has(PARTS[part]));
}
