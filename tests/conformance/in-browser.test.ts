import { once } from 'node:events';
import { createServer, type Server } from 'node:http';

import type { Browser, BrowserContext } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import type { HttpHost } from '../../electron/gateways/http-host.ts';
import { launchChromium } from '../support/chromium.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { startTestHost } from './carriers.ts';

let app: TestApp;
let host: HttpHost;
let disposeHost: () => Promise<void>;
let browser: Browser;
let context: BrowserContext;
/** A server of somebody else on this machine, whose page holds what a test puts into it. */
let foreign: Server;
let foreignPort: number;
let foreignPage = '';

beforeAll(async () => {
  app = openTestApp();
  ({ host, dispose: disposeHost } = await startTestHost(app.app));
  browser = await launchChromium();
  foreign = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(foreignPage)).listen(0, '127.0.0.1');
  await once(foreign, 'listening');
  const address = foreign.address();
  foreignPort = typeof address === 'object' && address !== null ? address.port : 0;
}, 60_000);

afterAll(async () => {
  await browser.close();
  foreign.closeAllConnections();
  foreign.close();
  await disposeHost();
  app.dispose();
});

beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

const socketOutcome = (url: string) =>
  new Promise<string>((resolve) => {
    const socket = new WebSocket(url);
    socket.onopen = () => resolve('open');
    socket.onerror = () => resolve('refused');
  });

describe('in a real browser, the host', () => {
  test('takes the token out of the address and lets the page connect', async () => {
    const page = await context.newPage();
    await page.goto(host.address);
    expect(page.url()).toBe(`http://127.0.0.1:${host.port}/`);
    expect(await page.evaluate(() => document.cookie)).toBe('');
    expect(await page.evaluate(socketOutcome, `ws://127.0.0.1:${host.port}/rpc`)).toBe('open');
    await page.reload();
    expect(await page.title()).toBe('page');
  });

  test('opens for a link with the token on a page of another site', async () => {
    foreignPage = `<a href="${host.address}">open</a>`;
    const page = await context.newPage();
    await page.goto(`http://localhost:${foreignPort}/`);
    await page.click('a');
    await page.waitForURL(`http://127.0.0.1:${host.port}/`);
    expect(await page.title()).toBe('page');
  });

  test('shows a sentence to a browser without the token', async () => {
    const page = await context.newPage();
    const response = await page.goto(`http://127.0.0.1:${host.port}/`);
    expect(response?.status()).toBe(401);
    expect(await page.locator('body').innerText()).toContain('token=');
  });

  test('gives nothing to pages of others, even in the browser that holds the cookie', async () => {
    const own = await context.newPage();
    await own.goto(host.address);
    foreignPage = `<iframe src="http://127.0.0.1:${host.port}/"></iframe>`;
    for (const name of ['127.0.0.1', 'localhost']) {
      const page = await context.newPage();
      await page.goto(`http://${name}:${foreignPort}/`);
      expect(await page.evaluate(socketOutcome, `ws://127.0.0.1:${host.port}/rpc`)).toBe('refused');
      expect(await page.evaluate((url) => fetch(url, { credentials: 'include' }).then(() => 'read', () => 'refused'), `http://127.0.0.1:${host.port}/`)).toBe('refused');
      const framed = page.frames().find((frame) => frame !== page.mainFrame());
      expect(await framed?.title().catch(() => '')).not.toBe('page');
    }
  });

  test('lets no script into its page but its own files', async () => {
    const page = await context.newPage();
    await page.goto(host.address);
    const stopped = await page.evaluate(async () => {
      const directives: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => directives.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      const remote = document.createElement('script');
      remote.src = 'http://localhost:1/script.js';
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) }';
      const image = new Image();
      image.src = 'http://localhost:1/pixel.png';
      document.head.append(script, remote, style, image);
      await fetch('http://localhost:1/').catch(() => undefined);
      // Violations are told a little later, each by itself.
      for (let turns = 0; turns < 500 && directives.length < 5; turns += 1) await new Promise((resolve) => setTimeout(resolve, 20));
      return { injected: 'injected' in window, color: getComputedStyle(document.body).color, directives: directives.sort() };
    });
    expect(stopped).toEqual({
      injected: false,
      color: 'rgb(0, 0, 0)',
      directives: ['connect-src', 'img-src', 'script-src-elem', 'script-src-elem', 'style-src-elem'],
    });
  });
});
