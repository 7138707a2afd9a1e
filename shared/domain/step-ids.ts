/** The ten steps in their order; the ids are the primary keys of `step_definitions`. */
export const STEP_IDS = [
  'empathize',
  'define',
  'ideate',
  'prototype',
  'test',
  'prioritize',
  'architect',
  'spec',
  'story',
  'pack',
] as const;

export type StepId = (typeof STEP_IDS)[number];

/** True for the ids of the ten steps this app knows; a remote may hold others. */
export function isStepId(value: string): value is StepId {
  return (STEP_IDS as readonly string[]).includes(value);
}

/** One row of the seed of `step_definitions`. */
export interface StepSeed {
  readonly id: StepId;
  readonly order: number;
  readonly name: string;
  readonly description: string;
}

/** The seed of `step_definitions` (schema.md, "The ten step definitions"), the same in both databases. */
export const STEP_SEED: readonly StepSeed[] = [
  { id: 'empathize', order: 1, name: 'Empathize', description: 'Understand the people: stakeholders, research, empathy map, personas.' },
  { id: 'define', order: 2, name: 'Define', description: 'Turn research into a journey, a point of view and How-Might-We questions.' },
  { id: 'ideate', order: 3, name: 'Ideate', description: 'Many ideas: brainstorm, Crazy 8s sketches, clusters, dot votes.' },
  { id: 'prototype', order: 4, name: 'Prototype', description: 'Concepts made tangible: concept cards, storyboards, screen flows.' },
  { id: 'test', order: 5, name: 'Test', description: 'Assumptions, experiments, feedback, verdicts.' },
  { id: 'prioritize', order: 6, name: 'Prioritize', description: 'Rank what to build: impact and effort, MoSCoW, RICE.' },
  { id: 'architect', order: 7, name: 'Architect', description: 'Components, data, connections, decisions, risks.' },
  { id: 'spec', order: 8, name: 'Spec', description: 'Requirements with measurable acceptance.' },
  { id: 'story', order: 9, name: 'Story', description: 'User stories, acceptance criteria, story map, release slices.' },
  { id: 'pack', order: 10, name: 'Pack', description: 'Assemble the build pack from what the other steps hold now.' },
];
