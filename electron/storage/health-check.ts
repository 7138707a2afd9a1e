import { rmSync } from 'node:fs';

import Database from 'better-sqlite3';

import { fileSize, type DatabaseFiles } from './database-files.ts';
import { migrationStanding, type Migrations, type MigrationStanding } from './migrations.ts';
import { isDamage } from './sqlite-errors.ts';

/** What a look at the database found. The look changes neither the file nor its log. */
export type Health =
  /** No file, or one without a byte in it. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'damaged'; readonly reason: string }
  | { readonly kind: 'readable'; readonly standing: MigrationStanding };

/**
 * Files up to this size are checked page by page at every start (measured at about 3 ms a megabyte); larger ones only after
 * an unclean end, and when they are backed up.
 */
const ALWAYS_CHECKED_BYTES = 8 * 1024 * 1024;

/**
 * Looks at the database through a connection that cannot write: SQLite then neither folds the log into the file nor repairs
 * anything, so a file that is not ours to change stays as it is.
 */
export function checkHealth(files: DatabaseFiles, migrations: Migrations): Health {
  const walBytes = fileSize(files.wal) ?? 0;
  const bytes = fileSize(files.database);
  if (bytes === undefined || bytes === 0) {
    // SQLite would throw away a log that has no database.
    if (walBytes > 0) return { kind: 'damaged', reason: 'the database is gone, its log is not' };
    return { kind: 'missing' };
  }
  const hadWal = fileSize(files.wal) !== undefined;
  const hadShm = fileSize(files.shm) !== undefined;
  try {
    return lookInside(files.database, bytes, walBytes > 0, migrations);
  } catch (error) {
    if (isDamage(error)) return { kind: 'damaged', reason: String(error) };
    throw error;
  } finally {
    // A connection that only reads leaves behind the two empty files that it had to make.
    if (!hadWal && fileSize(files.wal) === 0) rmSync(files.wal);
    if (!hadShm) rmSync(files.shm, { force: true });
  }
}

function lookInside(path: string, bytes: number, uncleanEnd: boolean, migrations: Migrations): Health {
  const db = new Database(path, { readonly: true });
  try {
    const standing = migrationStanding(db, migrations);
    // A newer app may have made what this one cannot check.
    if (standing === 'newer') return { kind: 'readable', standing };
    if (!uncleanEnd && bytes < declaredBytes(db)) return { kind: 'damaged', reason: 'the file is shorter than it should be' };
    const problem = uncleanEnd || bytes <= ALWAYS_CHECKED_BYTES ? firstProblem(db) : undefined;
    return problem === undefined ? { kind: 'readable', standing } : { kind: 'damaged', reason: problem };
  } finally {
    db.close();
  }
}

function declaredBytes(db: Database.Database): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/** The first thing that SQLite's own check of all pages complains about; undefined when all is well. */
export function firstProblem(db: Database.Database): string | undefined {
  const said = String(db.pragma('quick_check(1)', { simple: true }));
  return said === 'ok' ? undefined : said;
}
