import { dialog, shell, type BrowserWindow } from 'electron';

import type { DesktopTexts } from './texts.ts';

/** Pages of ours, opened without asking. */
const KNOWN_HOSTS: ReadonlySet<string> = new Set(['workshoppilot.ai', 'www.workshoppilot.ai']);

export const WEBSITE = 'https://workshoppilot.ai/';

/** What to do with a link that leads out of the app. Anything but https is not even offered. */
export function linkVerdict(url: string): 'open' | 'ask' | 'ignore' {
  const parsed = URL.parse(url);
  if (parsed === null || parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '') return 'ignore';
  return KNOWN_HOSTS.has(parsed.hostname) && parsed.port === '' ? 'open' : 'ask';
}

/** Opens a link in the person's browser, after they saw where it goes. */
export async function followExternalLink(url: string, window: BrowserWindow, texts: DesktopTexts): Promise<void> {
  const verdict = linkVerdict(url);
  if (verdict === 'ignore') return;
  if (verdict === 'ask') {
    const { message, open, cancel } = texts.externalLink;
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message,
      detail: new URL(url).href,
      buttons: [open, cancel],
      defaultId: 1,
      cancelId: 1,
    });
    if (response !== 0) return;
  }
  await shell.openExternal(new URL(url).href);
}
