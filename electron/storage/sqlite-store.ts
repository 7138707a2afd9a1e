import type { Database } from 'better-sqlite3';

import type { Result } from '../../shared/domain/result.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { Commit, CommittedChange } from '../core/store/commit.ts';
import type { StorageError, StoreReads, UnitOfWork } from '../core/store/store.ts';
import { hlcMs, laterHlc, nextHlc } from '../core/sync/hlc.ts';
import type { SyncedStore } from '../core/sync/sync-storage.ts';
import { createDeviceTable, type Device } from './device.ts';
import { createLateMarks } from './late-marks.ts';
import { createLocalTables } from './local-tables.ts';
import { createOrm, type Orm } from './orm.ts';
import { createOutputCache } from './output-cache.ts';
import { createPictureRegisters } from './picture-registers.ts';
import { createReads } from './reads.ts';
import { createRegisterTable } from './register-table.ts';
import { createRowWriter, type Writing } from './row-writer.ts';
import { isDamage, storageErrorOf } from './sqlite-errors.ts';
import { createSqliteSync, type SqliteSync, type StoreClock } from './sqlite-sync.ts';
import type { SyncTransaction } from './sync-transaction.ts';
import { SqliteUnit } from './unit-of-work.ts';

/** What the store stands on: a migrated database that no other process has open. */
export interface StoreDeps {
  readonly db: Database;
  readonly device: Device;
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when SQLite finds the file damaged while it is in use. */
  readonly onDamage?: (() => void) | undefined;
}

/** The store, and Drizzle over the same connection for relational reads. */
export interface SqliteStore extends SyncedStore {
  readonly orm: Orm;
  readonly sync: SqliteSync;
  /** Writes the rows of long outputs that wait. Reads of this store need none of it; whoever reads the file does. */
  projectLate(): void;
}

/** Who a commit says it is by when it came through sync. */
const SYNC_ACTOR = 'sync';

/** Longest time a row waits for its output, in milliseconds. */
const LATE_MS = 1_000;

