import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { carried, sampleId, sampleItems } from '../sample-items.ts';

type Feature = keyof SampleTexts['prioritize']['features'];

const functional = { kind: 'functional', priority: 'must' } as const;
const quality = { kind: 'quality', priority: 'must' } as const;
const constraint = { kind: 'constraint', priority: 'must' } as const;

/** Nineteen requirements, two of them for the whole and not for one feature. */
export function spec({ spec: t, prioritize }: SampleTexts): Outputs['spec'] {
  const of = (name: Feature) => ({ featureId: sampleId('fea', name) });
  const from = (name: Feature) => ({
    ...of(name),
    ...carried('prioritize', 'features', sampleId('fea', name), prioritize.features[name].name),
  });
  return {
    facilitatorNotes: t.facilitatorNotes,
    requirements: sampleItems(
      'req',
      {
        find: { ...functional, ...from('catalogue') },
        free: { ...functional, ...of('catalogue') },
        promise: { ...quality, ...of('reserve') },
        confirm: { ...functional, ...from('reserve') },
        cancel: { ...functional, ...of('reserve'), priority: 'should' },
        twominutes: { ...quality, ...from('check') },
        picture: { ...functional, ...of('check') },
        threesteps: { ...functional, ...from('card') },
        readable: { ...quality, ...of('card'), priority: 'should' },
        code: { ...functional, ...from('lockers') },
        offline: { ...quality, ...of('lockers') },
        reach: { ...constraint, ...of('lockers') },
        remind: { ...functional, ...from('reminder'), priority: 'should' },
        noblame: { ...functional, ...from('defect'), priority: 'should' },
        carelist: { ...functional, ...from('care'), priority: 'should' },
        queue: { ...functional, ...from('waiting'), priority: 'could' },
        safety: { ...constraint, ...of('reserve') },
        privacy: { ...constraint, featureId: null },
        access: { ...quality, featureId: null },
      },
      t.requirements,
    ),
  };
}
