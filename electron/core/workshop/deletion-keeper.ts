import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { Clock } from '../clock.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';

/** How long a delete can be undone. */
export const UNDO_DELETE_MS = 20_000;

interface Deps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Told when a workshop is gone for good. */
  readonly forgotten: (workshopId: string) => void;
}

/**
 * Deletes workshops with a time to think again. A deleted workshop disappears at once; its rows go when the time is over, also
 * when the app was closed meanwhile. The wait is this laptop's own business: only the final delete becomes a tombstone.
 */
export class DeletionKeeper {
  readonly #timers = new Map<string, () => void>();

  constructor(private readonly deps: Deps) {}

  /** Goes on with the deletes that waited when the app was last closed. To be called once. */
  resume(): void {
    for (const { workshopId, deleteAfter } of this.deps.store.pendingDeletes()) this.#schedule(workshopId, deleteAfter);
  }

  delete(actor: string, workshopId: string): Result<{ readonly undoUntil: Date }, UseCaseError> {
    const { store, clock } = this.deps;
    const undoUntil = new Date(clock.now() + UNDO_DELETE_MS);
    const marked = store.mutate(actor, (unit): Result<null, UseCaseError> => {
      if (unit.workshop(workshopId) === undefined) return err(notFound('workshop', workshopId));
      unit.setLocal(workshopId, { deleteAfter: undoUntil });
      return ok(null);
    });
    if (!marked.ok) return marked;
    this.#schedule(workshopId, undoUntil);
    return ok({ undoUntil });
  }

  undo(actor: string, workshopId: string): Result<null, UseCaseError> {
    const undone = this.deps.store.mutate(actor, (unit): Result<null, UseCaseError> => {
      if (unit.local(workshopId).deleteAfter === null) return err(notFound('workshop', workshopId));
      unit.setLocal(workshopId, { deleteAfter: null });
      return ok(null);
    });
    if (undone.ok) this.#cancel(workshopId);
    return undone;
  }

  /** Stops the timers; waiting deletes go on at the next start. */
  stop(): void {
    for (const workshopId of [...this.#timers.keys()]) this.#cancel(workshopId);
  }

  #schedule(workshopId: string, at: Date): void {
    this.#cancel(workshopId);
    const wait = Math.max(0, at.getTime() - this.deps.clock.now());
    this.#timers.set(workshopId, this.deps.clock.after(wait, () => this.#finish(workshopId)));
  }

  #cancel(workshopId: string): void {
    this.#timers.get(workshopId)?.();
    this.#timers.delete(workshopId);
  }

  #finish(workshopId: string): void {
    const { store, log, forgotten } = this.deps;
    this.#timers.delete(workshopId);
    const removed = store.mutate(store.personId, (unit) => {
      if (unit.local(workshopId).deleteAfter !== null) unit.remove('workshops', workshopId);
      return ok(null);
    });
    if (removed.ok) forgotten(workshopId);
    else log.error('A workshop could not be deleted; it will be at the next start.', removed.error, { workshopId });
  }
}
