import { workshop } from '../workshop.ts';

/** Words of the pack page. */
export const pack = {
  name: workshop.step.pack,
  question: 'What do the people who build it need to know?',
} as const;
