import { workshop } from '../workshop.ts';

/** Words of the story page. */
export const story = {
  name: workshop.step.story,
  question: 'Who does what with it, step by step, and in which order do we build it?',
} as const;
