import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRouterClient } from '@orpc/server';

import { createApp, type App } from '../../electron/app.ts';
import { keyFileCipher } from '../../electron/node-host/key-file-cipher.ts';
import { createSecretFile } from '../../electron/secret-file.ts';
import type { FileSaver } from '../../electron/core/build-pack/file-saver.ts';
import type { Log } from '../../electron/core/log.ts';
import type { SyncPorts } from '../../electron/core/sync/sync-supervisor.ts';
import type { Store } from '../../electron/core/store/store.ts';
import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import { testClock, type TestClock } from './test-clock.ts';

const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/** The whole application on a real database in a temporary folder, called in this process and at a test's time. */
export interface TestApp {
  readonly app: App;
  readonly client: FacilitatorClient;
  readonly clock: TestClock;
  readonly dataDir: string;
  /** The open store. */
  store(): Store;
  /** Errors that the app logged: defects, unless a test provoked them. */
  readonly logged: unknown[];
  /** Closes the app and opens it again on the same folder. */
  reopen(): TestApp;
  dispose(): void;
}

const noFiles: FileSaver = { save: () => Promise.resolve({ outcome: 'download' }) };

export function openTestApp(
  options: { readonly dataDir?: string; readonly clock?: TestClock; readonly files?: FileSaver; readonly sync?: Partial<Omit<SyncPorts, 'secrets' | 'accounts'>> } = {},
): TestApp {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'workshoppilot-test-'));
  const clock = options.clock ?? testClock();
  const logged: unknown[] = [];
  const log: Log = { info: () => undefined, error: (message, cause) => logged.push(message, cause) };
  const app = createApp({
    dataDir,
    migrationsDir: MIGRATIONS,
    version: '0.0.0-test',
    surface: 'browser',
    files: options.files ?? noFiles,
    secrets: createSecretFile({ path: join(dataDir, 'secrets.json'), cipher: keyFileCipher(join(dataDir, 'secret.key')), log }),
    ...(options.sync === undefined ? {} : { sync: options.sync }),
    clock,
    log,
  });
  const client = createRouterClient(app.router, { context: app.newContext(), interceptors: app.handlerOptions.clientInterceptors });
  return {
    app,
    client,
    clock,
    dataDir,
    logged,
    store() {
      const { store, state } = app.supervisor;
      if (store === undefined) throw new Error(`The database is not open: ${state.state}`);
      return store;
    },
    reopen() {
      app.dispose();
      return openTestApp({ ...options, dataDir, clock });
    },
    dispose() {
      app.dispose();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
