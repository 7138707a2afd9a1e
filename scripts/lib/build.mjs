import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { withLock } from './lock.mjs';
import { nodeBinary, projectEnv } from './node-binary.mjs';
import { ROOT, SetupError, run } from './project.mjs';
import { sourceHash } from './source-hash.mjs';

const OUT = join(ROOT, 'out');
const NEXT = join(ROOT, '.cache', 'out-next');
const LAST = join(ROOT, '.cache', 'out-last');
const STAMP = '.sources';

const PRODUCTS = ['main/desktop.cjs', 'main/node-host.cjs', 'preload/preload.cjs', 'renderer/index.html'];

function isFresh() {
  if ([STAMP, ...PRODUCTS].some((file) => !existsSync(join(OUT, file)))) return false;
  return readFileSync(join(OUT, STAMP), 'utf8') === sourceHash();
}

async function buildInto(folder, quiet) {
  rmSync(folder, { recursive: true, force: true });
  const tool = join(ROOT, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const env = { ...projectEnv(), BUILD_OUT_DIR: folder };
  const code = await run(nodeBinary(), [tool, 'build', '--logLevel', quiet ? 'warn' : 'info'], { quiet, env });
  if (code !== 0) throw new SetupError('The build failed; what it said is above.');
}

function swap() {
  rmSync(LAST, { recursive: true, force: true });
  if (existsSync(OUT)) renameSync(OUT, LAST);
  renameSync(NEXT, OUT);
  rmSync(LAST, { recursive: true, force: true });
}

/**
 * Builds out/ unless it was built from exactly the present sources. A failed build leaves out/ as it was.
 *
 * @param {{ force?: boolean, quiet?: boolean }} [options] `quiet` shows the build's output only when it fails
 * @returns {Promise<'built' | 'fresh'>}
 * @throws {SetupError} when the build fails
 */
export async function ensureBuilt({ force = false, quiet = true } = {}) {
  if (!force && isFresh()) return 'fresh';
  return withLock('build', async () => {
    if (!force && isFresh()) return 'fresh';
    // Taken before the build: a source that changes while it runs must lead to another build.
    const sources = sourceHash();
    await buildInto(NEXT, quiet);
    writeFileSync(join(NEXT, STAMP), sources);
    swap();
    return 'built';
  });
}
