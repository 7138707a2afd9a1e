import type { Database } from 'better-sqlite3';

import type { HeldRegister, HeldScope, Replaced } from '../core/sync/absorb.ts';
import { laterHlc, ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import type { HeldVersion } from '../core/sync/merge.ts';
import type { WireRegister } from '../core/sync/protocol.ts';
import { ROW_PATH } from '../core/sync/register-path.ts';
import type { RegisterTable, RowKey } from './register-table.ts';

/** A row that received registers, in the running transaction. */
export interface TouchedRow {
  readonly key: RowKey;
  /** The registers that were stored, by path. */
  readonly stored: Map<string, WireRegister>;
  newest: Hlc;
  /** Whether registers of it were forgotten. */
  shrunk?: boolean;
}

/** The registers of a scope for merging, and which rows it touched. */
export interface HeldInSqlite extends HeldScope {
  readonly touched: ReadonlyMap<string, TouchedRow>;
  /** Whether the scope held nothing before: then `touched` is all there is. */
  readonly fresh: boolean;
  /** Writes what a fresh scope received, all at once. To be called when merging is over. */
  flush(): void;
}

interface HeldRow extends HeldVersion {
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
}

const COLUMNS = `k.table_name AS "table", k.row_id AS rowId, e.path AS path, e.value AS value, e.hlc AS hlc, e.actor AS actor,
  e.seq AS seq, e.origin AS origin, e.base AS base
  FROM sync_scope_key s CROSS JOIN sync_row_key k ON k.scope_id = s.id CROSS JOIN sync_entry e ON e.row = k.id`;

/** Prepares the statements; `open` lends them to one transaction. */
export function createHeldRegisters(db: Database, registers: RegisterTable): { open(scope: string, tx: number, keep: (replaced: Replaced) => void): HeldInSqlite } {
  const one = db.prepare<[string, string, string, string], HeldVersion>(
    `SELECT ${COLUMNS} WHERE s.scope = ? AND k.table_name = ? AND k.row_id = ? AND e.path = ?`,
  );
  const ofRow = db.prepare<[string, string, string], HeldRow>(`SELECT ${COLUMNS} WHERE s.scope = ? AND k.table_name = ? AND k.row_id = ?`);
  const ofScope = db.prepare<[string], HeldRow>(`SELECT ${COLUMNS} WHERE s.scope = ?`);
  const any = db.prepare<[string]>('SELECT 1 FROM sync_scope_key s CROSS JOIN sync_row_key k ON k.scope_id = s.id CROSS JOIN sync_entry e ON e.row = k.id WHERE s.scope = ? LIMIT 1');

  return {
    open(scope, tx, keep) {
      const fresh = any.get(scope) === undefined;
      const touched = new Map<string, TouchedRow>();
      let from = '';
      // Registers of a row mostly come one after the other.
      let last: TouchedRow | undefined;
      const put = (register: WireRegister, origin: string): void => {
        const [table, rowId, path, value, hlc, actor] = register;
        if (fresh) from = origin;
        else registers.writeReceived({ scope, table, id: rowId }, path, value, hlc, { tx, actor, origin });
        const name = `${table}|${rowId}`;
        let row = last?.key.id === rowId && last.key.table === table ? last : touched.get(name);
        if (row === undefined) touched.set(name, (row = { key: { scope, table, id: rowId }, stored: new Map(), newest: ZERO_HLC }));
        last = row;
        row.stored.set(path, register);
        row.newest = laterHlc(row.newest, hlc);
      };
      return {
        touched,
        fresh,
        get(table, rowId, path) {
          if (!fresh) return one.get(scope, table, rowId, path);
          const row = last?.key.id === rowId && last.key.table === table ? last : touched.get(`${table}|${rowId}`);
          const stored = row?.stored.get(path);
          // Nothing of a fresh scope is this laptop's own, so there is no conflict to find.
          return stored && { value: stored[3], hlc: stored[4], actor: '', seq: 0, origin: '', base: '' };
        },
        put,
        row: (table, rowId): readonly HeldRegister[] => (fresh ? [] : ofRow.all(scope, table, rowId)),
        all: (): readonly HeldRegister[] => (fresh ? [] : ofScope.all(scope)),
        forgetRow(table, rowId) {
          registers.forgetRow({ scope, table, id: rowId }, ROW_PATH);
          forgetStored(touched.get(`${table}|${rowId}`));
        },
        forgetAll() {
          registers.forgetScope({ scope, table: 'workshops', id: scope }, ROW_PATH);
          for (const row of touched.values()) forgetStored(row);
        },
        forget(table, rowId, path) {
          const key: RowKey = { scope, table, id: rowId };
          registers.forget(key, path);
          const name = `${table}|${rowId}`;
          let row = touched.get(name);
          if (row === undefined) touched.set(name, (row = { key, stored: new Map(), newest: ZERO_HLC }));
          row.stored.delete(path);
          // The whole row is read anew, and so is its output.
          row.shrunk = true;
        },
        keep,
        flush() {
          if (fresh) registers.addReceived(touched.values(), { tx, origin: from });
        },
      };
    },
  };
}

function forgetStored(row: TouchedRow | undefined): void {
  for (const path of [...(row?.stored.keys() ?? [])]) if (path !== ROW_PATH) row?.stored.delete(path);
}
