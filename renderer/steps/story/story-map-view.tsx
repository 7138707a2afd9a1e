import { useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { focusItem } from '../../features/step/focus-item.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { useReadOnly } from '../../ui/read-only.tsx';
import { CardList, type CardContext } from './card-list.tsx';
import { UNSORTED } from './drop-names.ts';
import { MapCell } from './map-cell.tsx';
import { ActivityHead, SliceHead, SliceSize } from './map-head.tsx';
import type { Column, StoryMap } from './story-map.ts';
import s from './story-map.module.css';
import type { Activity, Slice, Story, Task } from './story-types.ts';
import { TaskRow } from './task-row.tsx';
import { useMapDrag } from './use-map-drag.ts';

export interface StoryMapViewProps {
  readonly map: StoryMap;
  readonly activities: readonly Activity[];
  readonly slices: readonly Slice[];
  readonly tasks: readonly Task[];
  readonly context: CardContext;
}

/** The story map: activities with their tasks from left to right, release slices from top to bottom, and stories that have no place yet. */
export function StoryMapView({ map, activities, slices, tasks, context }: StoryMapViewProps) {
  const { t } = useTranslation('story');
  const rows: readonly (Slice | null)[] = activities.length > 0 ? [...slices, null] : slices;
  const { addAll } = useActions();
  const [surface, said] = useMapDrag(map, activities, slices, tasks);
  const columns = useMemo(() => activities.flatMap(({ id }) => map.columns(id)), [activities, map]);
  return (
    <div className={s['map']} {...surface}>
      {(activities.length > 0 || slices.length > 0) && (
        <div className={s['scroll']}>
          <div className={s['grid']} style={{ '--columns': Math.max(1, columns.length) } as CSSProperties} {...dropAttributes('slices', 'y', 'slice')}>
            {activities.length > 0 && <ActivityRow activities={activities} map={map} rows={rows} tasks={tasks} />}
            {columns.some(({ taskId }) => taskId !== null) && <TaskRow activities={activities} tasks={tasks} map={map} />}
            {rows.map((slice) => (
              <SliceRow key={slice?.id ?? 'later'} slice={slice} slices={slices} activities={activities} columns={columns} tasks={tasks} map={map} context={context} />
            ))}
          </div>
        </div>
      )}
      {(activities.length > 0 || slices.length > 0) && (
        <div className={s['sliceEntry']}>
          <QuickAdd
            label={t('slice.add')}
            collection="slices"
            field="name"
            onAdd={(texts) => {
              addAll(
                'slices',
                texts.map((name) => ({ name })),
              );
            }}
          />
        </div>
      )}
      <Unsorted stories={map.unsorted} context={context} />
      {said}
    </div>
  );
}

interface ActivityRowProps {
  readonly activities: readonly Activity[];
  readonly map: StoryMap;
  readonly rows: readonly (Slice | null)[];
  readonly tasks: readonly Task[];
}

function ActivityRow({ activities, map, rows, tasks }: ActivityRowProps) {
  const { t } = useTranslation('story');
  const { add } = useActions();
  const commands = useItemCommands<Activity>({
    collection: 'activities',
    siblings: () => activities,
    sideways: true,
    groups: [
      {
        id: 'task',
        entries: () => [{ id: 'add', label: t('task.add') }],
        run: ({ id }) => {
          focusItem(add('tasks', { name: '', activityId: id }), 'name');
        },
      },
    ],
    onRemove: (activity) => [
      ...rows.flatMap((slice) => map.cell(activity.id, slice?.id ?? null)).map((story) => unset(story, 'activityId')),
      ...tasks.filter((task) => task.activityId === activity.id).map(({ id }): StepOperation => ({ kind: 'delete', collection: 'tasks', id })),
    ],
  });
  return (
    <div className={s['activities']} role="group" aria-label={t('activity.list')} data-list="" {...dropAttributes('activities', 'x', 'activity')}>
      {activities.map((activity) => (
        <ActivityHead key={activity.id} activity={activity} columns={map.columns(activity.id).length} commands={commands} />
      ))}
    </div>
  );
}

interface SliceRowProps {
  /** Null is the row of stories that are not planned yet. */
  readonly slice: Slice | null;
  readonly slices: readonly Slice[];
  readonly activities: readonly Activity[];
  readonly columns: readonly Column[];
  readonly tasks: readonly Task[];
  readonly map: StoryMap;
  readonly context: CardContext;
}

function SliceRow({ slice, slices, activities, columns, tasks, map, context }: SliceRowProps) {
  const { t } = useTranslation('story');
  const sliceId = slice?.id ?? null;
  const stories = useMemo(() => activities.flatMap((activity) => map.cell(activity.id, sliceId)), [activities, map, sliceId]);
  const commands = useItemCommands<Slice>({
    collection: 'slices',
    siblings: () => slices,
    onRemove: (removed) => [...activities.flatMap((activity) => map.cell(activity.id, removed.id)), ...map.unsorted.filter((story) => story.sliceId === removed.id)].map((story) => unset(story, 'sliceId')),
  });
  const columnName = ({ activityId, taskId }: Column): string => {
    const activity = activities.find(({ id }) => id === activityId)?.name;
    const task = tasks.find(({ id }) => id === taskId);
    const activityName = isFilled(activity) ? activity : t('activity.unnamed');
    return task === undefined ? activityName : t('map.column', { activity: activityName, task: isFilled(task.name) ? task.name : t('task.unnamed') });
  };
  const name = slice === null ? t('slice.later') : isFilled(slice.name) ? slice.name : t('slice.unnamed');
  return (
    <section className={s['row']} aria-label={name} data-list="">
      {slice === null ? (
        <div className={s['slice']}>
          <span className={s['later']}>{name}</span>
          {stories.length > 0 && <SliceSize stories={stories} />}
        </div>
      ) : (
        <SliceHead slice={slice} stories={stories} commands={commands} />
      )}
      {columns.map((column) => (
        <MapCell
          key={`${column.activityId}/${column.taskId ?? ''}`}
          column={column}
          columnName={columnName(column)}
          sliceId={sliceId}
          sliceName={name}
          stories={map.columnCell(column, sliceId)}
          context={context}
        />
      ))}
    </section>
  );
}

function Unsorted({ stories, context }: { readonly stories: readonly Story[]; readonly context: CardContext }) {
  const { t } = useTranslation('story');
  const { addAll } = useActions();
  const readOnly = useReadOnly();
  if (readOnly && stories.length === 0) return null;
  return (
    <section className={s['unsorted']} aria-labelledby="story-unsorted-title" data-list="" {...dropAttributes(UNSORTED, 'spot')}>
      <div className={s['unsortedHead']}>
        <h2 className={s['unsortedTitle']} id="story-unsorted-title">
          {t('unsorted.title')}
        </h2>
        <p className={s['unsortedHint']}>{t(readOnly ? 'unsorted.viewer' : stories.length === 0 ? 'unsorted.none' : 'unsorted.hint')}</p>
      </div>
      <div className={s['unsortedEntry']}>
        <QuickAdd
          label={t('unsorted.add')}
          collection="stories"
          field="want"
          onAdd={(texts) => {
            addAll(
              'stories',
              texts.map((want) => ({ want })),
            );
          }}
        />
      </div>
      <CardList label={t('unsorted.title')} stories={stories} context={context} />
    </section>
  );
}

function unset(story: Story, field: 'activityId' | 'sliceId'): StepOperation {
  return { kind: 'set', collection: 'stories', id: story.id, field, value: null };
}
