import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { withLock } from './lock.mjs';
import { nodeBinary, projectEnv } from './node-binary.mjs';
import { ROOT, SetupError, run } from './project.mjs';

/** Where @electron/fuses finds the switches inside of Electron's program: this text, a version, a count, one byte a switch. */
const FUSE_SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSE_COUNT = 9;

const LANGUAGES = ['en-US', 'de'];

/** The version of Electron that package.json pins. */
function electronVersion() {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).devDependencies.electron;
}

/** Lays out what electron-builder takes for an unpacked Electron, without a byte of Electron. */
function writeFakeElectron(folder) {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  const fuses = Buffer.concat([Buffer.from(FUSE_SENTINEL), Buffer.from([1, FUSE_COUNT]), Buffer.from('1'.repeat(FUSE_COUNT))]);
  writeFileSync(join(folder, 'electron'), fuses, { mode: 0o755 });
  writeFileSync(join(folder, 'version'), electronVersion());
  writeFileSync(join(folder, 'resources.pak'), '');
  for (const language of LANGUAGES) writeFileSync(join(folder, 'locales', `${language}.pak`), '');
}

/**
 * Packs the app for Linux x64 as `electron-builder` would for a release, with a stand-in for Electron.
 *
 * @param {string} folder an empty folder to work in
 * @returns {Promise<string>} the folder of the unpacked app
 * @throws {SetupError} when electron-builder fails
 */
export async function packWithoutElectron(folder) {
  const fake = join(folder, 'electron');
  const output = join(folder, 'dist');
  writeFakeElectron(fake);
  const cli = join(ROOT, 'node_modules', 'electron-builder', 'cli.js');
  const settings = { electronDist: fake, electronVersion: electronVersion(), 'directories.output': output };
  const args = ['--linux', 'dir', '--x64', ...Object.entries(settings).map(([key, value]) => `-c.${key}=${value}`)];
  // No build may change out/ while it is read.
  const code = await withLock('build', () => run(nodeBinary(), [cli, ...args], { quiet: true, env: projectEnv() }));
  if (code !== 0) throw new SetupError('electron-builder failed; what it said is above.');
  return join(output, 'linux-unpacked');
}
