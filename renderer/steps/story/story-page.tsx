import { Map as MapIcon } from 'lucide-react';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isFilled } from '../../../shared/domain/collections.ts';
import { QuickAdd } from '../../features/items/quick-add.tsx';
import { useActions, useItems } from '../../features/step/step-context.tsx';
import { StepFrame, StepTabs } from '../../features/step/step-frame.tsx';
import { StepTables } from '../../features/table/step-tables.tsx';
import { cx } from '../../ui/cx.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ChangeButton, useReadOnly } from '../../ui/read-only.tsx';
import { GapList, useMakeStories } from './gap-list.tsx';
import { StoryEditor } from './story-editor.tsx';
import { StoryMapView } from './story-map-view.tsx';
import { criteriaByStory, gaps, storyMap } from './story-map.ts';
import s from './story-map.module.css';
import type { Activity, Criterion, Feature, Slice, Story, Task } from './story-types.ts';
import { useStoryCommands } from './use-story-commands.ts';

/** Turns features into user stories on a map of activities and release slices. */
export function StepPage({ workshopId }: { readonly workshopId: string }) {
  return (
    <StepFrame workshopId={workshopId} stepId="story">
      <StoryTabs />
    </StepFrame>
  );
}

function StoryTabs() {
  const { t } = useTranslation('story');
  const { t: table } = useTranslation('table');
  return (
    <StepTabs
      stepId="story"
      label={t('tabs.label')}
      tabs={[
        { id: 'map', label: t('tabs.map'), content: () => <StoryBody /> },
        { id: 'table', label: table('tab'), content: () => <StepTables tables={TABLES} /> },
      ]}
    />
  );
}

const TABLES = [
  { collection: 'stories' },
  { collection: 'criteria', fields: ['storyId', 'given', 'when', 'then'] },
  { collection: 'activities' },
  { collection: 'tasks' },
  { collection: 'slices' },
];
const NO_CRITERIA: readonly Criterion[] = [];

function StoryBody() {
  const { t } = useTranslation('story');
  const stories: readonly Story[] = useItems('story', 'stories');
  const activities: readonly Activity[] = useItems('story', 'activities');
  const slices: readonly Slice[] = useItems('story', 'slices');
  const tasks: readonly Task[] = useItems('story', 'tasks');
  const criteriaList = useItems('story', 'criteria');
  const features = useItems('prioritize', 'features');
  const map = useMemo(() => storyMap(stories, activities, slices, tasks), [stories, activities, slices, tasks]);
  const criteria = useMemo(() => criteriaByStory(criteriaList), [criteriaList]);
  const featureNames = useMemo(() => new Map(features.map((feature) => [feature.id, isFilled(feature.name) ? feature.name : t('gaps.unnamed')])), [features, t]);
  const open = useMemo(() => gaps(features, stories, criteria), [features, stories, criteria]);
  const commands = useStoryCommands(map, activities, slices, tasks, criteria);
  const [openId, setOpenId] = useState<string | null>(null);
  const onOpen = useCallback((storyId: string) => {
    setOpenId(storyId);
  }, []);
  useCardInView(openId);
  const context = useMemo(
    () => ({ featureNames, criteria, commands, openId, onOpen }),
    [featureNames, criteria, commands, openId, onOpen],
  );
  const story = stories.find(({ id }) => id === openId);
  const empty = stories.length === 0 && activities.length === 0;
  return (
    <div className={cx(s['page'], story !== undefined && s['withEditor'])}>
      <div className={s['main']}>
        {stories.length > 0 && <GapList gaps={open} onOpen={onOpen} />}
        <ActivityEntry />
        {empty && <EmptyMap musts={open.map((gap) => gap.feature)} />}
        <StoryMapView map={map} activities={activities} slices={slices} tasks={tasks} context={context} />
      </div>
      {story !== undefined && (
        <StoryEditor
          story={story}
          criteria={criteria.get(story.id) ?? NO_CRITERIA}
          commands={commands}
          around={around(story.id, readingOrder(map, activities, slices))}
          onOpen={onOpen}
          onClose={() => {
            setOpenId(null);
          }}
        />
      )}
    </div>
  );
}

function EmptyMap({ musts }: { readonly musts: readonly Feature[] }) {
  const { t } = useTranslation('story');
  const makeStories = useMakeStories();
  return (
    <EmptyState
      icon={<MapIcon aria-hidden />}
      title={t('empty.title')}
      actions={musts.length > 0 && <ChangeButton onPress={() => void makeStories(musts)}>{t('empty.carry', { count: musts.length })}</ChangeButton>}
    >
      {t('empty.text')}
    </EmptyState>
  );
}

function ActivityEntry() {
  const { t } = useTranslation('story');
  const { addAll } = useActions();
  if (useReadOnly()) return null;
  return (
    <div className={s['activityEntry']}>
      <QuickAdd
        label={t('activity.add')}
        collection="activities"
        field="name"
        onAdd={(texts) => {
          addAll(
            'activities',
            texts.map((name) => ({ name })),
          );
        }}
      />
    </div>
  );
}

/** Keeps the card of the open story in view beside the editor. */
function useCardInView(openId: string | null): void {
  useEffect(() => {
    if (openId === null) return undefined;
    const frame = requestAnimationFrame(() => {
      document.querySelector(`[data-item="${openId}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [openId]);
}

/** The stories as one reads the map: slice by slice from left to right, then those without a place. */
function readingOrder(map: ReturnType<typeof storyMap>, activities: readonly Activity[], slices: readonly Slice[]): readonly string[] {
  const rows = [...slices.map(({ id }) => id), null];
  return [...rows.flatMap((sliceId) => activities.flatMap(({ id }) => map.columns(id)).flatMap((column) => map.columnCell(column, sliceId))), ...map.unsorted].map(({ id }) => id);
}

function around(id: string, order: readonly string[]): { readonly before: string | null; readonly after: string | null } {
  const at = order.indexOf(id);
  return { before: order[at - 1] ?? null, after: order[at + 1] ?? null };
}
