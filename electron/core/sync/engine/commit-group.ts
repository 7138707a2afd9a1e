import type { ScopeEvent, ScopeStep } from '../scope-step.ts';
import type { SyncCommand, SyncStorage } from '../sync-storage.ts';

/** Who takes in an answer. */
export interface Taker {
  readonly scope: string;
  /** What the answer leads to. */
  step(event: ScopeEvent): ScopeStep;
  /** Called once the step's commands are on disk, or with undefined where the disk refused them. */
  settled(step: ScopeStep | undefined): void;
}

/** Takes in answers that arrive together, in one transaction: a bootstrap of many workshops waits for few writes to the disk. */
export interface CommitGroup {
  /** Waits for an answer and takes it in; resolves when that is over. Rejects only for a defect. */
  take(answer: Promise<ScopeEvent>, taker: Taker): Promise<void>;
}

interface Waiting {
  readonly event: ScopeEvent;
  readonly taker: Taker;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Creates the group of one remote. `later` runs something when the answers that are here already have been read. Answers that come
 * after the engine was stopped are dropped: the next engine may stand further already, or the database be closed.
 */
export function createCommitGroup(remoteId: string, storage: Pick<SyncStorage, 'commitAll'>, later: (run: () => void, expected: number) => void, isStopped: () => boolean): CommitGroup {
  let expected = 0;
  let waiting: Waiting[] = [];
  let asked = false;

  const commit = (group: readonly Waiting[]): void => {
    const steps = group.map(({ event, taker }) => taker.step(event));
    const commands = new Map<string, readonly SyncCommand[]>();
    group.forEach(({ taker }, at) => {
      const all = steps[at]?.commit ?? [];
      if (all.length > 0) commands.set(taker.scope, all);
    });
    const stored = commands.size === 0 || storage.commitAll(remoteId, commands).ok;
    group.forEach(({ taker, done }, at) => {
      taker.settled(stored || !commands.has(taker.scope) ? steps[at] : undefined);
      done();
    });
  };

  const flush = (): void => {
    const group = waiting;
    waiting = [];
    asked = false;
    if (isStopped()) {
      for (const { taker, done } of group) {
        taker.settled(undefined);
        done();
      }
      return;
    }
    try {
      commit(group);
    } catch (error) {
      // What one of them holds must not hinder the others (I7): nothing was stored, so each tries for itself.
      for (const one of group) {
        try {
          if (group.length === 1) throw error;
          commit([one]);
        } catch (own) {
          one.failed(own);
        }
      }
    }
  };

  return {
    async take(answer, taker) {
      expected += 1;
      const event = await answer.finally(() => (expected -= 1));
      await new Promise<void>((done, failed) => {
        waiting.push({ event, taker, done, failed });
        if (expected === 0) flush();
        else if (!asked) {
          asked = true;
          later(flush, expected);
        }
      });
    },
  };
}
