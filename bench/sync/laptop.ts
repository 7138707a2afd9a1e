import { randomBytes } from 'node:crypto';

import type { Clock } from '../../electron/core/clock.ts';
import type { Log } from '../../electron/core/log.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { whenRead } from '../../electron/start-engine.ts';
import { createStorageSupervisor } from '../../electron/storage/storage-supervisor.ts';
import { ok } from '../../shared/domain/result.ts';
import { MIGRATIONS_DIR } from '../../tests/support/open-store.ts';
import { temporaryDataDir } from '../data.ts';

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

const log: Log = {
  info: () => undefined,
  error(message, cause) {
    throw new Error(message, { cause });
  },
};

/** A laptop with a data folder of its own. */
export interface BenchLaptop {
  readonly store: SqliteStore;
  readonly dir: string;
  /** Starts to sync with a remote. */
  connect(remote: RemoteStore): SyncEngine;
  close(): void;
}

export function openLaptop(): BenchLaptop {
  const data = temporaryDataDir();
  const supervisor = createStorageSupervisor({ dataDir: data.dir, migrationsDir: MIGRATIONS_DIR, clock, log });
  const { store } = supervisor;
  if (store === undefined) throw new Error('the database did not open');
  const engines: SyncEngine[] = [];
  return {
    store,
    dir: data.dir,
    connect(remote) {
      const random = { next: () => Math.random(), id: () => randomBytes(8).toString('hex') };
      const engine = createSyncEngine({ store, remote, config: { id: 'bench', kind: 'direct', label: 'bench' }, clock, random, log, later: whenRead });
      engines.push(engine);
      return engine;
    },
    close() {
      for (const engine of engines) engine.stop();
      supervisor.close();
      data.remove();
    },
  };
}

/** Waits until `holds` is true, looking once a millisecond: looking at every turn would take the processor from the remote. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}

/** Everything is on both sides. */
export function atRest(engine: SyncEngine, workshops: number): boolean {
  const { link, workshops: all } = engine.status();
  const synced = all.filter(({ chosen }) => chosen);
  return link.kind === 'online' && synced.length >= workshops && synced.every(({ state }) => state.kind === 'up_to_date');
}

/** One edit of a person: a field of an item. */
export function writeField(store: SqliteStore, stepRow: string, path: readonly string[], value: unknown): void {
  const written = store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'put', path: [...path], value }]);
    return ok(null);
  });
  if (!written.ok) throw new Error('not written');
}
