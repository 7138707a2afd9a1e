import type { BrowserContext, Locator, Page } from 'playwright';
import { expect, test } from 'vitest';

import { createPrefixedId } from '../../shared/domain/ids.ts';
import type { TimerValue } from '../../shared/domain/timer.ts';
import { windowFindings } from '../renderer-steps/support/accessibility.ts';
import { saved, type TestApp } from './support/app-page.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

const IDEAS = ['Lockers in the foyer', 'A cargo bike', 'Late evening'] as const;

async function workshopWithIdeas(): Promise<{ readonly id: string; readonly ideas: readonly string[] }> {
  return app.asClient(async (client) => {
    const { workshopId: id } = await client.workshops.create({ title: 'Friday', originalIdea: 'Something better' });
    const ideas = IDEAS.map(() => createPrefixedId('nte'));
    await client.steps.apply({
      workshopId: id,
      stepId: 'ideate',
      operations: IDEAS.map((text, index) => ({ kind: 'add' as const, collection: 'ideas', id: ideas[index] ?? '', fields: { text } })),
    });
    await client.steps.apply({ workshopId: id, stepId: 'ideate', operations: [{ kind: 'set_root', field: 'facilitatorNotes', value: 'Only for me' }] });
    return { id, ideas };
  });
}

/** The room's timer as it is stored. */
function timerOf(id: string): Promise<TimerValue> {
  return app.asClient(async (client) => {
    const steps = await client.steps.watch({ workshopId: id, stepId: 'pack' });
    for await (const event of steps) if (event.kind === 'snapshot') return event.output['timer'] as TimerValue;
    throw new Error('The room has no timer');
  });
}

/** The ideas as lists; the board has tests of its own. */
const asLists = (page: Page): Promise<void> => page.getByRole('button', { name: 'List', exact: true }).click();

/** Counts what a window chimes, in every window of a person. */
const countChimes = (person: BrowserContext): Promise<unknown> =>
  person.addInitScript(() => {
    const counting = window as unknown as { chimes: number };
    counting.chimes = 0;
    addEventListener('workshoppilot:chime', () => (counting.chimes += 1));
  });

/** What a timer shows, in seconds. */
const shownSeconds = async (timer: Locator): Promise<number> => {
  const [minutes = '', seconds = ''] = (await timer.innerText()).split(':');
  return Number(minutes) * 60 + Number(seconds);
};

const chimes = (...pages: readonly Page[]): Promise<number> =>
  Promise.all(pages.map((page) => page.evaluate(() => (window as unknown as { chimes: number }).chimes))).then((counts) => counts.reduce((sum, count) => sum + count, 0));

test('the timer runs in every window at once, pauses, takes a minute more, chimes once, and stops', async () => {
  const { id } = await workshopWithIdeas();
  const person = await app.person();
  await countChimes(person);
  const { page } = await app.open(person, `/w/${id}/ideate`);
  const { page: other } = await app.open(person, `/w/${id}`);
  const here = page.locator('[data-timer]').first();
  const there = other.locator('[data-timer]').first();
  await page.locator('[data-step-page]').waitFor();
  await page.keyboard.press('t');
  await page.getByRole('button', { name: '5 min', exact: true }).click();
  await expect.poll(() => there.getAttribute('data-timer')).toBe('running');
  await expect.poll(() => there.innerText()).toMatch(/^(5:00|4:\d\d)$/);
  await other.keyboard.press('t');
  await other.getByRole('button', { name: 'Pause' }).click();
  await expect.poll(() => here.getAttribute('data-timer')).toBe('paused');
  const paused = await shownSeconds(here);
  await other.getByRole('group', { name: 'Running timer' }).getByRole('button', { name: '1 minute' }).click();
  await expect.poll(() => shownSeconds(here)).toBe(paused + 60);
  expect(await windowFindings(other)).toEqual([]);
  await other.getByRole('button', { name: 'Stop' }).click();
  await expect.poll(() => here.getAttribute('data-timer')).toBe('idle');
  await other.getByRole('textbox', { name: 'Other length, minutes' }).fill('soon');
  await other.getByRole('button', { name: 'Start', exact: true }).click();
  await other.getByText('Type a number of minutes from 1 to 600.').waitFor();
  await other.getByRole('textbox', { name: 'Other length, minutes' }).fill('0.02');
  await other.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByText('Time is up.').waitFor();
  await expect.poll(() => here.getAttribute('data-timer')).toBe('over');
  // Both windows were used and may sound; one of them does.
  await expect.poll(() => chimes(page, other)).toBe(1);

  // The clock of a Crazy 8s sheet is the same timer: the other window shows its frame, and the first pauses it for both.
  for (const window of [page, other]) {
    await window.goto(app.url(`/w/${id}/ideate`));
    await window.getByRole('tab', { name: 'Crazy 8s' }).click();
  }
  await page.getByRole('button', { name: 'New sheet' }).click();
  await other.getByRole('button', { name: 'Start', exact: true }).click();
  await page.getByRole('timer', { name: 'Clock of the sheet' }).getByText(/for frame 1 of 8, [78]:/).waitFor();
  await page.getByRole('button', { name: 'Pause', exact: true }).click();
  await other.getByRole('button', { name: 'Start', exact: true }).waitFor();
  await expect.poll(() => there.getAttribute('data-timer')).toBe('paused');
  // One and a half seconds before the end of a frame the room hears it, and the next frame is named.
  const { of } = await timerOf(id);
  await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set_root', field: 'timer', value: { totalMs: 480_000, endsAt: Date.now() + 421_500, leftMs: null, lapMs: 60_000, of } }] }));
  await page.getByRole('timer', { name: 'Clock of the sheet' }).getByText(/for frame 2 of 8/).waitFor();
  await expect.poll(() => chimes(page, other)).toBe(1);
});

