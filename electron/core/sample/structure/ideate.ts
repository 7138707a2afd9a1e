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

/** Twenty-four ideas in five columns of the board, one a cluster; seven are chosen. */
export function ideate({ ideate: t, define }: SampleTexts): Outputs['ideate'] {
  const fromQuestion = (name: keyof typeof define.questions) => carried('define', 'questions', asks(name), define.questions[name].text);
  return {
    facilitatorNotes: t.facilitatorNotes,
    clusters: sampleItems(
      'clu',
      {
        promise: { position: at(20, 30), color: 'yellow', ...fromQuestion('sure') },
        doors: { position: at(335, 30), color: 'blue', ...fromQuestion('late') },
        complete: { position: at(650, 30), color: 'green', ...fromQuestion('complete') },
        courage: { position: at(965, 30), color: 'pink' },
        circle: { position: at(1280, 30), color: 'orange' },
      },
      t.clusters,
    ),
    ideas: sampleItems(
      'nte',
      {
        calendar: { ...promise, ...open, questionId: asks('sure'), position: at(30, 110) },
        seat: { ...promise, ...chosen, questionId: asks('sure'), position: at(30, 260) },
        catalogue: { ...promise, ...chosen, questionId: asks('seen'), position: at(30, 410) },
        waiting: { ...promise, ...open, questionId: asks('sure'), position: at(30, 560) },
        occasion: { ...promise, ...open, questionId: asks('seen'), position: at(30, 710) },
        locker: { ...doors, ...chosen, questionId: asks('late'), position: at(345, 110), sketchId: sampleId('skt', 'locker') },
        keybox: { ...doors, ...open, questionId: asks('late'), position: at(345, 260) },
        late: { ...doors, ...open, questionId: asks('late'), position: at(345, 410) },
        bike: { ...doors, ...open, questionId: asks('late'), position: at(345, 560) },
        card: { ...doors, ...open, questionId: asks('late'), position: at(345, 710) },
        foam: { ...complete, ...chosen, questionId: asks('complete'), position: at(660, 110), sketchId: sampleId('skt', 'foam') },
        photo: { ...complete, ...open, questionId: asks('complete'), position: at(660, 260) },
        scale: { ...complete, ...open, questionId: asks('complete'), position: at(660, 410) },
        tags: { ...complete, ...open, questionId: asks('complete'), position: at(660, 560) },
        deposit: { ...complete, ...open, questionId: asks('complete'), position: at(660, 710) },
        threesteps: { ...courage, ...chosen, questionId: asks('brave'), position: at(975, 110) },
        qr: { ...courage, ...open, questionId: asks('brave'), position: at(975, 260) },
        friday: { ...courage, ...open, questionId: asks('brave'), position: at(975, 410) },
        phone: { ...courage, ...open, questionId: asks('brave'), position: at(975, 560) },
        kit: { ...courage, ...open, questionId: asks('fun'), position: at(975, 710) },
        duelist: { ...circle, ...chosen, questionId: asks('caring'), position: at(1290, 110) },
        thanks: { ...circle, ...open, questionId: asks('fun'), position: at(1290, 260) },
        adopt: { ...circle, ...open, questionId: asks('caring'), position: at(1290, 410) },
        report: { ...circle, ...chosen, questionId: asks('blameless'), position: at(1290, 560) },
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
