import type { Database } from 'better-sqlite3';

import type { Clock } from '../core/clock.ts';
import type { Log } from '../core/log.ts';
import { backUpGently, backUpNow, backupFiles, DamagedBackup, glanceAtBackup, type BackupFile } from './backups.ts';
import type { DatabaseFiles } from './database-files.ts';
import { isDamage } from './sqlite-errors.ts';

/** When the daily backup is made. */
export interface BackupSchedule {
  /** Looks a while after the start, and every hour, whether a backup is due; it is made without blocking anybody. */
  start(): void;
  /** Stops looking. */
  stop(): void;
  /** Makes the backup now if it is due: for a clean end of the app, which may come before the schedule got to it. */
  finish(): void;
}

/** What the schedule needs. */
export interface BackupScheduleDeps {
  readonly db: Database;
  readonly files: DatabaseFiles;
  readonly clock: Clock;
  readonly log: Log;
  /** Called when a copy shows that the database is damaged. */
  readonly onDamage: () => void;
  /** Called before the file is copied. */
  readonly prepare?: (() => void) | undefined;
}

const FIRST_LOOK_MS = 20_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Creates the schedule, not started. */
export function createBackupSchedule({ db, files, clock, log, onDamage, prepare }: BackupScheduleDeps): BackupSchedule {
  const lastTx = db.prepare<[], number>('SELECT last_tx FROM sync_device WHERE id = 1');
  lastTx.pluck();
  let cancel: (() => void) | undefined;
  let stopped = false;
  let running = false;

  const isDue = (): boolean => {
    // The nearest, whichever side of now it lies on: a clock that once was far ahead neither ends the backups nor makes one every hour.
    const away = (file: BackupFile): number => Math.abs(clock.now() - file.createdMs);
    const [nearest] = backupFiles(files).filter((file) => file.kind === 'daily').sort((a, b) => away(a) - away(b));
    if (nearest === undefined) return true;
    return away(nearest) >= DAY_MS && glanceAtBackup(nearest.path)?.lastTx !== lastTx.get();
  };

  const failed = (error: unknown): void => {
    // Closing the database ends a backup that is being made.
    if (stopped) return;
    log.error('the daily backup failed', error);
    if (isDamage(error) || error instanceof DamagedBackup) onDamage();
  };

  const look = (): void => {
    if (stopped) return;
    cancel = clock.after(HOUR_MS, look);
    if (running) return;
    try {
      if (!isDue()) return;
      running = true;
      prepare?.();
      backUpGently(db, files, 'daily', clock.now())
        .then(() => log.info('daily backup made'), failed)
        .finally(() => (running = false));
    } catch (error) {
      failed(error);
    }
  };

  const stop = (): void => {
    stopped = true;
    cancel?.();
  };

  return {
    start: () => void (cancel = clock.after(FIRST_LOOK_MS, look)),
    stop,
    finish() {
      stop();
      try {
        if (isDue()) backUpNow(db, files, 'daily', clock.now());
      } catch (error) {
        log.error('the backup at the end failed', error);
      }
    },
  };
}
