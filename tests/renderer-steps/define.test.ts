import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { restingBox } from './support/box.ts';
import { drag, WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

describe('the define page', () => {
  test('draws a journey: stages by keyboard, cells in the grid, an emotion a stage; all of it is still there after a reload', async () => {
    const page = await openStep(app, await fresh('Journey'), 'define');
    await page.getByRole('button', { name: 'Start with three stages' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('name');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Look for it');
    await page.getByRole('textbox', { name: 'Actions, Look for it' }).fill('Asks around');
    await page.getByRole('textbox', { name: 'Barriers, After' }).fill('No parking');
    await page.getByRole('slider', { name: 'Emotion: Look for it' }).press('End');
    await page.getByRole('slider', { name: 'Emotion: After' }).press('Home');
    await page.getByRole('button', { name: 'More for this stage' }).last().click();
    await page.getByRole('menuitem', { name: 'Move left' }).click();
    // Cells of a spreadsheet, rows and columns, go where they are pasted; what finds no room is said.
    await page.evaluate(() => navigator.clipboard.writeText('Find it\tCompare\n"Be ""sure"""\tDecide\tBeyond'));
    await page.getByRole('textbox', { name: 'Goals, After' }).focus();
    await page.keyboard.press('Control+v');
    await page.getByText('1 pasted cell lies beyond the grid').waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Touchpoints, After' }).inputValue()).toBe('Be "sure"');
    await expect.poll(() => page.getByRole('textbox', { name: 'Touchpoints, During' }).inputValue()).toBe('Decide');

    await comeBack(page);
    const names = page.getByRole('columnheader').getByRole('textbox');
    await expect.poll(() => names.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual(['Look for it', 'After', 'During']);
    await expect.poll(() => page.getByRole('textbox', { name: 'Actions, Look for it' }).inputValue()).toBe('Asks around');
    await expect.poll(() => page.getByRole('textbox', { name: 'Barriers, After' }).inputValue()).toBe('No parking');
    await expect.poll(() => page.getByRole('img', { name: /Emotion curve: Look for it: great \(2\), After: awful \(−2\), During: not judged/ }).count()).toBe(1);
  });

  test('pulls the emotion curve up and down by its points, once a pull, and lets go by Escape', async () => {
    const id = await fresh('Curve');
    await app.asClient((client) => addItems(client, id, 'define', 'journeyStages', [{ name: 'Wait', emotion: 0 }, { name: 'Go' }]));
    const page = await openStep(app, id, 'define');
    const wait = page.getByRole('slider', { name: 'Emotion: Wait' });
    const pullTo = async (share: number, key?: string): Promise<void> => {
      const curve = await restingBox(page.getByRole('img', { name: /^Emotion curve/ }));
      const point = await restingBox(wait);
      await page.mouse.move(point.x + point.width / 2, point.y + point.height / 2);
      await page.mouse.down();
      await page.mouse.move(point.x + point.width / 2, curve.y + curve.height * share, { steps: 6 });
      if (key !== undefined) await page.keyboard.press(key);
      await page.mouse.up();
    };
    await pullTo(0.05, 'Escape');
    await settled(page);
    await expect.poll(() => wait.getAttribute('aria-valuetext')).toBe('neutral (0)');
    await pullTo(0.97);
    await expect.poll(() => wait.getAttribute('aria-valuetext'), WAIT).toBe('awful (−2)');
    await wait.press('ArrowUp');
    await expect.poll(() => wait.getAttribute('aria-valuetext'), WAIT).toBe('bad (−1)');
    await page.getByRole('slider', { name: 'Emotion: Go' }).press('End');
    await comeBack(page);
    await page.getByRole('img', { name: /Wait: bad \(−1\), Go: great \(2\)/ }).waitFor();
    await page.getByRole('slider', { name: 'Emotion: Go' }).press('Delete');
    await page.getByRole('img', { name: /Go: not judged/ }).waitFor();
  });

  test('moves questions between the halves of the wall by pointer and by menu', async () => {
    const id = await fresh('Wall');
    await app.asClient((client) => addItems(client, id, 'define', 'questions', [{ text: 'HMW one' }, { text: 'HMW two' }]));
    const page = await openStep(app, id, 'define');
    await page.getByRole('tab', { name: 'How might we …' }).click();
    const wall = page.getByRole('region', { name: 'Wall' });
    const chosen = page.getByRole('region', { name: 'We find ideas for these' });
    await drag(page, wall.getByRole('listitem').first(), chosen);
    await expect.poll(() => chosen.getByRole('listitem').count(), WAIT).toBe(1);
    await wall.getByRole('button', { name: 'More for this entry' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'We find ideas for these' }).press('Enter');
    await expect.poll(() => chosen.getByRole('listitem').count(), WAIT).toBe(2);
    await page.getByRole('textbox', { name: 'How might we …' }).focus();
    await page.keyboard.type('HMW three');
    await page.keyboard.press('Enter');
    await comeBack(page);
    await expect.poll(() => wall.getByRole('textbox', { name: 'Question' }).inputValue()).toBe('HMW three');
    await expect.poll(() => chosen.getByRole('checkbox', { name: 'Selected', checked: true }).count()).toBe(2);
    // A photo of the paper wall stays beside the notes that are typed from it.
    await page.getByRole('button', { name: 'Type from a photo' }).press('Enter');
    const png = await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(400, 300);
      canvas.getContext('2d')?.fillRect(20, 20, 100, 100);
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
    });
    const choose = page.locator('input[type="file"]');
    await choose.setInputFiles({ name: 'note.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
    await page.getByText('This file cannot be read as a picture.').waitFor();
    await choose.setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer: Buffer.from(png) });
    const photo = page.getByRole('img', { name: 'The photographed wall' });
    await photo.waitFor();
    await page.getByRole('textbox', { name: 'How might we …' }).fill('HMW four');
    await page.keyboard.press('Enter');
    expect(await accessibilityFindings(page)).toEqual([]);
    await comeBack(page);
    await expect.poll(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth), WAIT).toBe(400);
    await page.getByRole('button', { name: 'Remove photo' }).click();
    await expect.poll(() => photo.count(), WAIT).toBe(0);
  });

  test('writes a point of view as a sentence, asks a question from it, and selects it', async () => {
    const id = await fresh('View');
    await app.asClient((client) => addItems(client, id, 'empathize', 'personas', [{ name: 'Mara' }]));
    const page = await openStep(app, id, 'define');
    await page.getByRole('tab', { name: 'Points of view' }).click();
    await page.getByRole('button', { name: 'Add point of view' }).click();
    const card = page.locator('[data-item]');
    await expect.poll(() => card.getByRole('combobox', { name: 'Persona' }).locator('option:checked').innerText()).toBe('Mara');
    await card.getByRole('textbox', { name: 'Need' }).fill('a handover without paper');
    await card.getByRole('textbox', { name: 'Insight' }).fill('paper gets lost at night');
    await card.getByRole('button', { name: 'Ask “How might we …”' }).click();
    await card.getByText('1 question made from it').waitFor();
    await page.getByRole('tab', { name: 'How might we …' }).click();
    await page.getByRole('checkbox', { name: 'Selected' }).press('Space');
    await comeBack(page);
    await expect.poll(() => page.getByRole('checkbox', { name: 'Selected' }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('textbox', { name: 'Question' }).inputValue()).toBe('a handover without paper');
    await page.getByText('Everything this step needs is there.').waitFor();
  });

  test('carries chosen insights forward, marks them as carried, and offers a changed source as an update', async () => {
    const id = await fresh('Carry');
    const [first = '', second = ''] = await app.asClient((client) =>
      addItems(client, id, 'empathize', 'insights', [{ text: 'Paper gets lost' }, { text: 'Night is lonely' }]),
    );
    const page = await openStep(app, id, 'define');
    await page.getByRole('tab', { name: 'Points of view' }).click();
    await page.getByRole('button', { name: 'Carry forward' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Carry forward' });
    await expect.poll(() => dialog.getByRole('button', { name: 'Carry 0 entries' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: 'Paper gets lost' }).press('Space');
    await dialog.getByRole('button', { name: 'Carry 1 entry' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Insight' }).inputValue()).toBe('Paper gets lost');

    await settled(page);
    expect(await page.getByRole('button', { name: 'The original has changed' }).count()).toBe(0);
    await app.asClient((client) =>
      client.steps.apply({
        workshopId: id,
        stepId: 'empathize',
        operations: [{ kind: 'set', collection: 'insights', id: first, field: 'text', value: 'Paper gets lost at night' }],
      }),
    );
    await page.getByRole('button', { name: 'The original has changed' }).press('Enter');
    await page.getByRole('button', { name: 'Take over the new text' }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Insight' }).inputValue()).toBe('Paper gets lost at night');
    await page.getByRole('button', { name: 'The original has changed' }).waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'Carry forward' }).click();
    await expect.poll(() => dialog.getByRole('listitem').filter({ hasText: 'Already carried' }).count()).toBe(1);
    expect(second).not.toBe('');
  });

  test('has nothing that axe objects to, empty and filled, in light and dark', async () => {
    const empty = await openStep(app, await fresh('Empty'), 'define');
    expect(await accessibilityFindings(empty)).toEqual([]);
    const id = await fresh('Filled');
    await app.asClient(async (client) => {
      const [stage] = await addItems(client, id, 'define', 'journeyStages', [{ name: 'Before', emotion: -1 }, { name: 'After' }]);
      await addItems(client, id, 'define', 'journeyCells', [{ stageId: stage, row: 'goals', text: 'Goal' }]);
      const [view] = await addItems(client, id, 'define', 'pointsOfView', [{ need: 'Need', insight: 'Insight' }]);
      await addItems(client, id, 'define', 'questions', [{ text: 'How?', selected: true, fromId: view }]);
    });
    const page = await openStep(app, id, 'define');
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await page.getByRole('button', { name: 'Carry forward' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await saved(page);
  });
});
