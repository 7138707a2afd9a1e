import { boardFields, choice, collection, commonRoot, defineStep, line, NOTE_COLORS, position, prose, ref, whole } from '../field-specs.ts';

export const STAKEHOLDER_RINGS = ['core', 'direct', 'indirect'] as const;
export const EMPATHY_ZONES = ['says', 'thinks', 'does', 'feels', 'pains', 'gains'] as const;

/** Empathize: understand the people (steps.md). */
export const empathize = defineStep(
  'empathize',
  {
    stakeholders: collection('stk', 'name', {
      name: line,
      ring: choice(STAKEHOLDER_RINGS),
      influence: whole(1, 5),
      interest: whole(1, 5),
      note: prose,
      position,
    }),
    insights: collection('ins', 'text', {
      text: prose,
      source: line,
      quote: prose,
      personaId: ref({ step: 'empathize', collection: 'personas' }),
    }),
    empathyNotes: collection('nte', 'text', {
      zone: choice(EMPATHY_ZONES),
      text: prose,
      ...boardFields,
      personaId: ref({ step: 'empathize', collection: 'personas' }),
    }),
    personas: collection('per', 'name', {
      name: line,
      role: line,
      age: line,
      quote: prose,
      bio: prose,
      goals: prose,
      frustrations: prose,
      behaviours: prose,
      avatarColor: choice(NOTE_COLORS),
    }),
  },
  commonRoot,
);
