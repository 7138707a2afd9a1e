import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import { carryPictures } from '../core/attachments/carry-pictures.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { SessionKeeper } from '../core/session/session-keeper.ts';
import type { StepDeps } from '../core/step/edit-step.ts';
import { History } from '../core/step/history.ts';
import type { Store } from '../core/store/store.ts';
import { SyncSupervisor, type SyncPorts } from '../core/sync/sync-supervisor.ts';
import type { StorageSupervisor } from '../core/system/storage-supervisor.ts';
import { DeletionKeeper } from '../core/workshop/deletion-keeper.ts';
import { storageUnavailable } from './errors.ts';
import type { LiveDeps } from './live-query.ts';

/** Everything that lives as long as one open database. */
export interface Services extends LiveDeps {
  readonly history: History;
  readonly sessions: SessionKeeper;
  readonly deletions: DeletionKeeper;
  readonly stepDeps: StepDeps;
  readonly sync: SyncSupervisor;
}

export interface ServicesDeps {
  readonly supervisor: StorageSupervisor;
  readonly clock: Clock;
  readonly log: Log;
  readonly syncPorts: SyncPorts;
  /** The files of the data folder. */
  readonly files: Pick<AttachmentFiles, 'readBase64'>;
}

/** Starts the services when a database opens, and stops them when it closes. */
export class ServiceHost {
  #running: { readonly services: Services; readonly stop: () => void } | undefined;
  readonly #stopListening: () => void;

  constructor(private readonly deps: ServicesDeps) {
    this.#stopListening = deps.supervisor.onChange(() => this.#follow());
    this.#follow();
  }

  /** The services of the open database. Throws STORAGE_UNAVAILABLE while there is none. */
  get(): Services {
    if (this.#running === undefined) throw storageUnavailable(this.deps.supervisor.state.state);
    return this.#running.services;
  }

  /** Somebody came back to the app. */
  look(): void {
    this.#running?.services.sync.look();
  }

  /** Ends sessions and streams; to be called before the database is closed. */
  dispose(): void {
    this.#stopListening();
    this.#running?.services.sessions.endAll();
    this.#running?.stop();
    this.#running = undefined;
  }

  #follow(): void {
    const { store } = this.deps.supervisor;
    if (store === this.#running?.services.store) return;
    this.#running?.stop();
    this.#running = store === undefined ? undefined : start(store, this.deps);
  }
}

function start(store: Store, { clock, log, syncPorts, files }: ServicesDeps): { readonly services: Services; readonly stop: () => void } {
  const closing = new AbortController();
  const history = new History();
  const sessions = new SessionKeeper({ store, clock, log });
  const deletions = new DeletionKeeper({ store, clock, log, forgotten: (workshopId) => history.forget(workshopId) });
  const stepDeps: StepDeps = { store, history, edited: (workshopId) => sessions.edited(workshopId) };
  sessions.closeLeftOvers();
  deletions.resume();
  const sync = new SyncSupervisor({ ...syncPorts, store, clock, log });
  const stopCarrying = carryPictures({ store, sync, files, clock, log });
  return {
    services: { store, clock, closed: closing.signal, history, sessions, deletions, stepDeps, sync },
    stop: () => {
      closing.abort();
      stopCarrying();
      sync.stop();
      deletions.stop();
      sessions.stop();
    },
  };
}
