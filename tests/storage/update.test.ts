import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';

import { applyMigrations, readMigrations } from '../../electron/storage/migrations.ts';
import { createOrm } from '../../electron/storage/orm.ts';
import { ok } from '../../shared/domain/result.ts';
import { askDatabase, openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { firstMigration, newerMigrations } from '../support/other-migrations.ts';
import { snapshotFolder } from '../support/snapshot-folder.ts';
import { spawnStore } from '../support/spawn-store.ts';

function fill(dataDir: string, migrationsDir?: string): void {
  const supervisor = openSupervisor({ dataDir, ...(migrationsDir === undefined ? {} : { migrationsDir }) });
  storeOf(supervisor).mutate('local_a', (unit) => {
    unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'Kept', originalIdea: '' });
    return ok(null);
  });
  supervisor.close();
}

/** A database as the first version left it: its first migration alone, and a workshop. */
function makeOld(dataDir: string): void {
  const db = new Database(join(dataDir, 'workshoppilot.db'));
  applyMigrations(createOrm(db), readMigrations(join(firstMigration(), 'sqlite')));
  db.prepare("INSERT INTO workshops (id, clerk_user_id, title, original_idea, created_at, updated_at) VALUES ('ws_a', 'local_a', 'Kept', '', 1, 1)").run();
  db.close();
}

const LATER = 'CREATE TABLE `later` (`id` text PRIMARY KEY NOT NULL);';
const backups = (dataDir: string, kind: string) => readdirSync(join(dataDir, 'backups')).filter((name) => name.startsWith(kind));

describe('a database of an older app', () => {
  test('is backed up, then migrated', () => {
    const dataDir = tempDataDir();
    makeOld(dataDir);
    const guards = "SELECT count(*) AS n FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_workshops_%'";
    expect(askDatabase(dataDir, guards)).toEqual({ n: 0 });
    const supervisor = openSupervisor({ dataDir });
    expect(storeOf(supervisor).workshop('ws_a')?.title).toBe('Kept');
    const [backup = ''] = backups(dataDir, 'before-update');
    const copy = new Database(join(dataDir, 'backups', backup), { readonly: true });
    expect(copy.prepare('SELECT title FROM workshops').pluck().all()).toEqual(['Kept']);
    expect(copy.prepare(guards).pluck().get()).toBe(0);
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
    supervisor.close();
    expect(askDatabase(dataDir, guards)).toEqual({ n: 3 });
  });

  test('is neither backed up nor migrated when there is nothing to do, and a new one has nothing to back up', () => {
    const dataDir = tempDataDir();
    fill(dataDir);
    openSupervisor({ dataDir }).close();
    openSupervisor({ dataDir }).close();
    expect(backups(dataDir, 'before-update')).toEqual([]);
  });

  test('stays as it was when a migration fails, all of it', () => {
    const dataDir = tempDataDir();
    fill(dataDir);
    const broken = newerMigrations(`${LATER}\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);`);
    expect(openSupervisor({ dataDir, migrationsDir: broken }).state).toMatchObject({ state: 'failed' });
    expect(askDatabase(dataDir, "SELECT count(*) AS n FROM sqlite_master WHERE name = 'later'")).toEqual({ n: 0 });
    expect(backups(dataDir, 'before-update')).toHaveLength(1);
    expect(storeOf(openSupervisor({ dataDir })).workshop('ws_a')?.title).toBe('Kept');
  });
});

describe('a database of a newer app', () => {
  test('is refused and left byte for byte as it was', () => {
    const dataDir = tempDataDir();
    fill(dataDir, newerMigrations(LATER));
    const before = snapshotFolder(dataDir);
    const supervisor = openSupervisor({ dataDir });
    expect(supervisor.state).toEqual({ state: 'newer', folder: dataDir });
    supervisor.retry();
    expect(supervisor.state.state).toBe('newer');
    expect([supervisor.restoreBackup('x'), supervisor.startEmpty()]).toEqual([
      { ok: false, error: { kind: 'not_possible_now' } },
      { ok: false, error: { kind: 'not_possible_now' } },
    ]);
    supervisor.close();
    expect(snapshotFolder(dataDir)).toEqual(before);
    expect(openSupervisor({ dataDir, migrationsDir: newerMigrations(LATER) }).state.state).toBe('ready');
  });

  test('is left as it was also after its app was killed, its log included', { timeout: 240_000 }, async () => {
    const dataDir = tempDataDir();
    const newer = newerMigrations(LATER);
    const process = await spawnStore(dataDir, 'write', newer);
    await process.acknowledged(10);
    await process.kill();
    const before = snapshotFolder(dataDir);
    expect(Object.keys(before)).toContain('workshoppilot.db-wal');
    expect(openSupervisor({ dataDir }).state.state).toBe('newer');
    expect(snapshotFolder(dataDir)).toEqual(before);
    const back = storeOf(openSupervisor({ dataDir, migrationsDir: newer }));
    expect(Object.keys(back.output('wst_p')['ideas'] as object).length).toBeGreaterThanOrEqual(process.lastAcknowledged() + 1);
  });
});
