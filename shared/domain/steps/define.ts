import { choice, collection, commonRoot, defineStep, flag, line, prose, ref, whole, voting } from '../field-specs.ts';

export const JOURNEY_ROWS = ['actions', 'goals', 'touchpoints', 'emotions', 'barriers', 'opportunities'] as const;

/** Define: a journey, a point of view and How-Might-We questions (steps.md). */
export const define = defineStep(
  'define',
  {
    journeyStages: collection('stg', 'name', { name: line, emotion: whole(-2, 2) }),
    journeyCells: collection('cel', 'text', {
      stageId: ref({ step: 'define', collection: 'journeyStages' }),
      row: choice(JOURNEY_ROWS),
      text: prose,
    }),
    pointsOfView: collection('pov', 'need', {
      personaId: ref({ step: 'empathize', collection: 'personas' }),
      need: prose,
      insight: prose,
    }),
    questions: collection('hmw', 'text', {
      text: prose,
      fromId: ref(
        { step: 'define', collection: 'pointsOfView' },
        { step: 'empathize', collection: 'insights' },
        { step: 'empathize', collection: 'empathyNotes' },
      ),
      selected: flag,
    }),
    ...voting('define', ['questions', 'pointsOfView']),
  },
  commonRoot,
);

/**
 * The id of the journey cell at one stage and row: derived, so that two laptops that fill the same cell offline write the
 * same item.
 */
export function journeyCellId(stageId: string, row: (typeof JOURNEY_ROWS)[number]): string {
  return `cel_${stageId.slice(stageId.indexOf('_') + 1)}_${row}`;
}
