import type { Page } from 'playwright';
import { expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { withApp } from '../browser/support/with-app.ts';
import { firstEvent } from '../support/host-client.ts';
import { restingBox } from './support/box.ts';
import { WAIT } from './support/pointer.ts';
import { addItems, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

/** Every activity that has an entry line or an add button, with where N leads while there is nothing in it yet. */
const ADDS: readonly (readonly [step: string, tab: string, leadsTo: RegExp])[] = [
  ['empathize', 'Research log', /^Add an insight$/],
  ['empathize', 'Personas', /^Name$/],
  ['define', 'Journey', /^Stage$/],
  ['define', 'Points of view', /^Persona$/],
  ['define', 'How might we …', /^How might we …$/],
  ['ideate', 'Crazy 8s', /^$/],
  ['ideate', 'Sketches', /^$/],
  ['prototype', 'Concepts', /^Name$/],
  ['test', 'Tests', /^Assumption$/],
];

const focusName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const here = document.activeElement;
    if (here === null || here === document.body) return 'nowhere';
    const labels = 'labels' in here ? (here as HTMLInputElement).labels : null;
    return here.getAttribute('aria-label') ?? labels?.[0]?.textContent?.trim() ?? '';
  });

const counts = async (workshopId: string, step: string, collection: string): Promise<number> => {
  const event = await app.asClient((client) => firstEvent(client.steps.watch({ workshopId, stepId: step })));
  return event.kind === 'snapshot' ? Object.keys(event.output[collection] ?? {}).length : -1;
};

test('N begins the next entry of every activity, also where that is a button', async () => {
  const id = await app.asClient((client) => newWorkshop(client, 'N everywhere'));
  const page = await openStep(app, id, 'empathize');
  let step = 'empathize';
  for (const [next, tab, leadsTo] of ADDS) {
    if (next !== step) {
      step = next;
      await page.goto(app.url(`/w/${id}/${step}`));
    }
    await page.locator(`[data-step-page="${step}"]`).waitFor();
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').locator('[data-entry], [data-add]').first().waitFor();
    await page.keyboard.press('n');
    if (tab === 'Sketches') await page.getByRole('dialog').waitFor();
    else if (tab === 'Crazy 8s') await expect.poll(() => counts(id, 'ideate', 'sketches'), WAIT).toBe(8);
    else await expect.poll(() => focusName(page), { ...WAIT, message: tab }).toMatch(leadsTo);
    await saved(page);
  }
});

test('a search of the board that finds nothing ends on the board', async () => {
  const id = await app.asClient((client) => newWorkshop(client, 'Search'));
  await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers', position: { x: 0, y: 0 } }]));
  const page = await openStep(app, id, 'ideate');
  await page.locator('[data-board] canvas[data-settled="true"]').first().waitFor();
  await page.getByRole('listbox', { name: 'Ideas' }).focus();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('nowhere');
  await page.getByText('Nothing found').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('[role="listbox"]')?.getAttribute('aria-label')), WAIT).toBe('Ideas');
});

test('on the board Escape lets go of a drag, and the space bar pans wherever the keyboard is', async () => {
  const id = await app.asClient((client) => newWorkshop(client, 'Drag'));
  await app.asClient((client) => addItems(client, id, 'ideate', 'ideas', [{ text: 'Lockers', position: { x: 0, y: 0 } }, { text: 'Drones', position: { x: 400, y: 200 } }]));
  const page = await openStep(app, id, 'ideate');
  await page.locator('[data-board] canvas[data-settled="true"]').first().waitFor();
  const board = page.getByRole('listbox', { name: 'Ideas' });
  const note = board.getByRole('option', { name: 'Lockers' });
  const placeOf = async (): Promise<unknown> => {
    const event = await app.asClient((client) => firstEvent(client.steps.watch({ workshopId: id, stepId: 'ideate' })));
    const ideas = event.kind === 'snapshot' ? (event.output['ideas'] as Readonly<Record<string, Readonly<Record<string, unknown>>>>) : {};
    return Object.values(ideas).find(({ text }) => text === 'Lockers')?.['position'];
  };
  const before = await restingBox(note);
  const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 90, middle.y + 40, { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.move(middle.x + 120, middle.y + 60, { steps: 3 });
  await page.mouse.up();
  // A drag after it is the proof that the first wrote nothing: edits are in order.
  await expect.poll(() => note.evaluate((option) => option === document.activeElement), WAIT).toBe(true);
  await page.keyboard.press('ArrowRight');
  await expect.poll(placeOf, WAIT).toEqual({ x: 10, y: 0 });

  // The note has the keyboard and stays selected; the board moves, not the note.
  const empty = { x: middle.x - before.width * 0.8, y: middle.y };
  await page.keyboard.down('Space');
  await page.mouse.move(empty.x, empty.y);
  await page.mouse.down();
  await page.mouse.move(empty.x + 60, empty.y - 30, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up('Space');
  await expect.poll(() => note.getAttribute('aria-selected'), WAIT).toBe('true');
  await expect.poll(async () => Math.round((await restingBox(note)).y - before.y), WAIT).toBe(-30);
  expect(await placeOf()).toEqual({ x: 10, y: 0 });
});
