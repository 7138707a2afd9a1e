import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';

import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';

import { createBackupSchedule } from '../../electron/storage/backup-schedule.ts';
import { databaseFiles } from '../../electron/storage/database-files.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { ok } from '../../shared/domain/result.ts';
import { memoryLog, openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { TestClock } from '../support/test-clock.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;

const backups = (dataDir: string) => {
  try {
    return readdirSync(join(dataDir, 'backups')).sort();
  } catch {
    return [];
  }
};

function addWorkshop(store: SqliteStore, id: string, idea = ''): void {
  store.mutate('local_a', (unit) => {
    unit.insert('workshops', { id, clerkUserId: 'local_a', title: id, originalIdea: idea });
    return ok(null);
  });
}

const titlesIn = (path: string): unknown => {
  const db = new Database(path, { readonly: true });
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    return db.prepare('SELECT title FROM workshops ORDER BY title').pluck().all();
  } finally {
    db.close();
  }
};

async function until(condition: () => boolean): Promise<number> {
  let turns = 0;
  const end = Date.now() + 60_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('it did not happen');
    await nextTurn();
    turns += 1;
  }
  return turns;
}

describe('the daily backup', () => {
  test('is made some seconds after the start, in slices between which edits go on, and holds them', async () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const supervisor = openSupervisor({ dataDir, clock });
    const store = storeOf(supervisor);
    addWorkshop(store, 'ws_a', 'x'.repeat(6_000_000));
    clock.advance(19_000);
    await nextTurn();
    expect(backups(dataDir)).toEqual([]);
    clock.advance(1_000);
    expect(backups(dataDir)).toEqual([]);
    let edits = 0;
    const turns = await until(() => {
      if (edits < 5) addWorkshop(store, `ws_b${edits}`);
      edits += 1;
      return backups(dataDir).some((name) => name.endsWith('.db'));
    });
    expect(turns).toBeGreaterThan(10);
    const [name = ''] = backups(dataDir);
    expect(titlesIn(join(dataDir, 'backups', name))).toEqual(['ws_a', 'ws_b0', 'ws_b1', 'ws_b2', 'ws_b3', 'ws_b4']);
    expect(backups(dataDir)).toEqual([name]);
  });

  test('comes once a day and only when something changed', async () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const supervisor = openSupervisor({ dataDir, clock });
    const settle = async () => {
      for (let i = 0; i < 200; i += 1) await nextTurn();
    };
    clock.advance(20_000);
    await until(() => backups(dataDir).some((name) => name.endsWith('.db')));
    addWorkshop(storeOf(supervisor), 'ws_a');
    clock.advance(23 * HOUR);
    await settle();
    expect(backups(dataDir)).toHaveLength(1);
    clock.advance(HOUR);
    await until(() => backups(dataDir).filter((name) => name.endsWith('.db')).length === 2);
    clock.advance(3 * DAY);
    await settle();
    expect(backups(dataDir)).toHaveLength(2);
  });

  test('is made at the end of a session that was too short for it, unless there is one of today', () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const session = (id?: string): void => {
      const supervisor = openSupervisor({ dataDir, clock });
      if (id !== undefined) addWorkshop(storeOf(supervisor), id);
      supervisor.close();
    };
    session('ws_a');
    expect(backups(dataDir)).toEqual(['daily-2026-03-02T09-00-00-000Z.db']);
    session('ws_b');
    expect(backups(dataDir)).toHaveLength(1);
    clock.advance(DAY);
    session();
    expect(backups(dataDir)).toHaveLength(2);
    clock.advance(DAY);
    session();
    expect(backups(dataDir)).toHaveLength(2);
    expect(titlesIn(join(dataDir, 'backups', 'daily-2026-03-03T09-00-00-000Z.db'))).toEqual(['ws_a', 'ws_b']);
  });

  test('keeps the newest seven, and what is not a backup', () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    mkdirSync(join(dataDir, 'backups'), { recursive: true });
    writeFileSync(join(dataDir, 'backups', 'mine.db'), 'a file of a person');
    writeFileSync(join(dataDir, 'backups', 'daily-2026-01-01T00-00-00-000Z.db.partial'), 'left by a crash');
    for (let day = 0; day < 10; day += 1) {
      const supervisor = openSupervisor({ dataDir, clock });
      addWorkshop(storeOf(supervisor), `ws_${day}`);
      supervisor.close();
      clock.advance(DAY);
    }
    expect(backups(dataDir)).toEqual([...[5, 6, 7, 8, 9, 10, 11].map((day) => `daily-2026-03-${String(day).padStart(2, '0')}T09-00-00-000Z.db`), 'mine.db']);
  });

  test('goes on after a clock that once was years ahead', () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const session = (id: string): void => {
      const supervisor = openSupervisor({ dataDir, clock });
      addWorkshop(storeOf(supervisor), id);
      supervisor.close();
    };
    clock.advance(1000 * DAY);
    session('ws_a');
    clock.set(clock.now() - 1000 * DAY);
    session('ws_b');
    expect(backups(dataDir)).toHaveLength(2);
    // But not with every start: seven of one day would be all that is left.
    clock.advance(HOUR);
    session('ws_c');
    expect(backups(dataDir)).toHaveLength(2);
    clock.advance(DAY);
    session('ws_d');
    expect(backups(dataDir)).toHaveLength(3);
  });

  test('that cannot be made is logged and hinders nothing', () => {
    const dataDir = tempDataDir();
    const log = memoryLog();
    const supervisor = openSupervisor({ dataDir, log });
    addWorkshop(storeOf(supervisor), 'ws_a');
    writeFileSync(join(dataDir, 'backups'), 'a file where the folder should be');
    supervisor.close();
    expect(log.lines.some((line) => line.startsWith('error the backup at the end failed'))).toBe(true);
    expect(storeOf(openSupervisor({ dataDir })).workshop('ws_a')).toBeDefined();
  });

  test('is given up when the app closes meanwhile, leaving no half copy', async () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const log = memoryLog();
    const supervisor = openSupervisor({ dataDir, clock, log });
    addWorkshop(storeOf(supervisor), 'ws_a', 'x'.repeat(6_000_000));
    clock.advance(20_000);
    await until(() => backups(dataDir).some((name) => name.includes('.partial')));
    expect(backups(dataDir).some((name) => name.endsWith('.db'))).toBe(false);
    clock.advance(1_000);
    supervisor.close();
    for (let i = 0; i < 50; i += 1) await nextTurn();
    expect(backups(dataDir)).toEqual(['daily-2026-03-02T09-00-21-000Z.db']);
    expect(titlesIn(join(dataDir, 'backups', 'daily-2026-03-02T09-00-21-000Z.db'))).toEqual(['ws_a']);
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('of a database that turns out damaged says so', async () => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const first = openSupervisor({ dataDir, clock });
    addWorkshop(storeOf(first), 'ws_a', 'x'.repeat(200_000));
    first.close();
    const { database } = databaseFiles(dataDir);
    const bytes = readFileSync(database);
    bytes.fill(0xa5, 4096 * 8, 4096 * 12);
    writeFileSync(database, bytes);
    const db = new Database(database);
    let damaged = 0;
    clock.advance(2 * DAY);
    db.prepare('UPDATE sync_device SET last_tx = last_tx + 1').run();
    createBackupSchedule({ db, files: databaseFiles(dataDir), clock, log: memoryLog(), onDamage: () => (damaged += 1) }).start();
    clock.advance(20_000);
    await until(() => damaged > 0);
    expect(backups(dataDir)).toEqual(['daily-2026-03-02T09-00-00-000Z.db']);
    db.close();
  });
});
