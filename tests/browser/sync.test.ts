import { readFileSync } from 'node:fs';

import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { err, ok } from '../../shared/domain/result.ts';
import { FAKE_BACKUP_CODE, FAKE_PASSWORD, startFakeAccounts } from '../support/fake-accounts.ts';
import { helloFrom, joined } from '../support/fake-sync.ts';
import { accessibilityFindings } from '../renderer-steps/support/accessibility.ts';
import { InlineApp } from './support/inline-app.ts';
import { settled } from './support/settled.ts';

const PASSWORD = 'correct-horse-1';

let app: InlineApp;
let sample: string;
let bus: string;

beforeAll(async () => {
  app = await InlineApp.start();
  sample = (await app.client.workshops.createSample({ language: 'en' })).workshopId;
  bus = (await app.client.workshops.create({ title: 'Night bus', originalIdea: 'Home safely' })).workshopId;
});
afterAll(() => app.dispose());
afterEach(() => expect(app.complaints.splice(0)).toEqual([]));

const engine = () => {
  if (app.sync.engine === undefined) throw new Error('not connected');
  return app.sync.engine;
};
const row = (page: Page, id: string) => page.locator(`[data-sync-row="${id}"]`);

describe('the sync page', () => {
  test('connects by keyboard, says what is wrong, never shows the password again, and lets workshops be chosen', async () => {
    const page = await app.open('/');
    await page.locator('[data-sync-link="none"]').click();
    await page.getByRole('heading', { level: 1, name: 'Sync' }).waitFor();
    await expect.poll(() => row(page, sample).getByRole('switch').isDisabled()).toBe(true);
    const address = page.getByRole('textbox', { name: 'Address' });
    await address.fill('db.example.org');
    await address.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'This is not an address' }).waitFor();
    app.sync.hello = () => err({ kind: 'not_set_up' });
    await address.fill(`postgres://anna:${PASSWORD}@127.0.0.1/team`);
    await address.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'not set up for WorkshopPilot' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    app.sync.hello = () => ok({ ok: true, protocol: [1, 1], now: 0, person: 'anna', hash: '', scopes: [] });
    await address.press('Enter');
    await page.getByText('You are anna there.').waitFor();
    await page.getByText('127.0.0.1/team').waitFor();
    expect(await page.content()).not.toContain(PASSWORD);
    await row(page, sample).getByRole('switch').focus();
    await page.keyboard.press('Space');
    await row(page, sample).getByText('3 changes waiting').waitFor();
    await expect.poll(() => engine().calls).toContain(`choose ${sample} true`);
    engine().setWorkshop(sample, { state: { kind: 'up_to_date', at: Date.now() } });
    await row(page, sample).getByText('Up to date').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => engine().calls).toEqual(expect.arrayContaining(['pause', 'resume']));
  });

  test('tells offline quietly, what stopped with its reason, what happened, and what can be fetched', async () => {
    const page = await app.open('/sync');
    const now = Date.now();
    engine().eventList = [
      { at: now, workshopId: sample, kind: 'pushed', count: 12, detail: '' },
      { at: now - 60_000, workshopId: null, kind: 'remote_rewound', count: 0, detail: '' },
    ];
    engine().setWorkshop(bus, { state: { kind: 'stopped', why: 'forbidden', changes: 3 }, role: 'editor' });
    engine().become({ link: { kind: 'offline', since: now, nextTryAt: now + 1_000 }, available: [{ workshopId: 'ws_elsewhere', role: 'viewer', title: 'Cargo bikes' }, { workshopId: 'ws_nameless', role: 'editor', title: null }] });
    await page.locator('[data-sync-link="offline"]').waitFor();
    await page.getByText('sent when the network is back').waitFor();
    await row(page, bus).getByText('Stopped: no access').waitFor();
    await row(page, bus).getByText('you can export it').waitFor();
    await page.getByText('Sent 12 changes.').waitFor();
    await page.getByText('put back from a backup').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Fetch “Workshop meless”' }).waitFor();
    await page.getByRole('button', { name: 'Fetch “Cargo bikes”' }).click();
    await expect.poll(() => engine().calls).toContain('fetch ws_elsewhere');
    await page.getByLabel('Token').fill('nonsense');
    await page.getByRole('button', { name: 'Join' }).click();
    await page.getByRole('alert').filter({ hasText: 'not valid' }).waitFor();
    app.sync.join = () => joined('ws_joinedjoinedjoinedjoined');
    await page.getByLabel('Token').fill(`ws_joinedjoinedjoinedjoined.${'s'.repeat(32)}`);
    await page.getByLabel('Token').press('Enter');
    await page.getByText('You are in.').waitFor();
    engine().become({ link: { kind: 'online', person: 'anna', since: now } });
  });

  test('a frozen workshop is exported to a file, and the file opens as a copy', async () => {
    const page = await app.open('/sync');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export “Night bus”' }).click()]);
    const path = await download.path();
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ format: 'workshoppilot.workshop', workshop: { title: 'Night bus' } });
    await page.locator('[data-open-file]').setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
    await page.getByText('not an exported workshop').waitFor();
    await page.locator('[data-open-file]').setInputFiles(path);
    await page.waitForURL(/\/w\/ws_/);
    expect(page.url()).not.toContain(bus);
    await page.getByRole('heading', { level: 1, name: 'Night bus' }).waitFor();
  });
});

