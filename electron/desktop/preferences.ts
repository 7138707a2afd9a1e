import { createRouterClient } from '@orpc/server';

import type { Preferences } from '../../shared/contract/system.ts';
import type { ServedApp } from '../gateways/served-app.ts';
import type { Log } from '../core/log.ts';

/** Tells `onChange` the preferences at once and whenever a page changes them, until the app is disposed. */
export async function followPreferences(app: ServedApp, log: Log, onChange: (preferences: Preferences) => void): Promise<void> {
  const client = createRouterClient(app.router, { context: app.newContext() });
  let known = '';
  try {
    for await (const { preferences } of await client.system.watchStatus()) {
      const now = JSON.stringify(preferences);
      if (now !== known) onChange(preferences);
      known = now;
    }
  } catch (cause) {
    log.error('The menu no longer follows the preferences.', cause);
  }
}
