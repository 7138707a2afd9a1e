import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { at, carried, sampleId, sampleItems } from '../sample-items.ts';

const idea = (name: keyof SampleTexts['ideate']['ideas']): string => sampleId('nte', name);
const screen = (name: keyof SampleTexts['prototype']['screens']): string => sampleId('scr', name);
const ofLockers = { conceptId: sampleId('con', 'lockers') };
const ofSelfproof = { conceptId: sampleId('con', 'selfproof') };
const ofCircle = { conceptId: sampleId('con', 'circle') };

/** Three concepts, one storyboard through all of them, six screens. */
export function prototype({ prototype: t, ideate }: SampleTexts): Outputs['prototype'] {
  const fromIdea = (name: keyof typeof ideate.ideas) => carried('ideate', 'ideas', idea(name), ideate.ideas[name].text);
  return {
    facilitatorNotes: t.facilitatorNotes,
    concepts: sampleItems(
      'con',
      {
        lockers: {
          ideaIds: [idea('seat'), idea('catalogue'), idea('locker')],
          desirability: 5,
          viability: 3,
          feasibility: 3,
          ...fromIdea('locker'),
        },
        selfproof: {
          ideaIds: [idea('foam'), idea('threesteps'), idea('qr')],
          desirability: 4,
          viability: 5,
          feasibility: 5,
          ...fromIdea('foam'),
        },
        circle: {
          ideaIds: [idea('duelist'), idea('report'), idea('thanks')],
          desirability: 3,
          viability: 4,
          feasibility: 3,
          ...fromIdea('duelist'),
        },
      },
      t.concepts,
    ),
    frames: sampleItems(
      'frm',
      {
        one: ofLockers,
        two: { ...ofLockers, sketchId: sampleId('skt', 'locker') },
        three: { ...ofSelfproof, sketchId: sampleId('skt', 'foam') },
        four: ofSelfproof,
        five: ofCircle,
        six: ofCircle,
      },
      t.frames,
    ),
    screens: sampleItems(
      'scr',
      {
        search: { position: at(80, 160) },
        thing: { position: at(460, 160) },
        confirm: { position: at(840, 160) },
        loan: { position: at(1220, 160) },
        defect: { position: at(1220, 560) },
        care: { position: at(840, 560) },
      },
      t.screens,
    ),
    flows: sampleItems(
      'flw',
      {
        a: { fromId: screen('search'), toId: screen('thing') },
        b: { fromId: screen('thing'), toId: screen('confirm') },
        c: { fromId: screen('confirm'), toId: screen('loan') },
        d: { fromId: screen('loan'), toId: screen('defect') },
        e: { fromId: screen('defect'), toId: screen('care') },
        f: { fromId: screen('loan'), toId: screen('search') },
      },
      t.flows,
    ),
  };
}
