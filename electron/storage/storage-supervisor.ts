import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import type { RecoveryError, StorageSupervisor } from '../core/system/storage-supervisor.ts';
import type { StorageState } from '../../shared/contract/system.ts';
import { createBackupSchedule, type BackupSchedule } from './backup-schedule.ts';
import { backupFiles, checkBackup, DamagedBackup, goodBackups } from './backups.ts';
import { databaseFiles, makeFolder, syncFile, syncFolder, type DatabaseFiles } from './database-files.ts';
import { lockFolder, type FolderLock } from './folder-lock.ts';
import { checkHealth } from './health-check.ts';
import { readMigrations, type Migrations } from './migrations.ts';
import { checkRuntime, openDatabase, type OpenDatabase } from './open-database.ts';
import { failureState, stateOfStorageError } from './open-failure.ts';
import { seedSteps } from './seed-steps.ts';
import { keepTornCopy, setDamagedAside } from './set-aside.ts';
import { createSqliteStore, type SqliteStore } from './sqlite-store.ts';
import { isDamage, storageErrorOf } from './sqlite-errors.ts';
import { findWalLoss } from './wal-file.ts';

/** What the supervisor needs. */
export interface SupervisorConfig {
  /** Folder of the database and its backups; made when it is missing. */
  readonly dataDir: string;
  /** Folder that holds `sqlite/` with the committed migrations. */
  readonly migrationsDir: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The supervisor of a SQLite database; its store can also be read with Drizzle. */
export interface SqliteSupervisor extends StorageSupervisor {
  readonly store: SqliteStore | undefined;
}

/** Opens the database of `dataDir`, or finds out why it cannot be opened; which of the two, `state` says at once. */
export function createStorageSupervisor(config: SupervisorConfig): SqliteSupervisor {
  return new Supervisor(config);
}

interface Opened extends OpenDatabase {
  readonly store: SqliteStore;
  readonly backups: BackupSchedule;
}

class Supervisor implements SqliteSupervisor {
  readonly #config: SupervisorConfig;
  readonly #files: DatabaseFiles;
  readonly #listeners = new Set<() => void>();
  #state: StorageState;
  #opened: Opened | undefined;
  /** Held while the database is open, and while a damaged one waits for a decision. */
  #lock: FolderLock | undefined;
  #closed = false;

  constructor(config: SupervisorConfig) {
    this.#config = config;
    this.#files = databaseFiles(config.dataDir);
    this.#state = this.#open('as_found');
  }

  get state(): StorageState {
    return this.#state;
  }

  get store(): SqliteStore | undefined {
    return this.#opened?.store;
  }

  onChange(listener: () => void): () => void {
    const entry = (): void => listener();
    this.#listeners.add(entry);
    return () => void this.#listeners.delete(entry);
  }

