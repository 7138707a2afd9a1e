import { app, type WebContents } from 'electron';

import { isOwnUrl } from '../app-address.ts';

/**
 * The rules for whatever shows web content in this app, now or later: it stays on the app's own pages, opens no windows and
 * embeds nothing. `onExternalLink` hears of links that wanted a window of their own.
 */
export function restrictContents(onExternalLink: (url: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    denyNavigation(contents);
    denyNewWindows(contents, onExternalLink);
    denyEmbedding(contents);
  });
}

function denyNavigation(contents: WebContents): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnUrl(details.url)) details.preventDefault();
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-frame-navigate', stayHome);
}

function denyNewWindows(contents: WebContents, onExternalLink: (url: string) => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    onExternalLink(url);
    return { action: 'deny' };
  });
}

function denyEmbedding(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
