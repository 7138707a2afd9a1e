import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Where everything of one data folder lies. */
export interface DatabaseFiles {
  readonly folder: string;
  readonly database: string;
  readonly wal: string;
  readonly shm: string;
  /** Held locked by the one process that has the folder open. */
  readonly lock: string;
  readonly backups: string;
  /** Pictures that outputs refer to, named by their content. */
  readonly attachments: string;
  /** A backup on its way to the database's place; never looked at after a crash. */
  readonly incoming: string;
}

/** The files of the data folder `dataDir`. */
export function databaseFiles(dataDir: string): DatabaseFiles {
  const folder = resolve(dataDir);
  const database = join(folder, 'workshoppilot.db');
  return {
    folder,
    database,
    wal: `${database}-wal`,
    shm: `${database}-shm`,
    lock: join(folder, 'workshoppilot.lock'),
    backups: join(folder, 'backups'),
    attachments: join(folder, 'attachments'),
    incoming: `${database}.incoming`,
  };
}

/** A moment as part of a file name: `2026-11-22T10-15-30-123Z`, UTC, sorting by time. */
export function fileStamp(ms: number): string {
  return new Date(ms).toISOString().replaceAll(/[:.]/g, '-');
}

/** The milliseconds of a `fileStamp`, or undefined. */
export function stampMs(stamp: string): number | undefined {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})-(\d{3}Z)$/.exec(stamp);
  const ms = parts === null ? Number.NaN : Date.parse(`${parts[1]}:${parts[2]}:${parts[3]}.${parts[4]}`);
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * Makes a folder and those it lies in. Not Node's own recursive mkdir: on a read-only file system that says "no such file"
 * instead of why.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  mkdirSync(path);
}

/** Size of a file in bytes; undefined when it is not there. */
export function fileSize(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}

/** Makes sure that a finished file is on the disk. */
export function syncFile(path: string): void {
  sync(path, 'r+');
}

/** Makes sure that the names in a folder are on the disk. Windows opens no folders, and keeps names safe without it. */
export function syncFolder(path: string): void {
  if (process.platform !== 'win32') sync(path, 'r');
}

function sync(path: string, flags: 'r' | 'r+'): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
