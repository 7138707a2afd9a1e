import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readArguments, USUAL_PORT } from '../../electron/node-host/arguments.ts';
import { connectToHost, firstEvent } from '../support/host-client.ts';
import { startHostProcess } from '../support/host-process.ts';

const HOST = resolve('out/main/node-host.cjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workshoppilot-host-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

async function run(...args: readonly string[]): Promise<Ended> {
  const host = spawn(process.execPath, [HOST, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, errors] = ['', ''];
  host.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  host.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const [code] = (await once(host, 'close')) as [number | null];
  return { code, out, errors };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the command line', () => {
  test('is a port and a data folder', () => {
    expect(readArguments(['--port', '0', '--data', '/tmp/x'])).toEqual({ ok: true, value: { port: 0, dataDir: '/tmp/x' } });
    expect(readArguments(['--port=65535', '--data=rel'])).toEqual({ ok: true, value: { port: 65_535, dataDir: resolve('rel') } });
  });

  test('has a data folder of the person by default, and the usual port', () => {
    const read = readArguments([]);
    expect(read).toMatchObject({ ok: true, value: { port: undefined } });
    expect(read.ok && read.value.dataDir).toMatch(/WorkshopPilot[/\\]data$/);
    expect(USUAL_PORT).toBeGreaterThan(1_024);
  });

  test.each([['--port', '-1'], ['--port', '65536'], ['--port', 'http'], ['--port', '1e3'], ['--port', ''], ['--data', ''], ['--prot', '1'], ['stray']])(
    'refuses %s %s in one line',
    async (...args) => {
      const { code, out, errors } = await run(...args);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(errors.trim().split('\n')).toHaveLength(1);
    },
  );
});

describe('a host that cannot run', () => {
  test('says in one line that its port is in use, and leaves its database closed', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, out, errors } = await run('--port', String(port), '--data', folder);
    taken.close();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(errors).toContain(`Port ${port} is in use`);
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });

  test('says in one line that its data folder is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'mine');
    for (const data of [file, join(file, 'below')]) {
      const { code, out, errors } = await run('--port', '0', '--data', data);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(errors).toMatch(/^The data folder .+\.\n$/);
    }
  });
});

describe('a running host', () => {
  test('prints one line when it is ready, answers, and closes its database when it is asked to end', async () => {
    const host = await startHostProcess({ dataDir: join(folder, 'new', 'data') });
    const { client, close } = await connectToHost(host.address);
    await client.workshops.create({ title: 'Kept', originalIdea: '' });
    expect(await firstEvent(client.system.watchStatus())).toMatchObject({ surface: 'browser', storage: { state: 'ready' } });
    close();
    expect(await host.stop()).toBe(0);
    expect(readdirSync(join(folder, 'new', 'data')).filter((name) => /-wal$|-shm$/.test(name))).toEqual([]);
    expect(host.errors()).not.toContain('"level":"error"');
    for (const line of host.errors().trim().split('\n')) expect(JSON.parse(line)).toMatchObject({ time: expect.any(String) as string, level: 'info' });
  });

  test('keeps the data folder to its person', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no file modes.');
    const dataDir = join(folder, 'private');
    const host = await startHostProcess({ dataDir });
    expect(statSync(dataDir).mode & 0o077).toBe(0);
    await host.stop();
  });

  test('ends while connections and streams are open', async () => {
    const host = await startHostProcess({ dataDir: folder });
    const { client, socket } = await connectToHost(host.address);
    const closed = once(socket, 'close') as Promise<[number]>;
    await firstEvent(client.workshops.watchList());
    expect(await host.stop()).toBe(0);
    expect((await closed)[0]).toBe(1001);
  });

  test('serves the page with the state of a damaged database', async () => {
    const first = await startHostProcess({ dataDir: folder });
    await first.stop();
    writeFileSync(join(folder, 'workshoppilot.db'), 'no database'.repeat(2_000));
    const second = await startHostProcess({ dataDir: folder });
    const { client, close } = await connectToHost(second.address);
    expect(await firstEvent(client.system.watchStatus())).toMatchObject({ storage: { state: 'corrupt' } });
    close();
    await second.stop();
  });
});

describe('a host that was started by a script', () => {
  /** Starts `scripts/host.mjs` and resolves with its ready line and the id of the process that listens. */
  async function startScript(env: NodeJS.ProcessEnv, wrap: (args: readonly string[]) => readonly [string, readonly string[]]) {
    const [command, args] = wrap([resolve('scripts/host.mjs'), '--port', '0', '--data', folder]);
    const wrapper = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
    for await (const line of createInterface({ input: wrapper.stdout })) {
      if (line.startsWith('ready ')) return { wrapper, address: new URL(line.slice(6)) };
    }
    throw new Error('It was never ready.');
  }

  async function isServed(address: URL): Promise<boolean> {
    return fetch(address).then(
      () => true,
      () => false,
    );
  }

  /** Whether the host stops serving and closes its database, which takes the log of SQLite away. */
  async function endsSoon(address: URL): Promise<boolean> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (!(await isServed(address)) && !readdirSync(folder).some((name) => name.endsWith('-wal'))) return true;
      await new Promise((done) => setTimeout(done, 100));
    }
    return false;
  }

  test('runs in the process of the script when its Node fits', async () => {
    const { wrapper, address } = await startScript(process.env, (args) => [process.execPath, args]);
    wrapper.kill('SIGTERM');
    const [code] = (await once(wrapper, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(await isServed(address)).toBe(false);
  });

  test('is gone when npm, which started it through a shell, is killed', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows does not tell who started a process.');
    const npm = `require('node:child_process').spawn('sh', ['-c', '"$0" "$@"; exit $?', process.execPath, ...process.argv.slice(1)], { stdio: 'inherit' })`;
    const env = { ...process.env, npm_lifecycle_event: 'host' };
    const { wrapper, address } = await startScript(env, (args) => [process.execPath, ['-e', npm, ...args]]);
    expect(await isServed(address)).toBe(true);
    wrapper.kill('SIGKILL');
    await once(wrapper, 'exit');
    expect(await endsSoon(address)).toBe(true);
  });

  test('is gone when a script in another Node, which started it, is killed', async ({ skip }) => {
    const older = ['/usr/local/bin/node', '/usr/bin/node'].find((path) => existsSync(path) && realpathSync(path) !== process.execPath);
    skip(older === undefined, 'There is no other Node on this machine.');
    const { wrapper, address } = await startScript(process.env, (args) => [older ?? '', args]);
    expect(await isServed(address)).toBe(true);
    wrapper.kill('SIGKILL');
    await once(wrapper, 'exit');
    expect(await endsSoon(address)).toBe(true);
    expect(wrapper.pid !== undefined && isAlive(wrapper.pid)).toBe(false);
  });
});
