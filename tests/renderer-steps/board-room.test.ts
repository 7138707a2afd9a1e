import { join } from 'node:path';

import Database from 'better-sqlite3';
import type { Page } from 'playwright';
import { expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { WAIT } from './support/pointer.ts';
import { addItems, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const notes = (page: Page) => page.getByRole('listbox', { name: 'Ideas' }).getByRole('option');
const hiddenNote = (page: Page) => page.locator('p').filter({ hasText: 'Hidden until the reveal' }).first();
const bar = (page: Page) => page.getByRole('group', { name: 'Selected notes' });

/** From now on another person sits at the laptop: everything written so far is somebody else's. */
async function anotherPerson(): Promise<void> {
  await app.host.stop();
  const database = new Database(join(app.dataDir, 'workshoppilot.db'));
  database.prepare("UPDATE sync_device SET person_id = 'local_another' WHERE id = 1").run();
  database.close();
  await app.restart();
}

test('a private brainstorm hides others\' notes on the board, the map, the walls, the tables and in searches', async () => {
  const id = await app.asClient(async (client) => {
    const made = await newWorkshop(client, 'Private');
    const [a = '', b = ''] = await addItems(client, made, 'ideate', 'ideas', [{ text: 'Secret lockers', position: { x: 0, y: 0 } }, { text: 'Secret drones', position: { x: 200, y: 0 } }]);
    await addItems(client, made, 'ideate', 'links', [{ fromId: a, toId: b }]);
    await addItems(client, made, 'empathize', 'empathyNotes', [{ text: 'Secret pain', zone: 'pains' }]);
    await addItems(client, made, 'define', 'questions', [{ text: 'Secret question' }]);
    const strokes = [{ tool: 'text', color: '#222222', width: 80, points: [100, 100, 0.5], text: 'Secret drawing' }];
    await addItems(client, made, 'ideate', 'sketches', [
      { title: 'Secret sketch', strokes },
      ...[1, 2].map((frame) => ({ title: `Secret frame ${String(frame)}`, strokes, sheet: 'sht_a', frame })),
    ]);
    await addItems(client, made, 'empathize', 'personas', [{ name: 'Secret Ada', quote: 'Secret quote' }]);
    for (const stepId of ['ideate', 'empathize', 'define']) {
      await client.steps.apply({ workshopId: made, stepId, operations: [{ kind: 'set_root', field: 'privateBrainstorm', value: true }] });
    }
    return made;
  });
  await anotherPerson();
  /** Where the secret shows, with what stands around it. */
  const seen = async (page: Page): Promise<readonly string[]> => {
    await settled(page);
    return page.evaluate(() => {
      const values = [...document.querySelectorAll<HTMLInputElement>('textarea, input')].map(({ value }) => value);
      return [document.documentElement.outerHTML, ...values].flatMap((text) => text.match(/.{0,80}Secret.{0,20}/) ?? []);
    });
  };

  const page = await openStep(app, id, 'ideate');
  await page.locator('[data-board] canvas[data-settled="true"]').waitFor();
  await notes(page).and(page.getByRole('option', { name: 'Hidden note' })).first().waitFor();
  await page.getByRole('listbox', { name: 'Ideas' }).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('My own');
  await page.keyboard.press('Escape');
  await notes(page).and(page.getByRole('option', { name: 'My own' })).waitFor();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('searchbox').fill('secret');
  await page.getByText('Nothing found').waitFor();
  expect(await seen(page)).toEqual([]);
  for (const tab of ['Crazy 8s', 'Sketches', 'Mind map', 'Table', 'Ideas']) {
    await page.getByRole('tab', { name: tab }).click();
    if (tab === 'Ideas') await page.getByRole('button', { name: 'List', exact: true }).click();
    await hiddenNote(page).waitFor();
    expect(await seen(page), tab).toEqual([]);
  }
  await page.getByRole('button', { name: 'Vote', exact: true }).click();
  await page.getByRole('complementary', { name: 'Voting' }).waitFor();
  expect(await seen(page), 'vote').toEqual([]);
  for (const [step, tab] of [['empathize', 'Empathy map'], ['empathize', 'Personas'], ['define', 'How might we']] as const) {
    const other = await openStep(app, id, step);
    await other.getByRole('tab', { name: tab }).click();
    await hiddenNote(other).waitFor();
    expect(await seen(other), step).toEqual([]);
  }
  const overview = (await app.open({}, `/w/${id}`)).page;
  await overview.getByRole('heading', { name: 'Private' }).waitFor();
  expect(await seen(overview), 'overview').toEqual([]);
});

test('dots of a closed vote are on the notes, a note goes on the wall by its menu, and a photo lies behind them', async () => {
  const { id, idea, round } = await app.asClient(async (client) => {
    const made = await newWorkshop(client, 'Dots');
    const [first = ''] = await addItems(client, made, 'ideate', 'ideas', [{ text: 'Lockers', position: { x: 0, y: 0 } }, { text: 'Drones', position: { x: 200, y: 0 } }]);
    const [vote = ''] = await addItems(client, made, 'ideate', 'rounds', [{ title: 'Which', collection: 'ideas', itemIds: [], budget: 3, maxPerItem: 2, status: 'open' }]);
    await addItems(client, made, 'ideate', 'votes', [{ roundId: vote, itemId: first, voter: 'a' }, { roundId: vote, itemId: first, voter: 'b' }]);
    return { id: made, idea: first, round: vote };
  });
  const person = await app.person();
  const { page } = await app.open(person, `/w/${id}/ideate`);
  await page.locator('[data-board] canvas[data-settled="true"]').waitFor();
  await notes(page).and(page.getByRole('option', { name: 'Lockers', exact: true })).waitFor();
  await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: 'ideate', operations: [{ kind: 'set', collection: 'rounds', id: round, field: 'status', value: 'closed' }] }));
  await notes(page).and(page.getByRole('option', { name: 'Lockers, 2 dots, rank 1' })).waitFor();

  await page.getByRole('listbox', { name: 'Ideas' }).focus();
  await page.keyboard.press('Home');
  await bar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Show on the wall' }).click();
  const { page: wall } = await app.open(person, `/wall/${id}`);
  await wall.locator(`[data-spotlight="${idea}"]`).waitFor();

  // Without a spotlight the wall shows the board as it lies, and what was drawn.
  await app.asClient(async (client) => {
    await addItems(client, id, 'ideate', 'sketches', [{ title: 'A locker', strokes: [{ tool: 'pen', color: '#222222', width: 12, points: [100, 100, 800, 700] }] }]);
    await addItems(client, id, 'define', 'journeyStages', [{ name: 'Order', emotion: 1 }, { name: 'Wait', emotion: -2 }]);
    await client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set_root', field: 'spotlight', value: '' }] });
  });
  await wall.getByRole('img', { name: 'The board with 2 notes' }).waitFor(WAIT);
  await wall.locator('[data-wall-canvas][data-settled="true"]').waitFor(WAIT);
  await page.getByRole('tab', { name: 'Sketches' }).click();
  await wall.getByRole('img', { name: 'A locker' }).waitFor(WAIT);
  await page.getByRole('tab', { name: 'Ideas' }).click();
  // The facilitator's own step has reached the wall before another one is set.
  await wall.locator('[data-wall-canvas]').waitFor(WAIT);
  await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set_root', field: 'presentedStep', value: 'define' }, { kind: 'set_root', field: 'presentedTab', value: '' }] }));
  await wall.getByRole('img', { name: 'Emotion curve' }).waitFor(WAIT);
  await wall.close();

  // A pasted picture is a note, until it is put behind the others.
  /** How much more red than green the middle of the board is. */
  const redness = (): Promise<number> =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('[data-board] canvas');
      const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
      if (canvas === null || context === null) throw new Error('no canvas');
      context.drawImage(canvas, canvas.width / 2, canvas.height / 2, 1, 1, 0, 0, 1, 1);
      const [red = 0, green = 0] = context.getImageData(0, 0, 1, 1).data;
      return red - green;
    });
  await page.getByRole('listbox', { name: 'Ideas' }).focus();
  await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(600, 400);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.fillStyle = 'rgb(200, 30, 30)';
    context.fillRect(0, 0, 600, 400);
    const data = new DataTransfer();
    data.items.add(new File([await canvas.convertToBlob()], 'wall.png', { type: 'image/png' }));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await notes(page).and(page.getByRole('option', { name: 'picture' })).waitFor(WAIT);
  await bar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Put behind the notes' }).click();
  await expect.poll(() => notes(page).count(), WAIT).toBe(2);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(redness, WAIT).toBeGreaterThan(100);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Photo behind the notes' }).click();
  await page.getByRole('menuitem', { name: 'Remove photo' }).click();
  await expect.poll(redness, WAIT).toBeLessThan(60);
  await saved(page);
});
