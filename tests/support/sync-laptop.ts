import { randomBytes } from 'node:crypto';

import Database from 'better-sqlite3';
import { expect, onTestFinished, vi } from 'vitest';

import type { Clock } from '../../electron/core/clock.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import type { SyncStorage, SyncedStore } from '../../electron/core/sync/sync-storage.ts';
import { databaseFiles } from '../../electron/storage/database-files.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { err } from '../../shared/domain/result.ts';
import { memoryLog, openSupervisor, storeOf, tempDataDir } from './open-store.ts';
import { projectedRows, storedRows } from './project-registers.ts';

/** What a test decides about a laptop. */
export interface LaptopSetup {
  readonly remote: RemoteStore;
  /** Of a laptop that was there before; a fresh one where it is left out. */
  readonly dataDir?: string;
  /** Name of the remote in this laptop's tables. */
  readonly remoteId?: string;
  /** Shared with the laptop's earlier and later lives. */
  readonly clock?: { offset: number };
  readonly migrationsDir?: string;
  /** Called after each commit of sync, with what was committed. */
  readonly onCommit?: (commands: Parameters<SyncStorage['commit']>[2], scope: string) => void;
}

/** One life of a laptop: a real database with a real engine on it. */
export interface LivingLaptop {
  readonly store: SqliteStore;
  readonly engine: SyncEngine;
  readonly dataDir: string;
  readonly clock: { offset: number };
  /** Ends the process' life; the folder stays. Safe to repeat. */
  end(): void;
}

/** Opens a laptop that syncs from now on, until `end` or the end of the test. */
export function openLaptop({ remote, remoteId = 'r', clock = { offset: 0 }, onCommit, ...storage }: LaptopSetup): LivingLaptop {
  const dataDir = storage.dataDir ?? tempDataDir();
  const wall: Clock = {
    now: () => Date.now() + clock.offset,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const log = memoryLog();
  const supervisor = openSupervisor({ ...storage, dataDir, clock: wall, log });
  const store = storeOf(supervisor);
  const random = { next: () => 0.01, id: () => randomBytes(8).toString('hex') };
  const engine = createSyncEngine({ store: onCommit === undefined ? store : watched(store, onCommit), remote, config: { id: remoteId, kind: 'direct', label: 'test' }, clock: wall, random, log });
  const end = (): void => {
    engine.stop();
    supervisor.close();
  };
  onTestFinished(() => {
    end();
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
  return { store, engine, dataDir, clock, end };
}

/** The same store, whose sync tells of its commits. */
function watched(store: SqliteStore, onCommit: NonNullable<LaptopSetup['onCommit']>): SyncedStore {
  const sync: SyncStorage = {
    ...store.sync,
    commit(remote, scope, commands) {
      const done = store.sync.commit(remote, scope, commands);
      onCommit(commands, scope);
      return done;
    },
    commitAll(remote, ofScopes) {
      const done = store.sync.commitAll(remote, ofScopes);
      for (const [scope, commands] of ofScopes) onCommit(commands, scope);
      return done;
    },
  };
  return Object.create(store, { sync: { value: sync } }) as SyncedStore;
}

/** A remote store in which some answers or requests are changed on their way. */
export function bent(remote: RemoteStore, bends: Partial<RemoteStore>): RemoteStore {
  const straight: RemoteStore = {
    hello: (request) => remote.hello(request),
    push: (request) => remote.push(request),
    pull: (request) => remote.pull(request),
    digest: (request) => remote.digest(request),
    join: (request) => remote.join(request),
    close: () => remote.close(),
    ...(remote.onHint === undefined ? {} : { onHint: (listener) => remote.onHint?.(listener) ?? (() => undefined) }),
  };
  return { ...straight, ...bends };
}

/** Hands pages of `registers` at most, so that a small workshop takes many. */
export function inPages(remote: RemoteStore, registers: number): RemoteStore {
  return bent(remote, { pull: (request) => remote.pull({ ...request, limit: registers }) });
}

/** A way to a remote that can be cut, and led to another one. */
export interface Cable extends RemoteStore {
  cut: boolean;
  to: RemoteStore;
}

/** Puts a cable between a laptop and a remote. */
export function cableTo(remote: RemoteStore): Cable {
  const ask = async <T>(call: (to: RemoteStore) => Promise<T>) => (cable.cut ? err({ kind: 'offline', detail: 'cut' } as const) : call(cable.to));
  const cable: Cable = {
    cut: false,
    to: remote,
    hello: (request) => ask((to) => to.hello(request)),
    push: (request) => ask((to) => to.push(request)),
    pull: (request) => ask((to) => to.pull(request)),
    digest: (request) => ask((to) => to.digest(request)),
    join: (request) => ask((to) => to.join(request)),
    close: () => cable.to.close(),
  };
  return cable;
}

/** Reads a laptop's file past its store, leaving no connection behind. */
export function look<T>(dataDir: string, read: (db: Database.Database) => T): T {
  const db = new Database(databaseFiles(dataDir).database);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/** A register as it lies on a disk. */
export interface DiskRegister {
  readonly table: string;
  readonly row: string;
  readonly path: string;
  readonly value: string | null;
  readonly hlc: string;
  readonly actor: string;
}

/** The registers of a workshop on a disk, by `table|row|path`, in that order. */
export function registersOn(dataDir: string, workshopId: string): ReadonlyMap<string, DiskRegister> {
  const rows = look(dataDir, (db) =>
    db
      .prepare<[string], DiskRegister>('SELECT table_name AS "table", row_id AS row, path, value, hlc, actor FROM sync_register WHERE scope = ? ORDER BY 1, 2, 3')
      .all(workshopId),
  );
  return new Map(rows.map((one) => [`${one.table}|${one.row}|${one.path}`, one]));
}

/** I8 on a disk: the rows are those that the registers say, and no key points nowhere. */
export function expectSound(dataDir: string): void {
  look(dataDir, (db) => {
    expect(storedRows(db)).toEqual(projectedRows(db));
    expect(db.pragma('foreign_key_check')).toEqual([]);
  });
}

/** Lets all laptops sync until each is at rest and their registers of the workshop are the same (I1). */
export async function untilSame(workshopId: string, ...laptops: readonly LivingLaptop[]): Promise<void> {
  await vi.waitFor(
    async () => {
      for (const { engine } of laptops) await engine.syncNow();
      for (const { engine } of laptops) expect(engine.status().workshops.find((one) => one.workshopId === workshopId)?.state.kind).toBe('up_to_date');
      const [first, ...others] = laptops.map(({ dataDir }) => registersOn(dataDir, workshopId));
      for (const other of others) expect(other).toEqual(first);
    },
    { timeout: 60_000, interval: 5 },
  );
}
