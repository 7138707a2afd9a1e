import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { at, carried, sampleId, sampleItems } from '../sample-items.ts';
import { FOAM_STROKES, LOCKER_STROKES } from './sketch-strokes.ts';

const idea = (name: keyof SampleTexts['ideate']['ideas']): string => sampleId('nte', name);
const asks = (name: keyof SampleTexts['define']['questions']): string => sampleId('hmw', name);

const promise = { clusterId: sampleId('clu', 'promise'), color: 'yellow' } as const;
const doors = { clusterId: sampleId('clu', 'doors'), color: 'blue' } as const;
const complete = { clusterId: sampleId('clu', 'complete'), color: 'green' } as const;
const courage = { clusterId: sampleId('clu', 'courage'), color: 'pink' } as const;
const circle = { clusterId: sampleId('clu', 'circle'), color: 'orange' } as const;

const chosen = { selected: true } as const;
const open = { selected: false } as const;

/** Twenty-four ideas in five clusters side by side on the board; seven are chosen. */
export function ideate({ ideate: t, define }: SampleTexts): Outputs['ideate'] {
  const fromQuestion = (name: keyof typeof define.questions) => carried('define', 'questions', asks(name), define.questions[name].text);
  return {
    facilitatorNotes: t.facilitatorNotes,
    clusters: sampleItems(
      'clu',
      {
        promise: { position: at(20, 36), color: 'yellow', ...fromQuestion('sure') },
        doors: { position: at(420, 36), color: 'blue', ...fromQuestion('late') },
        complete: { position: at(820, 36), color: 'green', ...fromQuestion('complete') },
        courage: { position: at(1220, 36), color: 'pink' },
        circle: { position: at(1620, 36), color: 'orange' },
      },
      t.clusters,
    ),
    ideas: sampleItems(
      'nte',
      {
        calendar: { ...promise, ...open, questionId: asks('sure'), position: at(34, 90) },
        seat: { ...promise, ...chosen, questionId: asks('sure'), position: at(210, 90) },
        catalogue: { ...promise, ...chosen, questionId: asks('seen'), position: at(34, 266) },
        waiting: { ...promise, ...open, questionId: asks('sure'), position: at(210, 266) },
        occasion: { ...promise, ...open, questionId: asks('seen'), position: at(34, 442) },
        locker: { ...doors, ...chosen, questionId: asks('late'), position: at(434, 90), sketchId: sampleId('skt', 'locker') },
        keybox: { ...doors, ...open, questionId: asks('late'), position: at(610, 90) },
        late: { ...doors, ...open, questionId: asks('late'), position: at(434, 266) },
        bike: { ...doors, ...open, questionId: asks('late'), position: at(610, 266) },
        card: { ...doors, ...open, questionId: asks('late'), position: at(434, 442) },
        foam: { ...complete, ...chosen, questionId: asks('complete'), position: at(834, 90), sketchId: sampleId('skt', 'foam') },
        photo: { ...complete, ...open, questionId: asks('complete'), position: at(1010, 90) },
        scale: { ...complete, ...open, questionId: asks('complete'), position: at(834, 266) },
        tags: { ...complete, ...open, questionId: asks('complete'), position: at(1010, 266) },
        deposit: { ...complete, ...open, questionId: asks('complete'), position: at(834, 442) },
        threesteps: { ...courage, ...chosen, questionId: asks('brave'), position: at(1234, 90) },
        qr: { ...courage, ...open, questionId: asks('brave'), position: at(1410, 90) },
        friday: { ...courage, ...open, questionId: asks('brave'), position: at(1234, 266) },
        phone: { ...courage, ...open, questionId: asks('brave'), position: at(1410, 266) },
        kit: { ...courage, ...open, questionId: asks('fun'), position: at(1234, 442) },
        duelist: { ...circle, ...chosen, questionId: asks('caring'), position: at(1634, 90) },
        thanks: { ...circle, ...open, questionId: asks('fun'), position: at(1810, 90) },
        adopt: { ...circle, ...open, questionId: asks('caring'), position: at(1634, 266) },
        report: { ...circle, ...chosen, questionId: asks('blameless'), position: at(1810, 266) },
      },
      t.ideas,
    ),
    sketches: sampleItems('skt', { locker: { strokes: LOCKER_STROKES }, foam: { strokes: FOAM_STROKES } }, t.sketches),
    links: sampleItems(
      'lnk',
      {
        seatlocker: { fromId: idea('seat'), toId: idea('locker') },
        foamphoto: { fromId: idea('foam'), toId: idea('photo') },
        stepsvideo: { fromId: idea('threesteps'), toId: idea('qr') },
        reportlist: { fromId: idea('report'), toId: idea('duelist') },
      },
      { seatlocker: {}, foamphoto: {}, stepsvideo: {}, reportlist: {} },
    ),
  };
}
