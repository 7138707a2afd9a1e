import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import { lostEdits, type ToldEdit } from '../support/accounted.ts';
import { MIGRATIONS_DIR } from '../support/open-store.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { expectSound, look, openLaptop, registersOn, untilSame } from '../support/sync-laptop.ts';
import { taken, TestLaptop } from '../support/wire.ts';

const KILLS = Number(process.env['SYNC_KILLS'] ?? 100);
const WORKSHOP = 'ws_kill';
const STEP = `wst_${WORKSHOP}`;

let servers: PostgresRemotes;
const folders: string[] = [];
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(async () => {
  await servers.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** One laptop: its folder outlives its processes. */
interface Laptop {
  readonly name: string;
  readonly dataDir: string;
  acknowledged: number;
  /** Everything that its processes said was on disk. */
  readonly told: ToldEdit[];
}

function newLaptop(name: string): Laptop {
  const dataDir = mkdtempSync(join(tmpdir(), 'workshoppilot-sync-'));
  folders.push(dataDir);
  return { name, dataDir, acknowledged: 0, told: [] };
}

async function start(laptop: Laptop, address: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, '../support/sync-process.ts');
  const args = ['--no-warnings', script, laptop.dataDir, MIGRATIONS_DIR, address, WORKSHOP, STEP, laptop.name];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const problems: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => problems.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('close', () => reject(new Error(`ended: ${problems.join('')}`)));
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as { readonly ready?: boolean; readonly acknowledged?: number; readonly edits?: readonly (readonly [string, string, string])[] };
      laptop.told.push(...(said.edits ?? []).map(([key, value, hlc]) => ({ key, value, hlc })));
      if (said.ready === true) resolve();
      laptop.acknowledged = said.acknowledged ?? laptop.acknowledged;
    });
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'close');
}

describe('kill -9 of a laptop that pushes, pulls and applies', () => {
  test(`after ${KILLS} kills of two laptops their files and the remote hold the same, with every acknowledged edit (I1, I2)`, { timeout: 15 * 60_000 }, async () => {
    const remote = await servers.remote('direct');
    const owner = await remote.as('user_kim');
    const wire = new TestLaptop('user_kim');
    await taken(owner.push(wire.request(WORKSHOP, [wire.workshop(WORKSHOP)])));
    const role = `${new URL(remote.address).pathname.slice(1)}_user_kim`;
    const address = remote.address.replace(/\/\/[^@]*@/, `//${role}:secret@`);
    const laptops = [newLaptop('one'), newLaptop('two')] as const;
    let kills = 0;
    while (kills < KILLS) {
      const running = await Promise.all(laptops.map((laptop) => start(laptop, address)));
      // Anywhere between the first request and some hundred edits.
      await sleep(50 + ((kills * 37) % 300));
      await Promise.all(running.map(kill));
      kills += running.length;
    }
    const told = laptops.map(({ acknowledged }) => acknowledged);
    expect(Math.min(...told)).toBeGreaterThan(0);
    // What is left on both disks meets once more, in this process.
    const parsed = parseDirectAddress(address);
    if (!parsed.ok) throw new Error(parsed.error.kind);
    const met = laptops.map(({ dataDir }) => {
      expect(look(dataDir, (db) => db.pragma('integrity_check', { simple: true }))).toBe('ok');
      const store = openDirectStore(parsed.value);
      onTestFinished(() => store.close());
      return openLaptop({ remote: store, dataDir });
    });
    await untilSame(WORKSHOP, ...met);
    const held = registersOn(laptops[0].dataDir, WORKSHOP);
    const there = await remote.sql(`SELECT table_name AS table, row_id AS row, path, value, hlc, actor FROM sync_register WHERE scope = '${WORKSHOP}'`);
    expect(Object.fromEntries(there.map((row) => [`${String(row['table'])}|${String(row['row'])}|${String(row['path'])}`, row]))).toEqual(Object.fromEntries(held));
    const conflicts = met.flatMap(({ engine }) => engine.conflicts(WORKSHOP));
    for (const { name, told: edits, acknowledged } of laptops) {
      expect(edits.length).toBeGreaterThan(0);
      expect(lostEdits(edits, held, conflicts)).toEqual([]);
      expect(Number(JSON.parse(held.get(`workshop_steps|${STEP}|output/ideas/nte_${name}/text`)?.value ?? '0'))).toBeGreaterThanOrEqual(acknowledged);
    }
    const hlcs = laptops.flatMap(({ told: edits }) => edits.map(({ hlc }) => hlc));
    expect(new Set(hlcs).size).toBe(hlcs.length);
    for (const { dataDir, end } of met) {
      expectSound(dataDir);
      end();
    }
    await remote.close();
    console.log(`${kills} kills, ${told.join(' and ')} acknowledged edits, ${conflicts.length} conflicts, none lost`);
  });
});
