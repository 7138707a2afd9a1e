import type { BrowserWindow } from 'electron';

import type { Log } from '../core/log.ts';

/** A page that keeps crashing is not loaded again within this time. */
const CALM_MS = 10_000;

/** Loads the page again after its process crashed: everything acknowledged is in the main process and on disk. */
export function recoverPage(window: BrowserWindow, log: Log): void {
  let lastCrash = -Infinity;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error('The page crashed.', reason, { exitCode });
    const now = performance.now();
    const again = now - lastCrash > CALM_MS;
    lastCrash = now;
    if (again) window.webContents.reload();
  });
}
