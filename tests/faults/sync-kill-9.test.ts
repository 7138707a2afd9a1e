import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { MIGRATIONS_DIR } from '../support/open-store.ts';
import { taken, TestLaptop } from '../support/wire.ts';

const KILLS = Number(process.env['SYNC_KILLS'] ?? 100);
const WORKSHOP = 'ws_kill';
const STEP = `wst_${WORKSHOP}`;

let servers: PostgresRemotes;
const folders: string[] = [];
beforeAll(async () => void (servers = await startPostgresRemotes()), 120_000);
afterAll(async () => {
  await servers.stop();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** One laptop: its folder outlives its processes. */
interface Laptop {
  readonly name: string;
  readonly dataDir: string;
  acknowledged: number;
}

function newLaptop(name: string): Laptop {
  const dataDir = mkdtempSync(join(tmpdir(), 'workshoppilot-sync-'));
  folders.push(dataDir);
  return { name, dataDir, acknowledged: 0 };
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
      const said = JSON.parse(line) as { readonly ready?: boolean; readonly acknowledged?: number };
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
  test(`after ${KILLS} kills of two laptops every acknowledged edit is on the remote (I2)`, { timeout: 15 * 60_000 }, async () => {
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
    const last = await Promise.all(laptops.map((laptop) => start(laptop, address)));
    const valueOf = async (name: string): Promise<number> => {
      const [row] = await remote.sql(`SELECT value FROM sync_register WHERE scope = '${WORKSHOP}' AND path = 'output/ideas/nte_${name}/text'`);
      const value = row?.['value'];
      return typeof value === 'string' ? Number(JSON.parse(value)) : 0;
    };
    await expect.poll(() => valueOf('one'), { timeout: 30_000 }).toBeGreaterThanOrEqual(told[0] ?? 0);
    await expect.poll(() => valueOf('two'), { timeout: 30_000 }).toBeGreaterThanOrEqual(told[1] ?? 0);
    await Promise.all(last.map(kill));
    await remote.close();
    console.log(`${kills} kills, ${told.join(' and ')} acknowledged edits, none lost`);
  });
});
