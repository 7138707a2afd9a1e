import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { restingBox } from './support/box.ts';
import { drag, pull, WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

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
    await expect.poll(() => card.getByRole('textbox', { name: 'Weaknesses' }).inputValue()).toBe('Costs money');
    await expect.poll(() => card.getByRole('slider', { name: 'Desirability' }).getAttribute('aria-valuetext')).toBe('5 of 5');
    await expect.poll(() => card.getByRole('textbox', { name: 'Why people want it' }).inputValue()).toBe('Seven of nine said so');
    await expect.poll(() => card.getByRole('button', { name: /^Remove: / }).count()).toBe(2);
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
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value)).toBe('She reserves');
    await comeBack(page);
    await expect.poll(() => captions.first().inputValue()).toBe('She reserves');
  });

  test('draws on a frame, takes the last stroke back, and drags a frame to another concept', async () => {
    const id = await fresh('Drawn');
    await app.asClient(async (client) => {
      const [one] = await addItems(client, id, 'prototype', 'concepts', [{ name: 'Lockers' }, { name: 'Drones' }]);
      await addItems(client, id, 'prototype', 'frames', [{ caption: 'She opens it', conceptId: one }]);
    });
    const page = await openStep(app, id, 'prototype');
    await page.getByRole('tab', { name: 'Storyboard' }).click();
    await page.setViewportSize({ width: 1280, height: 1200 });
    await page.getByRole('button', { name: 'Draw: Frame 1' }).press('Enter');
    const pad = page.getByRole('img', { name: 'Drawing' });
    await pull(page, pad, [0.2, 0.2], [0.8, 0.3]);
    await pull(page, pad, [0.2, 0.6], [0.8, 0.6]);
    await expect.poll(() => pad.locator('path').count(), WAIT).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => pad.locator('path').count(), WAIT).toBe(1);
    await page.keyboard.press('Escape');
    const drones = page.getByRole('region', { name: 'Drones' });
    const frame = page.getByRole('region', { name: 'Lockers' }).getByRole('listitem');
    await drag(page, frame, drones.getByRole('list'));
    await expect.poll(() => drones.getByRole('listitem').count(), WAIT).toBe(1);
    await page.getByRole('status').filter({ hasText: 'She opens it moved to Drones.' }).waitFor({ state: 'attached' });
    await comeBack(page);
    await expect.poll(() => drones.getByRole('img', { name: 'She opens it' }).locator('path').count()).toBe(1);
  });

  test('joins screens by arrows: by menu, by pointer, and in a table; moves them by keyboard', async () => {
    const page = await openStep(app, await fresh('Screens'), 'prototype');
    // All boxes in view: the pointer goes from one to another without scrolling.
    await page.setViewportSize({ width: 1280, height: 1200 });
    await page.getByRole('tab', { name: 'Screens' }).click();
    await page.evaluate(() => navigator.clipboard.writeText('Catalogue\nThing\nReserve'));
    await page.getByRole('textbox', { name: 'Add a screen' }).click();
    await page.keyboard.press('Control+v');
    const box = (name: string) => page.locator(`[data-node][aria-label^="${name}"]`);
    await box('Catalogue').getByRole('button', { name: 'More for this entry' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Thing' }).press('Enter');
    await page.getByRole('listitem', { name: 'Catalogue. Leads to Thing' }).waitFor();
    await page.getByRole('textbox', { name: 'What happens' }).fill('choose');
    // The dot at the right edge of a box, pulled onto another.
    await box('Thing').hover();
    const [from, to] = [await restingBox(box('Thing')), await restingBox(box('Reserve'))];
    await page.mouse.move(from.x + from.width, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 });
    await page.mouse.up();
    await page.getByRole('listitem', { name: 'Thing. Leads to Reserve' }).waitFor();
    const place = (name: string) => box(name).evaluate((node) => [(node as HTMLElement).offsetLeft, (node as HTMLElement).offsetTop]);
    const [left = 0, top = 0] = await place('Reserve');
    await box('Reserve').getByRole('textbox', { name: 'Screen' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => place('Reserve'), WAIT).toEqual([left + 20, top + 20]);
    await comeBack(page);
    await expect.poll(() => place('Reserve')).toEqual([left + 20, top + 20]);
    await expect.poll(() => page.getByRole('textbox', { name: 'What happens' }).first().inputValue()).toBe('choose');
    await page.getByRole('radio', { name: 'Table' }).check({ force: true });
    await expect.poll(() => page.getByRole('combobox', { name: 'From' }).first().locator('option:checked').innerText()).toBe('Catalogue');
    await expect.poll(() => page.getByRole('table', { name: 'Screens' }).getByRole('textbox', { name: 'Screen' }).count()).toBe(3);
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
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await saved(page);
  });
});
