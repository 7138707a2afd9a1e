import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { nodeBinary, projectEnv } from './node-binary.mjs';
import { ROOT, run } from './project.mjs';

const PACKAGE = join(ROOT, 'node_modules', 'electron');

/** Where Electron's archives have their program. */
const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const PROGRAM = PROGRAMS[process.platform] ?? 'electron';

const REACHABLE_MS = 3_000;
const DOWNLOAD_MS = 10 * 60_000;

/**
 * Path of an Electron that is on this machine: the folder in ELECTRON_OVERRIDE_DIST_PATH, else what the electron package
 * downloaded.
 *
 * @returns {string | undefined}
 */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const program = join(override === undefined || override === '' ? join(PACKAGE, 'dist') : override, PROGRAM);
  return existsSync(program) ? program : undefined;
}

/** Whether a window could be shown at all. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Downloads Electron for a person who waits for it. Gives up within seconds and in silence where its host cannot be reached;
 * never tried where nobody watches.
 *
 * @returns {Promise<string | undefined>} the path, as `findElectron`
 */
export async function downloadElectron() {
  if (!process.stdout.isTTY || process.env.CI || process.env.npm_config_offline === 'true') return undefined;
  const installer = join(PACKAGE, 'install.js');
  if (!existsSync(installer) || !(await isReachable())) return undefined;
  process.stderr.write('Downloading Electron, about 120 MB, once …\n');
  await run(nodeBinary(), [installer], { quiet: true, env: projectEnv(), timeoutMs: DOWNLOAD_MS });
  return findElectron();
}

async function isReachable() {
  const { version } = JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8'));
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/electron/electron/releases/download/';
  try {
    const answer = await fetch(new URL(`v${version}/SHASUMS256.txt`, mirror), { method: 'HEAD', signal: AbortSignal.timeout(REACHABLE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}
