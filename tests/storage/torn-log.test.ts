import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { databaseFiles } from '../../electron/storage/database-files.ts';
import { findWalLoss } from '../../electron/storage/wal-file.ts';
import { memoryLog, MIGRATIONS_DIR, openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';
import { snapshotFolder } from '../support/snapshot-folder.ts';
import { spawnStore } from '../support/spawn-store.ts';

/** As a killed process left it, with at least 40 edits in the log; and the number of the last acknowledged one. */
let left: { readonly folder: string; readonly last: number };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-torn-'));
  const process = await spawnStore(folder, 'write', MIGRATIONS_DIR, () => undefined);
  await process.acknowledged(40);
  await process.kill();
  left = { folder, last: process.lastAcknowledged() };
}, 240_000);
afterAll(() => rmSync(left.folder, { recursive: true, force: true }));

/** A copy of that folder. */
function crash(): { readonly dataDir: string; readonly last: number } {
  const dataDir = tempDataDir();
  cpSync(left.folder, dataDir, { recursive: true });
  return { dataDir, last: left.last };
}

function editsIn(dataDir: string, log = memoryLog()) {
  const supervisor = openSupervisor({ dataDir, log });
  const raw = rawDatabase(dataDir);
  expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(storedRows(raw)).toEqual(projectedRows(raw));
  const ids = Object.keys(storeOf(supervisor).output('wst_p')['ideas'] ?? {}).map((id) => Number(id.slice(4)));
  raw.close();
  supervisor.close();
  return { edits: ids.sort((a, b) => a - b), torn: readdirSync(dataDir).filter((name) => name.startsWith('torn-')), log };
}

/** The numbers 0, 1, 2, … without a gap. */
const gapless = (numbers: readonly number[]) => numbers.every((n, at) => n === at);

describe('the write-ahead log of a killed process', { timeout: 240_000 }, () => {
  test('brings back every acknowledged edit, and nothing is reported missing', () => {
    const { dataDir, last } = crash();
    expect(findWalLoss(databaseFiles(dataDir))).toBeUndefined();
    const { edits, torn } = editsIn(dataDir);
    expect(gapless(edits)).toBe(true);
    expect(edits.length).toBeGreaterThanOrEqual(last + 1);
    expect(torn).toEqual([]);
  });

  test.each<[string, (wal: string, size: number) => void]>([
    ['cut within a frame', (wal, size) => truncateSync(wal, Math.floor(size / 2) + 1001)],
    ['cut between two frames', (wal, size) => truncateSync(wal, 32 + 4120 * Math.floor((size - 32) / 4120 / 2))],
    ['cut to its header', (wal) => truncateSync(wal, 32)],
    ['cut to a few bytes', (wal) => truncateSync(wal, 7)],
    ['cut to nothing', (wal) => truncateSync(wal, 0)],
    ['deleted', (wal) => rmSync(wal)],
    ['overwritten from its middle on', (wal, size) => writeFileSync(wal, Buffer.concat([readFileSync(wal).subarray(0, size / 2), Buffer.alloc(size / 2, 7)]))],
    ['overwritten in its header', (wal) => writeFileSync(wal, Buffer.concat([Buffer.alloc(32, 7), readFileSync(wal).subarray(32)]))],
  ])('%s: what is intact opens, without a gap; that edits are missing is logged and all that was left is kept', (_how, harm) => {
    const { dataDir, last } = crash();
    const { wal } = databaseFiles(dataDir);
    harm(wal, statSync(wal).size);
    const before = snapshotFolder(dataDir);
    expect(findWalLoss(databaseFiles(dataDir))).toMatchObject({ committed: expect.any(Number) as number, intact: expect.any(Number) as number });
    const { edits, torn, log } = editsIn(dataDir);
    expect(gapless(edits)).toBe(true);
    expect(edits.length).toBeLessThan(last + 1);
    expect(log.lines.some((line) => line.startsWith('error committed changes are missing'))).toBe(true);
    const kept = torn.filter((name) => !name.endsWith('-shm')).map((name) => snapshotFolder(dataDir)[name]);
    expect(kept.sort()).toEqual(Object.values(before).sort());
  });

  test('an unfinished write at its end was never acknowledged and is no loss', () => {
    const { dataDir, last } = crash();
    const { wal } = databaseFiles(dataDir);
    writeFileSync(wal, Buffer.alloc(3000, 7), { flag: 'a' });
    expect(findWalLoss(databaseFiles(dataDir))).toBeUndefined();
    const { edits, torn } = editsIn(dataDir);
    expect([edits.length >= last + 1, torn]).toEqual([true, []]);
  });

  test('after a power cut there is no index to compare with: what is intact opens', () => {
    const { dataDir } = crash();
    const { wal, shm } = databaseFiles(dataDir);
    rmSync(shm);
    truncateSync(wal, Math.floor(statSync(wal).size / 2));
    expect(gapless(editsIn(dataDir).edits)).toBe(true);
  });

  test('a log that was written over after a checkpoint is not taken for a loss', async () => {
    const dataDir = tempDataDir();
    const process = await spawnStore(dataDir, 'write');
    // Enough for the log to be folded into the database and begun anew several times.
    await process.acknowledged(300);
    await process.kill();
    const copy = tempDataDir();
    cpSync(dataDir, copy, { recursive: true });
    expect(findWalLoss(databaseFiles(copy))).toBeUndefined();
    const { edits, torn } = editsIn(copy);
    expect([gapless(edits), edits.length >= process.lastAcknowledged() + 1, torn]).toEqual([true, true, []]);
  });
});
