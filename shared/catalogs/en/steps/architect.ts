import { workshop } from '../workshop.ts';

/** Words of the architect page. */
export const architect = {
  name: workshop.step.architect,
  question: 'Which parts does it take, and how do they work together?',
} as const;
