import { ipcMain, type BrowserWindow } from 'electron';

import { CHANNELS } from './channels.ts';
import { isOwnMainFrame } from './security/sender.ts';

/** The page gives itself three seconds to bring its text to the database; one that hangs is not waited for much longer. */
const PATIENCE_MS = 3_500;

/** Before the window closes the page may send what is typed and not sent yet. A page that crashed or hangs cannot hold it open. */
export function flushOnClose(window: BrowserWindow): void {
  let state: 'open' | 'flushing' | 'flushed' = 'open';
  window.on('close', (event) => {
    if (state === 'flushed' || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (state === 'flushing') return;
    state = 'flushing';
    void pageFlushed(window).then(() => {
      state = 'flushed';
      if (!window.isDestroyed()) window.close();
    });
  });
}

function pageFlushed(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      ipcMain.removeListener(CHANNELS.flushed, hear);
      resolve();
    };
    const hear = (event: Electron.IpcMainEvent) => {
      if (event.sender === window.webContents && isOwnMainFrame(event)) done();
    };
    const timer = setTimeout(done, PATIENCE_MS);
    ipcMain.on(CHANNELS.flushed, hear);
    window.webContents.send(CHANNELS.flush);
  });
}
