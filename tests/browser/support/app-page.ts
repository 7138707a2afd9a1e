import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';

import { launchChromium } from '../../support/chromium.ts';
import { connectToHost } from '../../support/host-client.ts';
import { startHostProcess, type HostProcess } from '../../support/host-process.ts';
import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';

/** What a lost connection makes the browser say; no page can keep it from doing so. */
const LOST = /WebSocket connection to .* failed|ERR_CONNECTION_REFUSED/;

/** A page of the app, and everything in its console that should not be there. */
export interface AppPage {
  readonly page: Page;
  /** Errors, warnings and policy violations so far, but for failed reconnects. */
  readonly complaints: string[];
}

/** A running host in a folder of its own, with a browser before it. */
export class TestApp {
  readonly dataDir: string;
  host: HostProcess;
  readonly browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  readonly #pages: AppPage[] = [];

  private constructor(dataDir: string, host: HostProcess, browser: Browser) {
    this.dataDir = dataDir;
    this.host = host;
    this.browser = browser;
  }

  static async start(dataDir?: string): Promise<TestApp> {
    const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'wp-browser-')));
    const host = await startHostProcess({ dataDir: folder });
    return new TestApp(folder, host, await launchChromium());
  }

  /** A person with a browser of their own, before anything is opened. */
  async person(options: BrowserContextOptions = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 720 },
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...options,
    });
    this.#contexts.push(context);
    return context;
  }

  /** Opens the address the host printed, in a new person's browser or as a further tab of one. */
  async open(where: BrowserContext | BrowserContextOptions = {}, path = '/'): Promise<AppPage> {
    const context = 'newPage' in where ? where : await this.person(where);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type()) && !LOST.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(this.host.address.href);
    await page.waitForSelector('h1');
    if (path !== '/') {
      await page.goto(this.url(path));
      await page.waitForSelector('h1');
    }
    const opened = { page, complaints };
    this.#pages.push(opened);
    return opened;
  }

  url(path: string): string {
    return new URL(path, this.host.address).href;
  }

  /** Talks to the host as another window would. */
  async asClient<T>(run: (client: FacilitatorClient) => Promise<T>): Promise<T> {
    const { client, close } = await connectToHost(this.host.address);
    try {
      return await run(client);
    } finally {
      close();
    }
  }

  /** Starts the host again in the same folder and, like a person who bookmarked it, under the same port. */
  async restart(port = Number(this.host.address.port)): Promise<void> {
    this.host = await startHostProcess({ dataDir: this.dataDir, port });
  }

  /** Everything the consoles of all pages had to complain about. */
  get complaints(): readonly string[] {
    return this.#pages.flatMap(({ complaints }) => complaints);
  }

  /** Closes what the persons of one test had open. */
  async closePages(): Promise<void> {
    this.#pages.splice(0);
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }

  async dispose(): Promise<void> {
    await this.browser.close();
    await this.host.stop();
    await rm(this.dataDir, { recursive: true, force: true });
  }
}

/** The titles in the list of workshops, from top to bottom. */
export function titles(page: Page): Promise<string[]> {
  return page.locator('[data-row]').allTextContents();
}

/** Waits until everything typed is acknowledged by the host. */
export async function saved(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[data-save-state]')?.getAttribute('data-save-state') === 'saved');
}
