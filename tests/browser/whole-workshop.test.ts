import { readFile } from 'node:fs/promises';

import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { saved, TestApp } from './support/app-page.ts';
import { settled } from './support/settled.ts';

let app: TestApp;
beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(async () => {
  await app.dispose();
});

/** Types into an entry line and adds it. */
async function enter(page: Page, name: string, text: string): Promise<void> {
  const line = page.getByRole('textbox', { name }).first();
  await line.fill(text);
  await line.press('Enter');
}

/** Makes entries of this step from what an earlier step chose. */
async function carry(page: Page, from: RegExp): Promise<void> {
  await page.getByRole('button', { name: 'Carry forward' }).click();
  const dialog = page.getByRole('dialog', { name: 'Carry forward' });
  const entries = dialog.getByRole('checkbox');
  await entries.first().waitFor();
  const what = dialog.getByRole('combobox', { name: 'What to carry' });
  if ((await what.count()) > 0) {
    const option = (await what.locator('option').allTextContents()).find((text) => from.test(text));
    await what.selectOption({ label: option ?? '' });
    await settled(page);
  }
  for (const entry of await entries.all()) await entry.check({ force: true });
  await dialog.getByRole('button', { name: /^Carry \d/ }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** What a facilitator does in each step to meet its gate, from the keyboard and the mouse, with nothing prepared. */
const STEPS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async empathize(page) {
    await page.getByRole('tab', { name: /Empathy map/ }).click();
    await enter(page, 'Add a note: Pains', 'Nobody knows what can be borrowed');
    await enter(page, 'Add a note: Gains', 'A drill for one Saturday');
    await page.getByRole('tab', { name: /Personas/ }).click();
    await page.getByRole('button', { name: 'Add persona' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Priya');
  },
  async define(page) {
    await page.getByRole('tab', { name: /Points of view/ }).click();
    await page.getByRole('button', { name: 'Add point of view' }).first().click();
    await page.getByRole('textbox', { name: /need/i }).first().fill('a drill she can count on');
    await page.getByRole('tab', { name: /How might we/ }).click();
    await enter(page, 'How might we …', 'How might we promise a thing for a day?');
    await page.getByRole('checkbox', { name: /Selected/ }).first().check({ force: true });
  },
  async ideate(page) {
    await page.getByRole('button', { name: 'New note' }).click();
    await page.getByRole('textbox', { name: 'Text of the note' }).fill('Lockers with a code');
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: 'Selected notes' }).getByRole('button', { name: 'Selected' }).click();
  },
  async prototype(page) {
    await carry(page, /Ideas/);
    await page.getByRole('textbox', { name: 'Pitch' }).fill('Pick things up at any hour.');
  },
  async test(page) {
    await carry(page, /Concepts/);
    await page.getByRole('textbox', { name: 'Target' }).fill('20');
    await page.getByRole('textbox', { name: 'Target' }).press('Tab');
  },
  async prioritize(page) {
    await enter(page, 'Add a feature', 'Lockers');
    await page.getByRole('group', { name: 'Class of Lockers' }).getByRole('button', { name: 'Must' }).press('Enter');
  },
  async architect(page) {
    await carry(page, /Features/);
  },
  async spec(page) {
    await enter(page, 'Add a requirement', 'A locker opens within two seconds of the code');
  },
  async story(page) {
    await carry(page, /Features/);
    await page.getByRole('button', { name: /Lockers/ }).last().press('Enter');
    const editor = page.getByRole('region', { name: 'Story', exact: true });
    await editor.getByRole('button', { name: 'Add a criterion' }).click();
    await editor.getByRole('textbox', { name: 'Criterion 1: Then' }).fill('the door is open');
  },
  async pack(page) {
    await page.getByRole('button', { name: 'Create build pack' }).click();
    await page.getByText('Build pack created.').waitFor();
  },
};

test('a new user creates a workshop, fills ten steps, quits, comes back and exports a build pack', async () => {
  const { page, complaints } = await app.open();
  await page.getByRole('button', { name: 'New workshop' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Title|Name/ }).fill('Library of Things');
  await dialog.getByRole('textbox', { name: /idea/i }).fill('Lend things as easily as books.');
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: /Create/ }).click();
  await page.waitForURL(/\/w\/ws_/);
  const workshop = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');

  for (const [step, work] of Object.entries(STEPS)) {
    await page.locator(`a[href="${workshop}/${step}"]`).first().click();
    await page.locator(`[data-step-page="${step}"]`).waitFor();
    await work(page);
    await page.getByText('Everything this step needs is there.').waitFor();
    await page.getByRole('button', { name: 'Complete step' }).click();
    await page.getByRole('button', { name: 'Reopen' }).waitFor();
  }
  await saved(page);
  expect(complaints).toEqual([]);

  // Quits and comes back: another run of the host, another address.
  await app.closePages();
  await app.host.stop();
  await app.restart(0);
  const again = await app.open({ acceptDownloads: true });
  await again.page.getByRole('link', { name: /Library of Things/ }).first().click();
  await again.page.locator(`a[href="${workshop}/pack"]`).first().click();
  await again.page.getByRole('tab', { name: /Made so far/ }).click();
  const downloading = again.page.waitForEvent('download');
  await again.page.getByRole('button', { name: /Save to file/ }).first().click();
  const text = await readFile(await (await downloading).path(), 'utf8');
  for (const words of ['Library of Things', 'Nobody knows what can be borrowed', 'Lockers with a code', 'A locker opens within two seconds', 'the door is open']) {
    expect(text).toContain(words);
  }
  expect(again.complaints).toEqual([]);
});
