import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { onTestFinished } from 'vitest';

import { MIGRATIONS_DIR } from './open-store.ts';

/** A real second process that has a data folder open, or tried to. */
export interface StoreProcess {
  /** The state that its supervisor came to. */
  readonly state: string;
  /** Number of the last edit that it said was saved; −1 before the first. */
  lastAcknowledged(): number;
  /** Resolves once that many edits are acknowledged. */
  acknowledged(count: number): Promise<void>;
  /** Ends it as a crash does, with SIGKILL. */
  kill(): Promise<void>;
}

/** Starts the process and waits until it says its state. It is killed when the test is over, or when `whenOver` calls. */
export async function spawnStore(
  dataDir: string,
  mode: 'hold' | 'write',
  migrationsDir = MIGRATIONS_DIR,
  whenOver: (end: () => Promise<void>) => void = onTestFinished,
): Promise<StoreProcess> {
  const script = join(import.meta.dirname, 'store-process.ts');
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir, migrationsDir, mode], { stdio: ['ignore', 'pipe', 'pipe'] });
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  whenOver(kill);
  let last = -1;
  const waiting: { readonly count: number; readonly done: () => void }[] = [];
  const state = await new Promise<string>((resolve, reject) => {
    const problems: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => problems.push(chunk.toString()));
    child.once('close', () => reject(new Error(`the process ended: ${problems.join('')}`)));
    createInterface(child.stdout).on('line', (line) => {
      const said = JSON.parse(line) as { readonly state?: string; readonly acknowledged?: number };
      if (said.state !== undefined) resolve(said.state);
      last = said.acknowledged ?? last;
      for (const { count, done } of waiting) if (last + 1 >= count) done();
    });
  });
  return {
    state,
    lastAcknowledged: () => last,
    acknowledged: (count) => new Promise((done) => void waiting.push({ count, done })),
    kill,
  };
}

