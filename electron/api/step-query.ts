import type { StepEvent, StepState } from '../../shared/contract/steps.ts';
import type { OutputChange } from '../../shared/domain/operations.ts';
import type { History } from '../core/step/history.ts';
import type { StepAddress } from '../core/step/edit-step.ts';
import type { StoreReads } from '../core/store/store.ts';
import type { LiveQuery } from './live-query.ts';

/**
 * One step's live query: the whole output first, then the changed paths. Changes that pile up while a client is slow are
 * sent together in their order.
 */
export function stepQuery(reads: StoreReads, history: History, actor: string, address: StepAddress): LiveQuery<StepEvent> {
  const changes: OutputChange[] = [];
  let lastState = '';
  const state = (): StepState | null => {
    const step = reads.step(address.workshopId, address.stepId);
    if (step === undefined) return null;
    const { status, startedAt, completedAt } = step;
    return { status, startedAt, completedAt, ...history.depth({ ...address, actor }) };
  };
  return {
    first() {
      const now = state();
      lastState = JSON.stringify(now);
      const row = reads.step(address.workshopId, address.stepId);
      if (now === null || row === undefined) throw new Error('The step was checked before its stream began.');
      return { kind: 'snapshot', state: now, output: { ...reads.output(row.id) } };
    },
    notice(commit) {
      let mine = false;
      for (const change of commit.changes) {
        if (change.workshopId !== address.workshopId) continue;
        if (change.kind === 'output') {
          if (change.stepId !== address.stepId) continue;
          changes.push(...change.changes);
        }
        mine = true;
      }
      return mine;
    },
    next() {
      const now = state();
      if (now === null) return undefined;
      const text = JSON.stringify(now);
      if (changes.length === 0 && text === lastState) return undefined;
      lastState = text;
      const sent = changes.splice(0).map(({ path, value }) => (value === undefined ? { path: [...path] } : { path: [...path], value }));
      return { kind: 'changed', state: now, changes: sent };
    },
    ended: () => state() === null,
  };
}
