import type { Page } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { carry, drag } from './support/drag.ts';
import { addItems, comeBack, enter, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const cell = (page: Page, name: string) => page.getByRole('group', { name, exact: true });
const card = (page: Page, text: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: text }) });

describe('the story page', () => {
  test('builds a map by keyboard: activities, slices, stories in their cells; all of it is still there after a reload', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Map'));
    const page = await openStep(app, id, 'story');
    await page.getByText('The map is empty').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Find');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Borrow');
    await page.keyboard.press('Enter');
    await enter(page, 'Add a release slice', 'Pilot');
    await page.getByRole('button', { name: 'Add a story: Borrow, Pilot' }).press('Enter');
    await page.keyboard.type('reserve a drill');
    await page.keyboard.press('Enter');
    await page.keyboard.type('cancel it');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: 'Goal of the slice' }).fill('Forty things can be borrowed');
    await cell(page, 'Borrow, Pilot').getByRole('button', { name: 'cancel it' }).waitFor();

    await comeBack(page);
    await expect.poll(() => cell(page, 'Borrow, Pilot').getByRole('list').getByRole('listitem').count()).toBe(2);
    await expect.poll(() => page.getByRole('textbox', { name: 'Goal of the slice' }).inputValue()).toBe('Forty things can be borrowed');
    await page.getByText('2 stories', { exact: true }).waitFor();
  });

  test('edits a story as a sentence with its place, its size and its criteria', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Sentence'));
    await app.asClient(async (client) => {
      await addItems(client, id, 'prioritize', 'features', [{ name: 'Reservation', moscow: 'should' }]);
      await addItems(client, id, 'story', 'stories', [{ want: 'reserve a drill' }, { want: 'give it back' }]);
    });
    const page = await openStep(app, id, 'story');
    await page.getByRole('button', { name: 'reserve a drill' }).press('Enter');
    const editor = page.getByRole('region', { name: 'Story', exact: true });
    await editor.getByLabel('As a').fill('borrower');
    await editor.getByLabel('So that').fill('my weekend is safe');
    await editor.getByLabel('Feature').selectOption({ label: 'Reservation' });
    await editor.getByLabel('Points').fill('5');
    await editor.getByRole('button', { name: 'Add a criterion' }).click();
    await editor.getByRole('textbox', { name: 'Criterion 1: Given' }).waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('given');
    await page.keyboard.type('a free Saturday');
    await page.keyboard.press('Tab');
    await page.keyboard.type('I confirm');
    await page.keyboard.press('Tab');
    await page.keyboard.type('the drill is mine');
    await card(page, 'reserve a drill').getByText('5 points').waitFor();
    await card(page, 'reserve a drill').getByText('1 criterion').waitFor();
    await editor.getByRole('button', { name: 'Next story' }).click();
    await expect.poll(() => editor.getByLabel('I want').inputValue()).toBe('give it back');
    await page.keyboard.press('Escape');
    await editor.waitFor({ state: 'detached' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toContain('give it back');

    await comeBack(page);
    await page.getByRole('button', { name: 'reserve a drill' }).click();
    await expect.poll(() => editor.getByLabel('As a').inputValue()).toBe('borrower');
    await expect.poll(() => editor.getByLabel('So that').inputValue()).toBe('my weekend is safe');
    await expect.poll(() => editor.getByLabel('Points').inputValue()).toBe('5');
    await expect.poll(() => editor.getByRole('textbox', { name: 'Criterion 1: Then' }).inputValue()).toBe('the drill is mine');
    await expect.poll(() => editor.getByLabel('Feature').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.label)).toBe('Reservation');
  });

  test('moves stories by their menu, and a slice or an activity that goes leaves its stories behind', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Moves'));
    await app.asClient(async (client) => {
      await addItems(client, id, 'story', 'activities', [{ name: 'Find' }, { name: 'Borrow' }]);
      await addItems(client, id, 'story', 'slices', [{ name: 'Pilot' }]);
      await addItems(client, id, 'story', 'stories', [{ want: 'look around' }]);
    });
    const page = await openStep(app, id, 'story');
    const menu = async (entry: string): Promise<void> => {
      await card(page, 'look around').getByRole('button', { name: 'Story menu' }).press('Enter');
      await page.getByRole('menuitemcheckbox', { name: entry }).click();
    };
    await menu('Borrow');
    await cell(page, 'Borrow, Not planned yet').getByRole('button', { name: 'look around' }).waitFor();
    await menu('Pilot');
    await cell(page, 'Borrow, Pilot').getByRole('button', { name: 'look around' }).waitFor();
    await page.getByRole('button', { name: 'Slice menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await cell(page, 'Borrow, Not planned yet').getByRole('button', { name: 'look around' }).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await cell(page, 'Borrow, Pilot').getByRole('button', { name: 'look around' }).waitFor();
    await page.getByRole('button', { name: 'Activity menu' }).nth(1).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('region', { name: 'Without an activity' }).getByRole('button', { name: 'look around' }).waitFor();
    await saved(page);
  });

  test('takes stories, activities and slices by drag, and keeps a story a story', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Drag'));
    await app.asClient(async (client) => {
      const [find] = await addItems(client, id, 'story', 'activities', [{ name: 'Find' }, { name: 'Borrow' }]);
      await addItems(client, id, 'story', 'slices', [{ name: 'Pilot' }, { name: 'Later on' }]);
      await addItems(client, id, 'story', 'stories', [{ want: 'look around', activityId: find }, { want: 'ask' }, { want: 'reserve' }]);
    });
    const page = await openStep(app, id, 'story');
    await page.setViewportSize({ width: 1280, height: 1200 });
    await drag(page, card(page, 'ask'), cell(page, 'Borrow, Pilot'));
    await cell(page, 'Borrow, Pilot').getByRole('button', { name: 'ask' }).waitFor();
    await page.getByRole('status').getByText('“ask”: Borrow, Pilot').waitFor();
    await drag(page, card(page, 'reserve').getByRole('button', { name: 'reserve' }), card(page, 'ask'), { x: 0.5, y: 0.1 });
    const inCell = (): Promise<readonly string[]> => cell(page, 'Borrow, Pilot').locator('[data-field="card"]').allTextContents();
    await expect.poll(inCell).toEqual(['reserve', 'ask']);
    await settled(page);
    expect(await page.getByRole('region', { name: 'Story', exact: true }).count()).toBe(0);
    await carry(page, card(page, 'ask'), cell(page, 'Find, Later on'));
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settled(page);
    await expect.poll(inCell).toEqual(['reserve', 'ask']);
    const grip = { x: 0.06, y: 0.5 };
    const activities = page.getByRole('group', { name: 'Activities' }).locator('[data-item]');
    await drag(page, activities.first(), activities.last(), { x: 0.9, y: 0.5 }, grip);
    const names = (name: string): Promise<readonly string[]> =>
      page.getByRole('textbox', { name, exact: true }).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
    await expect.poll(() => names('Activity')).toEqual(['Borrow', 'Find']);
    const slices = page.locator('[data-drag-kind="slice"]');
    await drag(page, slices.last(), slices.first(), { x: 0.1, y: 0.1 }, { x: 0.01, y: 0.5 });
    await expect.poll(() => names('Release slice')).toEqual(['Later on', 'Pilot']);
    await drag(page, card(page, 'look around'), page.getByRole('region', { name: 'Without an activity' }));
    await page.getByRole('region', { name: 'Without an activity' }).getByRole('button', { name: 'look around' }).waitFor();
    await comeBack(page);
    await expect.poll(inCell).toEqual(['reserve', 'ask']);
    await expect.poll(() => names('Release slice')).toEqual(['Later on', 'Pilot']);
  });

  test('puts tasks between activities and stories: by keyboard, by menu, by drag; a task that goes leaves its stories behind', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Tasks'));
    await app.asClient(async (client) => {
      const [find] = await addItems(client, id, 'story', 'activities', [{ name: 'Find' }, { name: 'Borrow' }]);
      await addItems(client, id, 'story', 'stories', [{ want: 'look around', activityId: find }, { want: 'search', activityId: find }]);
    });
    const page = await openStep(app, id, 'story');
    await page.setViewportSize({ width: 1400, height: 1100 });
    const addTask = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Activity menu' }).first().press('Enter');
      await page.getByRole('menuitem', { name: 'Add a task' }).press('Enter');
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Task' && (document.activeElement as HTMLTextAreaElement).value === '');
      await page.keyboard.type(name);
    };
    await addTask('Browse');
    await addTask('Ask');
    await page.getByText('Without a task').waitFor();
    await drag(page, card(page, 'look around'), cell(page, 'Find: Browse, Not planned yet'));
    await page.getByRole('status').getByText('“look around”: Find: Browse, Not planned yet').waitFor();
    await card(page, 'search').getByRole('button', { name: 'Story menu' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Ask', exact: true }).press('Enter');
    await cell(page, 'Find: Ask, Not planned yet').getByRole('button', { name: 'search' }).waitFor();
    // With every story under a task the column for the others goes.
    await page.getByText('Without a task').waitFor({ state: 'detached' });
    const names = (): Promise<readonly string[]> => page.getByRole('textbox', { name: 'Task', exact: true }).evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value));
    await page.getByRole('textbox', { name: 'Task', exact: true }).first().press('Alt+ArrowDown');
    await expect.poll(names).toEqual(['Ask', 'Browse']);
    const heads = page.locator('[data-drag-kind="task"]');
    const grip = { x: 0.06, y: 0.5 };
    await drag(page, heads.first(), page.getByRole('group', { name: 'Tasks' }).locator('[data-drop]').last(), { x: 0.5, y: 0.5 }, grip);
    await page.getByRole('status').getByText('Task “Ask”: Borrow').waitFor();
    await cell(page, 'Borrow: Ask, Not planned yet').getByRole('button', { name: 'search' }).waitFor();
    await saved(page);
    await page.keyboard.press('Control+z');
    await cell(page, 'Find: Ask, Not planned yet').getByRole('button', { name: 'search' }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    await heads.first().getByRole('button', { name: 'Task menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await cell(page, 'Find, Not planned yet').getByRole('button', { name: 'search' }).waitFor();
    await card(page, 'look around').getByRole('button', { name: 'look around' }).click();
    await page.getByRole('combobox', { name: 'Task' }).selectOption({ label: 'Without a task' });
    await comeBack(page);
    await cell(page, 'Find, Not planned yet').getByRole('button', { name: 'look around' }).waitFor();
  });

  test('checks a story against INVEST, and shows all of it as tables', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Check'));
    await app.asClient((client) => addItems(client, id, 'story', 'stories', [{ want: 'reserve', points: 13 }]));
    const page = await openStep(app, id, 'story');
    await page.getByRole('button', { name: 'reserve' }).press('Enter');
    const editor = page.getByRole('region', { name: 'Story', exact: true });
    await editor.getByText('13 points: think about splitting it.').waitFor();
    await editor.getByRole('checkbox', { name: 'Negotiable' }).press('Space');
    await editor.getByRole('checkbox', { name: 'Independent' }).press('Space');
    await editor.getByText('2 of 6').waitFor();
    await editor.getByRole('checkbox', { name: 'Negotiable' }).press('Space');
    await comeBack(page);
    await page.getByRole('button', { name: 'reserve' }).click();
    await editor.getByText('1 of 6').waitFor();
    await expect.poll(() => editor.getByRole('checkbox', { name: 'Independent' }).isChecked()).toBe(true);
    await page.getByRole('tab', { name: 'Table' }).click();
    await expect.poll(() => page.getByRole('table', { name: 'Stories' }).getByRole('textbox', { name: 'Points' }).inputValue()).toBe('13');
    await page.getByRole('combobox', { name: 'What the table shows' }).selectOption('activities');
    await page.evaluate(() => navigator.clipboard.writeText('Activity\tremark\nFind\t\nBorrow\t'));
    await page.getByRole('textbox', { name: 'Add an activity' }).focus();
    await page.keyboard.press('Control+v');
    await page.getByRole('dialog').getByRole('button', { name: 'Add 2 rows' }).press('Enter');
    await expect.poll(() => page.getByRole('table', { name: 'Activities' }).getByRole('textbox').count()).toBe(2);
    expect(await accessibilityFindings(page)).toEqual([]);
  });

  test('points out must features without a story, and makes one of them', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Gaps'));
    await app.asClient((client) =>
      addItems(client, id, 'prioritize', 'features', [
        { name: 'Lockers', moscow: 'must' },
        { name: 'Fireworks', moscow: 'could' },
      ]),
    );
    await app.asClient((client) => addItems(client, id, 'story', 'stories', [{ want: 'look around' }]));
    const page = await openStep(app, id, 'story');
    await page.getByText('1 must feature is not covered yet').waitFor();
    await settled(page);
    expect(await page.getByText('Fireworks').count()).toBe(0);
    await page.getByRole('button', { name: 'Add a story', exact: true }).click();
    const editor = page.getByRole('region', { name: 'Story', exact: true });
    await expect.poll(() => editor.getByLabel('I want').inputValue()).toBe('Lockers');
    await page.getByText('has no story with a criterion').waitFor();
    await editor.getByRole('button', { name: 'Add a criterion' }).click();
    await editor.getByRole('textbox', { name: 'Criterion 1: Then' }).fill('the door opens');
    await page.getByText('1 must feature is not covered yet').waitFor({ state: 'detached' });
    await page.getByText('Everything this step needs is there.').waitFor();
    await page.getByRole('button', { name: 'Complete step' }).click();
    await page.getByText(/^Completed on/).waitFor();
    await page.getByRole('button', { name: 'Reopen' }).click();
    await page.getByText('Everything this step needs is there.').waitFor();
  });

  test('makes the first stories of all must features at once', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'First'));
    await app.asClient((client) => addItems(client, id, 'prioritize', 'features', [{ name: 'Lockers', moscow: 'must' }, { name: 'Catalogue', moscow: 'must' }]));
    const page = await openStep(app, id, 'story');
    await page.getByRole('button', { name: 'Make stories of the 2 must features' }).click();
    const unsorted = page.getByRole('region', { name: 'Without an activity' });
    await unsorted.getByRole('button', { name: 'Lockers' }).waitFor();
    await unsorted.getByRole('button', { name: 'Catalogue' }).waitFor();
    await page.getByText('2 must features are not covered yet').waitFor();
  });

  test('deletes a story with its criteria, and brings both back', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Whole'));
    await app.asClient(async (client) => {
      const [storyId] = await addItems(client, id, 'story', 'stories', [{ want: 'look around' }]);
      await addItems(client, id, 'story', 'criteria', [{ storyId, then: 'something is seen' }]);
    });
    const page = await openStep(app, id, 'story');
    await card(page, 'look around').getByRole('button', { name: 'Story menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('The map is empty').waitFor();
    await saved(page);
    await page.keyboard.press('Control+z');
    await card(page, 'look around').getByText('1 criterion').waitFor();
  });

  test('has nothing that axe objects to, with and without an open story, in light and dark', async () => {
    const id = await app.asClient(async (client) => {
      const workshopId = await newWorkshop(client, 'Colours');
      const [featureId] = await addItems(client, workshopId, 'prioritize', 'features', [{ name: 'Lockers', moscow: 'must' }]);
      const [activityId] = await addItems(client, workshopId, 'story', 'activities', [{ name: 'Borrow' }]);
      const [sliceId] = await addItems(client, workshopId, 'story', 'slices', [{ name: 'Pilot', goal: 'Forty things' }]);
      const [storyId] = await addItems(client, workshopId, 'story', 'stories', [
        { asA: 'borrower', want: 'reserve a thing', featureId, activityId, sliceId, points: 3 },
        { want: 'look around' },
        {},
      ]);
      await addItems(client, workshopId, 'story', 'criteria', [{ storyId, given: 'a day', when: 'I confirm', then: 'it is mine' }]);
      return workshopId;
    });
    const page = await openStep(app, id, 'story');
    await page.getByRole('button', { name: /reserve a thing/ }).click();
    await page.getByRole('region', { name: 'Story', exact: true }).waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    const empty = await app.asClient((client) => newWorkshop(client, 'Empty'));
    await app.asClient((client) => addItems(client, empty, 'prioritize', 'features', [{ name: 'Lockers', moscow: 'must' }]));
    expect(await accessibilityFindings(await openStep(app, empty, 'story'))).toEqual([]);
  });
});
