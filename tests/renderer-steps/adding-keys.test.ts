import type { Page } from 'playwright';
import { expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { withApp } from '../browser/support/with-app.ts';
import { firstEvent } from '../support/host-client.ts';
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
