import { workshop } from '../workshop.ts';

/** Words of the prioritize page. */
export const prioritize = {
  name: workshop.step.prioritize,
  question: 'Was wird zuerst gebaut, und was gar nicht?',
} as const;
