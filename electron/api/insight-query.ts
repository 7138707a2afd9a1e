import { insightOf, type Insight } from '../../shared/domain/insight.ts';
import { gateContext } from '../core/step/complete-step.ts';
import type { StoreReads } from '../core/store/store.ts';
import type { LiveQuery } from './live-query.ts';

/** A workshop at a glance, live: the whole picture, again a moment after its outputs have changed. Null for one that is gone. */
export function insightQuery(reads: StoreReads, workshopId: string): LiveQuery<Insight | null> {
  const read = (): Insight | null => (reads.workshop(workshopId) === undefined ? null : insightOf(gateContext(reads, workshopId).outputs));
  let gone = false;
  return {
    // Looks at every output: seldom enough not to be felt while somebody types.
    settleMs: 400,
    first: read,
    notice: (commit) => commit.changes.some((change) => change.workshopId === workshopId && (change.kind === 'output' || reads.workshop(workshopId) === undefined)),
    next() {
      const insight = read();
      gone = insight === null;
      return insight;
    },
    ended: () => gone,
  };
}
