import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from './support/app-page.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

const create = (title: string): Promise<string> =>
  app.asClient(async (client) => (await client.workshops.create({ title, originalIdea: '' })).workshopId);

describe('an open workshop', () => {
  test('saves the idea while one types, and says so', async () => {
    const id = await create('Ideas');
    const { page } = await app.open({}, `/w/${id}`);
    await page.getByRole('textbox', { name: 'Original idea' }).pressSequentially('A better way to wait', { delay: 20 });
    await page.getByText('Saved').waitFor();
    await saved(page);
    await page.reload();
    await page.waitForSelector('h1');
    await expect.poll(() => page.getByRole('textbox', { name: 'Original idea' }).inputValue()).toBe('A better way to wait');
  });

  test('is renamed in its top bar; an empty title is taken back with a word', async () => {
    const id = await create('Old name');
    const { page } = await app.open({}, `/w/${id}`);
    const title = page.getByRole('textbox', { name: 'Workshop title' });
    await title.fill('New name');
    await title.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'New name' }).waitFor();
    await title.fill('   ');
    await title.press('Enter');
    await page.getByText('A workshop needs a title').waitFor();
    await expect.poll(() => title.inputValue()).toBe('New name');
  });

  test('goes from step to step by number keys, but not while one types', async () => {
    const id = await create('Keys');
    const { page } = await app.open({}, `/w/${id}`);
    await page.keyboard.press('2');
    await page.waitForURL(/\/define$/);
    await page.locator('[data-step-page="define"]').waitFor();
    await page.keyboard.press('0');
    await page.waitForURL(/\/pack$/);
    await page.keyboard.press('o');
    await page.waitForURL(new RegExp(`/w/${id}$`));
    await page.getByRole('textbox', { name: 'Original idea' }).pressSequentially('3 ideas');
    await settled(page);
    expect(page.url()).toMatch(new RegExp(`/w/${id}$`));
  });

  test('takes what is typed right after Control+K as words to find a command by, not as keys of the page', async () => {
    const id = await create('Quick hands');
    const { page } = await app.open({}, `/w/${id}`);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('agenda');
    const search = page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
    await expect.poll(() => search.inputValue()).toBe('agenda');
    expect(page.url()).toMatch(new RegExp(`/w/${id}$`));
  });

  test('marks as completed and goes on again', async () => {
    const id = await create('Status');
    const { page } = await app.open({}, `/w/${id}`);
    await page.getByRole('button', { name: 'Status: Draft' }).click();
    await page.getByRole('menuitem', { name: 'Mark as completed' }).click();
    await page.getByRole('button', { name: 'Status: Completed' }).click();
    await page.getByRole('menuitem', { name: 'Go on working' }).click();
    await page.getByRole('button', { name: 'Status: Active' }).waitFor();
  });

  test('runs a clock from the first edit and shows what the step still lacks', async () => {
    const id = await create('Clock');
    const { page } = await app.open({}, `/w/${id}`);
    await page.getByRole('link', { name: /Empathize.*Still missing: a persona with a name/ }).waitFor();
    await expect.poll(() => page.getByRole('timer').count()).toBe(0);
    await app.asClient((client) =>
      client.steps.apply({
        workshopId: id,
        stepId: 'empathize',
        operations: [{ kind: 'add', collection: 'personas', id: 'per_ada', fields: { name: 'Ada' } }],
      }),
    );
    await page.getByRole('timer').filter({ hasText: /^0:\d\d:\d[1-9]$/ }).waitFor();
    await page.getByRole('link', { name: /Empathize.*Still missing: a pain/ }).waitFor();
    await page.getByText('running', { exact: true }).waitFor();
  });

  test('two tabs show each other’s edits at once', async () => {
    const id = await create('Two tabs');
    const person = await app.person();
    const { page } = await app.open(person, `/w/${id}/empathize`);
    const { page: other } = await app.open(person, `/w/${id}/empathize`);
    await page.getByRole('button', { name: 'Facilitator notes' }).click();
    await other.getByRole('button', { name: 'Facilitator notes' }).click();
    await page.getByRole('textbox', { name: 'Facilitator notes' }).fill('Bring the blue pens');
    await expect.poll(() => other.getByRole('textbox', { name: 'Facilitator notes' }).inputValue()).toBe('Bring the blue pens');
  });

  test('that another tab deletes says so, and is back when the delete is undone', async () => {
    const id = await create('Here and gone');
    const { page } = await app.open({}, `/w/${id}`);
    await app.asClient((client) => client.workshops.delete({ workshopId: id }));
    await page.getByRole('heading', { name: 'This workshop is not here' }).waitFor();
    await app.asClient((client) => client.workshops.undoDelete({ workshopId: id }));
    await page.getByRole('heading', { level: 1, name: 'Here and gone' }).waitFor();
  });

  test('that never was, a step that is not, and a page that is not each get a clear page', async () => {
    const id = await create('Addresses');
    const { page } = await app.open({}, '/w/ws_nowhere');
    await page.getByRole('heading', { name: 'This workshop is not here' }).waitFor();
    await page.goto(app.url(`/w/${id}/nonsense`));
    await page.getByRole('heading', { name: 'This workshop has no such step' }).waitFor();
    await page.getByRole('button', { name: 'To the overview' }).click();
    await page.getByRole('heading', { level: 1, name: 'Addresses' }).waitFor();
    await page.goto(app.url('/nonsense'));
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    await page.getByRole('button', { name: 'All workshops' }).click();
    await page.getByRole('heading', { level: 1, name: 'Workshops' }).waitFor();
  });
});
