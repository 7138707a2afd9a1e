import type { Database, Statement } from 'better-sqlite3';

import type { RowTable } from '../core/store/store.ts';
import { hlcMs, type Hlc } from '../core/sync/hlc.ts';
import { OUTPUT_PATHS, ROW_PATH } from '../core/sync/register-path.ts';
import type { RowKey } from './register-table.ts';
import { CATALOG_SCOPE, scopeColumn } from './row-writer.ts';
import { ROW_TABLES, type RowColumn, type RowTableInfo, type SqlValue } from './row-tables.ts';

/** What became of a row. `parked`: its registers are here, but it cannot show yet. */
export type Projected = 'inserted' | 'updated' | 'removed' | 'parked' | 'none';

/** Registers of a row by path, those inside its output apart. */
export type ColumnTexts = ReadonlyMap<string, string | null>;

/** Brings single rows in line with their registers. Never raises an error of the database: what does not fit is parked. */
export interface RowProjector {
  /** `texts` and `newest` spare reading where the caller knows all registers of the row; `output` goes with them into a step's row. */
  project(key: RowKey, known?: { readonly texts: ColumnTexts; readonly newest: Hlc; readonly output?: string }): Projected;
  /** Rows that gave way to another's claim since this was last asked. */
  displaced(): readonly RowKey[];
  /** Rows that lost their step to another, by the row that shows: it shows what they hold, too. */
  claimants(scope: string): ReadonlyMap<string, readonly string[]>;
  /** Whether the row shows, as one of the key's scope. */
  holds(key: RowKey): boolean;
  /** Parked rows of a scope; of all scopes for the catalog, whose rows others hang on. */
  parked(scope: string): readonly RowKey[];
}

/** Columns that point at rows elsewhere, by table. */
const PARENTS: Readonly<Record<RowTable, readonly (readonly [column: string, table: RowTable])[]>> = {
  workshops: [],
  step_definitions: [],
  workshop_members: [['workshop_id', 'workshops']],
  workshop_steps: [['workshop_id', 'workshops'], ['step_id', 'step_definitions']],
  sessions: [['workshop_id', 'workshops']],
  build_packs: [['workshop_id', 'workshops']],
};

/** What a workshop has once, by the column that says which: a person is a member once, and a step has one row. */
const CLAIMS: Partial<Readonly<Record<RowTable, string>>> = { workshop_members: 'clerk_user_id', workshop_steps: 'step_id' };

/** Why a row is parked that lost its claim to another. */
export const claimReason = (winner: string): string => `${CLAIM_REASON}${winner}`;
const CLAIM_REASON = 'claim ';

