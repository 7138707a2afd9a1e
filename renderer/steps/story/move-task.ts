import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Story, Task } from './story-types.ts';

/** The operations that bring a task to another activity: its stories go with it. None where it is there. */
export function moveTask(task: Task, activityId: string, stories: readonly Story[]): readonly StepOperation[] {
  if (task.activityId === activityId) return [];
  const own = stories.filter((story) => story.taskId === task.id && story.activityId === task.activityId);
  return [
    { kind: 'set', collection: 'tasks', id: task.id, field: 'activityId', value: activityId },
    ...own.map(({ id }): StepOperation => ({ kind: 'set', collection: 'stories', id, field: 'activityId', value: activityId })),
  ];
}
