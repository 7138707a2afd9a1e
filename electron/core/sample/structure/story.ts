import type { Outputs } from '../../../../shared/domain/step-models.ts';
import type { SampleTexts } from '../texts/sample-texts.ts';
import { carried, sampleId, sampleItems } from '../sample-items.ts';

type Feature = keyof SampleTexts['prioritize']['features'];
type Story = keyof SampleTexts['story']['stories'];

const of = (story: Story): { readonly storyId: string } => ({ storyId: sampleId('sty', story) });

/** A map of five activities and three slices; every must feature has a story with a criterion. */
export function story({ story: t, prioritize }: SampleTexts): Outputs['story'] {
  const place = (
    feature: Feature,
    activity: keyof typeof t.activities,
    slice: keyof typeof t.slices,
    points: number,
    task?: keyof typeof t.tasks,
  ) => ({
    featureId: sampleId('fea', feature),
    activityId: sampleId('act', activity),
    ...(task === undefined ? {} : { taskId: sampleId('tsk', task) }),
    sliceId: sampleId('slc', slice),
    points,
  });
  const from = (feature: Feature) =>
    carried('prioritize', 'features', sampleId('fea', feature), prioritize.features[feature].name);
  return {
    facilitatorNotes: t.facilitatorNotes,
    activities: sampleItems('act', { find: {}, reserve: {}, pickup: {}, use: {}, care: {} }, t.activities),
    tasks: sampleItems('tsk', { safely: { activityId: sampleId('act', 'use') }, return: { activityId: sampleId('act', 'use') } }, t.tasks),
    slices: sampleItems('slc', { pilot: {}, foyer: {}, circle: {} }, t.slices),
    stories: sampleItems(
      'sty',
      {
        search: { ...place('catalogue', 'find', 'pilot', 3), ...from('catalogue') },
        days: place('catalogue', 'find', 'pilot', 2),
        reserve: { ...place('reserve', 'reserve', 'pilot', 5), ...from('reserve') },
        cancel: place('reserve', 'reserve', 'pilot', 2),
        handout: { ...place('check', 'pickup', 'pilot', 3), ...from('check') },
        takeback: place('check', 'use', 'pilot', 3, 'return'),
        card: { ...place('card', 'use', 'pilot', 2, 'safely'), ...from('card') },
        video: place('card', 'use', 'foyer', 2, 'safely'),
        code: { ...place('lockers', 'pickup', 'foyer', 8), ...from('lockers') },
        wrongcode: place('lockers', 'pickup', 'foyer', 2),
        giveback: place('lockers', 'use', 'foyer', 5, 'return'),
        remind: { ...place('reminder', 'use', 'foyer', 3, 'return'), ...from('reminder') },
        report: { ...place('defect', 'care', 'circle', 3), ...from('defect') },
        duelist: { ...place('care', 'care', 'circle', 5), ...from('care') },
        release: place('care', 'care', 'circle', 1),
        waiting: { ...place('waiting', 'reserve', 'circle', 3), ...from('waiting') },
        bundle: { ...place('bundle', 'reserve', 'circle', 5), ...from('bundle') },
      },
      t.stories,
    ),
    criteria: sampleItems(
      'cri',
      {
        search1: of('search'),
        search2: of('search'),
        days1: of('days'),
        reserve1: of('reserve'),
        reserve2: of('reserve'),
        reserve3: of('reserve'),
        cancel1: of('cancel'),
        handout1: of('handout'),
        takeback1: of('takeback'),
        code1: of('code'),
        code2: of('code'),
        wrongcode1: of('wrongcode'),
        giveback1: of('giveback'),
        card1: of('card'),
        card2: of('card'),
        video1: of('video'),
        remind1: of('remind'),
        report1: of('report'),
        duelist1: of('duelist'),
        release1: of('release'),
        waiting1: of('waiting'),
        bundle1: of('bundle'),
      },
      t.criteria,
    ),
  };
}
