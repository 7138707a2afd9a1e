import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import { ok } from '../../shared/domain/result.ts';
import { openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { noSmallDisk, smallDisk } from '../support/small-disk.ts';
import { snapshotFolder } from '../support/snapshot-folder.ts';

const isRoot = process.getuid?.() === 0;
// Permissions do not bind root; a read-only mount does.
const why = isRoot ? noSmallDisk : undefined;
if (why !== undefined) console.warn(`read-only tests are skipped: ${why}`);

/** A folder with `fill` done in it, which then can be made read-only and writable again. */
function folderThat(fill: (folder: string) => void): { readonly folder: string; readOnly(yes: boolean): void } {
  if (isRoot) {
    const disk = smallDisk(4000);
    fill(disk.folder);
    return disk;
  }
  const folder = tempDataDir();
  fill(folder);
  const readOnly = (yes: boolean): void => chmodSync(folder, yes ? 0o555 : 0o755);
  onTestFinished(() => readOnly(false));
  return { folder, readOnly };
}

function fill(dataDir: string): void {
  const supervisor = openSupervisor({ dataDir });
  storeOf(supervisor).mutate('local_a', (unit) => {
    unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: 'T', originalIdea: '' });
    return ok(null);
  });
  supervisor.close();
}

describe.skipIf(why !== undefined)('a folder that cannot be written', () => {
  test('is reported, the database in it is left as it was, and opens once it can be written', () => {
    const disk = folderThat(fill);
    disk.readOnly(true);
    const before = snapshotFolder(disk.folder);
    const supervisor = openSupervisor({ dataDir: disk.folder });
    expect(supervisor.state).toEqual({ state: 'read_only', folder: disk.folder });
    expect(snapshotFolder(disk.folder)).toEqual(before);
    disk.readOnly(false);
    supervisor.retry();
    expect(storeOf(supervisor).workshop('ws_a')?.title).toBe('T');
  });

  test('is reported also when nothing is in it yet, or the data folder would have to be made in it', () => {
    const disk = folderThat(() => undefined);
    disk.readOnly(true);
    const inside = join(disk.folder, 'data');
    expect(openSupervisor({ dataDir: disk.folder }).state).toEqual({ state: 'read_only', folder: disk.folder });
    expect(openSupervisor({ dataDir: inside }).state).toEqual({ state: 'read_only', folder: inside });
  });

});

/** Makes files refuse writes, through descriptors that are open too (ext4's immutable flag, root alone). */
function setImmutable(yes: boolean, ...files: readonly string[]): void {
  execFileSync('chattr', [yes ? '+i' : '-i', ...files], { stdio: 'pipe' });
}

function whyNotImmutable(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-probe-'));
  const file = join(folder, 'file');
  writeFileSync(file, '');
  try {
    setImmutable(true, file);
    setImmutable(false, file);
    return undefined;
  } catch (error) {
    return `chattr +i is not possible here: ${String(error).split('\n')[0] ?? ''}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const whyNoFlag = whyNotImmutable();
if (whyNoFlag !== undefined) console.warn(`the test of a file that turns read-only in use is skipped: ${whyNoFlag}`);

test.skipIf(whyNoFlag !== undefined)('a database that turns read-only in use refuses an edit with a reason and keeps nothing of it', () => {
  const dataDir = tempDataDir();
  const supervisor = openSupervisor({ dataDir });
  const store = storeOf(supervisor);
  const { database, wal } = databaseFiles(dataDir);
  const write = (text: string) =>
    store.mutate('local_a', (unit) => {
      if (unit.workshop('ws_a') === undefined) {
        unit.insert('workshops', { id: 'ws_a', clerkUserId: 'local_a', title: text, originalIdea: '' });
        unit.insert('workshop_steps', { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate' });
      }
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: text }]);
      return ok(null);
    });
  expect(write('before')).toEqual(ok(null));
  setImmutable(true, database, wal);
  onTestFinished(() => setImmutable(false, ...[database, wal].filter((path) => existsSync(path))));
  const refused = write('refused');
  const seen = store.output('wst_a');
  setImmutable(false, database, wal);
  expect(refused).toEqual({ ok: false, error: { kind: 'storage_read_only' } });
  expect(seen).toEqual({ ideas: { nte_a: { text: 'before' } } });
  expect(write('after')).toEqual(ok(null));
  supervisor.close();
  expect(storeOf(openSupervisor({ dataDir })).output('wst_a')).toEqual({ ideas: { nte_a: { text: 'after' } } });
});
