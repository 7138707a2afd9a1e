import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store, UnitOfWork } from '../store/store.ts';

/** A session ends by itself after this long without an edit (steps.md). */
export const IDLE_MS = 30 * 60_000;

/** A reload or a short loss of connection within this time does not end a session. */
export const LEAVE_GRACE_MS = 5_000;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

interface Watched {
  windows: number;
  cancelLeave: (() => void) | undefined;
  cancelIdle: (() => void) | undefined;
}

/**
 * Closes sessions: when the last window leaves a workshop, after 30 minutes without an edit, when the app quits, and at
 * start-up those that a crash left open. Opening is part of each edit's own transaction (touch-workshop).
 */
export class SessionKeeper {
  readonly #watched = new Map<string, Watched>();

  constructor(private readonly deps: Deps) {}

  /** Ends what a crash left open, with the time of the last edit. To be called once, before anything is edited. */
  closeLeftOvers(): void {
    for (const { workshopId } of this.deps.store.openSessions()) this.#close(workshopId, 'last_edit');
  }

  /** A window shows the workshop; the answer is called once when it no longer does. */
  opened(workshopId: string): () => void {
    const watched = this.#of(workshopId);
    watched.windows += 1;
    watched.cancelLeave?.();
    watched.cancelLeave = undefined;
    let left = false;
    return () => {
      if (left) return;
      left = true;
      watched.windows -= 1;
      if (watched.windows > 0) return;
      watched.cancelLeave = this.deps.clock.after(LEAVE_GRACE_MS, () => {
        this.#close(workshopId, 'now');
        this.#forget(workshopId);
      });
    };
  }

  /** True while no window shows the workshop. */
  isClosed(workshopId: string): boolean {
    return (this.#watched.get(workshopId)?.windows ?? 0) === 0;
  }

  /** The workshop was edited: the idle clock starts anew. */
  edited(workshopId: string): void {
    const watched = this.#of(workshopId);
    watched.cancelIdle?.();
    watched.cancelIdle = this.deps.clock.after(IDLE_MS, () => this.#close(workshopId, 'last_edit'));
  }

  /** Ends every session; the app quits while the database is still open. */
  endAll(): void {
    for (const { workshopId } of this.deps.store.openSessions()) this.#close(workshopId, 'now');
  }

  /** Stops the timers and leaves the database alone. */
  stop(): void {
    for (const { cancelIdle, cancelLeave } of this.#watched.values()) {
      cancelIdle?.();
      cancelLeave?.();
    }
    this.#watched.clear();
  }

  #close(workshopId: string, when: 'now' | 'last_edit'): void {
    const { store, log } = this.deps;
    const closed = store.mutate(store.personId, (unit) => closeSession(unit, workshopId, when));
    if (!closed.ok && closed.error !== 'no_session') {
      log.error('A session could not be closed; it will be at the next start.', closed.error, { workshopId });
    }
  }

  #of(workshopId: string): Watched {
    const watched = this.#watched.get(workshopId) ?? { windows: 0, cancelLeave: undefined, cancelIdle: undefined };
    this.#watched.set(workshopId, watched);
    return watched;
  }

  #forget(workshopId: string): void {
    const watched = this.#watched.get(workshopId);
    watched?.cancelLeave?.();
    watched?.cancelIdle?.();
    if (watched?.windows === 0) this.#watched.delete(workshopId);
  }
}

/** Ends the open session of a workshop and pauses an active workshop, in the given transaction. */
export function closeSession(
  unit: UnitOfWork,
  workshopId: string,
  when: 'now' | 'last_edit',
): Result<null, 'no_session'> {
  const session = unit.openSession(workshopId);
  if (session === undefined) return err('no_session');
  const at = when === 'now' ? unit.now : (unit.lastWriteAt(workshopId) ?? unit.now);
  unit.update('sessions', session.id, { endedAt: new Date(Math.max(at.getTime(), session.startedAt.getTime())) });
  if (unit.workshop(workshopId)?.status === 'active') unit.update('workshops', workshopId, { status: 'paused' });
  return ok(null);
}
