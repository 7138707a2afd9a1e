import { useTranslation } from 'react-i18next';

import { keyBetween } from '../../../shared/domain/order-key.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { isFilled, listItems } from '../../../shared/domain/collections.ts';
import { useItemCommands, type ItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import type { MenuEntry } from '../../ui/menu.tsx';
import type { StoryMap } from './story-map.ts';
import type { Activity, Criterion, Slice, Story, Task } from './story-types.ts';

const NOWHERE = 'none';

/** What a story's menu does: move to an activity, one of its tasks or a slice, up and down in its cell, delete with its criteria. */
export function useStoryCommands(
  map: StoryMap,
  activities: readonly Activity[],
  slices: readonly Slice[],
  tasks: readonly Task[],
  criteria: ReadonlyMap<string, readonly Criterion[]>,
): ItemCommands<Story> {
  const { t } = useTranslation('story');
  const { apply, output } = useActions();

  // The story goes to the end of its new cell, where the eye looks for it, and not between stories it was never compared with.
  const moveTo = (story: Story, field: 'activityId' | 'taskId' | 'sliceId', id: string | null): void => {
    const last = listItems(output(), 'stories').at(-1)?.order;
    const operations: StepOperation[] = [{ kind: 'set', collection: 'stories', id: story.id, field, value: id }];
    if (typeof last === 'string' && story.order !== last) {
      operations.push({ kind: 'move', collection: 'stories', id: story.id, order: keyBetween(last, null) });
    }
    apply(operations);
    focusItem(story.id);
  };
  const entries = (places: readonly (Activity | Slice | Task)[], current: string | null, unnamed: string, none: string): readonly MenuEntry[] => [
    ...places.map((place) => ({ id: place.id, label: isFilled(place.name) ? place.name : unnamed, checked: place.id === current })),
    { id: NOWHERE, label: none, checked: current === null },
  ];

  return useItemCommands<Story>({
    collection: 'stories',
    siblings: (story) => {
      const { activityId, taskId, sliceId } = map.placeOf(story);
      return activityId === null ? map.unsorted : map.columnCell({ activityId, taskId }, sliceId);
    },
    groups: [
      {
        id: 'activity',
        heading: t('move.activity'),
        entries: (story) => entries(activities, map.placeOf(story).activityId, t('activity.unnamed'), t('move.noActivity')),
        run: (story, entry) => {
          moveTo(story, 'activityId', entry === NOWHERE ? null : entry);
        },
      },
      {
        id: 'task',
        heading: t('move.task'),
        entries: (story) => {
          const { activityId, taskId } = map.placeOf(story);
          const own = tasks.filter((task) => task.activityId === activityId);
          return own.length === 0 ? [] : entries(own, taskId, t('task.unnamed'), t('task.none'));
        },
        run: (story, entry) => {
          moveTo(story, 'taskId', entry === NOWHERE ? null : entry);
        },
      },
      {
        id: 'slice',
        heading: t('move.slice'),
        entries: (story) => entries(slices, map.placeOf(story).sliceId, t('slice.unnamed'), t('move.noSlice')),
        run: (story, entry) => {
          moveTo(story, 'sliceId', entry === NOWHERE ? null : entry);
        },
      },
    ],
    onRemove: (story) =>
      (criteria.get(story.id) ?? []).map((criterion) => ({ kind: 'delete', collection: 'criteria', id: criterion.id })),
  });
}
