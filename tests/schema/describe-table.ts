import { getTableColumns, getTableName, is, SQL, type Column } from 'drizzle-orm';
import { getTableConfig as pgConfig, PgDialect, PgTable, PgTimestamp } from 'drizzle-orm/pg-core';
import { getTableConfig as sqliteConfig, SQLiteSyncDialect, type SQLiteTable } from 'drizzle-orm/sqlite-core';

/** What a table means, in words that are the same for both dialects. */
export interface TableDescription {
  readonly name: string;
  readonly columns: readonly object[];
  readonly indexes: readonly object[];
  readonly uniques: readonly object[];
  readonly foreignKeys: readonly object[];
  readonly primaryKeys: number;
  readonly checks: number;
}

/** The texts that say "now" in each dialect; any other SQL default is shown as it is, and then differs. */
const NOW = new Set(["(cast(round(unixepoch('subsec') * 1000) as integer))", "(now() at time zone 'utc')"]);

/** Reads a Drizzle table of either dialect. */
export function describeTable(table: SQLiteTable | PgTable): TableDescription {
  const config = is(table, PgTable) ? pgConfig(table) : sqliteConfig(table);
  return {
    name: getTableName(table),
    columns: byName(Object.entries<Column>(getTableColumns(table)).map(([key, column]) => describeColumn(key, column))),
    indexes: byName(
      config.indexes.map(({ config: index }) => ({
        name: index.name ?? '',
        columns: index.columns.map((column) => ('name' in column ? column.name : 'expression')),
        unique: index.unique,
        partial: index.where !== undefined,
      })),
    ),
    uniques: byName(config.uniqueConstraints.map((unique) => ({ name: unique.getName() ?? '', columns: unique.columns.map((c) => c.name) }))),
    foreignKeys: byName(
      config.foreignKeys.map((key) => {
        const { columns, foreignColumns, foreignTable } = key.reference();
        return {
          name: columns.map((column) => column.name).join(),
          to: `${getTableName(foreignTable)}.${foreignColumns.map((column) => column.name).join()}`,
          onDelete: key.onDelete ?? 'no action',
          onUpdate: key.onUpdate ?? 'no action',
        };
      }),
    ),
    primaryKeys: config.primaryKeys.length,
    checks: config.checks.length,
  };
}

function describeColumn(key: string, column: Column) {
  return {
    name: column.name,
    key,
    kind: column.dataType,
    // SQLite's integer milliseconds are as fine as PostgreSQL's three digits.
    milliseconds: column.dataType === 'date' && (is(column, PgTimestamp) ? column.precision === 3 : column.getSQLType() === 'integer'),
    notNull: column.notNull,
    primary: column.primary,
    unique: column.isUnique,
    generated: column.generated !== undefined,
    default: describeDefault(column),
  };
}

function describeDefault(column: Column): string {
  if (!column.hasDefault) return 'none';
  if (!is(column.default, SQL)) return `literal ${JSON.stringify(column.default)}`;
  const dialect = is(column.table, PgTable) ? new PgDialect() : new SQLiteSyncDialect();
  const { sql } = dialect.sqlToQuery(column.default);
  return NOW.has(sql) ? 'now' : sql;
}

function byName<T extends { readonly name: string }>(entries: readonly T[]): readonly T[] {
  return [...entries].sort((a, b) => (a.name < b.name ? -1 : 1));
}
