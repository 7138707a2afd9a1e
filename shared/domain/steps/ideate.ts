import { boardFields, choice, collection, commonRoot, defineStep, flag, line, NOTE_COLORS, position, prose, ref, strokes, whole } from '../field-specs.ts';

/** Frames of a Crazy 8s sheet, one for each of eight minutes. */
export const SHEET_FRAMES = 8;

/** Ideate: many ideas, clustered and chosen (steps.md). */
export const ideate = defineStep(
  'ideate',
  {
    ideas: collection('nte', 'text', {
      text: prose,
      questionId: ref({ step: 'define', collection: 'questions' }),
      clusterId: ref({ step: 'ideate', collection: 'clusters' }),
      ...boardFields,
      sketchId: ref({ step: 'ideate', collection: 'sketches' }),
      selected: flag,
      /** Place in the mind map, in its own units; the board has its own. */
      mapPosition: position,
    }),
    clusters: collection('clu', 'name', { name: line, position, color: choice(NOTE_COLORS) }),
    /** A sketch of a Crazy 8s sheet names the sheet and says which of its eight frames it is. */
    sketches: collection('skt', 'title', { title: line, strokes, sheet: line, frame: whole(1, SHEET_FRAMES) }),
    links: collection('lnk', 'fromId', {
      fromId: ref({ step: 'ideate', collection: 'ideas' }),
      toId: ref({ step: 'ideate', collection: 'ideas' }),
    }),
  },
  commonRoot,
);
