import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { startDesktop, type DesktopProcess } from './desktop-process.ts';

let userData: string;
let desktop: DesktopProcess;

beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'workshoppilot-desktop-'));
  desktop = startDesktop({ userData });
  await desktop.ask('window');
});

afterAll(async () => {
  await desktop.ask('quit');
  await desktop.ended;
  rmSync(userData, { recursive: true, force: true });
});

interface Fetched {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

describe('the app protocol', () => {
  const fetched = (path: string, host = 'workshoppilot') => desktop.ask<Fetched>('fetch', `app://${host}${path}`);

  test('answers with the page and its strict policy, at deep addresses too', async () => {
    for (const path of ['/', '/workshops/ws_1/ideate', '/?x=1#y']) {
      const { status, headers, body } = await fetched(path);
      expect(status).toBe(200);
      expect(body).toContain('<div id="root">');
      expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-content-type-options': 'nosniff' });
      expect(headers['content-security-policy']).toContain("script-src 'self';");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|https?:|ws:/);
    }
  });

  test('serves every script and style that the page names', async () => {
    const { body } = await fetched('/');
    const files = [...body.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, path]) => path ?? '');
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) expect(await fetched(file)).toMatchObject({ status: 200 });
    expect(body).not.toMatch(/<script(?![^>]*src=)[^>]*>|<style|\son\w+=/);
  });

  test('has no other host, no way out of its folder and no methods that write', async () => {
    expect(await fetched('/', 'elsewhere')).toMatchObject({ status: 404 });
    for (const path of ['/../main/desktop.cjs', '/..%2f..%2fpackage.json', '/%2e%2e/%2e%2e/package.json']) {
      expect((await fetched(path)).body).not.toContain('workshoppilot-desktop');
    }
    expect(await desktop.ask<Fetched>('fetch', 'app://workshoppilot/', { method: 'POST' })).toMatchObject({ status: 405 });
  });
});

test('the page is locked down', async () => {
  const { settings } = await desktop.ask<{ settings: { webPreferences: Record<string, unknown> } }>('window');
  expect(settings.webPreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    navigateOnDragDrop: false,
  });
  expect(settings.webPreferences['preload']).toMatch(/out[/\\]preload[/\\]preload\.cjs$/);
});

test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s leads nowhere but to the app itself', async (event) => {
  for (const url of ['https://example.com/', 'http://127.0.0.1:1/', 'file:///etc/passwd', 'app://elsewhere/', 'data:text/html,x', 'javascript:1']) {
    expect(await desktop.ask('navigate', event, url)).toBe(true);
  }
  expect(await desktop.ask('navigate', event, 'app://workshoppilot/workshops/ws_1')).toBe(false);
});

test('webviews are not attached', async () => {
  expect(await desktop.ask('attachWebview')).toBe(true);
});

test('permissions are denied but those that the page uses, and every device is', async () => {
  for (const name of ['media', 'geolocation', 'notifications', 'midi', 'openExternal', 'clipboard-read', 'usb', 'display-capture', 'anything']) {
    expect(await desktop.ask('permission', name)).toEqual({ asked: false, lookedUp: false, device: false });
  }
  expect(await desktop.ask('permission', 'clipboard-sanitized-write')).toEqual({ asked: true, lookedUp: true, device: false });
});

test('no request leaves the machine', async () => {
  for (const url of ['https://example.com/a.js', 'http://127.0.0.1:8080/', 'ws://127.0.0.1:1/', 'file:///etc/passwd', 'app://elsewhere/']) {
    expect(await desktop.ask('request', url)).toEqual({ cancel: true });
  }
  for (const url of ['app://workshoppilot/assets/a.js', 'blob:app://workshoppilot/1', 'data:image/png;base64,', 'devtools://devtools/x']) {
    expect(await desktop.ask('request', url)).toEqual({ cancel: false });
  }
});

describe('links that lead out', () => {
  const opened = async () => (await desktop.ask<[string, string][]>('calls', 'openExternal')).map(([, url]) => url);

  test('never open a window in the app', async () => {
    for (const url of ['https://workshoppilot.ai/help', 'https://example.com/', 'file:///etc/passwd', 'app://workshoppilot/', 'about:blank']) {
      expect(await desktop.ask('openWindow', url)).toEqual({ action: 'deny' });
    }
  });

  test('open in the browser: ours at once, other secure ones after a question, the rest never', async () => {
    const before = (await opened()).length;
    await desktop.ask('openWindow', 'https://workshoppilot.ai/docs');
    await desktop.ask('answer', { response: 0 });
    await desktop.ask('openWindow', 'https://example.com/yes');
    await desktop.ask('answer', { response: 1 });
    await desktop.ask('openWindow', 'https://example.com/no');
    const refused = ['http://workshoppilot.ai/', 'https://user:pass@workshoppilot.ai/', 'file:///bin/sh', 'smb://host/share', 'javascript:alert(1)', 'ms-settings:', 'not a url'];
    for (const url of refused) await desktop.ask('openWindow', url);
    await desktop.ask('window');
    expect((await opened()).slice(before)).toEqual(['https://workshoppilot.ai/docs', 'https://example.com/yes']);
    const questions = await desktop.ask<[string, { detail: string }][]>('calls', 'showMessageBox');
    expect(questions.map(([, { detail }]) => detail)).toContain('https://example.com/no');
  });
});

describe('the port', () => {
  test('goes to the main frame of our own page alone', async () => {
    const frames = [
      { url: 'https://example.com/', main: true },
      { url: 'app://elsewhere/', main: true },
      { url: 'app://workshoppilot/', main: false },
      { url: null, main: true },
    ];
    for (const frame of frames) expect(await desktop.ask('portFor', frame)).toBe(false);
    expect(await desktop.ask('portFor', { url: 'app://workshoppilot/', main: true })).toBe(true);
  });

  test('is not handed over for the message of an embedded frame or an opener', async () => {
    expect(await desktop.ask('portForForeignMessage', 'workshoppilot:want-port')).toBe(false);
  });

  test('of the load before is closed when the page loads again', async () => {
    expect(await desktop.ask('reload')).toBe(true);
    expect(await desktop.ask('call', ['workshops', 'create'], { title: 'After the reload', originalIdea: '' })).toHaveProperty('workshopId');
  });
});

test('the wall is the one page that gets a second window, and that one is locked down as well', async () => {
  const windows = async () => (await desktop.ask<[string, { webPreferences: Record<string, unknown> }][]>('calls', 'BrowserWindow')).map(([, settings]) => settings);
  for (const url of ['app://workshoppilot/wall/', 'app://workshoppilot/wall/ws_1/more', 'app://workshoppilot/wall/ws_1?a=1', 'app://elsewhere/wall/ws_1', 'app://workshoppilot/wall/../w/ws_1']) {
    expect(await desktop.ask('openWindow', url)).toEqual({ action: 'deny' });
  }
  expect((await windows()).length).toBe(1);
  expect(await desktop.ask('openWindow', 'app://workshoppilot/wall/ws_abc1')).toEqual({ action: 'deny' });
  const [, wall] = await windows();
  expect(wall?.webPreferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
});
