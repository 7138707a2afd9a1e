import { readdirSync } from 'node:fs';

import Database from 'better-sqlite3';

import { backupFiles } from './backups.ts';
import type { DatabaseFiles } from './database-files.ts';
import { referredPictures } from './referred-pictures.ts';
import { isSetAside } from './set-aside.ts';

/**
 * The names of all pictures that the copies of the database in its folder refer to: a backup that is put back has to show them, also of
 * workshops that have been deleted since. Undefined where a copy cannot tell: one that is damaged or was set aside, of which a
 * person may still want everything.
 */
export function picturesOfCopies(files: DatabaseFiles): ReadonlySet<string> | undefined {
  if (readdirSync(files.folder).some(isSetAside)) return undefined;
  const names = new Set<string>();
  for (const { path } of backupFiles(files)) {
    const found = picturesOf(path);
    if (found === undefined) return undefined;
    for (const name of found) names.add(name);
  }
  return names;
}

function picturesOf(path: string): ReadonlySet<string> | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    return referredPictures(db);
  } catch {
    return undefined;
  } finally {
    db?.close();
  }
}
