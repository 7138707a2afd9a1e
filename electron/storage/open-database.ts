import Database from 'better-sqlite3';

import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { backUpNow } from './backups.ts';
import type { DatabaseFiles } from './database-files.ts';
import { openDevice, type Device } from './device.ts';
import { applyMigrations, migrationStanding, type Migrations } from './migrations.ts';
import { createOrm } from './orm.ts';

/** An open, migrated database. */
export interface OpenDatabase {
  readonly db: Database.Database;
  readonly device: Device;
  /** Whether an older app had left it, and this one changed its tables. */
  readonly updated: boolean;
}

/** What opening needs. The folder must be locked, and the file found healthy or missing. */
export interface OpenDeps {
  readonly files: DatabaseFiles;
  readonly migrations: Migrations;
  readonly clock: Clock;
  readonly log: Log;
}

/** better-sqlite3 is built for this level of Node-API; on an older runtime loading it ends the process instead of throwing. */
const NODE_API_NEEDED = 10;

/** Throws when this runtime cannot load the database's native part. To be called before any database is opened. */
export function checkRuntime(napi: string | undefined = process.versions['napi']): void {
  if (!(Number(napi) >= NODE_API_NEEDED)) {
    throw new Error(`the database needs Node-API ${NODE_API_NEEDED} (Node 22.14 or Electron 35 or newer), here is ${napi ?? 'none'}`);
  }
}

/** Opens the database for writing, migrates it, after a backup where there is anything to lose, and starts a new incarnation. Throws SQLite's error and leaves it closed. */
export function openDatabase({ files, migrations, clock, log }: OpenDeps): OpenDatabase {
  const db = new Database(files.database, { timeout: 2_000 });
  try {
    configure(db);
    const standing = migrationStanding(db, migrations);
    if (standing === 'behind') backUpNow(db, files, 'before-update', clock.now());
    if (standing !== 'current') {
      applyMigrations(createOrm(db), migrations);
      log.info('database migrated', { before: standing });
    }
    return { db, device: openDevice(db, files.database, log), updated: standing === 'behind' };
  } catch (error) {
    db.close();
    throw error;
  }
}

function configure(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // In WAL mode SQLite opens with NORMAL, where a power cut takes the last acknowledged writes.
  db.pragma('synchronous = FULL');
  // 16 MB: a bootstrap of many workshops copies its pages once instead of at every fourth write.
  db.pragma('wal_autocheckpoint = 4000');
  db.pragma('foreign_keys = ON');
  // What a person deletes is overwritten in the file, not only unlinked.
  db.pragma('secure_delete = ON');
}
