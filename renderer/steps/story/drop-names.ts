import type { Place } from './story-map.ts';

/** The name of a cell for dropping stories on it. */
export function cellName({ activityId, sliceId }: Place): string {
  return `cell:${activityId ?? ''}/${sliceId ?? ''}`;
}

/** The place for stories without an activity. */
export const UNSORTED = 'unsorted';

/** The cell that a story was dropped on; null for another place. */
export function droppedIn(name: string): Place | null {
  const [, activityId, sliceId] = /^cell:(\w+)\/(\w*)$/.exec(name) ?? [];
  return activityId === undefined || sliceId === undefined ? null : { activityId, sliceId: sliceId === '' ? null : sliceId };
}
