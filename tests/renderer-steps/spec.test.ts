import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { drag } from './support/drag.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const withFeatures = (title: string): Promise<string> =>
  app.asClient(async (client) => {
    const id = await newWorkshop(client, title);
    await addItems(client, id, 'prioritize', 'features', [
      { name: 'Bundles', moscow: 'could' },
      { name: 'Lockers', moscow: 'must' },
      { name: 'Drones', moscow: 'wont' },
    ]);
    return id;
  });

describe('the spec page', () => {
  test('takes requirements by Enter under their feature, as important as the feature, and keeps what is typed into them', async () => {
    const id = await withFeatures('Typing');
    const page = await openStep(app, id, 'spec');
    await expect.poll(() => page.getByRole('heading', { level: 2 }).allTextContents()).toEqual(['Lockers', 'Bundles', 'Of no feature']);
    const lockers = page.getByRole('region', { name: 'Lockers' });
    await lockers.getByText('A must without a requirement').waitFor();
    await lockers.getByRole('textbox', { name: 'Add a requirement: Lockers' }).click();
    await page.keyboard.type('The right door opens');
    await page.keyboard.press('Enter');
    await page.keyboard.type('It works without a network');
    await page.keyboard.press('Enter');
    const rows = lockers.getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(2);
    await expect.poll(() => rows.first().getByRole('combobox', { name: 'Priority' }).inputValue()).toBe('must');
    await rows.nth(1).getByRole('combobox', { name: 'Kind' }).selectOption('quality');
    await rows.nth(1).getByRole('textbox', { name: 'How it is measured' }).pressSequentially('Twelve hours unplugged');
    await lockers.getByText('1 not measurable yet').waitFor();

    await comeBack(page);
    await expect.poll(() => rows.count()).toBe(2);
    await expect.poll(() => rows.nth(1).getByRole('textbox', { name: 'How it is measured' }).inputValue()).toBe('Twelve hours unplugged');
    await expect.poll(() => rows.nth(1).getByRole('combobox', { name: 'Kind' }).inputValue()).toBe('quality');
    await expect.poll(() => page.getByText('A must without a requirement').count()).toBe(0);
  });

  test('takes a pasted list as one requirement a line', async () => {
    const id = await withFeatures('Paste');
    const page = await openStep(app, id, 'spec');
    await page.evaluate(() => navigator.clipboard.writeText('- first\n- second\n\n3. third'));
    await page.getByRole('textbox', { name: 'Add a requirement', exact: true }).click();
    await page.keyboard.press('Control+v');
    const none = page.getByRole('region', { name: 'Of no feature' });
    await expect.poll(() => none.getByRole('textbox', { name: 'Requirement', exact: true }).allInnerTexts()).toHaveLength(3);
    await expect.poll(() => none.getByRole('textbox', { name: 'Requirement', exact: true }).last().inputValue()).toBe('third');
  });

  test('moves a requirement to another feature by its menu, and deletes one with undo', async () => {
    const id = await withFeatures('Moves');
    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: 'Loose end' }]));
    const page = await openStep(app, id, 'spec');
    await page.getByRole('button', { name: 'Requirement menu' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Lockers' }).click();
    const inLockers = page.getByRole('region', { name: 'Lockers' }).getByRole('listitem');
    await expect.poll(() => inLockers.count()).toBe(1);
    await drag(page, inLockers, page.getByRole('region', { name: 'Bundles' }));
    await page.getByRole('region', { name: 'Bundles' }).getByRole('listitem').waitFor();
    await page.getByRole('status').getByText('“Loose end” now belongs to Bundles').waitFor();
    await page.getByRole('tab', { name: /Traceability/ }).click();
    const row = page.getByRole('table', { name: 'Requirements by feature' }).getByRole('row', { name: /Loose end/ });
    await expect.poll(() => row.getByRole('radio', { name: 'Bundles' }).isChecked()).toBe(true);
    await row.getByRole('radio', { name: 'Bundles' }).press('ArrowLeft');
    await expect.poll(() => row.getByRole('radio', { name: 'Lockers' }).isChecked()).toBe(true);
    await page.getByRole('tab', { name: /Requirements/ }).click();
    await expect.poll(() => inLockers.count()).toBe(1);
    await page.getByRole('button', { name: 'Requirement menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.poll(() => inLockers.count()).toBe(0);
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => inLockers.count()).toBe(1);
  });

  test('traces features to requirements, says in words what is uncovered, and leads to a feature', async () => {
    const id = await withFeatures('Trace');
    await app.asClient(async (client) => {
      await addItems(client, id, 'spec', 'requirements', [{ text: 'Loose end' }]);
    });
    const page = await openStep(app, id, 'spec');
    await page.getByRole('tab', { name: /Traceability/ }).click();
    const table = page.getByRole('table', { name: 'From features to requirements' });
    await page.getByText('1 must feature has no requirement yet.').waitFor();
    await expect.poll(() => table.getByRole('row', { name: /Lockers/ }).textContent()).toContain('Must without a requirement');
    await expect.poll(() => table.getByRole('row', { name: /Bundles/ }).textContent()).toContain('No requirement');
    await table.getByRole('button', { name: 'Lockers' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Lockers');
    await page.getByRole('textbox', { name: 'Add a requirement: Lockers' }).fill('The right door opens');
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: /Traceability/ }).click();
    await page.getByText('Every must feature has a requirement.').waitFor();
    await expect.poll(() => table.getByRole('row', { name: /Lockers/ }).textContent()).toContain('Covered');
  });

  test('has nothing that axe objects to, in light and dark', async () => {
    const id = await withFeatures('Colours');
    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: 'The right door opens', kind: 'quality' }, {}]));
    const page = await openStep(app, id, 'spec');
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: /Traceability/ }).click();
    expect(await accessibilityFindings(page)).toEqual([]);
    const empty = await withFeatures('Empty');
    expect(await accessibilityFindings(await openStep(app, empty, 'spec'))).toEqual([]);
  });
});