describe('in a workshop', () => {
  test('a replaced edit is told in the row and the top bar, shown in words and brought back', async () => {
    const store = app.app.supervisor.store;
    const stepRow = store?.step(sample, 'ideate')?.id ?? '';
    const [idea = ''] = Object.keys(store?.output(stepRow)['ideas'] ?? {});
    const base = { workshopId: sample, stepId: 'ideate', kind: 'replaced', table: 'workshop_steps', rowId: stepRow, byMine: 'anna', byTheirs: 'bert', seen: false, restored: false } as const;
    engine().conflictList = [
      { ...base, id: 'c1', path: `output/ideas/${idea}/text`, mine: '"A bell"', theirs: '"A gong"', at: Date.now() },
      { ...base, id: 'c2', path: `output/ideas/${idea}/$deleted`, mine: '"00"', theirs: null, at: Date.now() - 1, byTheirs: 'user_2x' },
    ];
    engine().setWorkshop(sample, { unseenConflicts: 2 });
    const page = await app.open('/');
    await page.locator(`[data-workshop="${sample}"]`).getByText('2 edits were replaced').waitFor();
    await page.locator(`[data-workshop="${sample}"] [data-row]`).click();
    // The open workshop tells of what comes on top of what it knew.
    await page.getByRole('button', { name: 'Sync: 2 edits were replaced' }).waitFor();
    engine().setWorkshop(sample, { unseenConflicts: 3 });
    await page.getByRole('status').filter({ hasText: '3 edits were replaced' }).getByRole('button', { name: 'Show' }).waitFor();
    engine().setWorkshop(sample, { unseenConflicts: 2 });
    await page.getByRole('button', { name: 'Sync: 2 edits were replaced' }).click();
    await page.getByRole('menuitem', { name: '2 edits were replaced' }).click();
    const first = page.locator('[data-conflict="c1"]');
    await first.getByText('A bell').waitFor();
    await first.getByRole('heading', { name: /^Ideate · Ideas: .+ · Idea$/ }).waitFor();
    await first.getByText('Version of bert, which stands').waitFor();
    const second = page.locator('[data-conflict="c2"]');
    await second.getByText('Version of somebody else, which stands').waitFor();
    await expect.poll(() => second.locator('dd').allTextContents()).toEqual(['deleted', 'kept']);
    await settled(page);
    expect(await page.locator('main').textContent()).not.toMatch(/output\/|nte_|\$deleted|user_/);
    expect(await accessibilityFindings(page)).toEqual([]);
    await first.getByRole('button', { name: /^Bring this back/ }).click();
    await first.getByText('Brought back', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Mark all as seen' }).click();
    await page.getByRole('button', { name: 'Mark all as seen' }).waitFor({ state: 'detached' });
  });

  test('its owner makes a token that is shown once, and changes what members may do', async () => {
    app.app.supervisor.store?.mutate('hub', (unit) => {
      unit.insert('workshop_members', { id: 'wm_bert', workshopId: sample, clerkUserId: 'bert', role: 'editor' });
      return ok(null);
    });
    const page = await app.open(`/w/${sample}`);
    await page.locator('[data-sync-state]').click();
    await page.getByRole('menuitem', { name: 'Share…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Create token' }).click();
    const token = await dialog.getByLabel('Token', { exact: true }).inputValue();
    expect(token).toMatch(/^ws_[a-z0-9]{24}\.\S{32}$/);
    await dialog.getByRole('button', { name: 'Copy token' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(token);
    await dialog.getByLabel('Role of bert').selectOption('viewer');
    const roleOfBert = () => app.app.supervisor.store?.members(sample).find(({ id }) => id === 'wm_bert')?.role;
    await expect.poll(roleOfBert).toBe('viewer');
    await dialog.getByRole('button', { name: 'Remove bert' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
    await page.locator('[data-member="bert"]').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Close' }).last().click();
    await page.locator('[data-sync-state]').click();
    await page.getByRole('menuitem', { name: 'Share…' }).click();
    await dialog.getByText('There is a token for the role “Editor”').waitFor();
    expect(await page.content()).not.toContain(token.split('.')[1]);
    await dialog.getByRole('button', { name: 'Take it back' }).click();
    await dialog.getByRole('button', { name: 'Create token' }).waitFor();
  });

  test('German fits too, and a phone shows everything without scrolling sideways', async () => {
    for (const path of ['/sync', `/sync/${sample}`, `/w/${sample}/ideate`]) {
      const page = await app.open(path, { locale: 'de-DE', viewport: { width: 390, height: 844 } });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await settled(page);
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.context().close();
    }
  });

  test('disconnecting asks first, keeps every workshop and forgets the password', async () => {
    const page = await app.open('/sync');
    await page.getByRole('button', { name: 'Disconnect…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('heading', { name: 'Connect a shared database' }).waitFor();
    await row(page, sample).getByText('Only here').waitFor();
    await expect.poll(() => app.sync.engine?.stopped).toBe(true);
  });

  test('signing in asks for the e-mail, a proof and where needed a second one, and connects', async () => {
    const accounts = await startFakeAccounts();
    try {
      app.sync.hello = () => helloFrom('user_2anna');
      const page = await app.open('/sync');
      await page.getByRole('radio', { name: 'Sign in' }).check({ force: true });
      await page.getByRole('textbox', { name: 'Address' }).fill(`https://api.example.org/rest#${accounts.publishableKey}`);
      await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.org');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'no account for this e-mail' }).waitFor();
      await page.getByRole('textbox', { name: 'E-mail' }).fill('anna@example.org');
      await page.keyboard.press('Enter');
      await page.getByText('It was sent to anna@example.org.').waitFor();
      await page.keyboard.type('111111');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'That is not right' }).waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Back' }).click();
      await page.getByRole('textbox', { name: 'E-mail' }).fill('tom@example.org');
      await page.keyboard.press('Enter');
      await page.getByLabel('Password').fill(FAKE_PASSWORD);
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'asks for a second proof' }).waitFor();
      await page.keyboard.type('000000');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').filter({ hasText: 'That is not right' }).waitFor();
      expect(await accessibilityFindings(page)).toEqual([]);
      await page.getByRole('button', { name: 'Use a backup code' }).click();
      await page.getByRole('textbox', { name: 'Backup code' }).fill(FAKE_BACKUP_CODE);
      await page.keyboard.press('Enter');
      await page.getByText('https://api.example.org/rest').waitFor();
    } finally {
      await accounts.stop();
    }
  });
});
