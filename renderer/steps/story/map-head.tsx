import { memo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import { dragAttributes } from '../../features/drag/drag-attributes.ts';
import { Grip } from '../../features/drag/grip.tsx';
import { TextField } from '../../features/fields/text-field.tsx';
import { ItemMenu, moveKeys } from '../../features/items/item-menu.tsx';
import type { ItemCommands } from '../../features/items/use-item-commands.ts';
import { itemAttributes } from '../../features/step/focus-item.ts';
import { pointsOf } from './story-map.ts';
import s from './story-map.module.css';
import type { Activity, Slice, Story, Task } from './story-types.ts';

interface ActivityHeadProps {
  readonly activity: Activity;
  /** How many columns it is as wide as. */
  readonly columns: number;
  readonly commands: ItemCommands<Activity>;
}

/** The head of one or more columns: one activity of the journey. */
export const ActivityHead = memo(function ActivityHead({ activity, columns, commands }: ActivityHeadProps) {
  const { t } = useTranslation('story');
  return (
    <div className={s['activity']} style={{ '--span': columns } as CSSProperties} {...itemAttributes(activity.id)} {...dragAttributes(activity.id, 'activity')} onKeyDown={moveKeys(activity, commands)}>
      <Grip />
      <TextField collection="activities" item={activity} field="name" bare label={t('activity.name')} placeholder={t('activity.unnamed')} />
      <ItemMenu label={t('activity.menu')} item={activity} commands={commands} />
    </div>
  );
});

/** The head of a column below its activity: one task. */
export const TaskHead = memo(function TaskHead({ task, commands }: { readonly task: Task; readonly commands: ItemCommands<Task> }) {
  const { t } = useTranslation('story');
  return (
    <div className={s['task']} {...itemAttributes(task.id)} {...dragAttributes(task.id, 'task')} onKeyDown={moveKeys(task, commands)}>
      <Grip />
      <TextField collection="tasks" item={task} field="name" bare size="sm" label={t('task.name')} placeholder={t('task.unnamed')} />
      <ItemMenu label={t('task.menu')} item={task} commands={commands} />
    </div>
  );
});

export interface SliceHeadProps {
  readonly slice: Slice;
  readonly stories: readonly Story[];
  readonly commands: ItemCommands<Slice>;
}

/** The head of a row: one release slice, what it is for and how big it is. */
export function SliceHead({ slice, stories, commands }: SliceHeadProps) {
  const { t } = useTranslation('story');
  return (
    <div className={s['slice']} {...itemAttributes(slice.id)} {...dragAttributes(slice.id, 'slice')} onKeyDown={moveKeys(slice, commands)}>
      <div className={s['sliceName']}>
        <Grip />
        <TextField collection="slices" item={slice} field="name" bare label={t('slice.name')} placeholder={t('slice.unnamed')} />
      </div>
      <div className={s['sliceGoal']}>
        <TextField collection="slices" item={slice} field="goal" bare label={t('slice.goal')} placeholder={t('slice.goalHint')} />
      </div>
      <SliceSize stories={stories} />
      <ItemMenu label={t('slice.menu')} item={slice} commands={commands} />
    </div>
  );
}

/** How many stories there are, and their points. */
export function SliceSize({ stories }: { readonly stories: readonly Story[] }) {
  const { t, i18n } = useTranslation('story');
  const { points, open } = pointsOf(stories);
  const parts = [
    t('slice.stories', { count: stories.length }),
    ...(points > 0 ? [t('slice.points', { count: points, points: points.toLocaleString(i18n.language) })] : []),
    ...(open > 0 && points > 0 ? [t('slice.unestimated', { count: open })] : []),
  ];
  return <span className={s['size']}>{parts.join(' · ')}</span>;
}
