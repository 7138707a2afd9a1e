import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { at, sampleId, sampleItems } from '../sample-items.ts';

const planner = sampleId('per', 'planner');
const keeper = sampleId('per', 'keeper');
const desk = sampleId('per', 'desk');

/** Stakeholders around a centre at 800, 450; the empathy map in three columns of 533 and two rows of 450. */
export function empathize({ empathize: t }: SampleTexts): Outputs['empathize'] {
  return {
    facilitatorNotes: t.facilitatorNotes,
    stakeholders: sampleItems(
      'stk',
      {
        borrowers: { ring: 'core', influence: 3, interest: 5, position: at(740, 380) },
        desk: { ring: 'core', influence: 4, interest: 5, position: at(860, 520) },
        volunteers: { ring: 'direct', influence: 3, interest: 4, position: at(1000, 330) },
        management: { ring: 'direct', influence: 5, interest: 4, position: at(583, 545) },
        it: { ring: 'direct', influence: 4, interest: 2, position: at(820, 690) },
        council: { ring: 'indirect', influence: 5, interest: 3, position: at(530, 190) },
        insurer: { ring: 'indirect', influence: 4, interest: 1, position: at(1085, 700) },
        shop: { ring: 'indirect', influence: 1, interest: 3, position: at(1060, 180) },
      },
      t.stakeholders,
    ),
    insights: sampleItems(
      'ins',
      {
        unknown: { personaId: null },
        onceayear: { personaId: planner },
        hours: { personaId: planner },
        fear: { personaId: planner },
        fifteen: { personaId: desk },
        blame: { personaId: desk },
        skill: { personaId: keeper },
      },
      t.insights,
    ),
    empathyNotes: sampleItems(
      'nte',
      {
        says1: { zone: 'says', color: 'yellow', position: at(40, 80), personaId: planner },
        says2: { zone: 'says', color: 'yellow', position: at(290, 80), personaId: planner },
        says3: { zone: 'says', color: 'yellow', position: at(40, 260), personaId: desk },
        thinks1: { zone: 'thinks', color: 'blue', position: at(573, 80), personaId: planner },
        thinks2: { zone: 'thinks', color: 'blue', position: at(823, 80), personaId: planner },
        does1: { zone: 'does', color: 'teal', position: at(1106, 80), personaId: planner },
        does2: { zone: 'does', color: 'teal', position: at(1356, 80), personaId: planner },
        does3: { zone: 'does', color: 'teal', position: at(1106, 260), personaId: planner },
        feels1: { zone: 'feels', color: 'pink', position: at(40, 530), personaId: planner },
        feels2: { zone: 'feels', color: 'pink', position: at(290, 530), personaId: planner },
        pains1: { zone: 'pains', color: 'red', position: at(573, 530), personaId: planner },
        pains2: { zone: 'pains', color: 'red', position: at(823, 530), personaId: planner },
        pains3: { zone: 'pains', color: 'red', position: at(573, 710), personaId: desk },
        gains1: { zone: 'gains', color: 'green', position: at(1106, 530), personaId: planner },
        gains2: { zone: 'gains', color: 'green', position: at(1356, 530), personaId: planner },
        gains3: { zone: 'gains', color: 'green', position: at(1106, 710), personaId: keeper },
      },
      t.empathyNotes,
    ),
    personas: sampleItems(
      'per',
      { planner: { avatarColor: 'teal' }, keeper: { avatarColor: 'orange' }, desk: { avatarColor: 'purple' } },
      t.personas,
    ),
  };
}
