import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { carried, sampleId, sampleItems } from '../sample-items.ts';

/** Twelve features in stack rank. */
export function prioritize({ prioritize: t, prototype }: SampleTexts): Outputs['prioritize'] {
  const of = (name: keyof typeof prototype.concepts) => ({ conceptId: sampleId('con', name) });
  const fromConcept = (name: keyof typeof prototype.concepts) => ({
    ...of(name),
    ...carried('prototype', 'concepts', sampleId('con', name), prototype.concepts[name].name),
  });
  return {
    facilitatorNotes: t.facilitatorNotes,
    features: sampleItems(
      'fea',
      {
        catalogue: { ...of('lockers'), moscow: 'must', impact: 5, effort: 2, reach: 2400, confidence: 90 },
        reserve: { ...of('lockers'), moscow: 'must', impact: 5, effort: 3, reach: 900, confidence: 85 },
        check: { ...fromConcept('selfproof'), moscow: 'must', impact: 4, effort: 2, reach: 900, confidence: 80 },
        card: { ...of('selfproof'), moscow: 'must', impact: 4, effort: 2, reach: 900, confidence: 60 },
        lockers: { ...fromConcept('lockers'), moscow: 'must', impact: 5, effort: 5, reach: 600, confidence: 75 },
        reminder: { ...of('lockers'), moscow: 'should', impact: 3, effort: 1, reach: 900, confidence: 90 },
        defect: { ...of('circle'), moscow: 'should', impact: 3, effort: 2, reach: 250, confidence: 70 },
        care: { ...fromConcept('circle'), moscow: 'should', impact: 4, effort: 3, reach: 120, confidence: 50 },
        waiting: { ...of('lockers'), moscow: 'could', impact: 3, effort: 2, reach: 300, confidence: 60 },
        bundle: { ...of('lockers'), moscow: 'could', impact: 2, effort: 3, reach: 350, confidence: 55 },
        bike: { conceptId: null, moscow: 'wont', impact: 3, effort: 5, reach: 150, confidence: 40 },
        deposit: { conceptId: null, moscow: 'wont', impact: 1, effort: 2, reach: 900, confidence: 90 },
      },
      t.features,
    ),
  };
}
