import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { carried, sampleId, sampleItems } from '../sample-items.ts';

const concept = (name: keyof SampleTexts['prototype']['concepts']): string => sampleId('con', name);
const on = (name: keyof SampleTexts['test']['tests']): { readonly testId: string } => ({ testId: sampleId('tst', name) });

/** Seven tests: two validated, one invalidated, two promising, one inconclusive, one still to be run. */
export function test({ test: t, prototype }: SampleTexts): Outputs['test'] {
  const fromConcept = (name: keyof typeof prototype.concepts) =>
    carried('prototype', 'concepts', concept(name), prototype.concepts[name].name);
  return {
    facilitatorNotes: t.facilitatorNotes,
    tests: sampleItems(
      'tst',
      {
        locker: {
          conceptId: concept('lockers'),
          lens: 'desirability',
          method: 'prototype_test',
          metricKind: 'percent',
          target: 80,
          kill: 50,
          sample: 20,
          actual: 85,
          ...fromConcept('lockers'),
        },
        deposit: { conceptId: null, lens: 'viability', method: 'survey', metricKind: 'percent', target: 70, kill: 40, sample: 112, actual: 31 },
        demand: {
          conceptId: concept('lockers'),
          lens: 'desirability',
          method: 'landing_page',
          metricKind: 'count',
          target: 150,
          kill: 50,
          sample: 640,
          actual: 124,
        },
        volunteers: {
          conceptId: concept('circle'),
          lens: 'feasibility',
          method: 'concierge',
          metricKind: 'count',
          target: 10,
          kill: 3,
          sample: 18,
          actual: 6,
          ...fromConcept('circle'),
        },
        interface: {
          conceptId: concept('lockers'),
          lens: 'feasibility',
          method: 'technical_spike',
          metricKind: 'yes_no',
          target: 1,
          kill: 0,
          sample: 1,
          actual: 1,
        },
        turnover: {
          conceptId: null,
          lens: 'viability',
          method: 'data_analysis',
          metricKind: 'ratio',
          target: 1.5,
          kill: 0.5,
          sample: 40,
          actual: 1.1,
        },
        card: {
          conceptId: concept('selfproof'),
          lens: 'desirability',
          method: 'prototype_test',
          metricKind: 'qualitative',
          target: 4,
          kill: 2,
          sample: 8,
          actual: null,
          ...fromConcept('selfproof'),
        },
      },
      t.tests,
    ),
    feedback: sampleItems(
      'fbk',
      {
        liked1: { quadrant: 'liked', ...on('locker') },
        liked2: { quadrant: 'liked', ...on('locker') },
        liked3: { quadrant: 'liked', ...on('demand') },
        criticised1: { quadrant: 'criticised', ...on('locker') },
        criticised2: { quadrant: 'criticised', ...on('locker') },
        criticised3: { quadrant: 'criticised', ...on('deposit') },
        questions1: { quadrant: 'questions', ...on('locker') },
        questions2: { quadrant: 'questions', ...on('locker') },
        questions3: { quadrant: 'questions', ...on('volunteers') },
        ideas1: { quadrant: 'ideas', ...on('locker') },
        ideas2: { quadrant: 'ideas', ...on('demand') },
        ideas3: { quadrant: 'ideas', ...on('volunteers') },
      },
      t.feedback,
    ),
  };
}
