import { readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import type { Backup } from '../core/system/storage-supervisor.ts';
import { fileSize, fileStamp, makeFolder, stampMs, syncFile, syncFolder, type DatabaseFiles } from './database-files.ts';
import { firstProblem } from './health-check.ts';
import { migrationStanding, type Migrations } from './migrations.ts';

/** Why a backup was made, and how many of its kind are kept: the newest. */
const KEPT = { daily: 7, 'before-update': 3 } as const;

export type BackupKind = keyof typeof KEPT;

const NAME = /^(daily|before-update)-(.+)\.db$/;

/** A file in the backups folder, by its name. */
export interface BackupFile {
  readonly id: string;
  readonly kind: BackupKind;
  readonly path: string;
  readonly createdMs: number;
}

/** The files in the backups folder that are named like backups, newest first; unchecked. */
export function backupFiles(files: DatabaseFiles): readonly BackupFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(files.backups);
  } catch {
    return [];
  }
  return names
    .flatMap((name): BackupFile[] => {
      const match = NAME.exec(name);
      const createdMs = stampMs(match?.[2] ?? '');
      if (match === null || createdMs === undefined) return [];
      // Without its extension: an id of the contract has no dots.
      return [{ id: name.slice(0, -'.db'.length), kind: match[1] === 'daily' ? 'daily' : 'before-update', path: join(files.backups, name), createdMs }];
    })
    .sort((a, b) => b.createdMs - a.createdMs);
}

/** The backups that pass their check and that this app can open, newest first. */
export function goodBackups(files: DatabaseFiles, migrations: Migrations): readonly Backup[] {
  return backupFiles(files).flatMap((file): Backup[] => {
    const content = checkBackup(file.path, migrations);
    if (content === undefined) return [];
    return [{ id: file.id, createdAt: new Date(file.createdMs), bytes: fileSize(file.path) ?? 0, workshops: content.workshops }];
  });
}

/** What a sound backup holds. */
export interface BackupContent {
  readonly workshops: number;
  /** The number of its last transaction. */
  readonly lastTx: number;
}

/** Checks a backup page by page; undefined when it is damaged, incomplete or made by a newer app. */
export function checkBackup(path: string, migrations: Migrations): BackupContent | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    if (migrationStanding(db, migrations) === 'newer' || firstProblem(db) !== undefined) return undefined;
    return readContent(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

/** What a backup holds, without checking it; undefined when that cannot be read. */
export function glanceAtBackup(path: string): BackupContent | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    return readContent(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}

function readContent(db: Database.Database): BackupContent {
  const workshops = Number(db.prepare('SELECT count(*) FROM workshops').pluck().get());
  return { workshops, lastTx: Number(db.prepare('SELECT last_tx FROM sync_device WHERE id = 1').pluck().get() ?? 0) };
}

/** Where a backup is being made, out of sight until it is good. */
interface Draft {
  readonly partial: string;
  readonly final: string;
}

function startDraft(files: DatabaseFiles, kind: BackupKind, nowMs: number): Draft {
  makeFolder(files.backups);
  const final = join(files.backups, `${kind}-${fileStamp(nowMs)}.db`);
  // What a crash left half made.
  for (const name of readdirSync(files.backups)) if (name.includes('.partial')) rmSync(join(files.backups, name), { force: true });
  return { partial: `${final}.partial`, final };
}

/** Checks a draft and gives it its name; throws, leaving nothing, when it is not good. */
function finishDraft(files: DatabaseFiles, draft: Draft, kind: BackupKind): void {
  const db = new Database(draft.partial);
  try {
    // A copy made page by page is in WAL mode like its source; as a plain file it can be opened without side files.
    db.pragma('journal_mode = DELETE');
    const problem = firstProblem(db);
    if (problem !== undefined) throw new DamagedBackup(problem);
  } finally {
    db.close();
  }
  syncFile(draft.partial);
  renameSync(draft.partial, draft.final);
  syncFolder(files.backups);
  for (const old of backupFiles(files).filter((file) => file.kind === kind).slice(KEPT[kind])) rmSync(old.path);
}

/** A fresh copy of the database did not pass its check: the database itself is damaged. */
export class DamagedBackup extends Error {}

/** Makes a checked backup at once. Throws SQLite's or the file system's error, leaving no partial file. */
export function backUpNow(db: Database.Database, files: DatabaseFiles, kind: BackupKind, nowMs: number): void {
  const draft = startDraft(files, kind, nowMs);
  try {
    db.prepare('VACUUM INTO ?').run(draft.partial);
    finishDraft(files, draft, kind);
  } catch (error) {
    discard(draft);
    throw error;
  }
}

/** Pages copied at a time in the background: 400 kB, well under a frame. */
const PAGES_PER_SLICE = 100;

/** Makes a checked backup in slices between which the app works on; writes made meanwhile are in it. */
export async function backUpGently(db: Database.Database, files: DatabaseFiles, kind: BackupKind, nowMs: number): Promise<void> {
  const draft = startDraft(files, kind, nowMs);
  try {
    await db.backup(draft.partial, { progress: () => PAGES_PER_SLICE });
    finishDraft(files, draft, kind);
  } catch (error) {
    discard(draft);
    throw error;
  }
}

function discard(draft: Draft): void {
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(draft.partial + suffix, { force: true });
}
