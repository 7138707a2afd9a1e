import { useMemo, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { dropAttributes } from '../../features/drag/drag-attributes.ts';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { useItemCommands } from '../../features/items/use-item-commands.ts';
import { useActions } from '../../features/step/step-context.tsx';
import { CardList, type CardContext } from './card-list.tsx';
import { UNSORTED } from './drop-names.ts';
import { MapCell } from './map-cell.tsx';
import { ActivityHead, SliceHead, SliceSize } from './map-head.tsx';
import type { StoryMap } from './story-map.ts';
import s from './story-map.module.css';
import type { Activity, Slice, Story } from './story-types.ts';
import { useMapDrag } from './use-map-drag.ts';

export interface StoryMapViewProps {
  readonly map: StoryMap;
  readonly activities: readonly Activity[];
  readonly slices: readonly Slice[];
  readonly context: CardContext;
}

/** The story map: activities from left to right, release slices from top to bottom, and stories that have no place yet. */
export function StoryMapView({ map, activities, slices, context }: StoryMapViewProps) {
  const { t } = useTranslation('story');
  const rows: readonly (Slice | null)[] = activities.length > 0 ? [...slices, null] : slices;
  const { addAll } = useActions();
  const [surface, said] = useMapDrag(map, activities, slices);
  return (
    <div className={s['map']} {...surface}>
      {(activities.length > 0 || slices.length > 0) && (
        <div className={s['scroll']}>
          <div className={s['grid']} style={{ '--columns': Math.max(1, activities.length) } as CSSProperties} {...dropAttributes('slices', 'y', 'slice')}>
            {activities.length > 0 && <ActivityRow activities={activities} map={map} rows={rows} />}
            {rows.map((slice) => (
              <SliceRow key={slice?.id ?? 'later'} slice={slice} slices={slices} activities={activities} map={map} context={context} />
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

function ActivityRow({ activities, map, rows }: { readonly activities: readonly Activity[]; readonly map: StoryMap; readonly rows: readonly (Slice | null)[] }) {
  const { t } = useTranslation('story');
  const commands = useItemCommands<Activity>({
    collection: 'activities',
    siblings: () => activities,
    sideways: true,
    onRemove: (activity) => rows.flatMap((slice) => map.cell(activity.id, slice?.id ?? null)).map((story) => unset(story, 'activityId')),
  });
  return (
    <div className={s['activities']} role="group" aria-label={t('activity.list')} data-list="" {...dropAttributes('activities', 'x', 'activity')}>
      {activities.map((activity) => (
        <ActivityHead key={activity.id} activity={activity} commands={commands} />
      ))}
    </div>
  );
}

interface SliceRowProps {
  /** Null is the row of stories that are not planned yet. */
  readonly slice: Slice | null;
  readonly slices: readonly Slice[];
  readonly activities: readonly Activity[];
  readonly map: StoryMap;
  readonly context: CardContext;
}

function SliceRow({ slice, slices, activities, map, context }: SliceRowProps) {
  const { t } = useTranslation('story');
  const sliceId = slice?.id ?? null;
  const stories = useMemo(() => activities.flatMap((activity) => map.cell(activity.id, sliceId)), [activities, map, sliceId]);
  const commands = useItemCommands<Slice>({
    collection: 'slices',
    siblings: () => slices,
    onRemove: (removed) => [...activities.flatMap((activity) => map.cell(activity.id, removed.id)), ...map.unsorted.filter((story) => story.sliceId === removed.id)].map((story) => unset(story, 'sliceId')),
  });
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
      {activities.map((activity) => (
        <MapCell
          key={activity.id}
          activity={activity}
          activityName={isFilled(activity.name) ? activity.name : t('activity.unnamed')}
          sliceId={sliceId}
          sliceName={name}
          stories={map.cell(activity.id, sliceId)}
          context={context}
        />
      ))}
    </section>
  );
}

function Unsorted({ stories, context }: { readonly stories: readonly Story[]; readonly context: CardContext }) {
  const { t } = useTranslation('story');
  const { addAll } = useActions();
  return (
    <section className={s['unsorted']} aria-labelledby="story-unsorted-title" data-list="" {...dropAttributes(UNSORTED, 'spot')}>
      <div className={s['unsortedHead']}>
        <h2 className={s['unsortedTitle']} id="story-unsorted-title">
          {t('unsorted.title')}
        </h2>
        <p className={s['unsortedHint']}>{stories.length === 0 ? t('unsorted.none') : t('unsorted.hint')}</p>
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
