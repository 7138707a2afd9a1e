import { collection, commonRoot, defineStep, openChoice, prose, ref, voting } from '../field-specs.ts';

export const REQUIREMENT_KINDS = ['functional', 'quality', 'constraint'] as const;
export const REQUIREMENT_PRIORITIES = ['must', 'should', 'could'] as const;

/** Spec: requirements with measurable acceptance (steps.md). */
export const spec = defineStep(
  'spec',
  {
    requirements: collection('req', 'text', {
      kind: openChoice(REQUIREMENT_KINDS),
      text: prose,
      featureId: ref({ step: 'prioritize', collection: 'features' }),
      priority: openChoice(REQUIREMENT_PRIORITIES),
      measure: prose,
    }),
    ...voting('spec', ['requirements']),
  },
  commonRoot,
);
