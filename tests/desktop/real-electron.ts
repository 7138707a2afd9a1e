import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const PROGRAMS: Readonly<Record<string, string>> = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** Path of an Electron on this machine: installed, or in ELECTRON_OVERRIDE_DIST_PATH; else undefined. */
export function findElectron(): string | undefined {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const folder = override === undefined || override === '' ? resolve('node_modules/electron/dist') : override;
  const program = join(folder, PROGRAMS[process.platform] ?? 'electron');
  return existsSync(program) ? program : undefined;
}

/** A display for a window: the machine's own, or an invisible one that lasts until `close`. */
export interface Display {
  readonly env: Readonly<Record<string, string>>;
  close(): void;
}

/** Undefined where there is neither a display nor Xvfb to make one. */
export async function openDisplay(): Promise<Display | undefined> {
  const own = { env: {}, close: () => undefined };
  if (process.platform !== 'linux' || process.env['DISPLAY'] !== undefined || process.env['WAYLAND_DISPLAY'] !== undefined) return own;
  const onPath = (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, 'Xvfb')));
  if (!onPath) return undefined;
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const number = await displayNumber(server);
  return number === undefined ? undefined : { env: { DISPLAY: `:${number}` }, close: () => void server.kill() };
}

function displayNumber(server: ChildProcess): Promise<string | undefined> {
  return new Promise((done) => {
    server.stdout?.once('data', (chunk: Buffer) => done(chunk.toString().trim()));
    server.once('exit', () => done(undefined));
    server.once('error', () => done(undefined));
  });
}
