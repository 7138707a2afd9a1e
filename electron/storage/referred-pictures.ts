import type { Database } from 'better-sqlite3';

import { picturesNamedIn } from '../../shared/domain/attachments.ts';

/** Where a value can lie that a person sees or can bring back, by table; an older file may lack some of them. */
const PLACES: readonly (readonly [table: string, column: string])[] = [
  ['sync_register', 'value'],
  ['sync_conflict', 'mine'],
  ['sync_conflict', 'theirs'],
  ['sync_quarantine', 'changes'],
  ['sync_stage', 'page'],
];

/**
 * The names of all pictures that a database refers to: in its registers, also those of deleted items, in edits that were replaced or
 * refused and can be brought back, and in pages that are not applied yet. Throws SQLite's error.
 */
export function referredPictures(db: Database): ReadonlySet<string> {
  const there = new Set(db.prepare<[], string>("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')").pluck().all());
  const names = new Set<string>();
  for (const [table, column] of PLACES) {
    if (!there.has(table)) continue;
    const texts = db.prepare<[], string>(`SELECT "${column}" FROM "${table}" WHERE "${column}" LIKE '%sha256%'`).pluck();
    for (const text of texts.iterate()) for (const name of picturesNamedIn(text)) names.add(name);
  }
  return names;
}
