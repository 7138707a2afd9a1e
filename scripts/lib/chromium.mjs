import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { SetupError, run } from './project.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];

const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of a Chromium or Chrome on this machine: CHROMIUM_PATH, the search path, the usual places; else undefined. */
export function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked !== undefined && asked !== '') return asked;
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/snap/bin');
  return [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...ELSEWHERE].find(isExecutable);
}

/**
 * Makes sure that a real Chromium is there for the browser tests. On Debian as root it installs the system's package.
 *
 * @returns {Promise<string>} its path
 * @throws {SetupError} when there is none and none could be installed
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== undefined) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    process.stderr.write('Installing Chromium for the browser tests …\n');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { quiet: true, env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { quiet: true, env });
  }
  const installed = findChromium();
  if (installed !== undefined) return installed;
  throw new SetupError(
    'The browser tests need Chromium or Chrome: install one, or set CHROMIUM_PATH to it, and run `npm test` again.',
  );
}
