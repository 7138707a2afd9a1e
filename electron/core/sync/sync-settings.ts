import type { StoreReads, UnitOfWork } from '../store/store.ts';
import type { RemoteConfig } from './sync-engine.ts';

const KEY = 'sync';

/** What this laptop remembers about syncing, in `local_setting`; never a secret. */
export interface SyncSettings {
  readonly remote: RemoteConfig | null;
  readonly paused: boolean;
  /** Ids this laptop's person had before they first signed in: what they own becomes the signed-in person's. */
  readonly formerIds: readonly string[];
}

/** The settings, or those of a laptop that never synced. */
export function readSyncSettings(reads: Pick<StoreReads, 'setting'>): SyncSettings {
  const stored = reads.setting(KEY);
  const given = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<Record<string, unknown>>;
  const formerIds = Array.isArray(given['formerIds']) ? given['formerIds'].filter((id) => typeof id === 'string') : [];
  return { remote: remoteOf(given['remote']), paused: given['paused'] === true, formerIds };
}

/** Changes some of the settings. */
export function writeSyncSettings(unit: UnitOfWork, changes: Partial<SyncSettings>): void {
  unit.setSetting(KEY, { ...readSyncSettings(unit), ...changes });
}

function remoteOf(value: unknown): RemoteConfig | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, kind, label } = value as Readonly<Record<string, unknown>>;
  if (typeof id !== 'string' || typeof label !== 'string' || (kind !== 'direct' && kind !== 'https')) return null;
  return { id, kind, label };
}