  retry(): void {
    if (this.#closed || this.#opened !== undefined) return;
    this.#become(this.#open('as_found'));
  }

  restoreBackup(id: string): Result<null, RecoveryError> {
    return this.#recover(() => {
      const file = backupFiles(this.#files).find((backup) => backup.id === id);
      if (file === undefined || checkBackup(file.path, this.#migrations()) === undefined) return err({ kind: 'no_such_backup' });
      const { incoming } = this.#files;
      try {
        copyFileSync(file.path, incoming);
        syncFile(incoming);
      } catch (error) {
        rmSync(incoming, { force: true });
        throw error;
      }
      setDamagedAside(this.#files, this.#config.clock.now());
      renameSync(incoming, this.#files.database);
      syncFolder(this.#files.folder);
      return ok('as_found');
    });
  }

  startEmpty(): Result<null, RecoveryError> {
    return this.#recover(() => {
      setDamagedAside(this.#files, this.#config.clock.now());
      return ok('empty');
    });
  }

  close(): void {
    this.#closed = true;
    this.#listeners.clear();
    this.#opened?.store.projectLate();
    this.#opened?.backups.finish();
    this.#shutDatabase();
    this.#unlock();
    this.#state = { state: 'failed', folder: this.#files.folder, reason: 'closed' };
  }

  #become(state: StorageState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Opens and answers with the state that this leads to. `empty` starts a new database although there are backups. */
  #open(how: 'as_found' | 'empty'): StorageState {
    const { clock, log } = this.#config;
    const { folder } = this.#files;
    try {
      checkRuntime();
      makeFolder(folder);
      this.#lock ??= lockFolder(this.#files.lock);
      if (this.#lock === undefined) return { state: 'locked', folder };
      rmSync(this.#files.incoming, { force: true });
      const migrations = this.#migrations();
      const loss = findWalLoss(this.#files);
      const health = checkHealth(this.#files, migrations);
      if (health.kind === 'damaged') return this.#damaged(health.reason);
      if (health.kind === 'missing' && how === 'as_found' && backupFiles(this.#files).length > 0) {
        return this.#damaged('the database is gone, its backups are not');
      }
      if (health.kind === 'readable' && health.standing === 'newer') return this.#giveUp({ state: 'newer', folder });
      if (loss !== undefined) {
        log.error('committed changes are missing from the log; a copy is kept', undefined, { ...loss });
        keepTornCopy(this.#files, clock.now());
      }
      const opened = openDatabase({ files: this.#files, migrations, clock, log });
      return this.#use(opened);
    } catch (error) {
      log.error('the database could not be opened', error);
      this.#shutDatabase();
      return isDamage(error) || error instanceof DamagedBackup ? this.#damaged(String(error)) : this.#giveUp(failureState(error, folder));
    }
  }

  #use({ db, device, updated }: OpenDatabase): StorageState {
    const { clock, log } = this.#config;
    const { folder } = this.#files;
    const onDamage = (): void => this.#damagedInUse();
    const store = createSqliteStore({ db, device, folder, clock, log, onDamage });
    const backups = createBackupSchedule({ db, files: this.#files, clock, log, onDamage, prepare: store.projectLate });
    this.#opened = { db, device, updated, store, backups };
    if (updated) this.#projectAnew(store);
    const seeded = seedSteps(store);
    if (!seeded.ok) {
      this.#shutDatabase();
      return this.#giveUp(stateOfStorageError(seeded.error, folder));
    }
    backups.start();
    return { state: 'ready' };
  }

  /** What a newer app can show of what the older one kept. The registers are the truth, so that a failure here loses nothing. */
  #projectAnew(store: SqliteStore): void {
    const { log } = this.#config;
    try {
      const done = store.sync.projectAnew();
      if (!done.ok) log.error('the rows could not be brought in line with this version', undefined, { kind: done.error.kind });
    } catch (error) {
      log.error('the rows could not be brought in line with this version', error);
    }
  }

  #damaged(reason: string): StorageState {
    const { folder } = this.#files;
    this.#config.log.error('the database is damaged', undefined, { reason });
    return { state: 'corrupt', folder, backups: [...goodBackups(this.#files, this.#migrations())] };
  }

  /** SQLite met damage in a file that had passed the check at start. */
  #damagedInUse(): void {
    if (this.#opened === undefined) return;
    this.#shutDatabase();
    this.#become(this.#damaged('found in use'));
  }

  #recover(prepare: () => Result<'as_found' | 'empty', RecoveryError>): Result<null, RecoveryError> {
    if (this.#state.state !== 'corrupt' || this.#lock === undefined) return err({ kind: 'not_possible_now' });
    try {
      const prepared = prepare();
      if (!prepared.ok) return prepared;
      this.#become(this.#open(prepared.value));
      return ok(null);
    } catch (error) {
      const known = storageErrorOf(error, this.#files.folder);
      if (known === undefined) throw error;
      return err(known);
    }
  }

  #giveUp(state: StorageState): StorageState {
    this.#unlock();
    return state;
  }

  #migrations(): Migrations {
    return readMigrations(join(this.#config.migrationsDir, 'sqlite'));
  }

  #shutDatabase(): void {
    const opened = this.#opened;
    this.#opened = undefined;
    opened?.backups.stop();
    opened?.db.close();
  }

  #unlock(): void {
    this.#lock?.release();
    this.#lock = undefined;
  }
}
