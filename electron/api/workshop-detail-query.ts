import type { StepSummary, WorkshopDetail } from '../../shared/contract/workshops.ts';
import { missingPoints } from '../../shared/domain/gates.ts';
import { gateContext } from '../core/step/complete-step.ts';
import type { StepRow, StoreReads } from '../core/store/store.ts';
import type { LiveQuery } from './live-query.ts';

/** An open workshop's live query: the whole detail, again after every commit that touched the workshop. */
export function workshopDetailQuery(reads: StoreReads, workshopId: string, isReadOnly: (workshopId: string) => boolean): LiveQuery<WorkshopDetail | null> {
  const read = (): WorkshopDetail | null => {
    const detail = workshopDetail(reads, workshopId);
    return detail !== null && isReadOnly(workshopId) ? { ...detail, readOnly: true } : detail;
  };
  let gone = false;
  return {
    // The gates look at every output: not once a keystroke, and never before the keystroke's own answer.
    settleMs: 40,
    first: read,
    notice: (commit) => commit.changes.some((change) => change.workshopId === workshopId),
    next() {
      const detail = read();
      gone = detail === null;
      return detail;
    },
    // A delete can be undone, so a stream that has said `null` once may still have news.
    ended: () => gone && reads.local(workshopId).deleteAfter === null && reads.workshop(workshopId) === undefined,
  };
}

/** Everything the workshop page shows besides the outputs; null for a workshop that is not there. */
export function workshopDetail(reads: StoreReads, workshopId: string): WorkshopDetail | null {
  const workshop = reads.workshop(workshopId);
  if (workshop === undefined) return null;
  const definitions = new Map(reads.stepDefinitions().map((definition) => [definition.id, definition]));
  const gates = gateContext(reads, workshopId);
  const summary = (step: StepRow): StepSummary => {
    const definition = definitions.get(step.stepId);
    return {
      id: step.id,
      stepId: step.stepId,
      name: definition?.name ?? step.stepId,
      description: definition?.description ?? '',
      order: definition?.order ?? 0,
      status: step.status,
      startedAt: step.startedAt,
      completedAt: step.completedAt,
      updatedAt: step.updatedAt,
      missing: missingPoints(step.stepId, gates).map((point) => ({ ...point })),
    };
  };
  const { id, title, originalIdea, status, visibility, createdAt, updatedAt } = workshop;
  return {
    ...{ id, title, originalIdea, status, visibility, createdAt, updatedAt },
    steps: reads.steps(workshopId).map(summary),
    sessions: reads.sessions(workshopId).map(({ id: sessionId, startedAt, endedAt }) => ({ id: sessionId, startedAt, endedAt })),
    members: reads.members(workshopId).map((member) => ({ id: member.id, clerkUserId: member.clerkUserId, role: member.role })),
    buildPacks: reads
      .buildPacks(workshopId)
      .map((pack) => ({ id: pack.id, title: pack.title, formatType: pack.formatType, assembled: pack.assembled, createdAt: pack.createdAt })),
  };
}
