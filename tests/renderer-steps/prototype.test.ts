import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { saved, TestApp } from '../browser/support/app-page.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});

afterAll(async () => {
  await app.dispose();
});

afterEach(async () => {
  expect(app.complaints).toEqual([]);
  await app.closePages();
});

const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

describe('the prototype page', () => {
  test('carries the starred ideas into concepts and fills a concept card; all of it is still there after a reload', async () => {
    const id = await fresh('Concepts');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers', selected: true }, { text: 'Drones' }]));
    const page = await openStep(app, id, 'prototype');
    await page.getByRole('button', { name: 'Carry forward' }).click();
    await page.getByRole('button', { name: 'Carry 1 entry' }).click();
    const card = page.getByRole('listitem', { name: 'Lockers' });
    await card.getByRole('textbox', { name: 'Pitch' }).fill('Open a door with a code.');
    await card.getByRole('textbox', { name: 'Weaknesses' }).fill('Costs money');
    await card.getByRole('slider', { name: 'Desirability' }).press('5');
    await card.getByRole('textbox', { name: 'Why people want it' }).fill('Seven of nine said so');
    await card.getByRole('button', { name: /Add: Ideas in it/ }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Drones' }).click();

    await comeBack(page);
    expect(await card.getByRole('textbox', { name: 'Weaknesses' }).inputValue()).toBe('Costs money');
    expect(await card.getByRole('slider', { name: 'Desirability' }).getAttribute('aria-valuetext')).toBe('5 of 5');
    expect(await card.getByRole('textbox', { name: 'Why people want it' }).inputValue()).toBe('Seven of nine said so');
    expect(await card.getByRole('button', { name: /^Remove: / }).count()).toBe(2);
    await page.getByText('Everything this step needs is there.').waitFor();
  });

  test('tells a storyboard frame by frame and changes the order of frames with Alt and the arrow keys', async () => {
    const id = await fresh('Frames');
    await app.asClient((client) => addItems(client, id, 'prototype', 'concepts', [{ name: 'Lockers' }]));
    const page = await openStep(app, id, 'prototype');
    await page.getByRole('tab', { name: 'Storyboard' }).click();
    await page.getByRole('textbox', { name: 'Add a frame: Lockers' }).click();
    await page.keyboard.type('She opens it');
    await page.keyboard.press('Enter');
    await page.keyboard.type('She reserves');
    await page.keyboard.press('Enter');
    const captions = page.getByRole('region', { name: 'Lockers' }).getByRole('textbox', { name: 'Caption' });
    await expect.poll(() => captions.count()).toBe(2);
    await captions.last().press('Alt+ArrowUp');
    await expect.poll(() => captions.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual(['She reserves', 'She opens it']);
    expect(await page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value)).toBe('She reserves');
    await comeBack(page);
    expect(await captions.first().inputValue()).toBe('She reserves');
  });

  test('lists screens and the arrows between them', async () => {
    const page = await openStep(app, await fresh('Screens'), 'prototype');
    await page.getByRole('tab', { name: 'Screens' }).click();
    await page.evaluate(() => navigator.clipboard.writeText('Catalogue\nThing'));
    await page.getByRole('textbox', { name: 'Add a screen' }).click();
    await page.keyboard.press('Control+v');
    await page.getByRole('button', { name: 'Add arrow' }).click();
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'Catalogue' });
    await page.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Thing' });
    await page.getByRole('textbox', { name: 'What happens' }).fill('choose');
    await page.getByText('Leads to Thing').waitFor();
    await comeBack(page);
    expect(await page.getByRole('textbox', { name: 'What happens' }).inputValue()).toBe('choose');
    expect(await page.getByRole('combobox', { name: 'From' }).locator('option:checked').innerText()).toBe('Catalogue');
  });

  test('has nothing that axe objects to, empty and filled, in light and dark', async () => {
    const empty = await openStep(app, await fresh('Empty'), 'prototype');
    expect(await accessibilityFindings(empty)).toEqual([]);
    const id = await fresh('Filled');
    await app.asClient(async (client) => {
      const [idea] = await addItems(client, id, 'ideate', 'ideas', [{ text: 'Idea' }]);
      const [concept] = await addItems(client, id, 'prototype', 'concepts', [{ name: 'Concept', pitch: 'Pitch', ideaIds: [idea], desirability: 3, viability: 2, feasibility: 4 }]);
      await addItems(client, id, 'prototype', 'frames', [{ caption: 'Frame', conceptId: concept }]);
      const [one, two] = await addItems(client, id, 'prototype', 'screens', [{ name: 'One' }, { name: 'Two' }]);
      await addItems(client, id, 'prototype', 'flows', [{ fromId: one, toId: two, label: 'go' }]);
    });
    const page = await openStep(app, id, 'prototype');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await saved(page);
  });
});
