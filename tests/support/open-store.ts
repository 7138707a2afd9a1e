import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';

import type { Clock } from '../../electron/core/clock.ts';
import type { Log } from '../../electron/core/log.ts';
import { databaseFiles } from '../../electron/storage/database-files.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { createStorageSupervisor, type SqliteSupervisor } from '../../electron/storage/storage-supervisor.ts';
import { TestClock } from './test-clock.ts';

/** The committed migrations of both dialects. */
export const MIGRATIONS_DIR = resolve(import.meta.dirname, '../../migrations');

/** A log that remembers what was written, for tests that ask. */
export interface MemoryLog extends Log {
  readonly lines: readonly string[];
}

/** Creates an empty log. */
export function memoryLog(): MemoryLog {
  const lines: string[] = [];
  return {
    lines,
    info: (message, details) => void lines.push(`info ${message} ${JSON.stringify(details ?? {})}`),
    error: (message, cause, details) => void lines.push(`error ${message} ${String(cause)} ${JSON.stringify(details ?? {})}`),
  };
}

/** A data folder of its own, removed when the test is over. */
export function tempDataDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'workshoppilot-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** What a test can decide about its storage. */
export interface TestStorageOptions {
  readonly dataDir?: string;
  readonly migrationsDir?: string;
  readonly clock?: Clock;
  readonly log?: Log;
}

/** Opens a real database; it is closed when the test is over. */
export function openSupervisor(options: TestStorageOptions = {}): SqliteSupervisor {
  const supervisor = createStorageSupervisor({
    dataDir: options.dataDir ?? tempDataDir(),
    migrationsDir: options.migrationsDir ?? MIGRATIONS_DIR,
    clock: options.clock ?? new TestClock(),
    log: options.log ?? memoryLog(),
  });
  onTestFinished(() => supervisor.close());
  return supervisor;
}

/** The store of a fresh database, or of the one in `dataDir`. */
export function openStore(options: TestStorageOptions = {}): SqliteStore {
  return storeOf(openSupervisor(options));
}

/** The store of a supervisor that must be ready. */
export function storeOf(supervisor: SqliteSupervisor): SqliteStore {
  if (supervisor.store === undefined) throw new Error(`not open: ${JSON.stringify(supervisor.state)}`);
  return supervisor.store;
}

/** Asks a closed database one question, leaving no connection behind. */
export function askDatabase<T>(dataDir: string, query: string): T {
  const db = new Database(databaseFiles(dataDir).database);
  try {
    return db.prepare<[], T>(query).get() as T;
  } finally {
    db.close();
  }
}

/** A second connection to the database file of `dataDir`, past the store, closed when the test is over. */
export function rawDatabase(dataDir: string): Database.Database {
  const db = new Database(databaseFiles(dataDir).database);
  onTestFinished(() => void db.close());
  return db;
}
