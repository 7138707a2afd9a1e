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

describe('the empathize page', () => {
  test('takes stakeholders by Enter and by pasted list, moves and rates them by keyboard, and keeps all of it', async () => {
    const page = await openStep(app, await fresh('Rings'), 'empathize');
    await page.getByText('Start with the people in the middle.').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Nurses');
    await page.keyboard.press('Enter');
    await page.evaluate(() => navigator.clipboard.writeText('- Patients\n- Relatives'));
    await page.keyboard.press('Control+v');
    const core = page.getByRole('region', { name: 'Core' });
    await expect.poll(() => core.getByRole('listitem').count()).toBe(3);
    const nurses = core.getByRole('listitem', { name: 'Nurses' });
    await nurses.getByRole('slider', { name: 'Influence' }).focus();
    await page.keyboard.press('4');
    await nurses.getByRole('slider', { name: 'Interest' }).press('ArrowRight');
    await nurses.getByRole('textbox', { name: 'Note' }).fill('Three shifts, one phone');
    await core.getByRole('listitem', { name: 'Relatives' }).getByRole('button', { name: 'More for this entry' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Indirect', exact: true }).press('Enter');
    const indirect = page.getByRole('region', { name: 'Indirect' });
    await indirect.getByRole('listitem', { name: 'Relatives' }).waitFor();

    await comeBack(page);
    expect(await core.getByRole('textbox', { name: 'Name' }).allInnerTexts()).toHaveLength(2);
    expect(await nurses.getByRole('slider', { name: 'Influence' }).getAttribute('aria-valuetext')).toBe('4 of 5');
    expect(await nurses.getByRole('slider', { name: 'Interest' }).getAttribute('aria-valuetext')).toBe('1 of 5');
    expect(await nurses.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Three shifts, one phone');
    expect(await indirect.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Relatives');
  });

  test('gathers notes in six zones and moves one to another zone by its menu', async () => {
    const page = await openStep(app, await fresh('Map'), 'empathize');
    await page.getByRole('tab', { name: 'Empathy map' }).click();
    await page.getByRole('textbox', { name: 'Add a note: Says' }).fill('I never have time');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Add a note: Gains' }).fill('Less paper');
    await page.keyboard.press('Enter');
    const says = page.getByRole('region', { name: 'Says' });
    const pains = page.getByRole('region', { name: 'Pains' });
    await says.getByRole('button', { name: 'More for this note' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Pains' }).click();
    await expect.poll(() => pains.getByRole('listitem').count()).toBe(1);
    expect(await says.getByRole('listitem').count()).toBe(0);
    await comeBack(page);
    expect(await pains.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('I never have time');
    await page.getByText('a persona with a name').waitFor();
    expect(await page.getByText('a pain on the empathy map').count()).toBe(0);
  });

  test('builds a persona by keyboard, links a note and an insight to it, and sets both free when it is deleted', async () => {
    const id = await fresh('Persona');
    const page = await openStep(app, id, 'empathize');
    await page.getByRole('tab', { name: 'Personas' }).click();
    await page.getByRole('button', { name: 'Add persona' }).press('Enter');
    await page.keyboard.type('Mara');
    const card = page.getByRole('listitem', { name: 'Mara' });
    await card.getByRole('textbox', { name: 'Role' }).fill('Night nurse');
    await card.getByRole('textbox', { name: 'Goals' }).fill('Sleep\nA quiet handover');
    await page.getByRole('tab', { name: 'Research log' }).click();
    await page.getByRole('textbox', { name: 'Add an insight' }).fill('Handover takes an hour');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Insight' }) });
    await row.getByRole('textbox', { name: 'Source' }).fill('Three interviews');
    await row.getByRole('combobox', { name: 'Persona' }).selectOption({ label: 'Mara' });
    await comeBack(page);
    expect(await row.getByRole('textbox', { name: 'Source' }).inputValue()).toBe('Three interviews');
    expect(await row.getByRole('combobox', { name: 'Persona' }).locator('option:checked').innerText()).toBe('Mara');

    await page.getByRole('tab', { name: 'Personas' }).click();
    await page.getByRole('button', { name: 'More for this entry' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('Give the people a face.').waitFor();
    await page.getByRole('tab', { name: 'Research log' }).click();
    expect(await row.getByRole('combobox', { name: 'Persona' }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect.poll(() => row.getByRole('combobox', { name: 'Persona' }).locator('option:checked').innerText()).toBe('Mara');
  });

  test('has nothing that axe objects to, empty and filled, in light and dark', async () => {
    const empty = await openStep(app, await fresh('Empty'), 'empathize');
    expect(await accessibilityFindings(empty)).toEqual([]);
    const id = await fresh('Filled');
    await app.asClient(async (client) => {
      const [persona] = await addItems(client, id, 'empathize', 'personas', [{ name: 'Mara', role: 'Nurse', avatarColor: 'teal' }]);
      await addItems(client, id, 'empathize', 'stakeholders', [{ name: 'Nurses', ring: 'core', influence: 3 }]);
      await addItems(client, id, 'empathize', 'insights', [{ text: 'Insight', personaId: persona }]);
      await addItems(
        client,
        id,
        'empathize',
        'empathyNotes',
        ['yellow', 'pink', 'blue', 'green', 'orange', 'red', 'teal', 'purple', 'white'].map((color) => ({ text: color, color, zone: 'says', personaId: persona })),
      );
    });
    const page = await openStep(app, id, 'empathize');
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await saved(page);
  });
});
