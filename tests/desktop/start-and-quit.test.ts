import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { startDesktop, type DesktopProcess, type StubOptions } from './desktop-process.ts';

let userData: string;
let running: DesktopProcess[];

beforeEach(() => {
  userData = mkdtempSync(join(tmpdir(), 'workshoppilot-desktop-'));
  running = [];
});

afterEach(async () => {
  for (const desktop of running) {
    desktop.signal('SIGKILL');
    await desktop.ended;
  }
  rmSync(userData, { recursive: true, force: true });
});

function start(options: Partial<StubOptions> = {}): DesktopProcess {
  const desktop = startDesktop({ userData, ...options });
  running.push(desktop);
  return desktop;
}

interface Shown {
  readonly shown: boolean;
  readonly focused: boolean;
  readonly minimized: boolean;
  readonly maximized: boolean;
  readonly url: string;
  readonly html: string;
  readonly settings: { readonly backgroundColor: string; readonly webPreferences: Readonly<Record<string, unknown>> };
  readonly bounds: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

const rows = (sql: string): unknown[] => {
  const database = new Database(join(userData, 'data', 'workshoppilot.db'), { readonly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
};

test('the built app starts, shows its page and keeps its data in the user data folder', async () => {
  const desktop = start();
  const window = await desktop.ask<Shown>('window');
  expect(window).toMatchObject({ shown: true, url: 'app://workshoppilot/' });
  expect(window.html).toBe(readFileSync('out/renderer/index.html', 'utf8'));
  expect(existsSync(join(userData, 'data', 'workshoppilot.db'))).toBe(true);
  expect(desktop.errors()).not.toContain('"level":"error"');
});

test('what must happen before the app is ready happens before', async () => {
  const desktop = start();
  await desktop.ask('window');
  const [[, schemes]] = await desktop.ask<[[string, unknown]]>('calls', 'registerSchemesAsPrivileged');
  expect(schemes).toMatchObject({ ready: false, schemes: [{ scheme: 'app', privileges: { standard: true, secure: true } }] });
  const [[, sandbox]] = await desktop.ask<[[string, unknown]]>('calls', 'enableSandbox');
  expect(sandbox).toEqual({ ready: false });
});

test('the page calls the app through the port that the preload hands over', async () => {
  const desktop = start();
  const { workshopId } = await desktop.ask<{ workshopId: string }>('call', ['workshops', 'create'], { title: 'From the window', originalIdea: '' });
  expect(workshopId).toMatch(/^ws_/);
  const list = await desktop.ask<{ workshops: { title: string; createdAt: Date }[] }>('firstEvent', ['workshops', 'watchList'], undefined);
  expect(list.workshops).toMatchObject([{ title: 'From the window', createdAt: expect.any(Date) as Date }]);
  const status = await desktop.ask<{ surface: string; version: string }>('firstEvent', ['system', 'watchStatus'], undefined);
  expect(status).toMatchObject({ surface: 'desktop', version: (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version });
  expect(await desktop.ask('call', ['workshops', 'create'], { title: '', originalIdea: '' })).toMatchObject({ code: 'INVALID_INPUT' });
});

test('a second start focuses the first window and ends itself without touching the data', async () => {
  const first = start();
  await first.ask('setWindow', { minimized: true });
  await first.ask('secondInstance');
  expect(await first.ask<Shown>('window')).toMatchObject({ focused: true, minimized: false });

  const elsewhere = join(userData, 'second');
  const second = start({ userData: elsewhere, firstInstance: false });
  expect(await second.ended).toBe(0);
  expect(existsSync(elsewhere)).toBe(false);
});

test('closing the window lets the page flush, ends sessions and closes the database', async () => {
  const desktop = start();
  const { workshopId } = await desktop.ask<{ workshopId: string }>('call', ['workshops', 'create'], { title: 'Sessions', originalIdea: '' });
  await desktop.ask('firstEvent', ['workshops', 'watch'], { workshopId });
  const operations = [{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'A bell' } }];
  await desktop.ask('call', ['steps', 'apply'], { workshopId, stepId: 'ideate', operations });
  await desktop.ask('closeWindow');
  expect(await desktop.ended).toBe(0);
  expect(readdirSync(join(userData, 'data')).filter((name) => /-wal$|-shm$/.test(name))).toEqual([]);
  expect(rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(rows('SELECT count(*) AS open FROM sessions WHERE ended_at IS NULL')).toEqual([{ open: 0 }]);
  expect(rows('SELECT count(*) AS ended FROM sessions')).toEqual([{ ended: 1 }]);
});

test('the page is asked to flush exactly once before the window closes', async () => {
  const desktop = start();
  await desktop.ask('page', { answersFlush: false });
  await desktop.ask('closeWindow');
  await desktop.ask('closeWindow');
  await desktop.ask('quit');
  expect(await desktop.ask('pageState')).toMatchObject({ flushes: 1 });
  await desktop.ask('page', { answersFlush: true });
});

test('a page that hangs does not hold the app open for ever', async () => {
  const desktop = start();
  await desktop.ask('page', { answersFlush: false });
  await desktop.ask('closeWindow');
  expect(await desktop.ended).toBe(0);
  expect(desktop.errors()).toContain('asked to flush');
});

test('a page that crashed is not waited for', async () => {
  const desktop = start();
  await desktop.ask('page', { answersFlush: false });
  await desktop.ask('crash', 'clean-exit');
  await desktop.ask('closeWindow');
  expect(await desktop.ended).toBe(0);
  expect(desktop.errors()).not.toContain('asked to flush');
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s quits like a person does', async (name) => {
  const desktop = start();
  await desktop.ask('call', ['workshops', 'create'], { title: 'Signal', originalIdea: '' });
  desktop.signal(name);
  expect(await desktop.ended).toBe(0);
  expect(readdirSync(join(userData, 'data')).filter((file) => file.endsWith('-wal'))).toEqual([]);
});

test('a page that crashes is loaded again, but not over and over', async () => {
  const desktop = start();
  await desktop.ask('crash', 'crashed');
  await desktop.ask('crash', 'crashed');
  expect(await desktop.ask('calls', 'reload')).toHaveLength(1);
  expect(await desktop.ask('call', ['workshops', 'create'], { title: 'After the crash', originalIdea: '' })).toHaveProperty('workshopId');
});

test('the window opens where it was left, and comes back when its display is gone', async () => {
  const first = start();
  await first.ask('setWindow', { maximized: true }, { x: 300, y: 120, width: 1000, height: 700 });
  await first.ask('quit');
  expect(await first.ended).toBe(0);

  const second = start();
  expect(await second.ask<Shown>('window')).toMatchObject({ maximized: true, bounds: { x: 300, y: 120, width: 1000, height: 700 } });
  await second.ask('setWindow', { maximized: false }, { x: 4000, y: 120, width: 1000, height: 700 });
  await second.ask('quit');
  await second.ended;

  const third = start();
  expect(await third.ask<Shown>('window')).toMatchObject({ maximized: false, bounds: { x: 460, y: 170, width: 1000, height: 700 } });
});

test('a window state that is no window state is ignored', async () => {
  writeFileSync(join(userData, 'window.json'), '{"bounds":{"x":"left"}}');
  const desktop = start({ dark: true });
  expect(await desktop.ask<Shown>('window')).toMatchObject({ bounds: { width: 1280, height: 860 }, settings: { backgroundColor: '#191815' } });
});

test('a damaged database still opens the window, and says so through the same port', async () => {
  const first = start();
  await first.ask('call', ['workshops', 'create'], { title: 'Before', originalIdea: '' });
  await first.ask('quit');
  await first.ended;
  const file = join(userData, 'data', 'workshoppilot.db');
  writeFileSync(file, 'this is not a database, it only has its name'.repeat(1_000));
  const second = start();
  expect(await second.ask('firstEvent', ['system', 'watchStatus'], undefined)).toMatchObject({ storage: { state: 'corrupt' } });
  expect(readFileSync(file, 'utf8')).toContain('only has its name');
});
