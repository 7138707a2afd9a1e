import { collection, commonRoot, decimal, defineStep, line, openChoice, prose, ref, voting, whole } from '../field-specs.ts';

export const MOSCOW = ['must', 'should', 'could', 'wont'] as const;

/**
 * Prioritize: rank what to build (steps.md). Impact and effort 1…5, reach in people per quarter, confidence in percent;
 * `order` is the stack rank.
 */
export const prioritize = defineStep(
  'prioritize',
  {
    features: collection('fea', 'name', {
      name: line,
      description: prose,
      conceptId: ref({ step: 'prototype', collection: 'concepts' }),
      impact: whole(1, 5),
      effort: whole(1, 5),
      reach: decimal(0, 1_000_000_000),
      confidence: whole(0, 100),
      moscow: openChoice(MOSCOW),
    }),
    ...voting('prioritize', ['features']),
  },
  commonRoot,
);
