import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { err, ok, type Result } from '../../shared/domain/result.ts';

type Row = Readonly<Record<string, unknown>>;

/** Runs SQL on one connection, inside a transaction that the caller opened and ends: by COMMIT after ok, by ROLLBACK after all else. */
export interface SqlSession {
  run(sql: string): Promise<void>;
  rows(sql: string): Promise<readonly Row[]>;
}

/** What a set-up did: the migrations it applied, and how many registers it made of rows that were there. */
export interface SetUpReport {
  readonly applied: readonly string[];
  readonly adopted: number;
}

export type SetUpError =
  | { readonly kind: 'too_old'; readonly version: number }
  /** A table of that name is there and is not ours. */
  | { readonly kind: 'foreign_table'; readonly table: string; readonly missing: readonly string[] };

interface Migration {
  readonly tag: string;
  readonly when: number;
  readonly statements: readonly string[];
}

const OLDEST = 150_000;

/**
 * Makes a remote of an empty database, of one that already holds the six tables (with data, by other migrations than ours, with
 * fewer constraints), or of an older remote. Safe to repeat: what is there stays, what is missing comes. Other errors are thrown.
 */
export async function setUpRemote(session: SqlSession, folder: string): Promise<Result<SetUpReport, SetUpError>> {
  const version = Number((await session.rows('SHOW server_version_num'))[0]?.['server_version_num']);
  if (version < OLDEST) return err({ kind: 'too_old', version });
  // Two set-ups at the same time would both find nothing.
  await session.rows("SELECT pg_advisory_xact_lock(hashtext('workshoppilot set-up'))");
  await session.run('CREATE TABLE IF NOT EXISTS sync_migration (tag text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())');
  const migrations = readAll(folder);
  const done = await appliedTags(session, migrations);
  const applied: string[] = [];
  for (const migration of migrations) {
    if (!done.has(migration.tag)) {
      const statements = applied.length + done.size === 0 ? await withoutExisting(session, migration) : ok(migration.statements);
      if (!statements.ok) return statements;
      for (const statement of statements.value) await session.run(statement);
      applied.push(migration.tag);
    }
    await session.run(`INSERT INTO sync_migration (tag) VALUES ('${migration.tag}') ON CONFLICT DO NOTHING`);
  }
  const adopted = Number((await session.rows('SELECT sync_adopt() AS made'))[0]?.['made']);
  return ok({ applied, adopted });
}

function readAll(folder: string): readonly Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta', '_journal.json'), 'utf8')) as {
    readonly entries: readonly { readonly tag: string; readonly when: number }[];
  };
  return journal.entries.map(({ tag, when }) => ({
    tag,
    when,
    statements: readFileSync(join(folder, `${tag}.sql`), 'utf8').split('--> statement-breakpoint'),
  }));
}

/** What was applied before, by this set-up or by drizzle's own migrator. */
async function appliedTags(session: SqlSession, migrations: readonly Migration[]): Promise<ReadonlySet<string>> {
  const tags = new Set((await session.rows('SELECT tag FROM sync_migration')).map((row) => String(row['tag'])));
  const [drizzle] = await session.rows("SELECT to_regclass('drizzle.__drizzle_migrations')::text AS name");
  if (typeof drizzle?.['name'] === 'string') {
    const times = new Set((await session.rows('SELECT created_at FROM drizzle.__drizzle_migrations')).map((row) => Number(row['created_at'])));
    for (const { tag, when } of migrations) if (times.has(when)) tags.add(tag);
  }
  return tags;
}

const CREATED = /CREATE TABLE "(\w+)" \(([\s\S]*)\)/;

/** The first migration without what touches tables that are there; they need every column of ours. */
async function withoutExisting(session: SqlSession, migration: Migration): Promise<Result<readonly string[], SetUpError>> {
  const rows = await session.rows(
    "SELECT table_name::text AS t, column_name::text AS c FROM information_schema.columns WHERE table_schema = 'public'",
  );
  const existing = new Map<string, Set<string>>();
  for (const { t, c } of rows) {
    const columns = existing.get(String(t)) ?? new Set<string>();
    existing.set(String(t), columns.add(String(c)));
  }
  for (const statement of migration.statements) {
    const [, table = '', body = ''] = CREATED.exec(statement) ?? [];
    const columns = existing.get(table);
    if (columns === undefined) continue;
    const missing = [...body.matchAll(/^\t"(\w+)"/gm)].map(([, name = '']) => name).filter((name) => !columns.has(name));
    if (missing.length > 0) return err({ kind: 'foreign_table', table, missing });
  }
  const touched = (statement: string): string | undefined => /(?:CREATE TABLE|ALTER TABLE|\bON) "(\w+)"/.exec(statement)?.[1];
  return ok(migration.statements.filter((statement) => !existing.has(touched(statement) ?? '')));
}
