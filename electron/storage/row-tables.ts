import { getTableColumns, is, SQL } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

import { buildPacks, sessions, stepDefinitions, workshopMembers, workshops, workshopSteps } from '../../shared/schema/sqlite/index.ts';
import type { RowTable } from '../core/store/store.ts';

/** A value as it goes into SQLite and, as JSON, into a register. */
export type SqlValue = string | number | null;

/** One column as the row writer needs it. */
export interface RowColumn {
  /** Name in the row objects. */
  readonly key: string;
  /** Name in SQL and path of its register. */
  readonly name: string;
  /** What an insert without a value stores; `now` stands for the transaction's time. */
  readonly fallback: { readonly kind: 'now' } | { readonly kind: 'value'; readonly value: SqlValue };
  /** False for what follows from other registers: the id and `updated_at`, and `output`, which has paths of its own. */
  readonly registered: boolean;
  /** Whether a row cannot be without it: NOT NULL, and no default in place of a missing value. */
  readonly required: boolean;
  /** Whether SQLite holds a whole number, not a text. */
  readonly number: boolean;
  toSql(value: unknown): SqlValue;
}

/** One of the six tables as the row writer needs it. */
export interface RowTableInfo {
  readonly name: RowTable;
  readonly columns: readonly RowColumn[];
  readonly hasUpdatedAt: boolean;
}

const TABLES: Readonly<Record<RowTable, SQLiteTable>> = {
  workshops,
  workshop_members: workshopMembers,
  step_definitions: stepDefinitions,
  workshop_steps: workshopSteps,
  sessions,
  build_packs: buildPacks,
};

const DERIVED: ReadonlySet<string> = new Set(['id', 'updated_at', 'output']);

/** The six tables by name, read from the Drizzle schema so that a new column needs no second mention. */
export const ROW_TABLES: Readonly<Record<RowTable, RowTableInfo>> = {
  workshops: tableInfo('workshops'),
  workshop_members: tableInfo('workshop_members'),
  step_definitions: tableInfo('step_definitions'),
  workshop_steps: tableInfo('workshop_steps'),
  sessions: tableInfo('sessions'),
  build_packs: tableInfo('build_packs'),
};

function tableInfo(name: RowTable): RowTableInfo {
  const found: Readonly<Record<string, SQLiteColumn>> = getTableColumns(TABLES[name]);
  const columns = Object.entries(found).map(([key, column]) => rowColumn(key, column));
  return { name, columns, hasUpdatedAt: columns.some((column) => column.name === 'updated_at') };
}

function rowColumn(key: string, column: SQLiteColumn): RowColumn {
  const toSql = (value: unknown): SqlValue => (value === null ? null : sqlValue(column.mapToDriverValue(value), column.name));
  const { default: fallback } = column;
  return {
    key,
    name: column.name,
    // The only SQL default of the schema is the current time.
    fallback: is(fallback, SQL) ? { kind: 'now' } : { kind: 'value', value: fallback === undefined ? null : toSql(fallback) },
    registered: !DERIVED.has(column.name),
    required: column.notNull && (fallback === undefined || is(fallback, SQL)),
    number: column.getSQLType() === 'integer',
    toSql,
  };
}

function sqlValue(value: unknown, name: string): SqlValue {
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return value;
  throw new Error(`not a value for ${name}: ${typeof value}`);
}
