// Opens the desktop app; where that is not possible, says why in one line and serves the same app to a browser.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { downloadElectron, findElectron, hasDisplay } from './lib/electron-binary.mjs';
import { ROOT, ensureBuilt, ensureInstalled, main, ranInFittingNode } from './lib/ensure-ready.mjs';
import { followParent } from './lib/follow-parent.mjs';

/** An Electron that ends with an error this early could not start at all. */
const START_MS = 5_000;

function isRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0;
}

/**
 * @param {string} electron
 * @returns {Promise<string | undefined>} why it could not start; undefined when it ran and ended, with its code taken over
 */
function runDesktop(electron) {
  const args = [ROOT, ...process.argv.slice(2)];
  if (isRoot()) {
    process.stderr.write('Chromium has no sandbox for the root user: the app runs without it.\n');
    args.unshift('--no-sandbox');
  }
  const startedAt = Date.now();
  const child = spawn(electron, args, { stdio: 'inherit', cwd: ROOT });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  return new Promise((resolve) => {
    const settle = (reason) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeListener(signal, forward);
      resolve(reason);
    };
    child.once('error', (error) => settle(`Electron could not start (${error.code ?? error.message})`));
    child.once('exit', (code, signal) => {
      if (code !== 0 && !child.killed && Date.now() - startedAt < START_MS) return settle(`Electron could not start (${code ?? signal})`);
      process.exitCode = code ?? 1;
      settle(undefined);
    });
  });
}

/** @returns {Promise<string | undefined>} why there is no window; undefined when there was one and it is closed */
async function desktop() {
  if (!hasDisplay()) return 'There is no display';
  const electron = findElectron() ?? (await downloadElectron());
  if (electron === undefined) return 'There is no Electron on this machine and none could be had';
  return runDesktop(electron);
}

await main(async () => {
  followParent();
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  const reason = await desktop();
  if (reason === undefined) return;
  process.stdout.write(`${reason}: the app is served to a browser. Open the address below; Ctrl+C ends it.\n`);
  createRequire(import.meta.url)('../out/main/node-host.cjs');
});
