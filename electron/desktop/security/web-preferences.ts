import type { WebPreferences } from 'electron';

/** The page gets no Node, no Electron and no file system: a sandboxed page and a preload that hands over one port. */
export function lockedDown(preload: string): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Elsewhere Chromium would download its dictionaries; macOS brings its own.
    spellcheck: process.platform === 'darwin',
  };
}
