import type { StepSummary, WorkshopDetail } from '../../../shared/contract/workshops.ts';
import { spanMs, stepTimeMs } from '../../../shared/domain/time-spent.ts';

/** Milliseconds of work on a step: until its completion, or until its last edit. Zero before the first edit. */
export function timeOfStep(step: StepSummary, { sessions }: WorkshopDetail, now: Date): number {
  if (step.startedAt === null) return 0;
  return stepTimeMs({ startedAt: step.startedAt, endedAt: step.completedAt ?? step.updatedAt }, sessions, now);
}

/** Milliseconds of all sessions of a workshop. */
export function timeOfWorkshop({ sessions }: WorkshopDetail, now: Date): number {
  return sessions.reduce((total, session) => total + spanMs(session, now), 0);
}

/** The session that is running, if there is one. */
export function runningSession({ sessions }: WorkshopDetail): WorkshopDetail['sessions'][number] | undefined {
  return sessions.findLast((session) => session.endedAt === null);
}
