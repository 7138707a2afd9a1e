import { BrowserWindow, nativeTheme } from 'electron';

import type { Log } from '../core/log.ts';
import { recoverPage } from './page-recovery.ts';
import { lockedDown } from './security/web-preferences.ts';

const SIZE = { width: 1280, height: 720 } as const;

/** The one window besides the main one: the wall for the projector. */
export interface WallWindow {
  /** Opens it, or brings it to the front; another workshop's wall takes the place of the one that was shown. */
  show(url: string): void;
  close(): void;
}

/**
 * The page may not open windows; when it asks for a wall, this opens one of the app's own, as locked down as the main window and
 * with a port of its own. To be dragged to the projector and made full screen there. `url` has been checked by `isWallUrl`.
 */
export function createWallWindow(preload: string, log: Log): WallWindow {
  let window: BrowserWindow | undefined;
  let shown = '';
  return {
    show(url) {
      if (window === undefined) {
        window = new BrowserWindow({
          ...SIZE,
          title: 'WorkshopPilot',
          backgroundColor: nativeTheme.shouldUseDarkColors ? '#191815' : '#f7f5f1',
          autoHideMenuBar: true,
          webPreferences: lockedDown(preload),
        });
        window.once('closed', () => {
          window = undefined;
          shown = '';
        });
        recoverPage(window, log);
      }
      if (shown !== url) void window.loadURL(url);
      shown = url;
      window.show();
    },
    close() {
      window?.close();
    },
  };
}
