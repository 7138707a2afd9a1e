import { choices, collection, commonRoot, decimal, defineStep, line, prose, ref, voting } from '../field-specs.ts';

/** What makes a story ready to be planned (Bill Wake, 2003). */
export const INVEST = ['independent', 'negotiable', 'valuable', 'estimable', 'small', 'testable'] as const;

/** Story: user stories, acceptance criteria, story map, release slices (steps.md). */
export const story = defineStep(
  'story',
  {
    activities: collection('act', 'name', { name: line }),
    /** What people do within an activity; a story of another activity than its task's counts as without a task. */
    tasks: collection('tsk', 'name', { name: line, activityId: ref({ step: 'story', collection: 'activities' }) }),
    stories: collection('sty', 'want', {
      asA: line,
      want: prose,
      soThat: prose,
      featureId: ref({ step: 'prioritize', collection: 'features' }),
      activityId: ref({ step: 'story', collection: 'activities' }),
      taskId: ref({ step: 'story', collection: 'tasks' }),
      sliceId: ref({ step: 'story', collection: 'slices' }),
      points: decimal(0, 100),
      invest: choices(INVEST),
    }),
    criteria: collection('cri', 'then', {
      storyId: ref({ step: 'story', collection: 'stories' }),
      given: prose,
      when: prose,
      then: prose,
    }),
    slices: collection('slc', 'name', { name: line, goal: prose }),
    ...voting('story', ['stories']),
  },
  commonRoot,
);
