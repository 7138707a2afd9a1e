import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

/** A plain list of named things with an entry line: what every step has as a table. */
async function openTable(workshopId: string): Promise<Page> {
  const page = await openStep(app, workshopId, 'empathize');
  await page.getByRole('tab', { name: 'Table' }).click();
  await page.getByRole('textbox', { name: ENTRY }).waitFor();
  return page;
}

const ENTRY = 'Add a stakeholder';
const MENU = 'Row menu';
const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));
const names = (page: Page): Promise<string[]> =>
  page.getByRole('textbox', { name: 'Name', exact: true }).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));

describe('typing', () => {
  test('is saved when the step is left right after a keystroke', async () => {
    const id = await fresh('Leaving');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'A', ring: 'core' }]));
    const page = await openTable(id);
    await page.getByRole('textbox', { name: 'Note', exact: true }).pressSequentially('typed and gone');
    await page.getByRole('link', { name: /Define/ }).first().click();
    await page.locator('[data-step-page="define"]').waitFor();
    await saved(page);
    await page.goto(app.url(`/w/${id}/empathize`));
    await expect.poll(() => page.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('typed and gone');
  });

  test('that was never entered becomes an item when the page goes away', async () => {
    const id = await fresh('Leftover');
    const page = await openTable(id);
    await page.getByRole('textbox', { name: ENTRY }).pressSequentially('Half a thought');
    await page.reload();
    await expect.poll(() => names(page)).toEqual(['Half a thought']);
  });

  test('shows at once in another window that has the step open', async () => {
    const id = await fresh('Two windows');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'A', ring: 'core' }]));
    const here = await openTable(id);
    const there = await openTable(id);
    await here.getByRole('textbox', { name: 'Name', exact: true }).fill('Written here');
    await expect.poll(() => names(there)).toEqual(['Written here']);
  });

  test('that is too long says so, stays in the field, and is saved once it fits', async () => {
    const id = await fresh('Long');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'A', ring: 'core' }]));
    const page = await openTable(id);
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('x'.repeat(301));
    await page.getByText('This text is too long to be saved.').waitFor();
    await saved(page);
    await expect.poll(() => name.inputValue()).toHaveLength(301);
    await name.fill('y'.repeat(300));
    await comeBack(page);
    await expect.poll(() => name.inputValue()).toBe('y'.repeat(300));
  });
});

describe('undo', () => {
  test('takes back and does again what was typed, added and deleted, by keys and by buttons', async () => {
    const page = await openTable(await fresh('Undo'));
    const undo = page.getByRole('button', { name: 'Undo', exact: true });
    await expect.poll(() => undo.isDisabled()).toBe(true);
    const entry = page.getByRole('textbox', { name: ENTRY });
    await entry.fill('Nurses');
    await entry.press('Enter');
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    await name.fill('Night nurses');
    await name.press('Control+z');
    await expect.poll(() => names(page)).toEqual(['Nurses']);
    await name.press('Control+Shift+z');
    await expect.poll(() => names(page)).toEqual(['Night nurses']);
    await page.getByRole('button', { name: MENU }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect.poll(() => names(page)).toEqual([]);
    await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => names(page)).toEqual(['Night nurses']);
    await undo.first().click();
    await undo.first().click();
    await expect.poll(() => names(page)).toEqual([]);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => names(page)).toEqual(['Nurses']);
  });

  test('leaves the browser its own undo in an entry line with text in it', async () => {
    const page = await openTable(await fresh('Own undo'));
    const entry = page.getByRole('textbox', { name: ENTRY });
    await entry.fill('Nurses');
    await entry.press('Enter');
    await expect.poll(() => names(page)).toEqual(['Nurses']);
    await entry.pressSequentially('Doctors');
    await entry.press('Control+z');
    await settled(page);
    await saved(page);
    await expect.poll(() => names(page)).toEqual(['Nurses']);
  });

  test('brings the focus to the next item after a delete, and to the entry line after the last', async () => {
    const id = await fresh('Focus');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'A', ring: 'core' }, { name: 'B', ring: 'core' }]));
    const page = await openTable(id);
    const deleteFirst = async (): Promise<void> => {
      await page.getByRole('button', { name: MENU }).first().press('Enter');
      await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
    };
    await deleteFirst();
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value)).toBe('B');
    await deleteFirst();
    await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-entry'))).toBe(true);
  });
});

describe('the gate', () => {
  test('says what is missing, completes anyway after asking, and reopens without clearing anything', async () => {
    const id = await fresh('Gate');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'A', ring: 'core' }]));
    const page = await openTable(id);
    const gate = page.getByRole('group', { name: 'Completing this step' });
    await gate.getByText('a persona with a name').waitFor();
    await gate.getByRole('button', { name: 'Complete anyway' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Complete this step anyway?' });
    await expect.poll(() => dialog.getByRole('listitem').allInnerTexts()).toHaveLength(3);
    expect(await accessibilityFindings(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Keep working' }).click();
    await gate.getByRole('button', { name: 'Complete anyway' }).click();
    await dialog.getByRole('button', { name: 'Complete anyway' }).click();
    await gate.getByText(/Completed on/).waitFor();
    await gate.getByText('with 3 points open').waitFor();
    await gate.getByRole('button', { name: 'Reopen' }).click();
    await gate.getByText('Still missing:').waitFor();
    await expect.poll(() => names(page)).toEqual(['A']);
  });

  test('completes in one click when nothing is missing', async () => {
    const id = await fresh('Met');
    await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Idea', selected: true }]));
    const page = await openStep(app, id, 'ideate');
    await page.getByRole('button', { name: 'Complete step' }).click();
    await page.getByText(/Completed on/).waitFor();
  });
});

describe('the facilitator’s notes', () => {
  test('open beside the page and are kept', async () => {
    const page = await openStep(app, await fresh('Notes'), 'empathize');
    const toggle = page.getByRole('button', { name: 'Facilitator notes' });
    await toggle.press('Enter');
    await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('true');
    await page.getByRole('textbox', { name: 'Facilitator notes' }).fill('Ask Joanne first');
    await comeBack(page);
    await toggle.click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Facilitator notes' }).inputValue()).toBe('Ask Joanne first');
  });
});

describe('the sample workshop', () => {
  test.each(['empathize', 'define', 'ideate', 'prototype', 'test', 'prioritize', 'architect', 'spec', 'story', 'pack'])(
    'shows its %s step in every tab, at 1280 and at 1440 pixels, without scrolling sideways',
    async (stepId) => {
      const id = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'de' })).workshopId);
      const page = await openStep(app, id, stepId);
      await settled(page);
      for (const width of [1280, 1440]) {
        await page.setViewportSize({ width, height: 800 });
        for (const tab of [null, ...(await page.getByRole('tab').all())]) {
          await tab?.click();
          await settled(page);
          await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        }
      }
    },
  );
});
