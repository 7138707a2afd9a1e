import type { WorkshopCard, WorkshopListEvent } from '../../shared/contract/workshops.ts';
import type { CommittedChange } from '../core/store/commit.ts';
import type { CardRow, StoreReads } from '../core/store/store.ts';
import type { LiveQuery } from './live-query.ts';

/** The dashboard's live query: all cards first, then those of the workshops that a commit touched. */
export function workshopListQuery(reads: StoreReads): LiveQuery<WorkshopListEvent> {
  const touched = new Set<string>();
  return {
    first: () => ({ kind: 'snapshot', workshops: reads.cards().map(toCard) }),
    notice(commit) {
      for (const change of commit.changes) if (change.workshopId !== null && showsOnCard(change)) touched.add(change.workshopId);
      return touched.size > 0;
    },
    next() {
      const ids = [...touched];
      touched.clear();
      const workshops = reads.cards(ids).map(toCard);
      const present = new Set(workshops.map((card) => card.id));
      return { kind: 'changed', workshops, removed: ids.filter((id) => !present.has(id)) };
    },
  };
}

/** A card shows no output, but every output write also updates its workshop's row time; that alone is not worth an event. */
function showsOnCard(change: CommittedChange): boolean {
  if (change.kind === 'output' || change.kind === 'setting' || change.kind === 'picture') return false;
  return change.kind === 'local' || change.table === 'workshops' || change.table === 'workshop_steps';
}

function toCard({ workshop, lastOpenedAt, steps }: CardRow): WorkshopCard {
  const { id, title, originalIdea, status, createdAt, updatedAt } = workshop;
  return { id, title, originalIdea, status, createdAt, updatedAt, lastOpenedAt, steps: { ...steps } };
}
