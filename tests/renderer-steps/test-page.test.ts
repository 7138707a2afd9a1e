import type { Locator, Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { drag } from './support/drag.ts';
import { tabTo } from './support/keys.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const newTest = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

const figure = (card: Locator, name: string): Locator => card.getByRole('textbox', { name, exact: true });

async function openWithTest(title: string, fields: Readonly<Record<string, unknown>>): Promise<Page> {
  const id = await newTest(title);
  await app.asClient((client) => addItems(client, id, 'test', 'tests', [fields]));
  return openStep(app, id, 'test');
}

describe('the test cards', () => {
  test('take an assumption and its figures, come to a verdict, open the gate, and keep all of it', async () => {
    const page = await openStep(app, await newTest('Verdict'), 'test');
    await page.getByText('What has to be true for this to work?').waitFor();
    await page.getByRole('button', { name: 'Add test' }).press('Enter');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['field'])).toBe('assumption');
    await page.keyboard.type('People open a locker alone');
    const card = page.getByRole('listitem', { name: 'People open a locker alone' });
    await card.getByRole('combobox', { name: 'Method' }).selectOption('prototype_test');
    await card.getByRole('combobox', { name: 'Kind of metric' }).selectOption('percent');
    await figure(card, 'Target').fill('80');
    await figure(card, 'Stop at or below').fill('50');
    await figure(card, 'Actual').fill('64');
    await page.keyboard.press('Enter');
    await card.getByRole('img', { name: '80 percent of the target reached' }).waitFor();
    await card.getByText('Promising').waitFor();
    const summary = page.getByRole('list', { name: 'What the tests have shown' });
    await summary.getByText('1 promising').waitFor();
    await figure(card, 'Actual').fill('40');
    await page.keyboard.press('Enter');
    await summary.getByText('1 invalidated').waitFor();
    await figure(card, 'Actual').fill('85');
    await page.keyboard.press('Enter');
    await summary.getByText('1 validated').waitFor();
    await page.getByRole('button', { name: 'Complete step' }).click();
    await page.getByRole('button', { name: 'Reopen' }).waitFor();

    await comeBack(page);
    await card.getByText('Validated', { exact: true }).waitFor();
    await card.getByText('Prototype test').waitFor();
    await expect.poll(() => card.getByRole('definition').allTextContents()).toEqual(['80\u00a0%', '50\u00a0%']);
    await expect.poll(() => figure(card, 'Actual').inputValue()).toBe('85');
    await card.getByRole('button', { name: 'Edit plan', expanded: false }).press('Enter');
    await expect.poll(() => figure(card, 'Target').inputValue()).toBe('80');
    await expect.poll(() => card.getByRole('combobox', { name: 'Method' }).inputValue()).toBe('prototype_test');
    await card.getByRole('button', { name: 'Done', expanded: true }).press('Enter');
    await figure(card, 'Target').waitFor({ state: 'detached' });
  });

  test('are filled by the keyboard alone, from the first press to the verdict and away again', async () => {
    const page = await openStep(app, await newTest('Keys'), 'test');
    await page.locator('[data-step-page]').getByText('What has to be true for this to work?').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Add test' }));
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset['field'])).toBe('assumption');
    await page.keyboard.type('People open a locker alone');
    const card = page.getByRole('listitem', { name: 'People open a locker alone' });
    await tabTo(page, card.getByRole('combobox', { name: 'Method' }));
    await page.keyboard.type('Wiz');
    await expect.poll(() => card.getByRole('combobox', { name: 'Method' }).inputValue()).toBe('wizard_of_oz');
    await tabTo(page, card.getByRole('combobox', { name: 'Kind of metric' }));
    await page.keyboard.type('Per');
    for (const [name, value] of [['Target', '80'], ['Stop at or below', '50'], ['Actual', '85']] as const) {
      await tabTo(page, figure(card, name));
      await page.keyboard.type(value);
    }
    await page.keyboard.press('Tab');
    await card.getByText('Validated', { exact: true }).waitFor();
    await tabTo(page, card.getByRole('button', { name: 'More for this entry' }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="menu"]') !== null)).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('Delete');
    await page.keyboard.press('Enter');
    await card.waitFor({ state: 'detached' });
    await saved(page);
    await page.keyboard.press('Control+z');
    await card.getByText('Validated', { exact: true }).waitFor();
  });

  test('ask yes or no and ratings in their own way, and empty figures that cannot be in the new kind', async () => {
    const page = await openWithTest('Kinds', { assumption: 'It connects', metricKind: 'percent', target: 80, kill: 50, actual: 60 });
    const card = page.getByRole('listitem', { name: 'It connects' });
    await card.getByRole('button', { name: 'Edit plan' }).press('Enter');
    await card.getByRole('combobox', { name: 'Kind of metric' }).selectOption('yes_no');
    const answer = (group: string, name: string): Locator => card.getByRole('group', { name: group }).getByRole('radio', { name });
    await expect.poll(() => answer('Target', 'Yes').isChecked()).toBe(true);
    await expect.poll(() => answer('Stop at or below', 'No').isChecked()).toBe(true);
    await card.getByText('No result yet').first().waitFor();
    await answer('Actual', 'Yes').press('Space');
    await card.getByText('Validated', { exact: true }).waitFor();
    await answer('Actual', 'Yes').press('ArrowRight');
    await card.getByText('Invalidated', { exact: true }).waitFor();
    await answer('Actual', 'No').press('Delete');
    await card.getByText('Invalidated', { exact: true }).waitFor({ state: 'detached' });
    await answer('Target', 'No').click();
    await card.getByText(/Word the assumption so that a yes confirms it/).waitFor();

    await card.getByRole('combobox', { name: 'Kind of metric' }).selectOption('qualitative');
    await card.getByRole('slider', { name: 'Target' }).focus();
    await page.keyboard.press('4');
    await card.getByRole('slider', { name: 'Actual' }).focus();
    await page.keyboard.press('3');
    await card.getByText('Promising').waitFor();
    await saved(page);
    await page.keyboard.press('Control+z');
    await card.getByText('Promising').waitFor({ state: 'detached' });
  });
});

