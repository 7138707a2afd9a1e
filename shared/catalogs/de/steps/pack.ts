import { workshop } from '../workshop.ts';

/** Words of the pack page. */
export const pack = {
  name: workshop.step.pack,
  question: 'Was müssen die wissen, die es bauen?',
} as const;