/** Builds the store: every write goes through its `mutate`. */
export function createSqliteStore({ db, device, folder, clock, log, onDamage }: StoreDeps): SqliteStore {
  const registers = createRegisterTable(db, device.lastSeq);
  const rows = createRowWriter(db, registers);
  const localTables = createLocalTables(db);
  const outputs = createOutputCache(db, registers, createLateMarks(db, localTables));
  const deviceTable = createDeviceTable(db);
  const orm = createOrm(db);
  const pictures = createPictureRegisters(db, registers);
  const reads = createReads({ db, orm, outputs, registers, localTables, pictures });
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const unitDeps = { reads, rows, outputs, localTables, pictures, startWriting: () => deviceTable.startWriting(), setPerson: deviceTable.setPerson };
  const tell = createTeller(log);

  // Never goes back, not even when a commit fails: no reading is issued twice.
  let lastHlc = device.lastHlc;
  let { lastTx, node, clockOffset, personId } = device;
  let active = false;

  /** Takes the words of a deleted workshop out of the log too; the file's own pages are overwritten as they are freed. */
  const emptyLog = (): void => {
    try {
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      // The delete is on disk; the log goes with the next checkpoint.
      log.error('the log could not be emptied', error);
    }
  };

  const undo = (): void => {
    outputs.settle('rolled_back');
    registers.settle('rolled_back');
    // A full disk can make SQLite roll back by itself.
    if (db.inTransaction) rollback.run();
  };

  const run = <T, E>(actor: string, work: (unit: UnitOfWork) => Result<T, E>): { result: Result<T, E>; commit?: Commit } => {
    const wall = clock.now() + clockOffset;
    const nowMs = hlcMs(nextHlc(lastHlc, wall, node));
    const writing: Writing = { tx: lastTx + 1, actor, nowMs, tick: () => (lastHlc = nextHlc(lastHlc, wall, node)) };
    const unit = new SqliteUnit(unitDeps, writing);
    try {
      begin.run();
      const result = work(unit);
      if (!result.ok || !unit.wrote) {
        undo();
        return { result };
      }
      outputs.project('later');
      deviceTable.finish(lastHlc, writing.tx, registers.lastSeq());
      commit.run();
      lastTx = writing.tx;
      personId = unit.person ?? personId;
      outputs.settle('committed');
      registers.settle('committed');
      return { result, commit: unit.commit() };
    } catch (error) {
      undo();
      throw error;
    } finally {
      unit.end();
    }
  };

  const guarded = <T>(work: () => T): Result<T, StorageError> => {
    try {
      return ok(work());
    } catch (error) {
      if (isDamage(error)) onDamage?.();
      const storageError = storageErrorOf(error, folder);
      if (storageError === undefined) throw error;
      log.error('a write failed', error, { kind: storageError.kind });
      return err(storageError);
    }
  };

  let lateAsked = false;

  const projectLate = (): void => {
    lateAsked = false;
    if (active || !db.open || !outputs.waits) return;
    active = true;
    try {
      guarded(() => {
        try {
          begin.run();
          deviceTable.startWriting();
          outputs.project('now');
          deviceTable.finish(lastHlc, lastTx, registers.lastSeq());
          commit.run();
          outputs.settle('committed');
        } catch (error) {
          undo();
          throw error;
        }
      });
    } finally {
      active = false;
    }
  };

  /** Some time after the first edit that waits: a person who types writes the long row once a second, not at every stroke. */
  const projectSoon = (): void => {
    if (lateAsked || !outputs.waits) return;
    lateAsked = true;
    clock.after(LATE_MS, projectLate);
  };

  const tellAll = (done: Commit | undefined): void => {
    if (done === undefined) return;
    if (done.changes.some((change) => change.kind === 'removed' && change.table === 'workshops')) emptyLog();
    tell.all(done);
  };

  const storeClock: StoreClock = {
    now: () => clock.now(),
    offset: () => clockOffset,
    setOffset(ms) {
      deviceTable.setClockOffset(ms);
      clockOffset = ms;
    },
    receive: (hlc) => void (lastHlc = laterHlc(lastHlc, hlc)),
    restart(last) {
      // Kept also when the transaction fails: a node too many does no harm, the same reading twice would.
      node = deviceTable.newIncarnation();
      lastHlc = last;
    },
    last: () => lastHlc,
    tick: () => (lastHlc = nextHlc(lastHlc, clock.now() + clockOffset, node)),
  };

  /** A transaction of sync: no unit of work, the same guard, projection, clock and listeners. */
  const transact = (work: (transaction: SyncTransaction) => void): Result<null, StorageError> => {
    if (active) throw new Error('sync inside mutate');
    active = true;
    const changes: CommittedChange[] = [];
    const before = { lastHlc, clockOffset };
    const tx = lastTx + 1;
    let done: Result<null, StorageError>;
    try {
      done = guarded(() => {
        try {
          begin.run();
          deviceTable.startWriting();
          work({ tx, note: (change) => void changes.push(change) });
          outputs.project('now');
          deviceTable.finish(lastHlc, tx, registers.lastSeq());
          commit.run();
          lastTx = tx;
          outputs.settle('committed');
          registers.settle('committed');
          return null;
        } catch (error) {
          undo();
          lastHlc = laterHlc(before.lastHlc, lastHlc);
          clockOffset = before.clockOffset;
          throw error;
        }
      });
    } finally {
      active = false;
    }
    if (done.ok && changes.length > 0) tellAll({ tx, actor: SYNC_ACTOR, changes });
    return done;
  };
  const sync = createSqliteSync({ db, device: device.node.slice(0, 8), registers, outputs, localTables, clock: storeClock, transact });

  // What a power cut left behind.
  projectLate();

  return {
    ...watched(reads, (error) => {
      // Inside a transaction the error comes out of `mutate`, which tells.
      if (!active && isDamage(error)) onDamage?.();
    }),
    get orm() {
      projectLate();
      return orm;
    },
    sync,
    projectLate,
    get personId() {
      return personId;
    },
    mutate<T, E>(actor: string, work: (unit: UnitOfWork) => Result<T, E>): Result<T, E | StorageError> {
      if (active) throw new Error('mutate inside mutate');
      active = true;
      let done: Result<{ result: Result<T, E>; commit?: Commit }, StorageError>;
      try {
        done = guarded(() => run(actor, work));
      } finally {
        active = false;
      }
      if (!done.ok) return done;
      projectSoon();
      tellAll(done.value.commit);
      return done.value.result;
    },
    onCommit: (listener) => tell.add(listener),
  };
}

/** The same reads; what one throws is shown to `look` first. */
function watched(reads: StoreReads, look: (error: unknown) => void): StoreReads {
  const wrap = (read: (...args: unknown[]) => unknown) => (...args: unknown[]) => {
    try {
      return read(...args);
    } catch (error) {
      look(error);
      throw error;
    }
  };
  const wrapped = Object.entries(reads).map(([name, read]) => [name, wrap(read as (...args: unknown[]) => unknown)]);
  // Every method is there with its own arguments and answer; the types cannot follow a loop.
  return Object.fromEntries(wrapped) as StoreReads;
}

/** Tells listeners of commits in order, also when a listener writes; a listener that throws hinders nobody. */
function createTeller(log: Log): { add(listener: (commit: Commit) => void): () => void; all(commit: Commit): void } {
  const listeners = new Set<(commit: Commit) => void>();
  const waiting: Commit[] = [];
  let telling = false;
  return {
    add(listener) {
      // A wrapper, so that one function added twice is two listeners.
      const entry = (commit: Commit): void => listener(commit);
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    all(commit) {
      waiting.push(commit);
      if (telling) return;
      telling = true;
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        for (const listener of [...listeners]) {
          try {
            listener(next);
          } catch (error) {
            log.error('a commit listener failed', error);
          }
        }
      }
      telling = false;
    },
  };
}
