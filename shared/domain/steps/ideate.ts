import { choice, collection, commonRoot, defineStep, flag, line, NOTE_COLORS, position, prose, ref, strokes, voting } from '../field-specs.ts';

/** Ideate: many ideas, clustered and chosen (steps.md). */
export const ideate = defineStep(
  'ideate',
  {
    ideas: collection('nte', 'text', {
      text: prose,
      questionId: ref({ step: 'define', collection: 'questions' }),
      clusterId: ref({ step: 'ideate', collection: 'clusters' }),
      color: choice(NOTE_COLORS),
      position,
      sketchId: ref({ step: 'ideate', collection: 'sketches' }),
      selected: flag,
    }),
    clusters: collection('clu', 'name', { name: line, position, color: choice(NOTE_COLORS) }),
    sketches: collection('skt', 'title', { title: line, strokes }),
    links: collection('lnk', 'fromId', {
      fromId: ref({ step: 'ideate', collection: 'ideas' }),
      toId: ref({ step: 'ideate', collection: 'ideas' }),
    }),
    ...voting('ideate', ['ideas', 'clusters', 'sketches']),
  },
  commonRoot,
);
