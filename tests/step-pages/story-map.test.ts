import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { missingPoints } from '../../shared/domain/gates.ts';
import { criteriaByStory, gaps, pointsOf, storyMap } from '../../renderer/steps/story/story-map.ts';
import type { Criterion, Feature, Story } from '../../renderer/steps/story/story-types.ts';

const activities = [{ id: 'act_a' }, { id: 'act_b' }];
const tasks = [{ id: 'tsk_a', activityId: 'act_a' }, { id: 'tsk_b', activityId: 'act_a' }, { id: 'tsk_c', activityId: 'act_gone' }];
const slices = [{ id: 'slc_a' }, { id: 'slc_b' }];

const stories = fc
  .array(
    fc.record({
      activityId: fc.constantFrom('act_a', 'act_b', 'act_gone', null, undefined),
      taskId: fc.constantFrom('tsk_a', 'tsk_b', 'tsk_c', 'tsk_gone', null, undefined),
      sliceId: fc.constantFrom('slc_a', 'slc_b', 'slc_gone', null, undefined),
    }),
    { maxLength: 30 },
  )
  .map((list) => list.map((story, index) => ({ ...story, id: `sty_${String(index)}` })) as unknown as readonly Story[]);

describe('the story map', () => {
  test('shows every story exactly once, in the order given', () => {
    fc.assert(
      fc.property(stories, (list) => {
        const map = storyMap(list, activities, slices, tasks);
        const rows = [...slices.map((slice) => slice.id), null];
        for (const { id } of activities) {
          for (const sliceId of rows) expect(map.columns(id).flatMap((column) => map.columnCell(column, sliceId)).length).toBe(map.cell(id, sliceId).length);
        }
        const cells = activities.flatMap(({ id }) => map.columns(id)).flatMap((column) => rows.map((sliceId) => map.columnCell(column, sliceId)));
        const shown = [...cells, map.unsorted];
        expect(shown.flat().map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
        for (const cell of shown) expect(cell).toEqual([...cell].sort((a, b) => list.indexOf(a) - list.indexOf(b)));
      }),
    );
  });

  test('treats a place that is gone as none', () => {
    const story: Story = { id: 'sty_1', activityId: 'act_gone', sliceId: 'slc_gone' };
    const map = storyMap([story], activities, slices);
    expect(map.unsorted).toEqual([story]);
    expect(map.placeOf(story)).toEqual({ activityId: null, taskId: null, sliceId: null });
    expect(map.columns('act_a')).toEqual([{ activityId: 'act_a', taskId: null }]);
    expect(storyMap([{ id: 'sty_2', activityId: 'act_b', taskId: 'tsk_a' }], activities, slices, tasks).columns('act_b')).toEqual([{ activityId: 'act_b', taskId: null }]);
  });

  test('finds the same uncovered must features as the gate of the step', () => {
    const feature = fc.record({ moscow: fc.constantFrom('must', 'should', undefined) });
    const story = fc.record({ featureId: fc.constantFrom('fea_0', 'fea_1', 'fea_2', null), want: fc.constantFrom('', 'want') });
    const criterion = fc.record({ storyId: fc.constantFrom('sty_0', 'sty_1', 'sty_2'), then: fc.constantFrom('', ' ', 'seen') });
    const named = (prefix: string, list: readonly object[]) => Object.fromEntries(list.map((one, index) => [`${prefix}_${String(index)}`, one]));
    fc.assert(
      fc.property(fc.array(feature, { maxLength: 3 }), fc.array(story, { maxLength: 3 }), fc.array(criterion, { maxLength: 4 }), (f, s, c) => {
        const features = f.map((one, index) => ({ ...one, id: `fea_${String(index)}`, name: `F${String(index)}` })) as readonly Feature[];
        const list = s.map((one, index) => ({ ...one, id: `sty_${String(index)}` })) as readonly Story[];
        const criteria = c.map((one, index) => ({ ...one, id: `cri_${String(index)}` })) as readonly Criterion[];
        const gate = missingPoints('story', {
          outputs: { prioritize: { features: named('fea', features) }, story: { stories: named('sty', s), criteria: named('cri', c) } },
          buildPacks: 0,
        });
        const uncovered = gate.flatMap((point) => (point.code === 'story.uncovered' ? [point.name] : []));
        expect(gaps(features, list, criteriaByStory(criteria)).map((gap) => gap.feature.name)).toEqual(uncovered);
      }),
    );
  });

  test('adds up points and counts what nobody has estimated', () => {
    const list: readonly Story[] = [{ id: 'sty_1', points: 0.5 }, { id: 'sty_2', points: 3 }, { id: 'sty_3', points: null }, { id: 'sty_4' }];
    expect(pointsOf(list)).toEqual({ points: 3.5, open: 2 });
  });
});
