import { beforeEach, describe, expect, test } from 'vitest';

import { titles, type TestApp } from './support/app-page.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

beforeEach(async () => {
  await app.asClient(async (client) => {
    for await (const event of await client.workshops.watchList()) {
      for (const { id } of event.workshops) await client.workshops.delete({ workshopId: id });
      break;
    }
  });
});

const create = (...names: readonly string[]): Promise<void> =>
  app.asClient(async (client) => {
    for (const title of names) await client.workshops.create({ title, originalIdea: `An idea about ${title}` });
  });

describe('the first run', () => {
  test('opens the sample workshop in one click, complete in all ten steps', async () => {
    const { page } = await app.open();
    await page.getByRole('button', { name: 'Open the sample workshop' }).click();
    await page.waitForURL(/\/w\/ws_/);
    await page.getByRole('heading', { name: 'All ten steps are complete' }).waitFor();
    await page.getByRole('img', { name: '10 of 10 steps complete' }).waitFor();
  });

  test('opens the sample in the language of the page', async () => {
    const { page } = await app.open({ locale: 'de-DE' });
    await page.getByRole('button', { name: 'Beispiel-Workshop öffnen' }).click();
    await page.waitForURL(/\/w\/ws_/);
    await page.getByRole('heading', { name: 'Alle zehn Schritte sind abgeschlossen' }).waitFor();
    await expect.poll(() => page.getByRole('textbox', { name: 'Ursprüngliche Idee' }).inputValue()).toMatch(/[äöüß]/);
  });
});

describe('the list of workshops', () => {
  test('a new workshop takes title and idea, opens on Enter, and is in the list afterwards', async () => {
    const { page } = await app.open();
    await page.keyboard.press('n');
    await page.getByLabel('Title').fill('Bike sharing');
    await page.getByLabel('Original idea').fill('Bikes for all');
    await page.getByLabel('Title').press('Enter');
    await page.waitForURL(/\/w\/ws_/);
    await expect.poll(() => page.getByRole('textbox', { name: 'Original idea' }).inputValue()).toBe('Bikes for all');
    await page.getByRole('link', { name: 'All workshops' }).click();
    await expect.poll(() => titles(page)).toEqual(['Bike sharing']);
    await page.getByText('Bikes for all').waitFor();
  });

  test('a title that cannot be stored says why and creates nothing', async () => {
    await create('one');
    const { page } = await app.open();
    await page.getByRole('button', { name: 'New workshop' }).click();
    await page.getByRole('button', { name: 'Create and open' }).click();
    await page.getByRole('alert').filter({ hasText: 'Please give it a title.' }).waitFor();
    await page.getByLabel('Title').fill('x'.repeat(201));
    await page.getByRole('alert').filter({ hasText: 'at most 200 characters' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => titles(page)).toEqual(['one']);
  });

  test('renames, and shows the new name in another tab at once', async () => {
    await create('Before');
    const person = await app.person();
    const [{ page }, { page: other }] = [await app.open(person), await app.open(person)];
    await page.getByRole('button', { name: 'Actions for Before' }).click();
    await page.getByRole('menuitem', { name: 'Rename…' }).click();
    await page.getByLabel('Title').fill('After');
    await page.keyboard.press('Enter');
    await other.getByRole('link', { name: 'After' }).waitFor();
    await expect.poll(() => titles(page)).toEqual(['After']);
  });

  test('duplicates under a name of its own', async () => {
    await create('Original');
    const { page } = await app.open();
    await page.getByRole('button', { name: 'Actions for Original' }).click();
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await page.getByRole('link', { name: 'Original (copy)' }).waitFor();
    await expect.poll(async () => (await titles(page)).toSorted()).toEqual(['Original', 'Original (copy)']);
  });

  test('deletes at once and brings it back with everything on undo', async () => {
    await create('Keep', 'Delete me');
    const { page } = await app.open();
    await page.getByRole('button', { name: 'Actions for Delete me' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('link', { name: 'Delete me' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('link', { name: 'Delete me' }).waitFor();
    await page.getByText('An idea about Delete me').waitFor();
  });

  test('searches title and idea without minding case and accents, and says when nothing fits', async () => {
    await create('Café der Zukunft', 'Night bus', 'Repair shop');
    const { page } = await app.open();
    await page.keyboard.press('/');
    await page.keyboard.type('CAFE zukunft');
    await expect.poll(() => titles(page)).toEqual(['Café der Zukunft']);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('about night');
    await expect.poll(() => titles(page)).toEqual(['Night bus']);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('zzz');
    await page.getByText('No workshop matches').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(async () => (await titles(page)).length).toBe(3);
  });

  test('what is typed before the list is there counts already', async () => {
    await create('Café der Zukunft', 'Night bus');
    const person = await app.person();
    let letGo: () => void = () => undefined;
    const typed = new Promise<void>((resolve) => (letGo = resolve));
    // Everything from the first message with a title on waits; what came before is the app's state.
    await person.routeWebSocket(/./, (page) => {
      const host = page.connectToServer();
      let order = Promise.resolve();
      host.onMessage((message) => {
        if (message.toString().includes('Night bus')) order = order.then(() => typed);
        order = order.then(() => page.send(message));
      });
    });
    const { page } = await app.open(person);
    await page.keyboard.press('/');
    await page.keyboard.type('night');
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('night');
    expect(await titles(page)).toEqual([]);
    letGo();
    await expect.poll(() => titles(page)).toEqual(['Night bus']);
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('night');
  });

  test('filters by status and sorts by name', async () => {
    await create('Beta', 'alpha', 'Gamma');
    await app.asClient(async (client) => {
      for await (const { workshops } of await client.workshops.watchList()) {
        const beta = workshops.find(({ title }) => title === 'Beta');
        if (beta !== undefined) await client.workshops.setStatus({ workshopId: beta.id, status: 'completed' });
        break;
      }
    });
    const { page } = await app.open();
    await page.getByLabel('Sort by').selectOption('name');
    await expect.poll(() => titles(page)).toEqual(['alpha', 'Beta', 'Gamma']);
    await page.getByRole('radio', { name: 'Completed' }).check();
    await expect.poll(() => titles(page)).toEqual(['Beta']);
    await page.getByRole('radio', { name: 'Draft' }).check();
    await expect.poll(() => titles(page)).toEqual(['alpha', 'Gamma']);
  });

  test('works by keyboard alone: find, walk, rename, delete, open', async () => {
    await create('One', 'Two', 'Three');
    const { page } = await app.open();
    await page.getByLabel('Sort by').selectOption('name');
    await expect.poll(() => titles(page)).toEqual(['One', 'Three', 'Two']);
    await page.keyboard.press('/');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const focused = (): Promise<string | null> => page.evaluate(() => document.activeElement?.textContent ?? null);
    await expect.poll(focused).toBe('Three');
    await page.keyboard.press('F2');
    await page.getByRole('dialog').waitFor();
    await expect.poll(() => page.getByRole('dialog').getByRole('textbox').first().evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('Third');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Third' }).waitFor();
    await expect.poll(focused).toBe('Third');
    await page.keyboard.press('Delete');
    await page.getByRole('link', { name: 'Third' }).waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Two');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Two' }).waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  });
});
