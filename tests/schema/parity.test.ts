import { is } from 'drizzle-orm';
import { integer as pgInteger, PgTable, pgTable, text as pgText, timestamp, uniqueIndex as pgUniqueIndex } from 'drizzle-orm/pg-core';
import { index, SQLiteTable, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { describe, expect, test } from 'vitest';

import * as postgres from '../../shared/schema/postgres/index.ts';
import * as sqlite from '../../shared/schema/sqlite/index.ts';
import { describeTable } from './describe-table.ts';

const sqliteTables = Object.values(sqlite).flatMap((value) => (is(value, SQLiteTable) ? [describeTable(value)] : []));
const postgresTables = Object.values(postgres).flatMap((value) => (is(value, PgTable) ? [describeTable(value)] : []));

describe('the schema twins', () => {
  test('are the six tables of the schema record, under the same export names', () => {
    expect(sqliteTables.map((table) => table.name).sort()).toEqual([
      'build_packs',
      'sessions',
      'step_definitions',
      'workshop_members',
      'workshop_steps',
      'workshops',
    ]);
    expect(Object.keys(postgres).sort()).toEqual(Object.keys(sqlite).sort());
  });

  test.each(sqliteTables)('$name is the same in both dialects: columns, nullability, defaults, indexes, uniques, foreign keys', (table) => {
    expect(postgresTables.find((other) => other.name === table.name)).toEqual(table);
  });

  test('every foreign key cascades and every time is in milliseconds', () => {
    const keys = sqliteTables.flatMap((table) => table.foreignKeys);
    expect(keys).toHaveLength(5);
    for (const key of keys) expect(key).toMatchObject({ onDelete: 'cascade' });
    for (const column of [...sqliteTables, ...postgresTables].flatMap((table) => table.columns)) {
      if (/_at$/.test((column as { name: string }).name)) expect(column).toMatchObject({ kind: 'date', milliseconds: true });
    }
  });

  test('relations lead to the same tables under the same names', () => {
    const relationNames = (schema: typeof sqlite | typeof postgres): readonly string[] =>
      Object.entries(schema).flatMap(([name, value]) => (name.endsWith('Relations') ? [`${name}: ${namesOf(value)}`] : []));
    expect(relationNames(postgres)).toEqual(relationNames(sqlite));
    expect(relationNames(sqlite)).toContain('workshopsRelations: members,steps,sessions,buildPacks');
  });

  test('the comparison notices every kind of difference', () => {
    const base = describeTable(sqliteTable('t', { id: text('id').primaryKey(), a: text('a').notNull().default('x') }, (t) => [index('t_a').on(t.a)]));
    const id = { id: pgText('id').primaryKey() };
    const a = pgText('a').notNull().default('x');
    const others = [
      pgTable('t', { ...id, a: pgText('a').default('x') }),
      pgTable('t', { ...id, a: pgText('a').notNull().default('y') }),
      pgTable('t', { ...id, a: pgInteger('a').notNull() }),
      pgTable('t', { ...id, a: timestamp('a', { mode: 'date' }).notNull() }),
      pgTable('t', { ...id, b: a }),
      pgTable('t', { ...id, a }),
      pgTable('t', { ...id, a }, (t) => [pgUniqueIndex('t_a').on(t.a)]),
      pgTable('t', { ...id, a: pgText('a').notNull().default('x').references(() => postgres.workshops.id) }),
      pgTable('t', { ...id, a: pgText('a').notNull().default('x').unique() }),
    ];
    for (const other of others) expect(describeTable(other)).not.toEqual(base);
  });
});

/** The names of the relations that a `relations()` value makes. */
function namesOf(value: unknown): string {
  const helpers = { one: () => ({ withFieldName: () => ({}) }), many: () => ({ withFieldName: () => ({}) }) };
  const { config } = value as { readonly config: (h: typeof helpers) => Readonly<Record<string, unknown>> };
  return Object.keys(config(helpers)).join();
}
