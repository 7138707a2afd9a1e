import type { Database } from 'better-sqlite3';

import type { Hlc } from '../core/sync/hlc.ts';

/** What a register belongs to: a row of a table, in the scope that it syncs with. */
export interface RowKey {
  /** The workshop's id, or `catalog`. */
  readonly scope: string;
  readonly table: string;
  readonly id: string;
}

/** Who writes, in which transaction. */
export interface Authorship {
  readonly tx: number;
  readonly actor: string;
}

/** A register of an output as it is stored. */
export interface StoredRegister {
  readonly path: string;
  readonly value: string | null;
  readonly hlc: Hlc;
}

/** Statements on `sync_register` and `sync_log`, prepared once. */
export interface RegisterTable {
  /** Stores the newest value of a path and its entry in the log. `text` is JSON; null takes the path away. */
  write(row: RowKey, path: string, text: string | null, hlc: Hlc, by: Authorship): void;
  /**
   * Stores a register that came from elsewhere. `origin` names the remote; null where it counts as this laptop's own again. `base` is
   * what its author had seen, everything older where it is left out.
   */
  writeReceived(row: RowKey, path: string, text: string | null, hlc: Hlc, by: Authorship & { readonly origin: string | null; readonly base?: Hlc }): void;
  /** The stored text of one register; undefined when there is none. */
  read(row: RowKey, path: string): string | null | undefined;
  /** The registers of a row with `after` < path < `before`. */
  readBetween(row: RowKey, after: string, before: string): readonly StoredRegister[];
  /** Forgets one register. */
  forget(row: RowKey, path: string): void;
  /** Forgets all registers of a row but the one at `path`. Their log entries go with them. */
  forgetRow(row: RowKey, path: string): void;
  /** Forgets all registers of a scope but one of one row. */
  forgetScope(row: RowKey, path: string): void;
  /** The newest hlc of a scope. */
  newest(scope: string): Hlc | undefined;
}

/** Prepares the statements. */
export function createRegisterTable(db: Database): RegisterTable {
  const upsert = db.prepare<[string, string, string, string, string | null, Hlc, string], number>(
    `INSERT INTO sync_register (scope, table_name, row_id, path, value, hlc, actor) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (scope, table_name, row_id, path)
     DO UPDATE SET value = excluded.value, hlc = excluded.hlc, actor = excluded.actor
     RETURNING id`,
  );
  upsert.pluck();
  // Replacing gives the entry a new place at the end of the log.
  // What was there before from elsewhere is what the author saw: an older value that arrives later is no conflict with it.
  const log = db.prepare<[number, number, Hlc, number]>(
    `INSERT OR REPLACE INTO sync_log (tx, register_id, hlc, origin, base) VALUES (?, ?, ?, NULL,
       coalesce((SELECT CASE WHEN origin IS NULL THEN base ELSE hlc END FROM sync_log WHERE register_id = ?), ''))`,
  );
  const received = db.prepare<[number, number, Hlc, string | null, Hlc]>(
    'INSERT OR REPLACE INTO sync_log (tx, register_id, hlc, origin, base) VALUES (?, ?, ?, ?, ?)',
  );
  const one = db.prepare<[string, string, string, string], string | null>(
    'SELECT value FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path = ?',
  );
  one.pluck();
  const between = db.prepare<[string, string, string, string, string], StoredRegister>(
    'SELECT path, value, hlc FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path > ? AND path < ?',
  );
  const drop = db.prepare<[string, string, string, string]>('DELETE FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path = ?');
  const dropRow = db.prepare<[string, string, string, string]>(
    'DELETE FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path <> ?',
  );
  const dropScope = db.prepare<[string, string, string, string]>(
    'DELETE FROM sync_register WHERE scope = ? AND NOT (table_name = ? AND row_id = ? AND path = ?)',
  );
  const newest = db.prepare<[string], Hlc | null>('SELECT max(hlc) FROM sync_register WHERE scope = ?');
  newest.pluck();
  return {
    write(row, path, text, hlc, by) {
      const id = upsert.get(row.scope, row.table, row.id, path, text, hlc, by.actor);
      if (id === undefined) throw new Error(`register not stored: ${row.table}/${path}`);
      log.run(by.tx, id, hlc, id);
    },
    writeReceived(row, path, text, hlc, by) {
      const id = upsert.get(row.scope, row.table, row.id, path, text, hlc, by.actor);
      if (id === undefined) throw new Error(`register not stored: ${row.table}/${path}`);
      received.run(by.tx, id, hlc, by.origin, by.base ?? hlc);
    },
    read: (row, path) => one.get(row.scope, row.table, row.id, path),
    readBetween: (row, after, before) => between.all(row.scope, row.table, row.id, after, before),
    forget: (row, path) => void drop.run(row.scope, row.table, row.id, path),
    forgetRow: (row, path) => void dropRow.run(row.scope, row.table, row.id, path),
    forgetScope: (row, path) => void dropScope.run(row.scope, row.table, row.id, path),
    newest: (scope) => newest.get(scope) ?? undefined,
  };
}
