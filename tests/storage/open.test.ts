import { copyFileSync, cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import { checkRuntime } from '../../electron/storage/open-database.ts';
import { ok } from '../../shared/domain/result.ts';
import { askDatabase, openStore, openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { TestClock } from '../support/test-clock.ts';

interface DeviceRow {
  readonly device: string;
  readonly incarnation: string;
  readonly person_id: string;
}

const deviceOf = (dataDir: string): DeviceRow => askDatabase(dataDir, 'SELECT * FROM sync_device');

describe('opening', () => {
  test('makes the folder, the file and the ten steps', () => {
    const dataDir = join(tempDataDir(), 'not', 'there yet');
    const supervisor = openSupervisor({ dataDir });
    expect(supervisor.state).toEqual({ state: 'ready' });
    expect(existsSync(join(dataDir, 'workshoppilot.db'))).toBe(true);
    expect(storeOf(supervisor).stepDefinitions()).toHaveLength(10);
  });

  test('is durable every time: WAL, synchronous=FULL, foreign keys on, deleted content overwritten', () => {
    const dataDir = tempDataDir();
    for (let i = 0; i < 2; i += 1) {
      const supervisor = openSupervisor({ dataDir });
      const pragma = (name: string) => storeOf(supervisor).orm.get<unknown[] | Record<string, unknown>>(sql.raw(`PRAGMA ${name}`));
      const values = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete'].map((name) => Object.values(pragma(name))[0]);
      expect(values).toEqual(['wal', 2, 1, 1]);
      supervisor.close();
    }
  });

  test('checks the runtime before it loads the native part, which would end the process', () => {
    expect(() => checkRuntime('10')).not.toThrow();
    expect(() => checkRuntime('11')).not.toThrow();
    for (const old of ['9', '', 'x']) expect(() => checkRuntime(old)).toThrow('Node-API 10');
  });

  test('says why when it can not, lets go of the folder and can be tried again', () => {
    const dataDir = tempDataDir();
    const supervisor = openSupervisor({ dataDir, migrationsDir: join(dataDir, 'nowhere') });
    expect(supervisor.state).toMatchObject({ state: 'failed', folder: dataDir, reason: expect.stringContaining('_journal.json') as string });
    expect(supervisor.store).toBeUndefined();
    expect(openSupervisor({ dataDir }).state).toEqual({ state: 'ready' });
  });

  test('in one folder works once; the second is told, and gets in by trying again after the first has closed', () => {
    const dataDir = tempDataDir();
    const first = openSupervisor({ dataDir });
    const second = openSupervisor({ dataDir });
    expect(second.state).toEqual({ state: 'locked', folder: dataDir });
    let told = 0;
    second.onChange(() => (told += 1));
    first.close();
    second.retry();
    expect([second.state.state, told]).toEqual(['ready', 1]);
    second.retry();
    expect(told).toBe(1);
  });

  test('closing may be repeated, and leaves one clean file', () => {
    const dataDir = tempDataDir();
    const supervisor = openSupervisor({ dataDir });
    supervisor.close();
    supervisor.close();
    supervisor.retry();
    expect([supervisor.store, supervisor.state.state]).toEqual([undefined, 'failed']);
    expect(readdirSync(dataDir).sort()).toEqual(['backups', 'workshoppilot.db', 'workshoppilot.lock']);
  });
});

describe('who the database is', () => {
  test('device and person stay, every opening is a new incarnation', () => {
    const dataDir = tempDataDir();
    const rows = Array.from({ length: 3 }, () => {
      openSupervisor({ dataDir }).close();
      return deviceOf(dataDir);
    });
    expect(new Set(rows.map((row) => row.device)).size).toBe(1);
    expect(new Set(rows.map((row) => row.person_id)).size).toBe(1);
    expect(new Set(rows.map((row) => row.incarnation)).size).toBe(3);
    expect(rows[0]?.device).toMatch(/^[0-9a-f]{8}$/);
  });

  const newestHlc = (dataDir: string): string => askDatabase<{ hlc: string }>(dataDir, 'SELECT max(hlc) AS hlc FROM sync_register').hlc;
  const edit = (dataDir: string, clock: TestClock): string => {
    const supervisor = openSupervisor({ dataDir, clock });
    const store = storeOf(supervisor);
    store.mutate('local_a', (unit) => {
      if (unit.workshop('ws_a') === undefined) unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: '', originalIdea: '' });
      unit.update('workshops', 'ws_a', { title: 'edited' });
      return ok(null);
    });
    supervisor.close();
    return newestHlc(dataDir);
  };

  test('I10: a copied folder and its original never issue the same reading', () => {
    const [original, copy] = [tempDataDir(), tempDataDir()];
    const clock = new TestClock();
    edit(original, clock);
    cpSync(original, copy, { recursive: true });
    expect(edit(copy, clock)).not.toBe(edit(original, clock));
  });

  test('I10: a database put back from an older copy, in its own place, never issues a reading of its lost future', () => {
    const dataDir = tempDataDir();
    const { database } = databaseFiles(dataDir);
    const aside = join(tempDataDir(), 'old.db');
    const clock = new TestClock();
    edit(dataDir, clock);
    copyFileSync(database, aside);
    const lost = edit(dataDir, clock);
    copyFileSync(aside, database);
    expect(edit(dataDir, clock).slice(0, 16)).toBe(lost.slice(0, 16));
    expect(newestHlc(dataDir)).not.toBe(lost);
  });
});

describe('the drizzle instance', () => {
  test('reads relations', async () => {
    const store = openStore();
    store.mutate('local_a', (unit) => {
      unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'T', originalIdea: '' });
      unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
      return ok(null);
    });
    const found = await store.orm.query.workshops.findFirst({ with: { steps: { with: { definition: true } } } });
    expect(found?.steps[0]?.definition.name).toBe('Ideate');
  });
});
