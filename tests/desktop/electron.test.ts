import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { _electron, type ElectronApplication, type Page } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { en } from '../../shared/catalogs/en.ts';
import { findElectron, openDisplay, type Display } from './real-electron.ts';

const electron = findElectron();
let display: Display | undefined;
let userData: string;

beforeAll(async () => {
  userData = mkdtempSync(join(tmpdir(), 'workshoppilot-electron-'));
  if (electron !== undefined) display = await openDisplay();
});

afterAll(() => {
  display?.close();
  rmSync(userData, { recursive: true, force: true });
});

async function launch(): Promise<{ readonly app: ElectronApplication; readonly page: Page }> {
  const app = await _electron.launch({
    executablePath: electron ?? '',
    args: [resolve('.'), `--user-data-dir=${userData}`, '--lang=en-US'],
    env: { ...process.env, ...display?.env } as Record<string, string>,
  });
  return { app, page: await app.firstWindow() };
}

describe('the built app in a real Electron', () => {
  beforeEach(({ skip }) => {
    skip(electron === undefined, 'there is no Electron binary: neither node_modules/electron/dist nor ELECTRON_OVERRIDE_DIST_PATH holds one');
    skip(display === undefined, 'there is no display and no Xvfb to make one');
  });

  test('opens its window on the dashboard, at its own address', async () => {
    const { app, page } = await launch();
    await page.getByRole('button', { name: en.dashboard.first.sample }).waitFor();
    expect(page.url()).toBe('app://workshoppilot/');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible()))).toEqual([true]);
    await app.close();
  });

  test('gives the page neither Node nor Electron nor another place to go', async () => {
    const { app, page } = await launch();
    await page.getByRole('button', { name: en.dashboard.first.sample }).waitFor();
    const globals = await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window));
    expect(globals).toEqual([]);
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBeNull();
    expect(await page.evaluate(() => fetch('https://example.com/').then(() => 'reached', () => 'refused'))).toBe('refused');
    await page.evaluate(() => (location.href = 'https://example.com/'));
    expect(page.url()).toBe('app://workshoppilot/');
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await app.close();
  });

  test('works over its port: a sample workshop opens, stays after a reload and after a restart', async () => {
    const first = await launch();
    await first.page.getByRole('button', { name: en.dashboard.first.sample }).click();
    await first.page.waitForURL(/^app:\/\/workshoppilot\/.+/);
    const address = first.page.url();
    const title = await first.page.title();
    await first.page.reload();
    await first.page.waitForFunction((expected) => document.title === expected, title);
    expect(first.page.url()).toBe(address);
    await first.app.close();
    expect(readdirSync(join(userData, 'data')).filter((name) => name.endsWith('-wal'))).toEqual([]);

    const second = await launch();
    await second.page.waitForFunction((gone) => !document.body.innerText.includes(gone), en.dashboard.first.title);
    await second.page.getByRole('searchbox').or(second.page.getByRole('textbox')).first().waitFor();
    await second.app.close();
  });
});
