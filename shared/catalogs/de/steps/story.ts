import { workshop } from '../workshop.ts';

/** Words of the story page. */
export const story = {
  name: workshop.step.story,
  question: 'Wer tut damit was, Schritt für Schritt, und in welcher Reihenfolge wird gebaut?',
} as const;
