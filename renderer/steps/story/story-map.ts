import { isFilled } from '../../../shared/domain/collections.ts';
import type { Criterion, Feature, Story } from './story-types.ts';

interface Known {
  readonly id: string;
}

interface KnownTask extends Known {
  readonly activityId?: string | null;
}

/** Where a story stands: its activity, its task there and its slice, null where it has none or the one it names is gone. */
export interface Place {
  readonly activityId: string | null;
  readonly taskId: string | null;
  readonly sliceId: string | null;
}

/** A column of the map: a task of an activity, or what of the activity belongs to none (null). */
export interface Column {
  readonly activityId: string;
  readonly taskId: string | null;
}

/** The stories of a workshop by their place. */
export interface StoryMap {
  /** The stories of one activity in one slice in their order. A null slice is the row of stories that are not planned yet. */
  readonly cell: (activityId: string, sliceId: string | null) => readonly Story[];
  /** Of those, the ones of one column. */
  readonly columnCell: (column: Column, sliceId: string | null) => readonly Story[];
  /** The columns of an activity: its tasks, and one for stories without a task where there are any, or no tasks. */
  readonly columns: (activityId: string) => readonly Column[];
  /** Stories without an activity, planned or not. */
  readonly unsorted: readonly Story[];
  readonly placeOf: (story: Story) => Place;
}

const NONE: readonly Story[] = [];

/** Sorts stories into the map. References to activities, tasks and slices that are gone count as none, and so does a task of another activity. */
export function storyMap(stories: readonly Story[], activities: readonly Known[], slices: readonly Known[], tasks: readonly KnownTask[] = []): StoryMap {
  const activityIds = new Set(activities.map(({ id }) => id));
  const sliceIds = new Set(slices.map(({ id }) => id));
  const known = (ids: ReadonlySet<string>, id: string | null | undefined): string | null =>
    id !== null && id !== undefined && ids.has(id) ? id : null;
  const homes = new Map(tasks.map(({ id, activityId }) => [id, activityId ?? null]));
  const placeOf = (story: Story): Place => {
    const activityId = known(activityIds, story.activityId);
    const taskId = typeof story.taskId === 'string' && activityId !== null && homes.get(story.taskId) === activityId ? story.taskId : null;
    return { activityId, taskId, sliceId: known(sliceIds, story.sliceId) };
  };
  const loose = new Set<string>();
  const cells = new Map<string, Story[]>();
  const unsorted: Story[] = [];
  for (const story of stories) {
    const { activityId, taskId, sliceId } = placeOf(story);
    if (activityId === null) {
      unsorted.push(story);
      continue;
    }
    if (taskId === null) loose.add(activityId);
    for (const key of [cellKey(activityId, sliceId), columnKey({ activityId, taskId }, sliceId)]) {
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [story]);
      else cell.push(story);
    }
  }
  const columns = (activityId: string): readonly Column[] => {
    const own = tasks.filter((task) => task.activityId === activityId).map(({ id }) => ({ activityId, taskId: id }));
    return own.length === 0 || loose.has(activityId) ? [...own, { activityId, taskId: null }] : own;
  };
  return {
    cell: (activityId, sliceId) => cells.get(cellKey(activityId, sliceId)) ?? NONE,
    columnCell: (column, sliceId) => cells.get(columnKey(column, sliceId)) ?? NONE,
    columns,
    unsorted,
    placeOf,
  };
}

/** Criteria of every story, by story, in their order. */
export function criteriaByStory(criteria: readonly Criterion[]): ReadonlyMap<string, readonly Criterion[]> {
  const byStory = new Map<string, Criterion[]>();
  for (const criterion of criteria) {
    if (criterion.storyId === null || criterion.storyId === undefined) continue;
    const list = byStory.get(criterion.storyId);
    if (list === undefined) byStory.set(criterion.storyId, [criterion]);
    else list.push(criterion);
  }
  return byStory;
}

/** A must feature that the stories do not cover yet. */
export interface Gap {
  readonly feature: Feature;
  /** Its first story, which only lacks a criterion that says what then happens; null when it has none. */
  readonly story: Story | null;
}

/** Must features without a story that has a criterion, in their order: what the step's gate asks for. */
export function gaps(features: readonly Feature[], stories: readonly Story[], criteria: ReadonlyMap<string, readonly Criterion[]>): readonly Gap[] {
  const complete = (story: Story): boolean =>
    isFilled(story.want) && (criteria.get(story.id) ?? []).some((criterion) => isFilled(criterion.then));
  return features
    .filter((feature) => feature.moscow === 'must')
    .flatMap((feature) => {
      const own = stories.filter((story) => story.featureId === feature.id);
      return own.some(complete) ? [] : [{ feature, story: own[0] ?? null }];
    });
}

/** Sum of the points of stories; stories nobody has estimated are counted apart. */
export function pointsOf(stories: readonly Story[]): { readonly points: number; readonly open: number } {
  const estimated = stories.flatMap(({ points }) => (typeof points === 'number' ? [points] : []));
  return { points: estimated.reduce((sum, points) => sum + points, 0), open: stories.length - estimated.length };
}

function cellKey(activityId: string, sliceId: string | null): string {
  return `${activityId} ${sliceId ?? ''}`;
}

function columnKey({ activityId, taskId }: Column, sliceId: string | null): string {
  return `${activityId}/${taskId ?? ''} ${sliceId ?? ''}`;
}
