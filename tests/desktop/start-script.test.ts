import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

let folder: string;
let started: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'workshoppilot-start-'));
});

afterEach(async () => {
  if (started !== undefined && started.exitCode === null && started.signalCode === null) {
    const ended = once(started, 'exit');
    started.kill('SIGTERM');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `npm start`'s script on a machine with the given display and Electron, until it serves or ends. */
async function start(machine: { readonly display?: boolean; readonly electron?: string }): Promise<{ readonly lines: readonly string[]; readonly code: number | null }> {
  const env: NodeJS.ProcessEnv = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folder };
  delete env['WAYLAND_DISPLAY'];
  delete env['DISPLAY'];
  if (machine.display === true) env['DISPLAY'] = ':77';
  if (machine.electron !== undefined) {
    writeFileSync(join(folder, 'electron'), `#!/bin/sh\n${machine.electron}\n`);
    chmodSync(join(folder, 'electron'), 0o755);
  }
  const script = spawn(process.execPath, [resolve('scripts/start.mjs'), '--port', '0', '--data', join(folder, 'data')], {
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  started = script;
  const ended = once(script, 'exit') as Promise<[number | null]>;
  const lines: string[] = [];
  for await (const line of createInterface({ input: script.stdout })) {
    lines.push(line);
    if (line.startsWith('ready ')) return { lines, code: null };
  }
  return { lines, code: (await ended)[0] };
}

describe('npm start', () => {
  beforeEach(({ skip }) => skip(process.platform !== 'linux', 'elsewhere than on Linux there is always a display'));

  test('without a display says so in one line and serves the app', async () => {
    const { lines } = await start({ electron: 'exit 9' });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^There is no display: the app is served to a browser\./);
    const page = await fetch(lines[1]?.slice('ready '.length) ?? '', { redirect: 'manual' });
    expect(page.status).toBe(303);
  });

  test('without Electron says so in one line and serves the app', async () => {
    const { lines } = await start({ display: true });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^There is no Electron on this machine and none could be had: /);
  });

  test('with both opens the desktop app on this project and ends as it ends', async () => {
    const { lines, code } = await start({ display: true, electron: `printf '%s\\n' "$@" > "$ELECTRON_OVERRIDE_DIST_PATH/args"; exit 0` });
    expect({ lines, code }).toEqual({ lines: [], code: 0 });
    expect(readFileSync(join(folder, 'args'), 'utf8').split('\n')).toContain(`${resolve('.')}/`);
  });

  test('with an Electron that cannot start says so in one line and serves the app', async () => {
    const { lines } = await start({ display: true, electron: 'exit 127' });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^Electron could not start \(127\): /);
  });
});
