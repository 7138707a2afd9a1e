import Database from 'better-sqlite3';

import { errorCode } from './sqlite-errors.ts';

/** One process's hold on a data folder. */
export interface FolderLock {
  /** Lets go; safe to repeat. */
  release(): void;
}

/**
 * Takes the folder for this process alone; undefined when another process has it. Throws what SQLite throws when the lock file
 * cannot be made.
 *
 * The lock is an open exclusive transaction on a SQLite file of its own, which the system drops with the process, however it
 * dies. It is not on the database itself for three reasons: closing any other descriptor of a file drops a process's POSIX
 * locks on it, so a mere copy of the database would let go; the lock must hold while the database file is exchanged; and
 * reading tools may still look at the database.
 */
export function lockFolder(path: string): FolderLock | undefined {
  const db = new Database(path, { timeout: 0 });
  try {
    // Nothing is ever written to it, so no journal file needs to lie beside it.
    db.pragma('journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (errorCode(error)?.startsWith('SQLITE_BUSY') === true) return undefined;
    throw error;
  }
  return {
    release() {
      if (!db.open) return;
      db.close();
    },
  };
}
