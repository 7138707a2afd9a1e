import type { Page } from 'playwright';
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

/** The ideas as lists: the board has tests of its own. */
const asLists = (page: Page): Promise<void> => page.getByRole('button', { name: 'List', exact: true }).click();
const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

describe('the ideate page', () => {
  test('collects ideas, makes a cluster, moves an idea into it and stars it; all of it is still there after a reload', async () => {
    const page = await openStep(app, await fresh('Ideas'), 'ideate');
    await asLists(page);
    await page.keyboard.press('n');
    await page.keyboard.type('Lockers');
    await page.keyboard.press('Enter');
    await page.keyboard.type('A cargo bike');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add cluster' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('name');
    await page.keyboard.type('Doors');
    const loose = page.getByRole('region', { name: 'Not in a cluster' });
    await loose.getByRole('listitem').first().getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Doors' }).click();
    const doors = page.getByRole('region', { name: 'Doors' });
    await doors.getByRole('button', { name: 'Selected' }).click();
    await page.getByText('1 selected').waitFor();

    await comeBack(page);
    expect(await doors.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('Lockers');
    expect(await doors.getByRole('button', { name: 'Selected' }).getAttribute('aria-pressed')).toBe('true');
    expect(await loose.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('A cargo bike');
    await doors.getByRole('button', { name: 'More for this cluster' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.poll(() => loose.getByRole('listitem').count()).toBe(2);
  });

  test('arranges ideas under the questions they answer', async () => {
    const id = await fresh('Questions');
    await app.asClient((client) => addItems(client, id, 'define', 'questions', [{ text: 'How might we open the door?', selected: true }]));
    const page = await openStep(app, id, 'ideate');
    await asLists(page);
    await page.getByRole('combobox', { name: 'New ideas answer' }).selectOption({ label: 'How might we open the door?' });
    await page.getByRole('textbox', { name: /Add an idea/ }).fill('A code');
    await page.keyboard.press('Enter');
    await page.getByRole('combobox', { name: 'Arrange by' }).selectOption('question');
    const question = page.getByRole('region', { name: 'How might we open the door?' });
    expect(await question.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('A code');
  });

  test('draws a sketch stroke by stroke, and links it to an idea', async () => {
    const id = await fresh('Sketch');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers' }]));
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('tab', { name: 'Sketches' }).click();
    await page.getByRole('button', { name: 'New sketch' }).click();
    const pad = page.getByRole('img', { name: 'Drawing' });
    const box = (await pad.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const draw = async (fromX: number, fromY: number, toX: number, toY: number): Promise<void> => {
      await page.mouse.move(box.x + box.width * fromX, box.y + box.height * fromY);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width * toX, box.y + box.height * toY, { steps: 8 });
      await page.mouse.up();
    };
    await draw(0.2, 0.2, 0.8, 0.2);
    await draw(0.2, 0.5, 0.8, 0.5);
    await expect.poll(() => pad.locator('path').count()).toBe(2);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('tab', { name: 'Ideas' }).click();
    await asLists(page);
    await page.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Sketch 1' }).click();
    await page.getByRole('img', { name: 'Has a sketch' }).waitFor();
    await comeBack(page);
    await page.getByRole('img', { name: 'Has a sketch' }).waitFor();
    await page.getByRole('tab', { name: 'Sketches' }).click();
    expect(await page.getByRole('img', { name: 'Sketch 1' }).locator('path').count()).toBe(2);
  });

  test('links one idea to another, and lets the link go with the idea', async () => {
    const id = await fresh('Links');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Code' }, { text: 'Locker' }]));
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('tab', { name: 'Links' }).click();
    await page.getByRole('button', { name: 'Add link' }).click();
    await page.getByRole('combobox', { name: 'From' }).selectOption({ label: 'Code' });
    await page.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Locker' });
    await comeBack(page);
    expect(await page.getByRole('combobox', { name: 'To' }).locator('option:checked').innerText()).toBe('Locker');
    await page.getByRole('tab', { name: 'Ideas' }).click();
    await asLists(page);
    await page.getByRole('button', { name: 'More for this note' }).first().click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('tab', { name: 'Links' }).click();
    await page.getByText('Nothing linked yet.').waitFor();
  });

  test('has nothing that axe objects to, empty and filled, in light and dark', async () => {
    const empty = await openStep(app, await fresh('Empty'), 'ideate');
    expect(await accessibilityFindings(empty)).toEqual([]);
    const id = await fresh('Filled');
    await app.asClient(async (client) => {
      const [cluster] = await addItems(client, id, 'ideate', 'clusters', [{ name: 'Doors', color: 'blue' }]);
      const [sketch] = await addItems(client, id, 'ideate', 'sketches', [{ title: 'Locker', strokes: [] }]);
      const [one, two] = await addItems(client, id, 'ideate', 'ideas', [
        { text: 'Code', clusterId: cluster, color: 'blue', selected: true, sketchId: sketch },
        { text: 'Key', color: 'pink' },
      ]);
      await addItems(client, id, 'ideate', 'links', [{ fromId: one, toId: two }]);
    });
    const page = await openStep(app, id, 'ideate');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await page.getByRole('tab', { name: 'Ideas' }).click();
    await page.getByRole('listbox', { name: 'Ideas' }).press('Control+a');
    await page.getByRole('group', { name: 'Selected notes' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await asLists(page);
    expect(await accessibilityFindings(page)).toEqual([]);
    await saved(page);
  });
});
