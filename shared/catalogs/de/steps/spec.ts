import { workshop } from '../workshop.ts';

/** Words of the spec page. */
export const spec = {
  name: workshop.step.spec,
  question: 'Was genau muss es können, und woran erkennt man es?',
} as const;
