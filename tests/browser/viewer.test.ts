import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { accessibilityFindings } from '../renderer-steps/support/accessibility.ts';
import { InlineApp } from './support/inline-app.ts';
import { settled } from './support/settled.ts';

let app: InlineApp;
let sample: string;

beforeAll(async () => {
  app = await InlineApp.start();
  sample = (await app.client.workshops.createSample({ language: 'en' })).workshopId;
  await app.client.sync.connect({ address: 'postgres://anna:correct-horse@127.0.0.1/team' });
});
afterAll(() => app.dispose());
afterEach(() => expect(app.complaints.splice(0)).toEqual([]));

const become = (role: 'viewer' | 'editor'): void => app.sync.engine?.setWorkshop(sample, { role, state: { kind: 'up_to_date', at: Date.now() } });
const held = (): string => {
  const { store } = app.app.supervisor;
  return JSON.stringify([store?.workshop(sample), store?.steps(sample), store?.steps(sample).map(({ id }) => store.output(id)), store?.buildPacks(sample)]);
};
const banner = (page: Page) => page.locator('[data-read-only-banner]');
/** Names of what could be pressed or written in: tabs, links and what only changes the view are known to be harmless. */
const open = (page: Page): Promise<readonly string[]> =>
  page.locator('[data-step-page]').evaluate((root) => {
    const found: string[] = [];
    for (const node of root.querySelectorAll<HTMLElement>('textarea:not([readonly]), input[data-entry], [contenteditable], select[data-field]:not(:disabled), [data-drag-handle]:not(button), [data-grip]:not(button)')) {
      if (node.offsetParent !== null) found.push(node.getAttribute('aria-label') ?? node.outerHTML.slice(0, 80));
    }
    return found;
  });

test('a viewer finds every step without a field, a grip or a button that changes it; nothing is ever refused because nothing can be tried', async () => {
  become('viewer');
  const before = held();
  const page = await app.open(`/w/${sample}`);
  await banner(page).getByText('You can look at this workshop, not change it.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Original idea' }).isEditable()).toBe(false);
  await expect.poll(() => page.getByRole('textbox', { name: 'Title' }).isEditable()).toBe(false);
  await expect.poll(() => page.getByRole('button', { name: /^Status:/ }).count()).toBe(0);
  for (const stepId of STEP_IDS) {
    await page.goto(new URL(`/w/${sample}/${stepId}`, page.url()).href);
    await page.locator(`[data-step-page="${stepId}"]`).waitFor();
    await banner(page).waitFor();
    await expect.poll(() => banner(page).count()).toBe(1);
    await settled(page);
    const tabs = await page.locator('[data-step-page] [role=tab]').count();
    for (let tab = 0; tab < Math.max(1, tabs); tab += 1) {
      if (tabs > 0) await page.locator('[data-step-page] [role=tab]').nth(tab).click();
      await settled(page);
      expect([stepId, tab, await open(page)]).toEqual([stepId, tab, []]);
      await pressEverything(page);
    }
  }
  await page.keyboard.press('a');
  await page.locator('[data-agenda]').waitFor();
  await settled(page);
  expect(await page.getByRole('button', { name: /Add block|Start “|Remove/ }).count()).toBe(0);
  expect(held()).toBe(before);
  await settled(page);
  expect(await page.getByText(/not saved|Nothing was changed/).count()).toBe(0);
});

/** Presses the buttons of the step, two of every kind, but those that print, leave or copy; Escape closes what opened. */
async function pressEverything(page: Page): Promise<void> {
  const buttons = page.locator('[data-step-page] button:visible:enabled:not([role=tab])');
  const all = await buttons.evaluateAll((nodes) =>
    nodes.map((node) => [node.getAttribute('aria-label') ?? node.textContent, `${node.className}/${node.parentElement?.className ?? ''}`] as const),
  );
  const pressed = new Map<string, number>();
  for (const [index, [name, kind]] of all.entries()) {
    const times = pressed.get(kind) ?? 0;
    if (times === 2) continue;
    pressed.set(kind, times + 1);
    if (/Print|Download|Save|Copy|Export/.test(name)) continue;
    const button = buttons.nth(index);
    if ((await button.count()) === 0) continue;
    await button.evaluate((node) => (node as HTMLElement).click());
    const opened = page.locator('[role=dialog], [role=alertdialog], [role=menu]').first();
    await settled(page);
    if ((await opened.count()) === 0) continue;
    await opened.press('Escape');
    await opened.waitFor({ state: 'detached' });
  }
  await settled(page);
  expect(await page.getByText(/not saved|Nothing was changed/).count()).toBe(0);
}

