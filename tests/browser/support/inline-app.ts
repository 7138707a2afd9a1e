import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRouterClient } from '@orpc/server';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';

import { createApp, type App } from '../../../electron/app.ts';
import type { Clock } from '../../../electron/core/clock.ts';
import { withAttachments } from '../../../electron/gateways/attachment-assets.ts';
import { startHttpHost, type HttpHost } from '../../../electron/gateways/http-host.ts';
import { createStaticAssets } from '../../../electron/gateways/static-assets.ts';
import { keyFileCipher } from '../../../electron/node-host/key-file-cipher.ts';
import { createSecretFile } from '../../../electron/secret-file.ts';
import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';
import { launchChromium } from '../../support/chromium.ts';
import { FakeSync } from '../../support/fake-sync.ts';

const ROOT = join(import.meta.dirname, '../../..');
const silent = { info: () => undefined, error: () => undefined };

/** The built page before an app in this process, whose remotes and engine are the test's. Everything else is real. */
export class InlineApp {
  readonly sync: FakeSync;
  readonly app: App;
  /** Calls the app as another window would. */
  readonly client: FacilitatorClient;
  readonly #dataDir: string;
  readonly complaints: string[] = [];
  readonly #host: HttpHost;
  readonly #browser: Browser;

  private constructor(dataDir: string, app: App, sync: FakeSync, host: HttpHost, browser: Browser) {
    this.#dataDir = dataDir;
    this.app = app;
    this.client = createRouterClient(app.router, { context: app.newContext() });
    this.sync = sync;
    this.#host = host;
    this.#browser = browser;
  }

  /** Starts it in an empty folder; `clock` is what the app takes for the time. */
  static async start(clock?: Clock): Promise<InlineApp> {
    const sync = new FakeSync();
    const dataDir = mkdtempSync(join(tmpdir(), 'wp-inline-'));
    const app = createApp({
      dataDir,
      migrationsDir: join(ROOT, 'migrations'),
      version: '0.0.0-test',
      surface: 'browser',
      files: { save: () => Promise.resolve({ outcome: 'download' }) },
      secrets: createSecretFile({ path: join(dataDir, 'secrets.json'), cipher: keyFileCipher(join(dataDir, 'secret.key')), log: silent }),
      sync: sync.ports,
      log: silent,
      ...(clock === undefined ? {} : { clock }),
    });
    const assets = withAttachments(createStaticAssets(join(ROOT, 'out/renderer')), app.attachments);
    const host = await startHttpHost({ app, assets, log: silent, port: 0 });
    if (!host.ok) throw new Error(`The host did not start: ${host.error.kind}`);
    return new InlineApp(dataDir, app, sync, host.value, await launchChromium());
  }

  /** Opens a page as a new person; what its console complains about is collected. */
  async open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    return this.openIn(await this.person(options), path);
  }

  /** A new person with a browser of their own, before anything is opened. */
  async person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    return this.#browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
  }

  /** Opens a page in a person's browser; what its console complains about is collected. */
  async openIn(context: BrowserContext, path: string): Promise<Page> {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
    await page.goto(this.#host.address);
    await page.waitForSelector('h1');
    await page.goto(new URL(path, this.#host.address).href);
    await page.waitForSelector('h1');
    return page;
  }

  async dispose(): Promise<void> {
    await this.#browser.close();
    await this.#host.dispose();
    this.app.dispose();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}
