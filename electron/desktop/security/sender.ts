import type { IpcMainEvent } from 'electron';

import { isOwnUrl } from '../app-address.ts';

/** Whether a message comes from the main frame of one of the app's own pages. */
export function isOwnMainFrame({ sender, senderFrame }: Pick<IpcMainEvent, 'sender' | 'senderFrame'>): boolean {
  // A frame that navigated away meanwhile is null.
  return senderFrame !== null && senderFrame === sender.mainFrame && isOwnUrl(senderFrame.url);
}
