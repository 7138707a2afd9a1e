import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import { app, dialog, type BrowserWindow } from 'electron';

import type { FileSaver } from '../core/build-pack/file-saver.ts';
import type { Log } from '../core/log.ts';
import type { DesktopTexts } from './texts.ts';

export interface SaveDialogDeps {
  window(): BrowserWindow | undefined;
  texts(): DesktopTexts;
  readonly log: Log;
}

/** Asks where to save and writes the file whole or not at all. A file that could not be written is told and counts as cancelled. */
export function createSaveDialog({ window, texts, log }: SaveDialogDeps): FileSaver {
  return {
    async save(suggestedName, content) {
      const parent = window();
      if (parent === undefined) return { outcome: 'cancelled' };
      const { title, button, failedTitle, failedDetail } = texts().saveDialog;
      const extension = extname(suggestedName).slice(1);
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title,
        buttonLabel: button,
        defaultPath: join(app.getPath('documents'), basename(suggestedName)),
        filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return { outcome: 'cancelled' };
      try {
        await writeWhole(filePath, content);
        return { outcome: 'saved', path: filePath };
      } catch (cause) {
        log.error('A build pack could not be written to the chosen file.', cause);
        await dialog.showMessageBox(parent, { type: 'error', message: failedTitle, detail: failedDetail });
        return { outcome: 'cancelled' };
      }
    },
  };
}

/** Writes beside the target and renames, so that a full disk or a crash leaves what was there. */
async function writeWhole(path: string, content: string): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    const file = await open(draft, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
