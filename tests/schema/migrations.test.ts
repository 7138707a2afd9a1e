import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { stepSeedSql } from './step-seed-sql.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A folder inside the project, because drizzle-kit takes paths below its working directory alone. */
function tempInProject(): string {
  const folder = mkdtempSync(join(ROOT, 'node_modules/.drizzle-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs drizzle-kit on a copy of the committed migrations and answers with the files that it would add. */
function wouldAdd(dialect: 'sqlite' | 'postgresql', schema: readonly string[]): readonly string[] {
  const folder = tempInProject();
  const out = join(folder, 'migrations');
  cpSync(join(ROOT, 'migrations', dialect === 'sqlite' ? 'sqlite' : 'postgres'), out, { recursive: true });
  const before = readdirSync(out);
  const config = join(folder, 'drizzle.config.mjs');
  writeFileSync(config, `export default ${JSON.stringify({ dialect, schema, out: relative(ROOT, out) })};`);
  const said = execFileSync(process.execPath, [join(ROOT, 'node_modules/drizzle-kit/bin.cjs'), 'generate', '--config', config], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const added = readdirSync(out).filter((name) => !before.includes(name));
  // Its exit code says nothing: without this, an error would look like "nothing to add".
  expect(said).toMatch(added.length === 0 ? 'No schema changes' : 'Your SQL migration file');
  return added;
}

const inRoot = (path: string): string => join(ROOT, path);
const sqliteSchema = [inRoot('shared/schema/sqlite/index.ts'), inRoot('shared/schema/sqlite/sync-tables.ts')];

describe('the committed migrations', { timeout: 240_000 }, () => {
  test('are in step with the SQLite schema', () => expect(wouldAdd('sqlite', sqliteSchema)).toEqual([]));

  test('are in step with the PostgreSQL schema', () =>
    expect(wouldAdd('postgresql', [inRoot('shared/schema/postgres/index.ts'), inRoot('shared/schema/postgres/sync-tables.ts')])).toEqual([]));

  test('would not be, if a table were added', () => {
    const extra = join(tempInProject(), 'extra.ts');
    writeFileSync(
      extra,
      "import { sqliteTable, text } from 'drizzle-orm/sqlite-core';\nexport const extra = sqliteTable('extra', { id: text('id').primaryKey() });\n",
    );
    expect(wouldAdd('sqlite', [...sqliteSchema, extra])).toHaveLength(1);
  });

  test('seed the ten step definitions of the domain', () => {
    expect(readFileSync(inRoot('migrations/postgres/0001_seed-step-definitions.sql'), 'utf8')).toBe(stepSeedSql());
  });
});
