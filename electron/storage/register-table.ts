import type { Database } from 'better-sqlite3';

import type { Hlc } from '../core/sync/hlc.ts';
import { isRowTombstone } from '../core/sync/merge.ts';
import type { WireRegister } from '../core/sync/protocol.ts';

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

/** A row with the registers that came for it, by path. */
export interface ReceivedRow {
  readonly key: RowKey;
  readonly stored: ReadonlyMap<string, WireRegister>;
}

/** Statements on the registers and their log, prepared once. Numbers of rows are remembered, so a rollback has to be told. */
export interface RegisterTable {
  /** Stores the newest value of a path and its place in the log. `text` is JSON; null takes the path away. */
  write(row: RowKey, path: string, text: string | null, hlc: Hlc, by: Authorship): void;
  /**
   * Stores a register that came from elsewhere. `origin` names the remote; null where it counts as this laptop's own again. `base` is
   * what its author had seen, everything older where it is left out.
   */
  writeReceived(row: RowKey, path: string, text: string | null, hlc: Hlc, by: Authorship & { readonly origin: string | null; readonly base?: Hlc }): void;
  /** Stores registers of rows of one scope that hold none yet, each path once, many at a time. */
  addReceived(rows: Iterable<ReceivedRow>, by: { readonly tx: number; readonly origin: string }): void;
  /** The stored text of one register; undefined when there is none. */
  read(row: RowKey, path: string): string | null | undefined;
  /** The registers of a row with `after` < path < `before`. */
  readBetween(row: RowKey, after: string, before: string): readonly StoredRegister[];
  /** Forgets all registers of a row but the one at `path`, and their places in the log. */
  forgetRow(row: RowKey, path: string): void;
  /** Forgets all registers of a scope but one of one row. */
  forgetScope(row: RowKey, path: string): void;
  /** Forgets one register. */
  forget(row: RowKey, path: string): void;
  /** The newest hlc of a scope. */
  newest(scope: string): Hlc | undefined;
  /** The newest place in the log, the running transaction's included. */
  lastSeq(): number;
  /** Ends the transaction. */
  settle(outcome: 'committed' | 'rolled_back'): void;
}

/** Ends the path of an item's tombstone. */
const GRAVE = '/$deleted';

/** Registers a statement adds; beyond some dozens more bring nothing. */
const MANY = 32;
/** Parameters of one of them; the others are the same for all of a statement. */
const FIELDS = 5;
/** Numbers of rows that are remembered. */
const MOST_KEYS = 20_000;

const KEY = `FROM sync_row_key k JOIN sync_scope_key s ON s.id = k.scope_id WHERE s.scope = ? AND k.table_name = ? AND k.row_id = ?`;

interface RowNumber {
  readonly row: number;
  readonly scope: number;
}

