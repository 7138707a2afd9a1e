import { choice, collection, commonRoot, defineStep, NOTE_COLORS, position, prose } from '../field-specs.ts';

/** The board of a step definition this app does not know (a remote may have others): notes and text. */
export const generic = defineStep(
  'generic',
  { notes: collection('nte', 'text', { text: prose, color: choice(NOTE_COLORS), position }) },
  { ...commonRoot, summary: prose },
);
