import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';

import { fileStamp, syncFolder, type DatabaseFiles } from './database-files.ts';

const SUFFIXES = ['', '-wal', '-shm'] as const;

function place(files: DatabaseFiles, why: 'damaged' | 'torn', nowMs: number): string {
  return join(files.folder, `${why}-${fileStamp(nowMs)}.db`);
}

/** Whether a file of the data folder is a database that was set aside. */
export function isSetAside(name: string): boolean {
  return /^(?:damaged|torn)-.+\.db$/.test(name);
}

/** Moves the damaged database with its side files to a dated name, where it stays until a person deletes it. */
export function setDamagedAside(files: DatabaseFiles, nowMs: number): void {
  const target = place(files, 'damaged', nowMs);
  for (const suffix of SUFFIXES) {
    if (existsSync(files.database + suffix)) renameSync(files.database + suffix, target + suffix);
  }
  syncFolder(files.folder);
}

/** Copies a database whose log lost its end, before it is opened and the rest of the log goes. */
export function keepTornCopy(files: DatabaseFiles, nowMs: number): void {
  const target = place(files, 'torn', nowMs);
  for (const suffix of SUFFIXES) {
    if (existsSync(files.database + suffix)) copyFileSync(files.database + suffix, target + suffix);
  }
}