test('two people vote on one laptop, paper is added, and the result selects the winners; the wall follows in a second tab', async () => {
  const { id, ideas } = await workshopWithIdeas();
  const person = await app.person();
  const { page } = await app.open(person, `/w/${id}/ideate`);
  await page.locator('[data-step-page]').waitFor();

  const [wall] = await Promise.all([person.waitForEvent('page'), page.keyboard.press('p')]);
  await wall.locator('[data-wall="ideate"]').waitFor();
  await wall.getByText('A cargo bike').waitFor();
  await asLists(page);
  await settled(wall);
  expect(await wall.getByText('Only for me').count()).toBe(0);

  await page.bringToFront();
  await page.keyboard.press('v');
  await page.getByRole('textbox', { name: 'Question for the room' }).waitFor();
  expect(await windowFindings(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'Question for the room' }).fill('Which first?');
  await page.getByRole('button', { name: 'Open voting' }).click();
  await wall.getByText('Which first?').waitFor();
  await page.getByRole('button', { name: 'Place dots on this laptop' }).click();
  const plus = (name: string) => page.getByRole('button', { name: `Put a dot on “${name}”` });
  await plus(IDEAS[0]).press('Enter');
  await plus(IDEAS[0]).press('Enter');
  await plus(IDEAS[0]).press('Enter');
  await page.getByText('That is the most one person may put on one entry.').waitFor();
  await plus(IDEAS[1]).click();
  await plus(IDEAS[2]).click();
  await page.getByText('All your dots are placed.').waitFor();
  await page.getByRole('button', { name: `Take a dot from “${IDEAS[1]}”` }).click();
  await page.getByText('1 dot left').waitFor();
  expect(await windowFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Done, next person' }).click();
  await page.getByRole('button', { name: 'I am ready' }).click();
  await page.getByText('3 dots left').waitFor();
  await plus(IDEAS[1]).click();
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText('3 dots placed by 2 people').waitFor();
  await page.getByRole('button', { name: 'Enter counts from paper' }).click();
  await page.getByRole('textbox', { name: `Dots on “${IDEAS[2]}”` }).fill('4');
  await page.getByRole('textbox', { name: `Dots on “${IDEAS[2]}”` }).press('Enter');
  await page.getByRole('button', { name: 'Save counts' }).click();
  await page.getByText('7 dots placed by 2 people').waitFor();
  await settled(page);
  expect(await page.locator('[data-result]').count()).toBe(0);
  await page.getByRole('button', { name: 'Close voting' }).click();
  await expect.poll(() => page.locator('[data-result]').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-result')))).toEqual([ideas[2], ideas[0], ideas[1]]);
  await page.getByRole('checkbox', { name: IDEAS[0] }).check();
  await page.getByRole('button', { name: 'Mark chosen as selected' }).click();
  await page.getByRole('button', { name: 'Show result on the wall' }).click();
  await wall.locator('[data-view="results"]').waitFor();
  await wall.getByText('4 dots').waitFor();
  expect(await windowFindings(wall)).toEqual([]);
  await saved(page);
  await expect.poll(() => page.getByRole('button', { name: 'Selected', pressed: true }).count()).toBe(2);

  // The palette changes what the wall shows, and the wall follows to another step.
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('Control+k');
  const search = page.getByRole('dialog', { name: 'Commands' }).getByRole('combobox');
  await search.fill('wall this');
  await expect.poll(() => page.getByRole('dialog', { name: 'Commands' }).getByRole('option').first().innerText()).toMatch(/wall.*this step/is);
  expect(await windowFindings(page)).toEqual([]);
  await search.press('Enter');
  await wall.locator('[data-view="step"]').waitFor();
  await page.keyboard.press('2');
  await wall.locator('[data-wall="define"]').waitFor();
});

test('private notes of others stay hidden here and on the wall until the reveal; a spotlight shows one to everybody', async () => {
  const { id, ideas } = await workshopWithIdeas();
  const person = await app.person();
  const { page } = await app.open(person, `/w/${id}/ideate`);
  const { page: wall } = await app.open(person, `/wall/${id}`);
  await asLists(page);
  await page.getByRole('button', { name: 'Private', exact: true }).click();
  await page.getByText('Private brainstorm is on').waitFor();
  await page.getByRole('button', { name: 'Wall', exact: true }).click();
  await page.getByRole('menuitem', { name: 'The wall follows me' }).click();
  await wall.getByText('3 notes, hidden until the reveal').waitFor();
  await settled(wall);
  expect(await wall.getByText(IDEAS[1]).count()).toBe(0);
  await page.getByRole('button', { name: 'Reveal all notes' }).click();
  await wall.getByText(IDEAS[1]).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More for this note' }).nth(1).click();
  await page.getByRole('menuitem', { name: 'Show on the wall' }).click();
  await wall.locator(`[data-spotlight="${ideas[1] ?? ''}"]`).waitFor();
  expect(await windowFindings(wall)).toEqual([]);
});
