import { cpSync, readdirSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import type { UnitOfWork } from '../../electron/core/store/store.ts';
import { ok } from '../../shared/domain/result.ts';
import { openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { newerMigrations } from '../support/other-migrations.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';
import { noSmallDisk, smallDisk } from '../support/small-disk.ts';
import { snapshotFolder } from '../support/snapshot-folder.ts';
import { TestClock } from '../support/test-clock.ts';

if (noSmallDisk !== undefined) console.warn(`full-disk tests are skipped: ${noSmallDisk}`);

const full = { ok: false, error: { kind: 'storage_full' } };

function addWorkshop(unit: UnitOfWork): void {
  unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'T', originalIdea: '' });
  unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
}

describe.skipIf(noSmallDisk !== undefined)('on a full disk', () => {
  test('an edit is refused with a reason, nothing of it is there, and the next one goes through once there is room', () => {
    const disk = smallDisk(3000);
    const dataDir = join(disk.folder, 'data');
    const supervisor = openSupervisor({ dataDir, clock: new TestClock() });
    const store = storeOf(supervisor);
    const write = (id: string) =>
      store.mutate('local_a', (unit) => {
        if (unit.workshop('ws_a') === undefined) addWorkshop(unit);
        unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', id], value: { text: 'x'.repeat(20_000) } }]);
        return ok(null);
      });
    expect(write('nte_first')).toEqual(ok(null));
    disk.fill();
    const acknowledged = ['nte_first'];
    let refused = 0;
    let told = 0;
    store.onCommit(() => (told += 1));
    for (let n = 0; n < 60 && refused < 3; n += 1) {
      if (write(`nte_${n}`).ok) acknowledged.push(`nte_${n}`);
      else refused += 1;
    }
    expect(refused).toBe(3);
    expect(write('nte_again')).toEqual(full);
    expect(told).toBe(acknowledged.length - 1);
    expect(Object.keys(store.output('wst_a')['ideas'] as object).sort()).toEqual([...acknowledged].sort());

    disk.free();
    expect(write('nte_after')).toEqual(ok(null));
    supervisor.close();
    const again = openSupervisor({ dataDir });
    expect(Object.keys(storeOf(again).output('wst_a')['ideas'] as object).sort()).toEqual([...acknowledged, 'nte_after'].sort());
    const raw = rawDatabase(dataDir);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(storedRows(raw)).toEqual(projectedRows(raw));
  });

  test('the app says so when it starts, and opens once there is room', () => {
    const disk = smallDisk(3000);
    disk.fill();
    const supervisor = openSupervisor({ dataDir: join(disk.folder, 'data') });
    expect(supervisor.state).toEqual({ state: 'full', folder: join(disk.folder, 'data') });
    disk.free();
    supervisor.retry();
    expect(supervisor.state).toEqual({ state: 'ready' });
  });

  test('an existing database says so too, and is left as it was', () => {
    const disk = smallDisk(3000);
    const dataDir = join(disk.folder, 'data');
    const first = openSupervisor({ dataDir });
    storeOf(first).mutate('local_a', (unit) => (addWorkshop(unit), ok(null)));
    first.close();
    disk.fill();
    const before = snapshotFolder(dataDir);
    const supervisor = openSupervisor({ dataDir });
    expect(supervisor.state).toEqual({ state: 'full', folder: dataDir });
    expect(snapshotFolder(dataDir)['workshoppilot.db']).toEqual(before['workshoppilot.db']);
    disk.free();
    supervisor.retry();
    expect(storeOf(supervisor).workshop('ws_a')?.title).toBe('T');
  });

  test('there is no update without room for the backup, and the database stays as it was', () => {
    const disk = smallDisk(8000);
    const dataDir = join(disk.folder, 'data');
    const first = openSupervisor({ dataDir });
    storeOf(first).mutate('local_a', (unit) => {
      addWorkshop(unit);
      unit.insert('build_packs', { id: 'bp_a', workshopId: 'ws_a', title: 'P', content: 'x'.repeat(900_000) });
      return ok(null);
    });
    first.close();
    disk.fill(500);
    const migrationsDir = newerMigrations('CREATE TABLE `later` (`id` text PRIMARY KEY NOT NULL);');
    const supervisor = openSupervisor({ dataDir, migrationsDir, clock: new TestClock() });
    expect(supervisor.state.state).toBe('full');
    expect(readdirSync(join(dataDir, 'backups')).filter((name) => !name.startsWith('daily'))).toEqual([]);
    const unchanged = openSupervisor({ dataDir });
    expect(storeOf(unchanged).buildPack('bp_a')?.content).toHaveLength(900_000);
  });

  test('a backup is not put back without room for it, and the damaged file stays in its place', () => {
    const source = tempDataDir();
    const first = openSupervisor({ dataDir: source, clock: new TestClock() });
    storeOf(first).mutate('local_a', (unit) => (addWorkshop(unit), ok(null)));
    first.close();
    const disk = smallDisk(3000);
    const dataDir = join(disk.folder, 'data');
    cpSync(source, dataDir, { recursive: true });
    truncateSync(databaseFiles(dataDir).database, 8192);
    const supervisor = openSupervisor({ dataDir });
    if (supervisor.state.state !== 'corrupt') throw new Error(supervisor.state.state);
    const id = supervisor.state.backups[0]?.id ?? '';
    disk.fill();
    const before = snapshotFolder(dataDir);
    expect(supervisor.restoreBackup(id)).toEqual(full);
    expect(snapshotFolder(dataDir)).toEqual(before);
    disk.free();
    expect(supervisor.restoreBackup(id)).toEqual(ok(null));
    expect(storeOf(supervisor).workshop('ws_a')?.title).toBe('T');
  });
});
