import { Plus } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { PlainButton } from '../../ui/button.tsx';
import { Changes } from '../../ui/read-only.tsx';
import { tasksName } from './drop-names.ts';
import { TaskHead } from './map-head.tsx';
import { moveTask } from './move-task.ts';
import type { StoryMap } from './story-map.ts';
import s from './story-map.module.css';
import type { Activity, Task } from './story-types.ts';

export interface TaskRowProps {
  readonly activities: readonly Activity[];
  readonly tasks: readonly Task[];
  readonly map: StoryMap;
}

/** The tasks of all activities, each the head of a column; stories without a task have a column at the end of their activity. */
export function TaskRow({ activities, tasks, map }: TaskRowProps) {
  const { t } = useTranslation('story');
  const { apply, add } = useActions();
  const stories = useItems('story', 'stories');
  const commands = useItemCommands<Task>({
    collection: 'tasks',
    siblings: ({ activityId }) => tasks.filter((task) => task.activityId === activityId),
    sideways: true,
    groups: [
      {
        id: 'activity',
        heading: t('move.activity'),
        entries: ({ activityId }) => activities.map(({ id, name }) => ({ id, label: isFilled(name) ? name : t('activity.unnamed'), checked: id === activityId })),
        run: (task, activityId) => {
          apply(moveTask(task, activityId, stories));
          focusItem(task.id, 'name');
        },
      },
    ],
    onRemove: ({ id }) => stories.filter(({ taskId }) => taskId === id).map((story): StepOperation => ({ kind: 'set', collection: 'stories', id: story.id, field: 'taskId', value: null })),
  });
  return (
    <div className={s['tasks']} role="group" aria-label={t('task.list')}>
      {activities.map((activity) => {
        const columns = map.columns(activity.id);
        return (
          <div key={activity.id} className={s['taskGroup']} style={{ '--span': columns.length } as CSSProperties} data-list="" {...dropAttributes(tasksName(activity.id), 'x', 'task')}>
            {columns.map(({ taskId }) => {
              const task = tasks.find(({ id }) => id === taskId);
              return task === undefined ? (
                <div key="none" className={s['noTask']}>
                  {columns.length > 1 ? (
                    t('task.none')
                  ) : (
                    <Changes>
                      <PlainButton
                        label={t('task.addTo', { activity: isFilled(activity.name) ? activity.name : t('activity.unnamed') })}
                        icon={<Plus aria-hidden />}
                        onClick={() => {
                          focusItem(add('tasks', { name: '', activityId: activity.id }), 'name');
                        }}
                      />
                    </Changes>
                  )}
                </div>
              ) : (
                <TaskHead key={task.id} task={task} commands={commands} />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}
