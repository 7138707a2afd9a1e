import { choice, collection, commonRoot, decimal, defineStep, line, openChoice, prose, ref, voting, whole } from '../field-specs.ts';

export const TEST_LENSES = ['desirability', 'viability', 'feasibility'] as const;
export const TEST_METHODS = [
  'interview',
  'survey',
  'prototype_test',
  'landing_page',
  'wizard_of_oz',
  'concierge',
  'ab_test',
  'expert_review',
  'technical_spike',
  'data_analysis',
  'other',
] as const;
export const METRIC_KINDS = ['count', 'percent', 'ratio', 'yes_no', 'qualitative'] as const;
export const FEEDBACK_QUADRANTS = ['liked', 'criticised', 'questions', 'ideas'] as const;

const AMOUNT = 1_000_000_000;

/** Test: assumptions, experiments, feedback, verdicts (steps.md). yes_no counts 1 and 0, qualitative is rated 1…5. */
export const test = defineStep(
  'test',
  {
    tests: collection('tst', 'assumption', {
      conceptId: ref({ step: 'prototype', collection: 'concepts' }),
      assumption: prose,
      lens: openChoice(TEST_LENSES),
      method: openChoice(TEST_METHODS),
      metricKind: openChoice(METRIC_KINDS),
      metric: line,
      target: decimal(0, AMOUNT),
      kill: decimal(0, AMOUNT),
      sample: whole(0, AMOUNT),
      actual: decimal(0, AMOUNT),
      notes: prose,
    }),
    feedback: collection('fbk', 'text', {
      testId: ref({ step: 'test', collection: 'tests' }),
      quadrant: choice(FEEDBACK_QUADRANTS),
      text: prose,
      who: line,
    }),
    ...voting('test', ['tests', 'feedback']),
  },
  commonRoot,
);
