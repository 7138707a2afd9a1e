import { app, dialog } from 'electron';

import type { Log } from '../core/log.ts';
import type { DesktopTexts } from './texts.ts';

/**
 * What happens to errors that nobody caught. A promise that nobody waited for is only written down; a thrown error leaves the
 * process in an unknown state, so it ends, and what was acknowledged is on disk.
 */
export function handleDefects(log: Log, texts: () => DesktopTexts): void {
  process.on('unhandledRejection', (cause) => log.error('A promise failed and nobody waited for it.', cause));
  process.on('uncaughtException', (cause) => {
    log.error('The app ends after an error that nobody caught.', cause);
    const { title, detail } = texts().defect;
    dialog.showErrorBox(title, detail);
    app.exit(1);
  });
}
