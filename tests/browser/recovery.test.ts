import { closeSync, openSync, readdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { AxeBuilder } from '@axe-core/playwright';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { startHostProcess } from '../support/host-process.ts';
import { TestApp, titles } from './support/app-page.ts';

let app: TestApp;

beforeEach(async () => {
  app = await TestApp.start();
  await app.asClient((client) => client.workshops.create({ title: 'Before the trouble', originalIdea: '' }));
});

afterEach(async () => {
  const { complaints } = app;
  await app.dispose();
  expect(complaints).toEqual([]);
});

const database = (): string => join(app.dataDir, 'workshoppilot.db');

/** Overwrites pages in the middle of the database, as a failing disk does. */
function damage(): void {
  const file = openSync(database(), 'r+');
  const junk = Buffer.alloc(Math.min(64 * 1024, statSync(database()).size - 4096), 7);
  writeSync(file, junk, 0, junk.length, 4096);
  closeSync(file);
}

describe('a damaged database', () => {
  test('offers its backups, restores one after asking, and keeps the damaged file', async () => {
    await app.host.stop();
    await app.restart();
    await app.host.stop();
    damage();
    const damaged = readFileSync(database());
    await app.restart();
    const { page } = await app.open();
    await page.getByRole('heading', { name: 'The database is damaged' }).waitFor();
    expect(readFileSync(database()).equals(damaged)).toBe(true);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);

    await page.getByRole('button', { name: 'Put this back' }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    expect(readFileSync(database()).equals(damaged)).toBe(true);
    await page.getByRole('button', { name: 'Put this back' }).first().click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Put back' }).click();
    await page.getByRole('heading', { level: 1, name: 'Workshops' }).waitFor();
    await expect.poll(() => titles(page)).toEqual(['Before the trouble']);
    const kept = readdirSync(app.dataDir, { recursive: true })
      .map((name) => join(app.dataDir, String(name)))
      .filter((path) => statSync(path).isFile() && readFileSync(path).equals(damaged));
    expect(kept).toHaveLength(1);
  });

  test('can be left aside for an empty one, after asking', async () => {
    await app.host.stop();
    damage();
    await app.restart();
    const { page } = await app.open();
    await page.getByRole('button', { name: 'Start with an empty database' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Start empty' }).click();
    await page.getByRole('heading', { level: 1, name: 'Run your first workshop' }).waitFor();
  });
});

describe('a database that is not ours to open', () => {
  test('of a newer version is left untouched, and the page says what to do', async () => {
    await app.host.stop();
    const file = new Database(database());
    const table = file.prepare("select name from sqlite_master where name like '%migrations%'").pluck().get() as string;
    file.prepare(`insert into "${table}" (hash, created_at) values ('from the future', ${String(Date.UTC(2099, 0, 1))})`).run();
    file.close();
    const before = readFileSync(database());
    await app.restart();
    const { page } = await app.open();
    await page.getByRole('heading', { name: 'Your data was written by a newer version' }).waitFor();
    await page.getByText(app.dataDir).waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('It is still the same').waitFor();
    expect(readFileSync(database()).equals(before)).toBe(true);
  });

  test('that another process holds says so, and the page goes on by itself when it is free', async () => {
    const second = await startHostProcess({ dataDir: app.dataDir });
    try {
      const person = await app.person();
      const page = await person.newPage();
      await page.goto(second.address.href);
      await page.getByRole('heading', { name: 'Another program has the data open' }).waitFor();
      await app.host.stop();
      await page.getByRole('heading', { level: 1, name: 'Workshops' }).waitFor();
      await expect.poll(() => titles(page)).toEqual(['Before the trouble']);
    } finally {
      await second.stop();
    }
  });
});

describe('every other trouble', () => {
  test.each([
    ['read_only', 'In den Datenordner kann nicht geschrieben werden'],
    ['full', 'Der Datenträger ist voll'],
    ['failed', 'Die Datenbank konnte nicht geöffnet werden'],
  ])('%s has a page of its own that says what happened, what is safe and what to do', async (state, heading) => {
    const person = await app.person({ locale: 'de-DE', viewport: { width: 390, height: 844 } });
    const page = await person.newPage();
    const storage = JSON.stringify({ state, folder: '/home/ada/WorkshopPilot', ...(state === 'failed' ? { reason: 'SQLITE_IOERR' } : {}) });
    await page.routeWebSocket('**/rpc', (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => socket.send(String(message).replaceAll('"storage":{"state":"ready"}', `"storage":${storage}`)));
    });
    await page.goto(app.host.address.href);
    await page.getByRole('heading', { name: heading }).waitFor();
    for (const part of ['Was passiert ist', 'Was sicher ist', 'Was zu tun ist']) await page.getByRole('heading', { name: part }).waitFor();
    await page.getByRole('button', { name: 'Erneut versuchen' }).waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