/** Prepares the statements. `lastSeq` is the newest place in the log on disk. */
export function createRegisterTable(db: Database, lastSeq: number): RegisterTable {
  const findKey = db.prepare<[string, string, string], RowNumber>(`SELECT k.id AS "row", k.scope_id AS scope ${KEY}`);
  const findScope = db.prepare<[string], number>('SELECT id FROM sync_scope_key WHERE scope = ?').pluck();
  const addScope = db.prepare<[string], number>('INSERT INTO sync_scope_key (scope) VALUES (?) RETURNING id').pluck();
  const addKey = db.prepare<[number, string, string], number>('INSERT INTO sync_row_key (scope_id, table_name, row_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING RETURNING id').pluck();
  const intoEntry = 'INSERT INTO sync_entry (row, path, value, hlc, actor, scope_id, seq, tx, origin, base) VALUES';
  const toEnd = 'value = excluded.value, hlc = excluded.hlc, actor = excluded.actor, seq = excluded.seq, tx = excluded.tx';
  // What was there before from elsewhere is what the author saw: an older value that arrives later is no conflict with it.
  const own = db.prepare<[number, string, string | null, Hlc, string, number, number, number]>(
    `${intoEntry} (?, ?, ?, ?, ?, ?, ?, ?, NULL, '')
     ON CONFLICT (row, path) DO UPDATE SET ${toEnd}, origin = NULL, base = CASE WHEN origin IS NULL THEN base ELSE hlc END`,
  );
  const received = db.prepare<[number, string, string | null, Hlc, string, number, number, number, string | null, Hlc]>(
    `${intoEntry} (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (row, path) DO UPDATE SET ${toEnd}, origin = excluded.origin, base = excluded.base`,
  );
  // Of a delete, what its author had seen in what goes (`Seen`). What a push lost against came out of its order and says nothing of
  // what its device wrote before.
  const seeing = (inside: string) =>
    db.prepare<Record<string, unknown>>(`UPDATE sync_entry SET base = coalesce((SELECT group_concat(',' || x.newest, '') FROM (
      SELECT max(e.hlc) AS newest FROM sync_entry e WHERE ${inside} AND (e.origin IS NULL OR e.origin <> '') GROUP BY substr(e.hlc, 17, 8) ORDER BY substr(e.hlc, 17, 8)) AS x), '') WHERE row = @row AND path = @path`);
  const sawScope = seeing('e.row IN (SELECT id FROM sync_row_key WHERE scope_id = @scope) AND NOT (e.row = @row AND e.path = @path)');
  const sawRow = seeing('e.row = @row AND e.path <> @path');
  const sawItem = seeing('e.row = @row AND e.path >= @item AND e.path < @end AND e.path <> @path');
  // Binding a parameter costs as much as storing it: what all have in common is bound once.
  const adding = (count: number) =>
    db.prepare<unknown[]>(`${intoEntry.replace(' VALUES', '')}
      SELECT r.column1, r.column2, r.column3, r.column4, r.column5, c.scope, c.seq + r.column6, c.tx, c.origin, ''
      FROM (SELECT ? AS scope, ? AS seq, ? AS tx, ? AS origin) c
      CROSS JOIN (VALUES ${Array.from({ length: count }, (_, at) => `(?, ?, ?, ?, ?, ${at + 1})`).join(', ')}) r`);
  const [single, many] = [adding(1), adding(MANY)];
  const one = db.prepare<[number, string], string | null>('SELECT value FROM sync_entry WHERE row = ? AND path = ?').pluck();
  const between = db.prepare<[number, string, string], StoredRegister>('SELECT path, value, hlc FROM sync_entry WHERE row = ? AND path > ? AND path < ?');
  const drop = db.prepare<[number, string]>('DELETE FROM sync_entry WHERE row = ? AND path = ?');
  const dropRow = db.prepare<[number, string]>('DELETE FROM sync_entry WHERE row = ? AND path <> ?');
  const dropScope = db.prepare<[number, number, string]>('DELETE FROM sync_entry WHERE row IN (SELECT id FROM sync_row_key WHERE scope_id = ?) AND NOT (row = ? AND path = ?)');
  const dropKeys = db.prepare<[number, number]>('DELETE FROM sync_row_key WHERE scope_id = ? AND id <> ?');
  const newest = db.prepare<[string], Hlc | null>('SELECT max(hlc) FROM sync_register WHERE scope = ?').pluck();

  const keys = new Map<string, RowNumber>();
  let committed = lastSeq;
  let seq = lastSeq;

  const keyOf = ({ scope, table, id }: RowKey): RowNumber | undefined => {
    const name = `${scope}|${table}|${id}`;
    const known = keys.get(name) ?? findKey.get(scope, table, id);
    if (known !== undefined) keys.set(name, known);
    return known;
  };
  const madeKey = (row: RowKey): RowNumber => {
    const known = keyOf(row);
    if (known !== undefined) return known;
    const scope = findScope.get(row.scope) ?? numbered(addScope.get(row.scope));
    const made = { row: numbered(addKey.get(scope, row.table, row.id)), scope };
    keys.set(`${row.scope}|${row.table}|${row.id}`, made);
    return made;
  };

  /** `madeKey` for rows of which hardly any has a number yet. */
  const firstKey = (row: RowKey): RowNumber => {
    const scope = findScope.get(row.scope) ?? numbered(addScope.get(row.scope));
    const id = addKey.get(scope, row.table, row.id);
    return id === undefined ? madeKey(row) : { row: id, scope };
  };

  return {
    write(row, path, text, hlc, by) {
      const key = madeKey(row);
      own.run(key.row, path, text, hlc, by.actor, key.scope, (seq += 1), by.tx);
      if (isRowTombstone(path, text)) (row.table === 'workshops' ? sawScope : sawRow).run({ row: key.row, path, ...(row.table === 'workshops' ? { scope: key.scope } : {}) });
      else if (text !== null && path.endsWith(GRAVE)) {
        const item = path.slice(0, -GRAVE.length);
        sawItem.run({ row: key.row, path, item: `${item}/`, end: `${item}0` });
      }
    },
    writeReceived(row, path, text, hlc, by) {
      const key = madeKey(row);
      received.run(key.row, path, text, hlc, by.actor, key.scope, (seq += 1), by.tx, by.origin, by.origin === null ? (by.base ?? hlc) : '');
    },
    addReceived(rows, { tx, origin }) {
      let scope = 0;
      let bound: unknown[] = [];
      const add = (statement: typeof many, count: number, fields: readonly unknown[]): void => {
        statement.run([scope, seq, tx, origin, ...fields]);
        seq += count;
      };
      for (const { key, stored } of rows) {
        const made = firstKey(key);
        scope = made.scope;
        for (const [, , path, value, hlc, actor] of stored.values()) {
          bound.push(made.row, path, value, hlc, actor);
          if (bound.length < MANY * FIELDS) continue;
          add(many, MANY, bound);
          bound = [];
        }
      }
      for (let at = 0; at < bound.length; at += FIELDS) add(single, 1, bound.slice(at, at + FIELDS));
    },
    read(row, path) {
      const key = keyOf(row);
      return key && one.get(key.row, path);
    },
    readBetween(row, after, before) {
      const key = keyOf(row);
      return key === undefined ? [] : between.all(key.row, after, before);
    },
    forgetRow(row, path) {
      const key = keyOf(row);
      if (key !== undefined) dropRow.run(key.row, path);
    },
    forgetScope(row, path) {
      const key = keyOf(row);
      if (key === undefined) return;
      dropScope.run(key.scope, key.row, path);
      dropKeys.run(key.scope, key.row);
      keys.clear();
    },
    forget(row, path) {
      const key = keyOf(row);
      if (key !== undefined) drop.run(key.row, path);
    },
    newest: (scope) => newest.get(scope) ?? undefined,
    lastSeq: () => seq,
    settle(outcome) {
      if (outcome === 'committed') committed = seq;
      else seq = committed;
      if (outcome === 'rolled_back' || keys.size > MOST_KEYS) keys.clear();
    },
  };
}

function numbered(id: number | undefined): number {
  if (id === undefined) throw new Error('no number for a row');
  return id;
}
