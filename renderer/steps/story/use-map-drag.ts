import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { useDragSurface, type DragSurface } from '../../features/drag/use-drag-surface.ts';
import { useSaid } from '../../features/drag/use-said.tsx';
import { dropOperations } from '../../features/items/reorder.ts';
import { stableList } from '../../features/step/collections.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { droppedIn, tasksOf, UNSORTED } from './drop-names.ts';
import { moveTask } from './move-task.ts';
import type { StoryMap } from './story-map.ts';
import type { Activity, Slice, Task } from './story-types.ts';

/**
 * Dragging on the map: a story to another cell or place, an activity or a task to another column, a slice to another row. The second value
 * says it to screen readers.
 */
export function useMapDrag(map: StoryMap, activities: readonly Activity[], slices: readonly Slice[], tasks: readonly Task[]): readonly [DragSurface, ReactNode] {
  const { t } = useTranslation('story');
  const { apply, output } = useActions();
  const [said, say] = useSaid();
  const nameOf = (list: readonly { readonly id: string; readonly name?: string }[], id: string | null, none: string, unnamed: string): string => {
    const found = list.find((one) => one.id === id);
    return found === undefined ? none : isFilled(found.name) ? found.name : unnamed;
  };
  const columnOf = (activityId: string | null, taskId: string | null): string => {
    const activity = nameOf(activities, activityId, t('move.noActivity'), t('activity.unnamed'));
    return taskId === null ? activity : t('map.column', { activity, task: nameOf(tasks, taskId, '', t('task.unnamed')) });
  };
  const dropTask = (id: string, activityId: string, before: string | null): void => {
    const task = tasks.find((one) => one.id === id);
    if (task === undefined) return;
    const there = tasks.filter((one) => one.activityId === activityId);
    const operations = [...moveTask(task, activityId, stableList(output(), 'story', 'stories')), ...dropOperations('tasks', task, {}, there, before)];
    if (operations.length === 0) return;
    apply(operations);
    say(t('task.moved', { name: isFilled(task.name) ? task.name : t('task.unnamed'), activity: columnOf(activityId, null) }));
  };
  const dropStory = (id: string, place: string, before: string | null): void => {
    const story = stableList(output(), 'story', 'stories').find((one) => one.id === id);
    const cell = droppedIn(place);
    if (story === undefined || (cell === null && place !== UNSORTED)) return;
    const { activityId, sliceId } = map.placeOf(story);
    if (cell === null && activityId === null) return;
    const fields = cell === null ? { activityId: null } : { activityId: cell.activityId, taskId: cell.taskId, sliceId: cell.sliceId };
    const target = cell?.activityId ?? null;
    const list = target === null ? map.unsorted : map.columnCell({ activityId: target, taskId: cell?.taskId ?? null }, cell?.sliceId ?? null);
    const operations = dropOperations('stories', story, fields, list, before);
    if (operations.length === 0) return;
    apply(operations);
    say(
      t('moved', {
        name: isFilled(story.want) ? story.want : t('card.unnamed'),
        activity: columnOf(target, cell?.taskId ?? null),
        slice: nameOf(slices, cell === null ? sliceId : cell.sliceId, t('slice.later'), t('slice.unnamed')),
      }),
    );
  };
  const reorder = (collection: 'activities' | 'slices', list: readonly (Activity | Slice)[], id: string, before: string | null): void => {
    const item = list.find((one) => one.id === id);
    const operations = item === undefined ? [] : dropOperations(collection, item, {}, list, before);
    if (operations.length > 0) apply(operations);
  };
  const surface = useDragSurface(({ id, place, before }) => {
    if (place === 'activities') reorder('activities', activities, id, before);
    else if (place === 'slices') reorder('slices', slices, id, before);
    else if (tasksOf(place) !== null) dropTask(id, tasksOf(place) ?? '', before);
    else dropStory(id, place, before);
  });
  return [surface, said];
}
