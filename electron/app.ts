import { handlerOptions } from './api/errors.ts';
import type { Context } from './api/context.ts';
import { facilitatorRouter, type FacilitatorRouter } from './api/facilitator-router.ts';
import { ServiceHost } from './api/services.ts';
import { readPreferences } from './api/system-router.ts';
import type { AttachmentFiles } from './core/attachments/attachment-files.ts';
import { sweepPictures } from './core/attachments/keep-picture.ts';
import type { FileSaver } from './core/build-pack/file-saver.ts';
import type { Clock } from './core/clock.ts';
import type { Log } from './core/log.ts';
import type { SecretStore } from './core/sync/secret-store.ts';
import type { SyncPorts } from './core/sync/sync-supervisor.ts';
import type { Store } from './core/store/store.ts';
import type { StorageSupervisor } from './core/system/storage-supervisor.ts';
import { createPrefixedId } from '../shared/domain/ids.ts';
import type { Preferences } from '../shared/contract/system.ts';
import { remoteOpener } from './open-remote.ts';
import { createClerkApi } from './remote/clerk-api.ts';
import { engineStarter, knownWorkshops } from './start-engine.ts';
import { createAttachmentFiles } from './storage/attachment-files.ts';
import { withCarried } from './storage/carried-files.ts';
import { picturesOfCopies } from './storage/copied-pictures.ts';
import { databaseFiles } from './storage/database-files.ts';
import { createStorageSupervisor } from './storage/storage-supervisor.ts';
import { systemClock } from './system-clock.ts';

export interface AppConfig {
  /** Folder of the database and its backups. */
  readonly dataDir: string;
  /** Folder that holds `sqlite/` with the committed migrations. */
  readonly migrationsDir: string;
  readonly version: string;
  readonly surface: 'desktop' | 'browser';
  readonly files: FileSaver;
  readonly log: Log;
  readonly clock?: Clock;
  /** Whether somebody has the app before them; a remote without hints is asked less often while nobody has. True where it is left out. */
  readonly inFront?: () => boolean;
  /** Where the secrets of remotes are kept. */
  readonly secrets: SecretStore;
  /** The way to remotes and the engine, for tests that need others than the real ones. */
  readonly sync?: Partial<Omit<SyncPorts, 'secrets' | 'accounts'>>;
}

/** The application, without a window or a socket: hosts put those around it. */
export interface App {
  readonly router: FacilitatorRouter;
  /** To be given to every RPC handler that serves the router. */
  readonly handlerOptions: ReturnType<typeof handlerOptions>;
  readonly supervisor: StorageSupervisor;
  /** Pictures of the data folder, for hosts to serve. */
  readonly attachments: Pick<AttachmentFiles, 'read'>;
  /** A context for a new connection. */
  newContext(): Context;
  preferences(): Preferences;
  /** To be called when somebody comes back to the app. */
  look(): void;
  /** Ends sessions and streams and closes the database. Safe to repeat. */
  dispose(): void;
}

/** Wires everything. Returns at once: a database that cannot be opened is a state that the page shows, not an error. */
export function createApp(config: AppConfig): App {
  const { log, version, surface } = config;
  const clock = config.clock ?? systemClock;
  const accounts = createClerkApi();
  const supervisor = createStorageSupervisor({ dataDir: config.dataDir, migrationsDir: config.migrationsDir, clock, log });
  const syncPorts: SyncPorts = {
    secrets: config.secrets,
    accounts,
    openRemote: remoteOpener(accounts, clock),
    startEngine: engineStarter(supervisor, clock, config.inFront ?? (() => true)),
    known: knownWorkshops(supervisor),
    ...config.sync,
  };
  const files = createAttachmentFiles(config.dataDir);
  const services = new ServiceHost({ supervisor, clock, log, syncPorts, files });
  const attachments = withCarried(files, () => supervisor.store);
  let disposed = false;
  // Not after a repair: what the damaged database still knows of its pictures, a backup in its place may not.
  if (supervisor.store !== undefined) sweep(files, supervisor.store, () => picturesOfCopies(databaseFiles(config.dataDir)), clock, log);
  return {
    router: facilitatorRouter({ supervisor, services, version, surface, files: config.files, attachments }),
    handlerOptions: handlerOptions(log),
    supervisor,
    attachments,
    newContext: () => ({ connectionId: createPrefixedId('cnn') }),
    preferences: () => readPreferences(supervisor),
    look: () => services.look(),
    dispose() {
      if (disposed) return;
      disposed = true;
      services.dispose();
      supervisor.close();
    },
  };
}

function sweep(attachments: AttachmentFiles, store: Store, ofCopies: () => ReadonlySet<string> | undefined, clock: Clock, log: Log): void {
  try {
    sweepPictures(attachments, store, ofCopies, clock.now());
  } catch (error) {
    // Files that stay cost room and nothing else.
    log.error('unused attachments could not be deleted', error);
  }
}
