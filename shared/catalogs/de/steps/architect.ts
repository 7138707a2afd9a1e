import { workshop } from '../workshop.ts';

/** Words of the architect page. */
export const architect = {
  name: workshop.step.architect,
  question: 'Welche Teile braucht es, und wie arbeiten sie zusammen?',
} as const;
