import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Database } from 'better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';

import type { Orm } from './orm.ts';

/** How a database stands to the migrations that this app brings; `empty` has nothing in it yet. */
export type MigrationStanding = 'current' | 'behind' | 'newer' | 'empty';

/** The migrations that the app brings, by the moment that names each in drizzle-kit's journal. */
export interface Migrations {
  readonly folder: string;
  readonly known: readonly number[];
}

/** Reads the journal of the migrations folder of one dialect. */
export function readMigrations(folder: string): Migrations {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly when: number }[];
  };
  return { folder, known: journal.entries.map((entry) => entry.when) };
}

/** Compares a database with the app's migrations. One that holds a migration the app has never heard of is newer. */
export function migrationStanding(db: Database, { known }: Migrations): MigrationStanding {
  const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return 'empty';
  if (!tables.includes('__drizzle_migrations')) return 'behind';
  const applied = db.prepare('SELECT created_at FROM __drizzle_migrations').pluck().all().map(Number);
  if (applied.some((when) => !known.includes(when))) return 'newer';
  if (applied.length === 0 && tables.length === 1) return 'empty';
  return known.every((when) => applied.includes(when)) ? 'current' : 'behind';
}

/** Applies what is missing, all in one transaction. */
export function applyMigrations(orm: Orm, { folder }: Migrations): void {
  migrate(orm, { migrationsFolder: folder });
}
