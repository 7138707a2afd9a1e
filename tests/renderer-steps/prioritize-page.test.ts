import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { carry, drag } from './support/drag.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

async function openWith(title: string, features: readonly Readonly<Record<string, unknown>>[]): Promise<Page> {
  const id = await app.asClient(async (client) => {
    const workshopId = await newWorkshop(client, title);
    if (features.length > 0) await addItems(client, workshopId, 'prioritize', 'features', features);
    return workshopId;
  });
  return openStep(app, id, 'prioritize');
}

const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

const focused = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const item = document.activeElement?.closest('[data-item]')?.querySelector('textarea')?.value;
    return `${item ?? ''} ${(document.activeElement as HTMLElement | null)?.dataset['field'] ?? ''}`;
  });

describe('the MoSCoW columns', () => {
  test('take features by Enter, sort them one press each from the keyboard, and open the gate', async () => {
    const page = await openWith('Sorting', []);
    await page.getByText('Start with what could be built.').waitFor();
    for (const name of ['Lockers', 'Waiting list', 'Drones']) {
      await page.getByRole('textbox', { name: 'Add a feature' }).fill(name);
      await page.keyboard.press('Enter');
    }
    const unsorted = page.getByRole('region', { name: 'Not sorted yet' });
    await expect.poll(() => unsorted.getByRole('listitem').count()).toBe(3);
    await page.getByText('a MoSCoW class for “Drones”').waitFor();
    await page.getByRole('group', { name: 'Class of Lockers' }).getByRole('button', { name: 'Must' }).press('Enter');
    const must = page.getByRole('region', { name: 'Must' });
    await must.getByRole('listitem', { name: 'Lockers' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Waiting list to-must');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Should' }).getByRole('listitem', { name: 'Waiting list' }).waitFor();
    await page.getByRole('group', { name: 'Class of Drones' }).getByRole('button', { name: 'Won’t' }).press('Enter');
    await unsorted.waitFor({ state: 'detached' });
    await must.getByRole('textbox', { name: 'Description' }).pressSequentially('Open at night');
    await page.getByText('Everything this step needs is there.').waitFor();
    await page.getByRole('button', { name: 'Complete step' }).click();
    await page.getByRole('button', { name: 'Reopen' }).waitFor();

    await comeBack(page);
    await expect.poll(() => must.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Open at night');
    await page.getByRole('region', { name: 'Won’t' }).getByRole('listitem', { name: 'Drones' }).waitFor();
  });

  test('move a feature by its menu, take the focus along, and undo it', async () => {
    const page = await openWith('Moving', [{ name: 'Lockers', moscow: 'should' }]);
    await page.getByRole('button', { name: 'Feature menu' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Must' }).press('Enter');
    await page.getByRole('region', { name: 'Must' }).getByRole('listitem', { name: 'Lockers' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Lockers name');
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.getByRole('region', { name: 'Should' }).getByRole('listitem', { name: 'Lockers' }).waitFor();
  });

  test('take what is dragged into them where it is dropped, say so, let go of it at Escape, and still take clicks and typing', async () => {
    const page = await openWith('Dragging', [
      { name: 'Lockers', moscow: 'must' },
      { name: 'Reminder', moscow: 'must' },
      { name: 'Drones', moscow: 'could' },
      { name: 'Deposit' },
    ]);
    await page.setViewportSize({ width: 1280, height: 1100 });
    const must = page.getByRole('region', { name: 'Must' });
    const cards = must.getByRole('listitem');
    const order = (): Promise<readonly (string | null)[]> => cards.evaluateAll((list) => list.map((card) => card.getAttribute('aria-label')));
    const drones = page.getByRole('listitem', { name: 'Drones' });
    await carry(page, drones, cards.first(), { x: 0.5, y: 0.1 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settled(page);
    await expect.poll(() => page.getByRole('region', { name: 'Could' }).getByRole('listitem').count()).toBe(1);
    await drag(page, drones.getByRole('textbox', { name: 'Feature' }), cards.first(), { x: 0.5, y: 0.1 });
    await expect.poll(order).toEqual(['Drones', 'Lockers', 'Reminder']);
    await page.getByRole('status').getByText('“Drones”: Must').waitFor();
    await drag(page, page.getByRole('region', { name: 'Not sorted yet' }).getByRole('textbox', { name: 'Feature', exact: true }), cards.last(), { x: 0.5, y: 0.2 });
    await expect.poll(order).toEqual(['Drones', 'Lockers', 'Deposit', 'Reminder']);
    await drag(page, cards.last(), cards.first(), { x: 0.5, y: 0.1 }, { x: 0.5, y: 0.95 });
    await expect.poll(order).toEqual(['Reminder', 'Drones', 'Lockers', 'Deposit']);
    await cards.first().getByRole('textbox', { name: 'Feature' }).click();
    await page.keyboard.press('End');
    await page.keyboard.type('s by mail');
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(order).toEqual(['Drones', 'Lockers', 'Deposit', 'Reminder']);
  });

  test('let a class go again by menu, by drag and in the table, and say so', async () => {
    const page = await openWith('Back to unsorted', [{ name: 'Lockers', moscow: 'should' }, { name: 'Drones', moscow: 'could' }]);
    const unsorted = page.getByRole('region', { name: 'Not sorted yet' });
    await page.getByRole('listitem', { name: 'Lockers' }).getByRole('button', { name: 'Feature menu' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Not sorted yet' }).press('Enter');
    await expect.poll(() => unsorted.getByRole('listitem').count()).toBe(1);
    await page.getByText('a MoSCoW class for “Lockers”').waitFor();
    await drag(page, page.getByRole('listitem', { name: 'Drones' }).getByRole('textbox', { name: 'Feature' }), unsorted, { x: 0.5, y: 0.4 });
    await page.getByRole('status').getByText('“Drones”: Not sorted yet').waitFor();
    await expect.poll(() => unsorted.getByRole('listitem').count()).toBe(2);
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.getByRole('region', { name: 'Could' }).getByRole('listitem', { name: 'Drones' }).waitFor();
    await tab(page, 'Stack rank');
    const classOf = (name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) }).getByRole('combobox', { name: 'MoSCoW' });
    await classOf('Drones').selectOption({ label: 'Not sorted' });
    await page.getByText('a MoSCoW class for “Drones”').waitFor();
    await comeBack(page);
    await tab(page, 'Stack rank');
    await expect.poll(() => classOf('Drones').inputValue()).toBe('');
    // With nothing unsorted, the line that adds features takes the drop.
    await classOf('Drones').selectOption('must');
    await classOf('Lockers').selectOption('must');
    await tab(page, 'MoSCoW');
    await unsorted.waitFor({ state: 'detached' });
    await drag(page, page.getByRole('listitem', { name: 'Lockers' }).getByRole('textbox', { name: 'Feature' }), page.getByRole('textbox', { name: 'Add a feature' }));
    await unsorted.getByRole('listitem').waitFor();
  });

  test('carry the concepts forward with their pitch', async () => {
    const id = await app.asClient(async (client) => {
      const workshopId = await newWorkshop(client, 'Carry');
      await addItems(client, workshopId, 'prototype', 'concepts', [{ name: 'Reserved is reserved', pitch: 'A locker opens' }]);
      return workshopId;
    });
    const page = await openStep(app, id, 'prioritize');
    await page.getByRole('button', { name: 'Carry forward' }).click();
    await page.getByRole('button', { name: 'Carry 1 entry' }).click();
    await page.getByRole('group', { name: 'Class of Reserved is reserved' }).getByRole('button', { name: 'Could' }).click();
    const card = page.getByRole('region', { name: 'Could' }).getByRole('listitem', { name: 'Reserved is reserved' });
    await expect.poll(() => card.getByRole('textbox', { name: 'Description' }).inputValue()).toBe('A locker opens');
    await card.getByText('Reserved is reserved').last().waitFor();
  });

  test('say how much of the effort the musts take, and when it is too much', async () => {
    const page = await openWith('Effort', [
      { name: 'Lockers', moscow: 'must', effort: 3 },
      { name: 'Reminder', moscow: 'should', effort: 2 },
      { name: 'Drones', moscow: 'wont', effort: 5 },
    ]);
    await page.getByText('Musts take 60% of the effort.', { exact: true }).waitFor();
    await page.getByRole('listitem', { name: 'Reminder' }).getByRole('button', { name: 'Feature menu' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Must' }).click();
    await page.getByText(/Musts take 100% of the effort\. Above 60%/).waitFor();
  });
});

describe('the map of impact and effort', () => {
  test('shows what was judged, keeps a row in its place while it is judged, and moves points by arrow keys', async () => {
    const page = await openWith('Judging', [{ name: 'Lockers' }, { name: 'Drones' }]);
    await tab(page, 'Impact and effort');
    const open = page.getByRole('list', { name: 'Not judged yet' });
    const row = open.getByRole('listitem').filter({ has: page.getByText('Lockers') });
    await row.getByRole('slider', { name: 'Impact' }).focus();
    await page.keyboard.press('5');
    await page.keyboard.press('Tab');
    await page.keyboard.press('2');
    const map = page.getByRole('group', { name: 'Features by impact and effort' });
    await map.getByRole('button', { name: 'Lockers, impact 5, effort 2: quick win' }).waitFor();
    await expect.poll(() => focused(page)).toBe('Lockers effort');
    await expect.poll(() => open.getByRole('listitem').count()).toBe(2);
    await open.getByRole('slider', { name: 'Impact' }).last().focus();
    await expect.poll(() => open.getByRole('listitem').count()).toBe(1);

    await map.getByRole('button', { name: /Lockers/ }).focus();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowUp']) await page.keyboard.press(key);
    await map.getByRole('button', { name: 'Lockers, impact 5, effort 4: big bet' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Lockers, impact 5, effort 4: big bet');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Lockers impact');

    await comeBack(page);
    await tab(page, 'Impact and effort');
    await map.getByRole('button', { name: 'Lockers, impact 5, effort 4: big bet' }).waitFor();
  });

  test('takes a feature that is dragged on it or from the list, and one that is sent to a quadrant by its menu', async () => {
    const page = await openWith('Dragging', [
      { name: 'Lockers', impact: 5, effort: 5 },
      { name: 'Deposit', impact: 1, effort: 1 },
      { name: 'Reminder' },
    ]);
    // Nothing lies at the edge of the window, where a drag that rests would scroll the page under the pointer.
    await page.setViewportSize({ width: 1280, height: 1200 });
    await tab(page, 'Impact and effort');
    const map = page.getByRole('group', { name: 'Features by impact and effort' });
    const there = map.getByRole('button', { name: /Deposit/ });
    await drag(page, map.getByRole('button', { name: /Lockers/ }), there);
    await map.getByRole('button', { name: 'Lockers, impact 1, effort 1: fill-in' }).waitFor();
    const open = page.getByRole('list', { name: 'Not judged yet' });
    await drag(page, open.getByRole('textbox', { name: 'Feature' }), there);
    await map.getByRole('button', { name: 'Reminder, impact 1, effort 1: fill-in' }).waitFor();
    await open.waitFor({ state: 'detached' });
    const row = page.getByRole('listitem').filter({ has: page.getByText('Reminder') });
    await row.getByRole('button', { name: 'Feature menu' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Quick wins' }).press('Enter');
    await map.getByRole('button', { name: 'Reminder, impact 4, effort 2: quick win' }).waitFor();
  });
});

describe('the RICE table', () => {
  test('scores from four figures, goes down a column by Enter and sorts by it', async () => {
    const page = await openWith('Scores', [
      { name: 'Lockers', reach: 600, impact: 5, confidence: 75 },
      { name: 'Reminder', reach: 900, impact: 3, confidence: 90 },
    ]);
    await tab(page, 'RICE');
    const rows = page.getByRole('table', { name: 'RICE' }).locator('tbody tr');
    await expect.poll(() => rows.first().textContent()).toContain('needs all four figures');
    await rows.first().getByRole('textbox', { name: 'Effort' }).fill('5');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('Reminder effort');
    await page.keyboard.type('1');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows.allTextContents()).toEqual([expect.stringContaining('450'), expect.stringContaining('2,430')]);
    await page.getByRole('button', { name: 'Score' }).click();
    await expect.poll(() => rows.first().textContent()).toContain('2,430');
    await rows.first().getByRole('textbox', { name: 'Confidence' }).fill('200');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'too large or too small' }).waitFor();

    await comeBack(page);
    await tab(page, 'RICE');
    await expect.poll(() => rows.nth(1).getByRole('textbox', { name: 'Confidence' }).inputValue()).toBe('90');
    await expect.poll(() => rows.nth(1).textContent()).toContain('2,430');
  });
});

describe('the stack rank', () => {
  const names = (page: Page): Promise<readonly string[]> =>
    page
      .getByRole('list', { name: 'Features in order' })
      .getByRole('textbox', { name: 'Feature' })
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

  test('moves by buttons and keys, draws the cut line below the last must, and arranges itself', async () => {
    const page = await openWith('Ranking', [
      { name: 'Drones', moscow: 'wont' },
      { name: 'Lockers', moscow: 'must' },
      { name: 'Reminder', moscow: 'should' },
      { name: 'Check', moscow: 'must' },
    ]);
    await tab(page, 'Stack rank');
    await page.getByText('2 features above it are no must').waitFor();
    const row = page.getByRole('listitem').filter({ has: page.getByText('Lockers') });
    await row.getByRole('button', { name: 'Move up' }).press('Enter');
    await expect.poll(() => names(page)).toEqual(['Lockers', 'Drones', 'Reminder', 'Check']);
    await expect.poll(() => focused(page)).toBe('Lockers up');
    await row.getByRole('textbox', { name: 'Feature' }).press('Alt+ArrowDown');
    await expect.poll(() => names(page)).toEqual(['Drones', 'Lockers', 'Reminder', 'Check']);
    await page.getByRole('listitem').filter({ has: page.getByText('Check') }).getByRole('button', { name: 'Feature menu' }).click();
    await page.getByRole('menuitem', { name: 'To the top' }).click();
    await expect.poll(() => names(page)).toEqual(['Check', 'Drones', 'Lockers', 'Reminder']);
    await page.getByText('1 feature above it is no must').waitFor();
    const rows = page.getByRole('list', { name: 'Features in order' }).getByRole('listitem');
    await drag(page, rows.first(), rows.last(), { x: 0.4, y: 0.9 }, { x: 0.03, y: 0.5 });
    await expect.poll(() => names(page)).toEqual(['Drones', 'Lockers', 'Reminder', 'Check']);
    await page.getByRole('status').getByText('“Check” is now number 4').waitFor();
    await drag(page, rows.last(), rows.first(), { x: 0.4, y: 0.1 }, { x: 0.03, y: 0.5 });
    await expect.poll(() => names(page)).toEqual(['Check', 'Drones', 'Lockers', 'Reminder']);
    await page.getByRole('button', { name: 'Arrange' }).press('Enter');
    await page.getByRole('menuitem', { name: 'By MoSCoW class' }).press('Enter');
    await expect.poll(() => names(page)).toEqual(['Check', 'Lockers', 'Reminder', 'Drones']);
    await page.getByText('below the last must').waitFor();

    await comeBack(page);
    await tab(page, 'Stack rank');
    await expect.poll(() => names(page)).toEqual(['Check', 'Lockers', 'Reminder', 'Drones']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => names(page)).toEqual(['Check', 'Drones', 'Lockers', 'Reminder']);
  });
});

describe('the table', () => {
  test('takes cells of a spreadsheet, says what does not fit and where a quote is broken, and is undone as one', async () => {
    const page = await openWith('Pasting', [{ name: 'Lockers' }]);
    await tab(page, 'Table');
    const table = page.getByRole('table', { name: 'Features' });
    await page.evaluate(() => navigator.clipboard.writeText('MoSCoW\tFeature\tOwner\tImpact\nMust\tReminder, by mail\tPriya\t4\nshould\tDrones\t\thigh'));
    await table.getByRole('textbox', { name: 'Feature' }).focus();
    await page.keyboard.press('Control+v');
    const dialog = page.getByRole('dialog', { name: 'Paste rows: Features' });
    await dialog.getByText('Row 3, Impact: high').waitFor();
    await dialog.getByText('1 value stands in a column that is left out.').waitFor();
    await dialog.getByRole('combobox', { name: 'Owner goes into' }).selectOption({ label: 'Description' });
    await dialog.getByText('stands in a column').waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Add 2 rows' }).click();
    const rows = table.locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(3);
    await expect.poll(() => rows.nth(1).getByRole('textbox', { name: 'Description' }).inputValue()).toBe('Priya');
    await expect.poll(() => rows.nth(1).getByRole('combobox', { name: 'MoSCoW' }).inputValue()).toBe('must');
    await expect.poll(() => rows.nth(1).getByRole('slider', { name: 'Impact' }).getAttribute('aria-valuenow')).toBe('4');
    await expect.poll(() => rows.nth(2).getByRole('textbox', { name: 'Feature' }).inputValue()).toBe('Drones');

    await page.getByRole('button', { name: 'Paste rows' }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Rows' }).fill('Feature,Impact\nCheck,3\n"Bundles,5');
    await dialog.getByText('A quotation mark in line 3 does not fit together with the rest.').waitFor();
    await expect.poll(() => dialog.locator('tbody').textContent()).toContain('"Bundles');
    await dialog.getByRole('button', { name: 'Add 2 rows' }).press('Enter');
    await expect.poll(() => rows.count()).toBe(5);
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows.count()).toBe(3);
    await comeBack(page);
    await expect.poll(() => rows.count()).toBe(3);
    expect(await accessibilityFindings(page)).toEqual([]);
  });
});

test('the prioritize page has nothing that axe objects to, in any view, in light and dark', async () => {
  const id = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);
  const page = await openStep(app, id, 'prioritize');
  for (const name of ['MoSCoW', 'Impact and effort', 'RICE', 'Stack rank']) {
    await tab(page, name);
    expect(await accessibilityFindings(page)).toEqual([]);
  }
});

test('the prioritize page has nothing that axe objects to before there is much on it', async () => {
  const fresh = await openWith('Fresh', [{ name: 'Unsorted' }]);
  expect(await accessibilityFindings(fresh)).toEqual([]);
  const empty = await openWith('Empty', []);
  expect(await accessibilityFindings(empty)).toEqual([]);
  await tab(empty, 'Impact and effort');
  expect(await accessibilityFindings(empty)).toEqual([]);
});
