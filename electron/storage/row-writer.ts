import type { Database, Statement } from 'better-sqlite3';

import type { RowTable } from '../core/store/store.ts';
import { hlcMs, type Hlc } from '../core/sync/hlc.ts';
import { ROW_PATH } from '../core/sync/register-path.ts';
import type { Authorship, RegisterTable, RowKey } from './register-table.ts';
import { ROW_TABLES, type RowColumn, type RowTableInfo, type SqlValue } from './row-tables.ts';

/** What one transaction lends to the writers. */
export interface Writing extends Authorship {
  /** The transaction's time in milliseconds. */
  readonly nowMs: number;
  /** The next reading of the laptop's clock. */
  tick(): Hlc;
}

type Row = Readonly<Record<string, unknown>>;

/** Scope of the rows that belong to no workshop. */
export const CATALOG_SCOPE = 'catalog';

/** Writes rows of the six tables together with their registers. */
export interface RowWriter {
  insert(table: RowTable, row: Row, writing: Writing): RowKey;
  /** Undefined when there was no column to write. */
  update(table: RowTable, id: string, columns: Row, writing: Writing): RowKey | undefined;
  remove(table: RowTable, id: string, writing: Writing): RowKey;
}

/** Prepares the statements. */
export function createRowWriter(db: Database, registers: RegisterTable): RowWriter {
  const statements = new Map<string, Statement<SqlValue[]>>();
  const prepared = (sql: string): Statement<SqlValue[]> => {
    let statement = statements.get(sql);
    if (statement === undefined) statements.set(sql, (statement = db.prepare<SqlValue[]>(sql)));
    return statement;
  };

  const keyOf = (table: RowTable, id: string): RowKey => {
    const found = prepared(`SELECT ${scopeColumn(table)} AS scope FROM ${table} WHERE id = ?`).get(id) as { scope: string } | undefined;
    if (found === undefined) throw new Error(`no row in ${table}: ${id}`);
    return { scope: found.scope, table, id };
  };

  /** Writes the registers of some columns; answers with the newest hlc, or undefined when there was nothing to write. */
  const writeRegisters = (key: RowKey, values: ReadonlyMap<RowColumn, SqlValue>, writing: Writing): Hlc | undefined => {
    let newest: Hlc | undefined;
    for (const [column, value] of values) {
      if (!column.registered) continue;
      newest = writing.tick();
      registers.write(key, column.name, value === null ? null : JSON.stringify(value), newest, writing);
    }
    return newest;
  };

  return {
    insert(table, row, writing) {
      const info = ROW_TABLES[table];
      const values = new Map(info.columns.map((column) => [column, insertedValue(column, row, writing)]));
      const id = text(row['id'], `${table}.id`);
      const key: RowKey = { scope: scopeOf(table, id, row), table, id };
      if (registers.read(key, ROW_PATH) !== undefined) throw new Error(`already there, or deleted for good: ${table} ${id}`);
      const present = writing.tick();
      registers.write(key, ROW_PATH, 'true', present, writing);
      const given = new Map([...values].filter(([, value]) => value !== null));
      const newest = writeRegisters(key, given, writing) ?? present;
      const bound = info.columns.map((column) => (column.name === 'updated_at' ? hlcMs(newest) : (values.get(column) ?? null)));
      prepared(insertSql(info)).run(...bound);
      return key;
    },

    update(table, id, columns, writing) {
      const info = ROW_TABLES[table];
      const key = keyOf(table, id);
      const values = new Map(changedColumns(info, columns));
      const newest = writeRegisters(key, values, writing);
      if (newest === undefined) return undefined;
      const sets = [...values.keys()].map((column) => `"${column.name}" = ?`);
      const bound = [...values.values()];
      if (info.hasUpdatedAt) {
        sets.push('"updated_at" = ?');
        bound.push(hlcMs(newest));
      }
      prepared(`UPDATE ${table} SET ${sets.join(', ')} WHERE id = ?`).run(...bound, id);
      return key;
    },

    remove(table, id, writing) {
      const key = keyOf(table, id);
      registers.write(key, ROW_PATH, 'false', writing.tick(), writing);
      if (table === 'workshops') registers.forgetScope(key, ROW_PATH);
      else registers.forgetRow(key, ROW_PATH);
      prepared(`DELETE FROM ${table} WHERE id = ?`).run(id);
      return key;
    },
  };
}

function insertSql(info: RowTableInfo): string {
  const names = info.columns.map((column) => `"${column.name}"`);
  return `INSERT INTO ${info.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
}

function insertedValue(column: RowColumn, row: Row, writing: Writing): SqlValue {
  const value = row[column.key];
  if (column.name === 'output' && value !== undefined) throw new Error('output is written through writeOutput');
  if (value !== undefined) return column.toSql(value);
  return column.fallback.kind === 'now' ? writing.nowMs : column.fallback.value;
}

function changedColumns(info: RowTableInfo, columns: Row): readonly [RowColumn, SqlValue][] {
  return Object.entries(columns).flatMap(([key, value]): [RowColumn, SqlValue][] => {
    if (value === undefined) return [];
    const column = info.columns.find((candidate) => candidate.key === key);
    if (column === undefined || !column.registered) throw new Error(`not a column to update: ${info.name}.${key}`);
    if (column.name === 'workshop_id') throw new Error('a row never moves to another workshop');
    return [[column, column.toSql(value)]];
  });
}

/** SQL that names the scope of a row of this table: the workshop that it belongs to, or the catalog. */
export function scopeColumn(table: RowTable): string {
  if (table === 'workshops') return 'id';
  return table === 'step_definitions' ? `'${CATALOG_SCOPE}'` : 'workshop_id';
}

function scopeOf(table: RowTable, id: string, row: Row): string {
  if (table === 'workshops') return id;
  return table === 'step_definitions' ? CATALOG_SCOPE : text(row['workshopId'], `${table}.workshop_id`);
}

function text(value: unknown, what: string): string {
  if (typeof value !== 'string' || value === '') throw new Error(`${what} is missing`);
  return value;
}
