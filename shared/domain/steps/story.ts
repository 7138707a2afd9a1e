import { collection, commonRoot, decimal, defineStep, line, prose, ref, voting } from '../field-specs.ts';

/** Story: user stories, acceptance criteria, story map, release slices (steps.md). */
export const story = defineStep(
  'story',
  {
    activities: collection('act', 'name', { name: line }),
    stories: collection('sty', 'want', {
      asA: line,
      want: prose,
      soThat: prose,
      featureId: ref({ step: 'prioritize', collection: 'features' }),
      activityId: ref({ step: 'story', collection: 'activities' }),
      sliceId: ref({ step: 'story', collection: 'slices' }),
      points: decimal(0, 100),
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
