import type { Place } from './story-map.ts';

/** The name of a cell for dropping stories on it. */
export function cellName({ activityId, taskId, sliceId }: Place): string {
  return `cell:${activityId ?? ''}/${taskId ?? ''}/${sliceId ?? ''}`;
}

/** The name of an activity's row of tasks for dropping tasks on it. */
export function tasksName(activityId: string): string {
  return `tasks:${activityId}`;
}

/** The activity whose tasks something was dropped among; null for another place. */
export function tasksOf(name: string): string | null {
  return name.startsWith('tasks:') ? name.slice('tasks:'.length) : null;
}

/** The place for stories without an activity. */
export const UNSORTED = 'unsorted';

/** The cell that a story was dropped on; null for another place. */
export function droppedIn(name: string): Place | null {
  const [, activityId, taskId = '', sliceId = ''] = /^cell:(\w+)\/(\w*)\/(\w*)$/.exec(name) ?? [];
  return activityId === undefined ? null : { activityId, taskId: taskId === '' ? null : taskId, sliceId: sliceId === '' ? null : sliceId };
}
