import { workshop } from '../workshop.ts';

/** Words of the prioritize page. */
export const prioritize = {
  name: workshop.step.prioritize,
  question: 'What should be built first, and what not at all?',
} as const;
