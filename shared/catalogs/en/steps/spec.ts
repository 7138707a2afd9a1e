import { workshop } from '../workshop.ts';

/** Words of the spec page. */
export const spec = {
  name: workshop.step.spec,
  question: 'What exactly must it do, and how can one tell?',
} as const;
