import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './app/app.tsx';
import { startCatalogs } from './app/i18n/catalogs.ts';
import { chooseLanguage } from './app/i18n/language.ts';
import { rememberedPreferences, showPreferences } from './app/preferences.ts';
import { HostLinkProvider } from './connection/hooks.ts';
import { HostLink } from './connection/host-link.ts';
import { followPageEvents } from './connection/page-events.ts';
import { pageTransport } from './connection/transport.ts';
import { printInLight } from './ui/print-light.ts';
import { installStyles } from './ui/styles.ts';

async function start(): Promise<void> {
  installStyles();
  printInLight();
  const preferences = rememberedPreferences();
  showPreferences(preferences);
  const link = new HostLink(pageTransport());
  followPageEvents(link);
  link.connection.connect();
  await startCatalogs(chooseLanguage(preferences.language, navigator.languages));
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  createRoot(root).render(
    <StrictMode>
      <HostLinkProvider value={link}>
        <App />
      </HostLinkProvider>
    </StrictMode>,
  );
}

void start();