test('empty steps tell a viewer that there is nothing yet, and nowhere how to write', async () => {
  const empty = (await app.client.workshops.create({ title: 'Nothing yet', originalIdea: '' })).workshopId;
  app.sync.engine?.setWorkshop(empty, { role: 'viewer', state: { kind: 'up_to_date', at: Date.now() } });
  const page = await app.open(`/w/${empty}`);
  for (const stepId of STEP_IDS) {
    await page.goto(new URL(`/w/${empty}/${stepId}`, page.url()).href);
    await page.locator(`[data-step-page="${stepId}"]`).waitFor();
    await banner(page).waitFor();
    const tabs = page.locator('[data-step-page] [role=tab]');
    const told: string[] = [];
    for (let tab = 0; tab < Math.max(1, await tabs.count()); tab += 1) {
      if ((await tabs.count()) > 0) await tabs.nth(tab).click();
      const words = await page.locator('[data-step-page]').innerText();
      expect([stepId, tab, words.match(/\b(Type|Press|Drag|Paste|Add|Carry|Write|Start|Move|Draw|Double-click|Give)\b.*/g)]).toEqual([stepId, tab, null]);
      told.push(words);
    }
    expect(told.join(' '), stepId).toMatch(/Nothing here yet|An empty board/);
  }
}, 120_000);

test('the board stays as it is, the wall opens, the list has no rename; a copy is one’s own, and as an editor everything opens again at once', async () => {
  become('viewer');
  const before = held();
  const person = await app.person();
  const page = await app.openIn(person, `/w/${sample}/ideate`);
  await page.locator('[data-step-page="ideate"]').waitFor();
  await banner(page).waitFor();
  await page.getByRole('tab', { name: /Ideas/ }).click();
  await page.getByRole('button', { name: 'Board', exact: true }).click();
  const notes = page.locator('[data-board] [role=option]');
  await notes.first().waitFor();
  await settled(page);
  const count = await notes.count();
  expect(count).toBeGreaterThan(0);
  await page.keyboard.press('n');
  await page.locator('[data-board] canvas').first().dblclick({ position: { x: 12, y: 12 } });
  await notes.first().focus();
  for (const key of ['Delete', 'ArrowRight', 'Enter', 'Escape', 'l', 'Control+d']) await page.keyboard.press(key);
  await settled(page);
  expect(await page.locator('[data-board] textarea').count()).toBe(0);
  await expect.poll(() => notes.count()).toBe(count);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('h1').first().click();
  const [wall] = await Promise.all([person.waitForEvent('page'), page.keyboard.press('p')]);
  await wall.locator('[data-wall]').waitFor();
  await wall.close();
  await settled(page);
  expect(held()).toBe(before);

  await page.getByRole('button', { name: 'List', exact: true }).click();
  const text = page.locator('[data-step-page] textarea[data-field="text"]').first();
  await text.waitFor();
  await expect.poll(() => text.isEditable()).toBe(false);
  become('editor');
  await banner(page).waitFor({ state: 'detached' });
  await expect.poll(() => text.isEditable()).toBe(true);
  await text.fill('Written as an editor');
  await expect.poll(() => held().includes('Written as an editor')).toBe(true);

  become('viewer');
  await banner(page).getByRole('button', { name: 'Work in a copy' }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/w/ws_') && !url.pathname.includes(sample));
  await page.getByRole('textbox', { name: 'Original idea' }).waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Original idea' }).isEditable()).toBe(true);
  await settled(page);
  expect(await banner(page).count()).toBe(0);
  await page.getByRole('link', { name: 'All workshops' }).click();
  const row = page.locator(`[data-workshop="${sample}"]`);
  await row.getByRole('button', { name: /^Actions for/ }).click();
  await expect.poll(() => page.getByRole('menuitem').allTextContents()).toEqual(['Open', 'Duplicate']);
  await page.keyboard.press('Escape');
  await row.locator('[data-row]').focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Delete');
  await settled(page);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await expect.poll(() => row.count()).toBe(1);
});