/** Prepares the statements. */
export function createRowProjector(db: Database): RowProjector {
  const statements = new Map<string, Statement<SqlValue[]>>();
  const prepared = (sql: string): Statement<SqlValue[]> => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = db.prepare<SqlValue[]>(sql)));
    return statement;
  };
  const columnTexts = db.prepare<[string, string, string, string, string], { path: string; value: string | null }>(
    `SELECT path, value FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND (path < ? OR path > ?)`,
  );
  const newestOf = db.prepare<[string, string, string], Hlc | null>('SELECT max(hlc) FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ?');
  newestOf.pluck();
  const presence = db.prepare<[string, string, string], Hlc>(
    `SELECT hlc FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path = '${ROW_PATH}'`,
  );
  presence.pluck();
  const lostClaims = db.prepare<[string], { id: string; reason: string }>(
    `SELECT row_id AS id, reason FROM sync_parked WHERE scope = ? AND table_name = 'workshop_steps' AND reason LIKE '${CLAIM_REASON}%'`,
  );
  let displaced: RowKey[] = [];
  const park = db.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO sync_parked (scope, table_name, row_id, reason) VALUES (?, ?, ?, ?)',
  );
  const unpark = db.prepare<[string, string, string]>('DELETE FROM sync_parked WHERE scope = ? AND table_name = ? AND row_id = ?');
  const parkedOf = db.prepare<[string, string], RowKey>(
    `SELECT scope, table_name AS "table", row_id AS id FROM sync_parked WHERE scope = ? OR ? = '${CATALOG_SCOPE}'`,
  );

  const exists = (table: RowTable, id: string): boolean => prepared(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined;

  /** The scope that a row shows in; undefined where there is no such row. */
  const scopeOf = (table: RowTable, id: string): string | undefined =>
    (prepared(`SELECT ${scopeColumn(table)} AS scope FROM ${table} WHERE id = ?`).get(id) as { readonly scope: string } | undefined)?.scope;

  const take = (key: RowKey, reason: string | null): Projected => {
    // Registers of one scope never touch a row of another (I9).
    const there = scopeOf(key.table as RowTable, key.id) === key.scope;
    if (there) prepared(`DELETE FROM ${key.table} WHERE id = ?`).run(key.id);
    if (reason === null) unpark.run(key.scope, key.table, key.id);
    else park.run(key.scope, key.table, key.id, reason);
    if (there) return 'removed';
    return reason === null ? 'none' : 'parked';
  };

  /** The row that holds the claim by right; the one that holds it wrongly gives way. */
  const winnerOver = (key: RowKey, column: string, claim: SqlValue): string | undefined => {
    const rank = (id: string): string => `${presence.get(key.scope, key.table, id) ?? ''}|${id}`;
    const rivals = prepared(`SELECT id FROM ${key.table} WHERE workshop_id = ? AND +${column} = ? AND id <> ?`).all(key.scope, claim, key.id) as { id: string }[];
    for (const { id } of rivals) {
      if (rank(id) < rank(key.id)) return id;
      const other: RowKey = { ...key, id };
      take(other, claimReason(key.id));
      displaced.push(other);
    }
    return undefined;
  };

  return {
    parked: (scope) => parkedOf.all(scope, scope),

    displaced() {
      const gone = displaced;
      displaced = [];
      return gone;
    },

    claimants(scope) {
      const byWinner = new Map<string, string[]>();
      for (const { id, reason } of lostClaims.all(scope)) {
        const winner = reason.slice(CLAIM_REASON.length);
        byWinner.set(winner, [...(byWinner.get(winner) ?? []), id].sort());
      }
      return byWinner;
    },
    holds: ({ scope, table, id }) => scopeOf(table as RowTable, id) === scope,

    project(key, known) {
      const table = key.table as RowTable;
      const info: RowTableInfo | undefined = Object.hasOwn(ROW_TABLES, key.table) ? ROW_TABLES[table] : undefined;
      // A table of a newer app: its registers are kept and sent on, and show after the update.
      if (info === undefined) return 'none';
      const texts =
        known?.texts ??
        new Map(columnTexts.all(key.scope, key.table, key.id, OUTPUT_PATHS.after, OUTPUT_PATHS.before).map(({ path, value }) => [path, value]));
      const row = texts.get(ROW_PATH);
      if (row !== 'true') return take(key, row === undefined && texts.size > 0 ? 'absent' : null);
      const values = new Map<RowColumn, SqlValue>();
      for (const column of info.columns) {
        if (!column.registered) continue;
        const value = valueOf(column, texts.get(column.name));
        // A row of another program may lack its moments: they are the moment it came to be, here and on every remote.
        const born = value === null && column.required && column.fallback.kind === 'now';
        values.set(column, born ? hlcMs(presence.get(key.scope, key.table, key.id) ?? '') : value);
      }
      const at = (name: string): SqlValue => values.get(columnNamed(info, name)) ?? null;
      for (const [column, value] of values) if (value === null && column.required) return take(key, `no ${column.name}`);
      for (const [column, parent] of PARENTS[table]) {
        const id = at(column);
        if (column === 'workshop_id' && id !== key.scope) return take(key, 'another scope');
        if (typeof id !== 'string' || !exists(parent, id)) return take(key, `no ${parent}`);
      }
      const elsewhere = table === 'workshops' ? key.id !== key.scope : table === 'step_definitions' && key.scope !== CATALOG_SCOPE;
      const holder = scopeOf(table, key.id);
      const there = holder !== undefined;
      if (elsewhere || (there && holder !== key.scope)) return take(key, 'another scope');
      const claim = CLAIMS[table];
      const winner = claim === undefined ? undefined : winnerOver(key, claim, at(claim));
      if (winner !== undefined) return take(key, claimReason(winner));
      unpark.run(key.scope, key.table, key.id);
      const names = ['id', ...[...values.keys()].map(({ name }) => name)];
      const bound: SqlValue[] = [key.id, ...values.values()];
      if (info.hasUpdatedAt) {
        names.push('updated_at');
        bound.push(hlcMs(known?.newest ?? newestOf.get(key.scope, key.table, key.id) ?? ''));
      }
      if (known?.output !== undefined) {
        names.push('output');
        bound.push(known.output);
      }
      const sets = names.slice(1).map((name) => `"${name}" = excluded."${name}"`);
      const columns = names.map((name) => `"${name}"`).join(', ');
      prepared(
        `INSERT INTO ${table} (${columns}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (id) DO UPDATE SET ${sets.join(', ')}`,
      ).run(...bound);
      return there ? 'updated' : 'inserted';
    },
  };
}

function columnNamed(info: RowTableInfo, name: string): RowColumn {
  const found = info.columns.find((column) => column.name === name);
  if (found === undefined) throw new Error(`no column ${info.name}.${name}`);
  return found;
}

/** A register's value for its column; what is not of the column's kind counts as missing, and a missing one is the default. */
function valueOf(column: RowColumn, text: string | null | undefined): SqlValue {
  const fallback = column.fallback.kind === 'value' ? column.fallback.value : null;
  if (text === undefined || text === null) return fallback;
  const value: unknown = JSON.parse(text);
  const fits = column.number ? typeof value === 'number' && Number.isSafeInteger(value) : typeof value === 'string';
  return fits ? (value as SqlValue) : fallback;
}
