import { collection, commonRoot, defineStep, line, position, prose, ref, refs, strokes, whole } from '../field-specs.ts';

/** Prototype: concepts made tangible (steps.md). Feasibility scores 1…5, each with its reason. */
export const prototype = defineStep(
  'prototype',
  {
    concepts: collection('con', 'name', {
      name: line,
      pitch: prose,
      usp: prose,
      ideaIds: refs({ step: 'ideate', collection: 'ideas' }),
      strengths: prose,
      weaknesses: prose,
      opportunities: prose,
      threats: prose,
      desirability: whole(1, 5),
      desirabilityReason: prose,
      viability: whole(1, 5),
      viabilityReason: prose,
      feasibility: whole(1, 5),
      feasibilityReason: prose,
    }),
    frames: collection('frm', 'caption', {
      conceptId: ref({ step: 'prototype', collection: 'concepts' }),
      caption: prose,
      sketchId: ref({ step: 'ideate', collection: 'sketches' }),
      /** Drawn on the frame itself; comes before the sketch it points to. */
      strokes,
    }),
    screens: collection('scr', 'name', { name: line, purpose: prose, position }),
    flows: collection('flw', 'label', {
      fromId: ref({ step: 'prototype', collection: 'screens' }),
      toId: ref({ step: 'prototype', collection: 'screens' }),
      label: line,
    }),
  },
  commonRoot,
);
