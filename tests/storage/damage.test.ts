import { closeSync, copyFileSync, openSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import type { StorageState } from '../../shared/contract/system.ts';
import { ok } from '../../shared/domain/result.ts';
import { databaseFiles } from '../../electron/storage/database-files.ts';
import { openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { snapshotFolder } from '../support/snapshot-folder.ts';
import { spawnStore } from '../support/spawn-store.ts';
import { TEST_START, TestClock } from '../support/test-clock.ts';

const DAY = 86_400_000;

/** A folder with a closed database of one workshop a day and the daily backups of those days. */
function folderWithBackups(days: number) {
  const dataDir = tempDataDir();
  const clock = new TestClock();
  for (let day = 1; day <= days; day += 1) {
    const supervisor = openSupervisor({ dataDir, clock });
    addWorkshop(storeOf(supervisor), day);
    supervisor.close();
    clock.advance(DAY);
  }
  return { dataDir, clock, database: databaseFiles(dataDir).database };
}

function addWorkshop(store: ReturnType<typeof storeOf>, day: number): void {
  store.mutate('local_a', (unit) => {
    unit.insert('workshops', { id: `ws_${day}`, clerkUserId: 'local_a', title: `Day ${day}`, originalIdea: 'x'.repeat(3000) });
    return ok(null);
  });
}

function scribble(path: string, at: number, bytes: number): void {
  const descriptor = openSync(path, 'r+');
  writeSync(descriptor, Buffer.alloc(bytes, 0xa5), 0, bytes, at);
  closeSync(descriptor);
}

const backupsOf = (state: StorageState) => (state.state === 'corrupt' ? state.backups : []);
const titles = (supervisor: ReturnType<typeof openSupervisor>) => storeOf(supervisor).cards().map((card) => card.workshop.title);

describe('a damaged database', () => {
  test.each<[string, (path: string) => void]>([
    ['with a page overwritten', (path) => scribble(path, 4096 * 4, 4096)],
    ['with its first bytes overwritten', (path) => scribble(path, 0, 100)],
    ['with the whole middle overwritten', (path) => scribble(path, 8192, statSync(path).size - 16_384)],
    ['cut in half', (path) => truncateSync(path, statSync(path).size / 2)],
    ['cut within a page', (path) => truncateSync(path, statSync(path).size - 1000)],
    ['that is another kind of file', (path) => writeFileSync(path, 'not a database, but a text of some length '.repeat(100))],
    ['cut to nothing', (path) => truncateSync(path, 0)],
    ['that has vanished', (path) => rmSync(path)],
  ])('%s is reported with its backups and left as it is; the newest backup brings it back', (_how, harm) => {
    const { dataDir, clock, database } = folderWithBackups(3);
    harm(database);
    const before = snapshotFolder(dataDir);
    const supervisor = openSupervisor({ dataDir, clock });
    expect(supervisor.state).toMatchObject({ state: 'corrupt', folder: dataDir });
    expect(supervisor.store).toBeUndefined();
    expect(backupsOf(supervisor.state).map(({ workshops, createdAt }) => [workshops, createdAt])).toEqual([
      [3, new Date(TEST_START + 2 * DAY)],
      [2, new Date(TEST_START + DAY)],
      [1, new Date(TEST_START)],
    ]);
    expect(snapshotFolder(dataDir)).toEqual(before);

    let told = 0;
    supervisor.onChange(() => (told += 1));
    const [newest] = backupsOf(supervisor.state);
    expect(supervisor.restoreBackup(newest?.id ?? '')).toEqual(ok(null));
    expect([supervisor.state, told]).toEqual([{ state: 'ready' }, 1]);
    expect(titles(supervisor)).toEqual(['Day 1', 'Day 2', 'Day 3']);
    const aside = Object.entries(snapshotFolder(dataDir)).filter(([name]) => name.startsWith('damaged-'));
    expect(aside.map(([, hash]) => hash)).toEqual('workshoppilot.db' in before ? [before['workshoppilot.db']] : []);
    expect(supervisor.restoreBackup(newest?.id ?? '')).toEqual({ ok: false, error: { kind: 'not_possible_now' } });
  });

  test('can be replaced by an empty one; the damaged file and the backups stay', () => {
    const { dataDir, clock, database } = folderWithBackups(2);
    scribble(database, 4096, 4096);
    const harmed = readFileSync(database);
    const supervisor = openSupervisor({ dataDir, clock });
    expect(supervisor.startEmpty()).toEqual(ok(null));
    expect([supervisor.state.state, titles(supervisor)]).toEqual(['ready', []]);
    const aside = readdirSync(dataDir).filter((name) => name.startsWith('damaged-'));
    expect(aside).toEqual(['damaged-2026-03-04T09-00-00-000Z.db']);
    expect(readFileSync(join(dataDir, aside[0] ?? '')).equals(harmed)).toBe(true);
    expect(readdirSync(join(dataDir, 'backups'))).toHaveLength(2);
    supervisor.close();
    expect(openSupervisor({ dataDir, clock }).state).toEqual({ state: 'ready' });
  });

  test('a vanished one can be replaced by an empty one too', () => {
    const { dataDir, clock, database } = folderWithBackups(1);
    rmSync(database);
    const supervisor = openSupervisor({ dataDir, clock });
    expect(supervisor.startEmpty()).toEqual(ok(null));
    expect(titles(supervisor)).toEqual([]);
  });

  test('damaged backups are not offered, nor restored when asked for by name', () => {
    const { dataDir, clock, database } = folderWithBackups(2);
    const [older = '', newer = ''] = readdirSync(join(dataDir, 'backups')).map((name) => name.replace(/\.db$/, '')).sort();
    scribble(join(dataDir, 'backups', `${newer}.db`), 4096 * 3, 8192);
    writeFileSync(join(dataDir, 'backups', 'daily-2026-01-01T00-00-00-000Z.db.partial'), 'half');
    scribble(database, 4096, 4096);
    const before = snapshotFolder(dataDir);
    const supervisor = openSupervisor({ dataDir, clock });
    expect(backupsOf(supervisor.state).map((backup) => backup.id)).toEqual([older]);
    for (const id of [newer, '', '../workshoppilot', 'daily-2026-01-01T00-00-00-000Z', '/etc/passwd']) {
      expect(supervisor.restoreBackup(id)).toEqual({ ok: false, error: { kind: 'no_such_backup' } });
    }
    expect(snapshotFolder(dataDir)).toEqual(before);
    expect(supervisor.restoreBackup(older)).toEqual(ok(null));
    expect(titles(supervisor)).toEqual(['Day 1']);
  });

  test('keeps others out while it waits for a decision', () => {
    const { dataDir, clock, database } = folderWithBackups(1);
    scribble(database, 4096, 4096);
    expect(openSupervisor({ dataDir, clock }).state.state).toBe('corrupt');
    expect(openSupervisor({ dataDir, clock }).state.state).toBe('locked');
  });

  test('a file put right by hand opens when it is tried again', () => {
    const { dataDir, clock, database } = folderWithBackups(1);
    const good = join(tempDataDir(), 'good.db');
    copyFileSync(database, good);
    scribble(database, 4096, 4096);
    const supervisor = openSupervisor({ dataDir, clock });
    copyFileSync(good, database);
    supervisor.retry();
    expect(supervisor.state).toEqual({ state: 'ready' });
  });

  test('a healthy one cannot be replaced', () => {
    const { dataDir, clock } = folderWithBackups(1);
    const supervisor = openSupervisor({ dataDir, clock });
    const [backup = ''] = readdirSync(join(dataDir, 'backups'));
    expect(supervisor.restoreBackup(backup)).toEqual({ ok: false, error: { kind: 'not_possible_now' } });
    expect(supervisor.startEmpty()).toEqual({ ok: false, error: { kind: 'not_possible_now' } });
    expect(titles(supervisor)).toEqual(['Day 1']);
  });

  test('a log without its database is not thrown away', { timeout: 180_000 }, async () => {
    const dataDir = tempDataDir();
    const process = await spawnStore(dataDir, 'write');
    await process.acknowledged(3);
    await process.kill();
    rmSync(databaseFiles(dataDir).database);
    const before = snapshotFolder(dataDir);
    const supervisor = openSupervisor({ dataDir });
    expect(supervisor.state).toEqual({ state: 'corrupt', folder: dataDir, backups: [] });
    expect(snapshotFolder(dataDir)).toEqual(before);
    expect(supervisor.startEmpty()).toEqual(ok(null));
    const aside = Object.entries(snapshotFolder(dataDir)).filter(([name]) => name.startsWith('damaged-'));
    expect(aside.map(([, hash]) => hash)).toEqual([before['workshoppilot.db-wal']]);
  });

  test.each<[string, (store: ReturnType<typeof storeOf>) => unknown]>([
    ['a read', (store) => store.buildPack('bp_a')],
    ['an edit', (store) => store.mutate('local_a', (unit) => (unit.remove('workshops', 'ws_a'), ok(null)))],
  ])('in a file too large to be checked at every start is found out by %s, and then reported', { timeout: 180_000 }, (_what, touch) => {
    const dataDir = tempDataDir();
    const clock = new TestClock();
    const first = openSupervisor({ dataDir, clock });
    storeOf(first).mutate('local_a', (unit) => {
      unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'T', originalIdea: '' });
      unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'P', content: 'x'.repeat(9_000_000) });
      return ok(null);
    });
    first.close();
    scribble(databaseFiles(dataDir).database, 4096 * 3500, 4096 * 20);
    clock.advance(2 * DAY);
    const supervisor = openSupervisor({ dataDir, clock });
    expect(supervisor.state.state).toBe('ready');
    let told = 0;
    supervisor.onChange(() => (told += 1));
    const store = storeOf(supervisor);
    expect(() => touch(store)).toThrow('malformed');
    expect([supervisor.state.state, supervisor.store, told]).toEqual(['corrupt', undefined, 1]);
    expect(backupsOf(supervisor.state)).toHaveLength(1);
    expect(supervisor.restoreBackup(backupsOf(supervisor.state)[0]?.id ?? '')).toEqual(ok(null));
    expect(titles(supervisor)).toEqual(['T']);
  });
});
