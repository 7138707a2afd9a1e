import type { Locator } from 'playwright';
import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { carry, drag } from './support/drag.ts';
import { addItems, comeBack, enter, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

describe('the architect page', () => {
  test('draws components and connections as they are written down, and keeps them', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Parts'));
    await app.asClient((client) => addItems(client, id, 'prioritize', 'features', [{ name: 'Reservation', moscow: 'must' }]));
    const page = await openStep(app, id, 'architect');
    await page.getByText('No components yet').waitFor();
    await enter(page, 'Add a component', 'Pages', 'Bookings');
    const pages = page.getByRole('listitem', { name: 'Pages' });
    await pages.getByRole('combobox', { name: 'Kind' }).selectOption('interface');
    await pages.getByRole('textbox', { name: 'Responsibility' }).pressSequentially('Shows what is free');
    await page.getByText('Must features that no component covers yet:').waitFor();
    await pages.getByRole('button', { name: 'Add: Covers' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Reservation' }).click();
    await page.getByText('Must features that no component covers yet:').waitFor({ state: 'detached' });

    const form = page.getByRole('form', { name: 'Add a connection' });
    await form.getByRole('combobox', { name: 'From' }).selectOption({ label: 'Pages' });
    await form.getByRole('combobox', { name: 'To' }).selectOption({ label: 'Bookings' });
    await form.getByRole('textbox', { name: 'What flows' }).fill('asks for a day');
    await page.keyboard.press('Enter');
    const picture = page.getByRole('figure', { name: 'Diagram of the components' });
    await picture.getByRole('button', { name: 'Pages Interface' }).waitFor();
    await picture.locator('text', { hasText: 'asks for a day' }).waitFor();
    const top = async (name: string): Promise<number> => (await picture.getByRole('button', { name }).boundingBox())?.y ?? 0;
    await expect.poll(() => top('Pages')).toBeLessThan(await top('Bookings'));

    await comeBack(page);
    await picture.locator('text', { hasText: 'asks for a day' }).waitFor();
    await expect.poll(() => pages.getByRole('textbox', { name: 'Responsibility' }).inputValue()).toBe('Shows what is free');
    await picture.getByRole('button', { name: 'Bookings' }).click();
    await expect.poll(() => page.evaluate(() => (document.activeElement as HTMLTextAreaElement).value)).toBe('Bookings');
    await page.getByText('Everything this step needs is there.').waitFor();
  });

  test('moves boxes by drag and by arrow keys, lets go at Escape, draws arrows between them, and tidies up', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Picture'));
    await app.asClient((client) => addItems(client, id, 'architect', 'components', [{ name: 'Pages' }, { name: 'Bookings' }, { name: 'Locker' }]));
    const page = await openStep(app, id, 'architect');
    const picture = page.getByRole('figure', { name: 'Diagram of the components' });
    const box = (name: string): Locator => picture.getByRole('button', { name: new RegExp(name) });
    // Places are seen against each other: the frame follows the outermost boxes.
    const apart = async (): Promise<{ x: number; y: number }> => {
      const [one, other] = await Promise.all([box('Pages').boundingBox(), box('Locker').boundingBox()]);
      return { x: Math.round((other?.x ?? 0) - (one?.x ?? 0)), y: Math.round((other?.y ?? 0) - (one?.y ?? 0)) };
    };
    await settled(page);
    const before = await apart();
    await carry(page, box('Locker'), box('Locker'), { x: 0.5, y: 3 });
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await settled(page);
    await expect.poll(apart).toEqual(before);
    await drag(page, box('Locker'), box('Locker'), { x: 0.5, y: 3 });
    await expect.poll(async () => (await apart()).y).toBeGreaterThan(before.y + 120);
    const { y } = await apart();
    await box('Locker').focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect.poll(async () => (await apart()).y).toBeGreaterThan(y + 30);

    await box('Pages').hover();
    const dot = picture.locator('[data-box]').filter({ has: page.getByRole('button', { name: /Pages/ }) }).getByTitle('Drag to another box to connect them');
    await drag(page, dot, box('Locker'));
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field'))).toBe('label');
    await page.keyboard.type('opens');
    await page.getByRole('listitem', { name: 'Locker' }).getByRole('button', { name: 'Component menu' }).press('Enter');
    await page.getByRole('menuitem', { name: 'Bookings' }).press('Enter');
    await expect.poll(() => page.getByRole('list', { name: 'Connections' }).getByRole('listitem').count()).toBe(2);
    await settled(page);
    const placed = await apart();
    await comeBack(page);
    await expect.poll(apart).toEqual(placed);
    await picture.locator('text', { hasText: 'opens' }).waitFor();
    await page.getByRole('button', { name: 'Tidy up' }).press('Enter');
    await expect.poll(apart).not.toEqual(placed);
    await saved(page);
    await page.keyboard.press('Control+z');
    await expect.poll(apart).toEqual(placed);
  });

  test('deletes a component with its connections and brings all of them back', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Undo'));
    await app.asClient(async (client) => {
      const [from, to] = await addItems(client, id, 'architect', 'components', [{ name: 'Pages' }, { name: 'Bookings' }]);
      await addItems(client, id, 'architect', 'connections', [{ fromId: from, toId: to, label: 'asks' }]);
    });
    const page = await openStep(app, id, 'architect');
    await page.getByRole('listitem', { name: 'Bookings' }).getByRole('button', { name: 'Component menu' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('list', { name: 'Connections' }).waitFor({ state: 'detached' });
    await saved(page);
    await page.keyboard.press('Control+z');
    await page.getByRole('list', { name: 'Connections' }).getByRole('listitem').waitFor();
    await page.getByRole('listitem', { name: 'Bookings' }).waitFor();
  });

  test('keeps data, decisions and risks, and puts rated risks into the matrix', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Rest'));
    const page = await openStep(app, id, 'architect');
    await page.getByRole('tab', { name: 'Data' }).click();
    await enter(page, 'Add a data entity', 'Reservation');
    await page.getByRole('textbox', { name: 'Fields' }).fill('day\ncard number');
    await page.getByRole('tab', { name: 'Decisions' }).click();
    await enter(page, 'Add a decision', 'No app');
    await page.getByLabel('What was chosen').fill('Pages');
    await page.getByLabel('Why').fill('Three times a year');
    await page.getByRole('combobox', { name: 'Status' }).selectOption('accepted');
    await page.getByRole('tab', { name: 'Risks' }).click();
    await enter(page, 'Add a risk', 'Promised twice');
    await page.getByRole('slider', { name: 'Likelihood' }).focus();
    await page.keyboard.press('3');
    await page.getByRole('slider', { name: 'Impact' }).focus();
    await page.keyboard.press('5');
    await page.getByText('15 severe').waitFor();
    await expect.poll(() => page.getByRole('slider', { name: 'Impact' }).count()).toBe(1);
    const map = page.getByRole('group', { name: 'Risks by likelihood and impact' });
    await map.getByRole('button', { name: 'Promised twice, likelihood 3, impact 5: severe' }).press('ArrowDown');
    await map.getByRole('button', { name: 'Promised twice, likelihood 2, impact 5: high' }).press('ArrowUp');
    await enter(page, 'Add a risk', 'Broken open');
    const waiting = page.getByRole('region', { name: 'not rated' });
    await drag(page, waiting.getByRole('button', { name: 'Broken open' }), map.getByRole('button', { name: /Promised twice/ }));
    await map.getByRole('button', { name: 'Broken open, likelihood 3, impact 5: severe' }).waitFor();
    await waiting.waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Broken open, likelihood 3, impact 5: severe').waitFor();
    // The menu does what the drag does.
    for (const likelihood of ['1', '3']) {
      await page.getByRole('button', { name: 'Risk menu' }).last().press('Enter');
      await page.getByRole('group', { name: 'Move to: Likelihood' }).getByRole('menuitemcheckbox', { name: likelihood }).press('Enter');
      await map.getByRole('button', { name: new RegExp(`Broken open, likelihood ${likelihood}, impact 5`) }).waitFor();
    }

    await comeBack(page);
    await page.getByRole('tab', { name: /Risks/ }).click();
    await expect.poll(() => page.getByText('15 severe').count()).toBe(2);
    await page.getByRole('tab', { name: /Data/ }).click();
    await expect.poll(() => page.getByRole('textbox', { name: 'Fields' }).inputValue()).toBe('day\ncard number');
    await page.getByRole('tab', { name: /Decisions/ }).click();
    await expect.poll(() => page.getByLabel('Why').inputValue()).toBe('Three times a year');
    await expect.poll(() => page.getByRole('combobox', { name: 'Status' }).inputValue()).toBe('accepted');
  });

  test('has nothing that axe objects to, on any of its tabs, in light and dark', async () => {
    const id = await app.asClient(async (client) => {
      const workshopId = await newWorkshop(client, 'Colours');
      const [feature] = await addItems(client, workshopId, 'prioritize', 'features', [{ name: 'Lockers', moscow: 'must' }, { name: 'Bundles', moscow: 'must' }]);
      const kinds = ['interface', 'service', 'store', 'job', 'integration', 'device', 'other'];
      const [from, to] = await addItems(client, workshopId, 'architect', 'components', kinds.map((kind) => ({ name: kind, kind, featureIds: [feature] })));
      await addItems(client, workshopId, 'architect', 'connections', [{ fromId: from, toId: to, label: 'asks' }]);
      await addItems(client, workshopId, 'architect', 'entities', [{ name: 'Loan', fields: 'day' }]);
      await addItems(client, workshopId, 'architect', 'decisions', [{ title: 'No app', status: 'accepted' }, {}]);
      const rated = [[1, 1], [3, 2], [4, 3], [5, 5]].map(([likelihood, impact]) => ({ text: 'Risk', likelihood, impact }));
      await addItems(client, workshopId, 'architect', 'risks', [...rated, { text: 'Not rated' }]);
      return workshopId;
    });
    const page = await openStep(app, id, 'architect');
    for (const tab of [/Components/, /Data/, /Decisions/, /Risks/, /Table/]) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    const empty = await app.asClient((client) => newWorkshop(client, 'Empty'));
    expect(await accessibilityFindings(await openStep(app, empty, 'architect'))).toEqual([]);
  });
});
