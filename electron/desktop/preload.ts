import { ipcRenderer } from 'electron';

import { CHANNELS } from './channels.ts';

/**
 * Carries four messages between page and main process, and the port; nothing of Electron reaches the page. The page asks for a
 * port once it listens, so none is lost; by then the main process knows the frame's address, which it checks.
 */
ipcRenderer.on(CHANNELS.port, ({ ports }) => window.postMessage(CHANNELS.port, location.origin, [...ports]));

ipcRenderer.on(CHANNELS.flush, () => window.postMessage(CHANNELS.flush, location.origin));

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  // Frames and openers can post messages too.
  if (source !== window) return;
  if (data === CHANNELS.wantPort || data === CHANNELS.flushed) ipcRenderer.send(data);
});