test('carried concepts become tests of that concept', async () => {
  const id = await newTest('Carry');
  await app.asClient((client) => addItems(client, id, 'prototype', 'concepts', [{ name: 'Reserved is reserved' }]));
  const page = await openStep(app, id, 'test');
  await page.getByRole('button', { name: 'Carry forward' }).click();
  await page.getByRole('button', { name: 'Carry 1 entry' }).click();
  const card = page.getByRole('listitem', { name: 'Reserved is reserved' });
  await expect.poll(() => card.getByRole('combobox', { name: 'Concept' }).locator('option:checked').textContent()).toBe('Reserved is reserved');
});

describe('the feedback', () => {
  test('stands in its quadrant with who said it and in which test, moves by its menu and survives the deletion of the test', async () => {
    const page = await openWithTest('Feedback', { assumption: 'People open a locker alone' });
    await page.getByRole('tab', { name: /Feedback/ }).click();
    await page.getByRole('combobox', { name: 'Feedback on' }).selectOption({ label: 'People open a locker alone' });
    await page.getByRole('textbox', { name: 'Add a note: Questions' }).fill('Who pays for the bit?');
    await page.keyboard.press('Enter');
    const questions = page.getByRole('region', { name: 'Questions' });
    await questions.getByText('Test 1').waitFor();
    await questions.getByRole('textbox', { name: 'Who' }).pressSequentially('Teacher');
    await questions.getByRole('button', { name: 'More for this note' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Criticised' }).press('Enter');
    const criticised = page.getByRole('region', { name: 'Criticised' });
    await criticised.getByRole('listitem').waitFor();
    await drag(page, criticised.getByRole('listitem'), page.getByRole('region', { name: 'Ideas' }));
    await page.getByRole('region', { name: 'Ideas' }).getByRole('listitem').waitFor();
    await page.getByRole('status').getByText('“Who pays for the bit?”: Ideas').waitFor();
    await page.getByRole('tab', { name: 'Learning cards' }).click();
    const learning = page.getByRole('listitem', { name: 'People open a locker alone' });
    await expect.poll(() => learning.getByRole('textbox', { name: 'Feedback', exact: true }).inputValue()).toBe('Who pays for the bit?');
    await learning.getByText('No result yet').first().waitFor();
    await learning.getByRole('textbox', { name: 'What was learned' }).fill('Nobody reads the sign');
    await learning.getByRole('textbox', { name: /Add what we will do/ }).fill('Move the sign');
    await page.keyboard.press('Enter');
    await expect.poll(() => learning.getByRole('textbox', { name: 'Feedback', exact: true }).count()).toBe(2);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: /Tests/ }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'What was learned' }).inputValue()).toBe('Nobody reads the sign');
    await page.getByRole('tab', { name: /Feedback/ }).click();
    await drag(page, page.getByRole('region', { name: 'Ideas' }).getByRole('listitem').first(), criticised);
    await criticised.getByRole('listitem').waitFor();

    await comeBack(page);
    await page.getByRole('tab', { name: /Feedback/ }).click();
    await expect.poll(() => criticised.getByRole('textbox', { name: 'Who' }).inputValue()).toBe('Teacher');
    await page.getByRole('tab', { name: /Tests/ }).click();
    await page.getByText('2 notes of feedback').waitFor();
    await page.getByRole('button', { name: 'More for this entry' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('tab', { name: /Feedback/ }).click();
    await criticised.getByRole('listitem').waitFor();
    await expect.poll(() => criticised.getByText('Test 1').count()).toBe(0);
  });
});

test('a long list has every text in the page at once, and its far end is written in by keyboard', async () => {
  const id = await newTest('Long list');
  await app.asClient((client) =>
    addItems(client, id, 'test', 'feedback', Array.from({ length: 60 }, (_, index) => ({ quadrant: 'questions', text: `Question ${String(index + 1)}` }))),
  );
  const page = await openStep(app, id, 'test');
  await page.getByRole('tab', { name: /Feedback/ }).click();
  const notes = page.getByRole('region', { name: 'Questions' }).getByRole('listitem');
  const last = notes.last();
  await expect.poll(() => last.textContent()).toBe('Question 60');
  // Backwards from the zone after it.
  await page.getByRole('textbox', { name: 'Add a note: Ideas' }).focus();
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement | null)?.value)).toBe('Question 60');
  await page.keyboard.press('End');
  await page.keyboard.type(' and an answer');
  await page.keyboard.press('Tab');
  await expect.poll(() => last.evaluate((note) => note.contains(document.activeElement))).toBe(true);
  await comeBack(page);
  await page.getByRole('tab', { name: /Feedback/ }).click();
  await expect.poll(() => last.textContent()).toBe('Question 60 and an answer');
  await last.hover();
  await expect.poll(() => last.getByRole('textbox').first().inputValue()).toBe('Question 60 and an answer');
});

test('the test page has nothing that axe objects to, in light and dark, filled and empty', async () => {
  const id = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);
  const page = await openStep(app, id, 'test');
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('tab', { name: /Feedback/ }).click();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await accessibilityFindings(await openStep(app, await newTest('Empty'), 'test'))).toEqual([]);
});
