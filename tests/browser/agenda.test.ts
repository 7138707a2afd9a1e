import { expect, test } from 'vitest';

import { windowFindings } from '../renderer-steps/support/accessibility.ts';
import { saved, type TestApp } from './support/app-page.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

test('a day is made from method cards, moved by menu and keyboard drag, started with its timer, and kept', async () => {
  const { workshopId: id } = await app.asClient((client) => client.workshops.create({ title: 'A day', originalIdea: '' }));
  const { page, complaints } = await app.open({}, `/w/${id}/ideate`);
  await page.getByRole('button', { name: 'Methods' }).click();
  await page.getByRole('button', { name: /^Crazy 8s/ }).click();
  await page.getByRole('heading', { name: 'How to run it' }).waitFor();
  expect(await windowFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Add to the agenda' }).click();
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('a');
  const titles = () => page.locator('[data-block]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-block')));
  await expect.poll(titles).toEqual(['Crazy 8s']);
  await page.getByRole('button', { name: 'Add block' }).click();
  await page.getByRole('textbox', { name: 'Find a method' }).fill('lunch');
  await page.getByRole('button', { name: /^Lunch/ }).click();
  await page.getByRole('textbox', { name: 'Find a method' }).fill('premortem');
  await page.getByRole('button', { name: /^Premortem/ }).click();
  await page.getByRole('button', { name: 'Close' }).first().click();
  await expect.poll(titles).toEqual(['Crazy 8s', 'Lunch', 'Premortem']);

  await page.getByRole('button', { name: 'More for “Premortem”', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Start of the day' }).click();
  await expect.poll(titles).toEqual(['Premortem', 'Crazy 8s', 'Lunch']);
  const grip = page.getByRole('button', { name: 'Drag “Premortem”' });
  await grip.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(titles).not.toEqual(['Premortem', 'Crazy 8s', 'Lunch']);
  const order = await titles();

  await page.getByRole('button', { name: 'Five minutes more for “Lunch”' }).click();
  await page.getByText('50 min', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Start “Crazy 8s” and its timer' }).click();
  await expect.poll(() => page.locator('[data-timer]').first().getAttribute('data-timer')).toBe('running');
  await expect.poll(() => page.locator('[data-block="Crazy 8s"]').getAttribute('data-state')).toBe('running');
  expect(await windowFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Finish “Crazy 8s”' }).click();
  await expect.poll(() => page.locator('[data-timer]').first().getAttribute('data-timer')).toBe('idle');

  // A block that began two hours ago is over its time: the page warns, and can shorten what is left.
  const lunch = await app.asClient(async (client) => {
    const stream = await client.steps.watch({ workshopId: id, stepId: 'pack' });
    const first = await stream.next();
    await stream.return?.();
    const output = first.done === true || first.value.kind !== 'snapshot' ? {} : first.value.output;
    const agenda = output['agenda'] as Readonly<Record<string, { readonly title: string }>>;
    const [blockId = ''] = Object.entries(agenda).find(([, block]) => block.title === 'Lunch') ?? [];
    await client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set', collection: 'agenda', id: blockId, field: 'startedAt', value: Date.now() - 7_200_000 }] });
    return blockId;
  });
  expect(lunch).toMatch(/^agd_/);
  await page.getByText(/“Lunch” takes longer than planned/).waitFor();
  await saved(page);
  await page.reload();
  await expect.poll(titles).toEqual(order);
  expect(complaints).toEqual([]);
});

test('the overview of the sample shows the picture, its table and the gaps, and axe finds nothing', async () => {
  const { workshopId: id } = await app.asClient((client) => client.workshops.createSample({ language: 'en' }));
  const { page, complaints } = await app.open({}, `/w/${id}`);
  await page.locator('[data-insight]').waitFor();
  await page.getByRole('link', { name: /Tests without a result/ }).waitFor();
  const nodes = page.locator('[data-node]');
  await expect.poll(() => nodes.count()).toBeGreaterThan(40);
  await page.getByText('As a table').click();
  await expect.poll(() => page.getByRole('row').count()).toBeGreaterThan(30);
  expect(await windowFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
});
