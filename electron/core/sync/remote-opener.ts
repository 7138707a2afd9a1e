import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import type { RemoteStore } from './protocol.ts';
import type { RemoteConfig, SyncEngine } from './sync-engine.ts';

/** Port: makes the way to a remote. Connects when it is first used, not before. */
export type RemoteOpener = (config: RemoteConfig, secret: string, log: Log) => RemoteStore;

/** What an engine runs on. */
export interface EngineParts {
  readonly store: Store;
  readonly remote: RemoteStore;
  readonly config: RemoteConfig;
  /** Takes every known secret out of what is written to it. */
  readonly log: Log;
}

/** Port: starts an engine between an open database and a remote. */
export type EngineStarter = (parts: EngineParts) => SyncEngine;
