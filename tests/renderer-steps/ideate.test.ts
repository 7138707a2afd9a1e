import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { restingBox } from './support/box.ts';
import { drag, pull, WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

/** The ideas as lists: the board has tests of its own. */
const asLists = (page: Page): Promise<void> => page.getByRole('button', { name: 'List', exact: true }).click();
const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

const leftOf = (element: Locator): Promise<number> => element.evaluate((node) => (node as HTMLElement).offsetLeft);

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
    await expect.poll(() => doors.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('Lockers');
    await expect.poll(() => doors.getByRole('button', { name: 'Selected' }).getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => loose.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('A cargo bike');
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
    await expect.poll(() => question.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('A code');
  });

  test('draws a sketch stroke by stroke with every tool, takes back exactly the last one, and links it to an idea', async () => {
    const id = await fresh('Sketch');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers' }]));
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('tab', { name: 'Sketches' }).click();
    await page.getByRole('button', { name: 'New sketch' }).click();
    const pad = page.getByRole('img', { name: 'Drawing' });
    const marks = pad.locator('path, text');
    await pull(page, pad, [0.2, 0.2], [0.8, 0.2]);
    await page.getByRole('button', { name: 'Marker' }).click();
    await pull(page, pad, [0.2, 0.3], [0.8, 0.3]);
    await page.getByRole('button', { name: 'Rectangle' }).click();
    await pull(page, pad, [0.2, 0.4], [0.5, 0.6]);
    await page.getByRole('button', { name: 'Text' }).click();
    await pad.click({ position: { x: 40, y: 300 } });
    await page.keyboard.type('Door 12');
    await page.keyboard.press('Enter');
    await expect.poll(() => marks.count(), WAIT).toBe(4);
    // The keyboard alone can write on a sheet, too.
    await page.keyboard.press('Enter');
    await page.keyboard.type('dropped');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => marks.count(), WAIT).toBe(3);
    await page.keyboard.press('Control+z');
    await expect.poll(() => marks.count(), WAIT).toBe(2);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => marks.count(), WAIT).toBe(3);
    // A shape dropped by Escape leaves nothing; one pull of the eraser is one edit.
    await page.getByRole('button', { name: 'Ellipse' }).click();
    await pull(page, pad, [0.6, 0.6], [0.8, 0.8], 'Escape');
    await page.getByRole('button', { name: 'Eraser' }).click();
    await pull(page, pad, [0.5, 0.1], [0.5, 0.35]);
    await expect.poll(() => marks.count(), WAIT).toBe(1);
    await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => marks.count(), WAIT).toBe(3);
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('tab', { name: 'Ideas' }).click();
    await asLists(page);
    await page.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Sketch 1' }).click();
    await page.getByRole('img', { name: 'Has a sketch' }).waitFor();
    await comeBack(page);
    await page.getByRole('img', { name: 'Has a sketch' }).waitFor();
    await page.getByRole('tab', { name: 'Sketches' }).click();
    await expect.poll(() => page.getByRole('img', { name: 'Sketch 1' }).locator('path, text').count()).toBe(3);
  });

  test('draws a Crazy 8s sheet in its frames, runs its clock, and makes an idea of a frame', async () => {
    const page = await openStep(app, await fresh('Eights'), 'ideate');
    await page.getByRole('tab', { name: 'Crazy 8s' }).click();
    await page.getByRole('button', { name: 'New sheet' }).press('Enter');
    const third = page.getByRole('img', { name: 'Drawing in frame 3' });
    await pull(page, third, [0.2, 0.3], [0.8, 0.6]);
    await expect.poll(() => third.locator('path').count(), WAIT).toBe(1);
    const titles = page.getByRole('list', { name: 'Crazy 8s' }).getByRole('textbox', { name: 'Title' });
    await expect.poll(() => titles.count()).toBe(8);
    await titles.nth(2).fill('Key under a stone');
    await page.getByRole('button', { name: 'Start' }).press('Enter');
    await page.getByRole('timer').getByText(/for frame 1 of 8, [78]:/).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'More for this entry' }).nth(2).click();
    await page.getByRole('menuitem', { name: 'Make an idea of it' }).click();
    await comeBack(page);
    await expect.poll(() => third.locator('path').count()).toBe(1);
    await page.getByRole('timer').getByText(/for frame 1 of 8/).waitFor();
    await page.getByRole('tab', { name: 'Ideas' }).click();
    await asLists(page);
    await expect.poll(() => page.getByRole('textbox', { name: 'Idea', exact: true }).inputValue()).toBe('Key under a stone');
    await page.getByRole('img', { name: 'Has a sketch' }).waitFor();
  });

  test('grows a mind map by keyboard, hangs branches elsewhere by menu and pointer, and shows it as a table', async () => {
    const id = await fresh('Links');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Code' }]));
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('tab', { name: 'Mind map' }).click();
    await page.keyboard.press('n');
    await page.keyboard.type('Doors');
    await page.keyboard.press('Enter');
    const node = (name: string) => page.getByRole('listitem', { name, exact: true });
    await node('Doors').getByRole('textbox').press('Control+Enter');
    await page.waitForFunction(() => (document.activeElement as HTMLTextAreaElement | null)?.value === '');
    await page.keyboard.type('Locker');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('listitem', { name: 'Empty idea, under Doors' }).count(), WAIT).toBe(1);
    await page.keyboard.type('Lamp');
    await node('Lamp, under Doors').waitFor();
    const left = await leftOf(node('Lamp, under Doors'));
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => leftOf(node('Lamp, under Doors')), WAIT).toBe(left + 20);

    // By pointer: an idea from the tray onto a branch, a branch to another place, and back again by Escape.
    const code = page.getByRole('button', { name: 'Put on the map: Code' });
    await drag(page, code, node('Locker, under Doors'));
    await node('Code, under Locker').waitFor();
    const box = await restingBox(node('Code, under Locker'));
    await page.mouse.move(box.x + 8, box.y + 8);
    await page.mouse.down();
    await page.mouse.move(box.x + 108, box.y + 68, { steps: 4 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settled(page);
    expect(await restingBox(node('Code, under Locker'))).toEqual(box);
    await node('Code, under Locker').getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Lamp' }).click();
    await node('Code, under Lamp').waitFor();

    await comeBack(page);
    await expect.poll(() => leftOf(node('Lamp, under Doors'))).toBe(left + 20);
    await page.getByRole('radio', { name: 'Table' }).check({ force: true });
    await expect.poll(() => page.getByRole('combobox', { name: 'To' }).count()).toBe(3);
    await page.getByRole('radio', { name: 'Map' }).check({ force: true });
    await node('Doors').getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('radio', { name: 'Table' }).check({ force: true });
    await expect.poll(() => page.getByRole('combobox', { name: 'To' }).count(), WAIT).toBe(1);
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
      await addItems(client, id, 'ideate', 'ideas', [{ text: 'Beside' }]);
      await addItems(client, id, 'ideate', 'sketches', [1, 2, 3].map((frame) => ({ title: `Frame ${String(frame)}`, strokes: [], sheet: 'sht_a', frame })));
    });
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('tab').first().waitFor();
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
