import type { Clock } from '../core/clock.ts';
import type { Commit } from '../core/store/commit.ts';
import type { Store } from '../core/store/store.ts';
import { createWake } from './wake.ts';

/** One live query: what it sends first, and what it makes of commits. */
export interface LiveQuery<T> {
  /** The first event. */
  first(): T;
  /** Takes a commit into account; true when there is something new to send. */
  notice(commit: Commit): boolean;
  /** The event for everything noticed since the last one; undefined to send nothing. */
  next(): T | undefined;
  /** Wait this long for more news before sending; for queries that cost more than what they tell. */
  readonly settleMs?: number;
  /** True when nothing can follow. */
  ended?(): boolean;
}

/** What streams need of the app around them. */
export interface LiveDeps {
  readonly store: Store;
  readonly clock: Clock;
  /** Aborts when the database closes. */
  readonly closed: AbortSignal;
}

/**
 * Runs a live query until its client leaves or the database closes. Commits that come while a client is slow are joined into
 * one event, so a stream never holds more than one event's worth.
 */
export async function* runLive<T>(
  { store, clock, closed }: LiveDeps,
  signal: AbortSignal | undefined,
  query: LiveQuery<T>,
): AsyncGenerator<T, void, void> {
  const until = signal === undefined ? closed : AbortSignal.any([signal, closed]);
  const wake = createWake(until);
  const stop = store.onCommit((commit) => {
    if (query.notice(commit)) wake.ring();
  });
  try {
    yield query.first();
    while (query.ended?.() !== true && (await wake.wait())) {
      if (query.settleMs !== undefined) await pause(clock, query.settleMs);
      const event = query.next();
      if (event !== undefined) yield event;
    }
  } finally {
    stop();
  }
}

function pause(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve);
  });
}
