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

const board = (page: Page) => page.getByRole('listbox', { name: 'Ideas' });
const notes = (page: Page) => board(page).getByRole('option');
const focusedName = (page: Page): Promise<string | null> => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
const percent = async (page: Page): Promise<number> => Number.parseInt(await page.getByRole('group', { name: 'View' }).or(page.getByRole('toolbar', { name: 'View' })).first().innerText(), 10);

async function ready(page: Page): Promise<void> {
  await page.locator('[data-board] canvas[data-settled="true"]').first().waitFor();
}

/** A wall so wide that nothing on it can be read as a whole: three clusters of four, and two notes outside of them. */
async function wideWall(title: string): Promise<string> {
  return app.asClient(async (client) => {
    const id = await newWorkshop(client, title);
    const names = ['Doors', 'Windows', 'Roofs'];
    const clusters = await addItems(client, id, 'ideate', 'clusters', names.map((name) => ({ name, color: 'blue', position: { x: 0, y: 0 } })));
    await addItems(client, id, 'ideate', 'ideas', [
      ...names.flatMap((name, at) => Array.from({ length: 4 }, (_, n) => ({ text: `${name} ${String(n + 1)}`, clusterId: clusters[at], position: { x: at * 3_000 + (n % 2) * 180, y: Math.floor(n / 2) * 180 } }))),
      { text: 'Alone', position: { x: 3_000, y: 2_000 } },
      { text: 'Last', position: { x: 6_000, y: 2_000 } },
    ]);
    return id;
  });
}

test('from far away the keyboard goes from cluster to cluster, and every note is still named', async () => {
  const id = await wideWall('Far');
  const page = await openStep(app, id, 'ideate');
  await ready(page);
  await expect.poll(() => percent(page), WAIT).toBeLessThan(25);
  await expect.poll(() => notes(page).count(), WAIT).toBe(14);
  const tree = await board(page).ariaSnapshot();
  for (const name of ['group "Doors, 4 notes"', 'group "Windows, 4 notes"', 'group "Roofs, 4 notes"', 'option "Alone"', 'option "Last"']) expect(tree).toContain(name);
  for (const name of ['Doors', 'Windows', 'Roofs']) for (const n of [1, 2, 3, 4]) await expect.poll(() => board(page).getByRole('group', { name }).getByRole('option', { name: `${name} ${String(n)}, in ${name}` }).count(), WAIT).toBe(1);
  await page.getByText('Seen from far away').waitFor({ state: 'attached' });
  expect(await accessibilityFindings(page)).toEqual([]);

  await board(page).focus();
  for (const name of ['Doors, 4 notes', 'Windows, 4 notes', 'Roofs, 4 notes', 'Alone', 'Last']) {
    await page.keyboard.press('Tab');
    await expect.poll(() => focusedName(page), WAIT).toBe(name);
  }
  for (const [key, name] of [['ArrowLeft', 'Alone'], ['ArrowUp', 'Windows, 4 notes'], ['ArrowLeft', 'Doors, 4 notes'], ['End', 'Last'], ['Home', 'Doors, 4 notes']] as const) {
    await page.keyboard.press(key);
    await expect.poll(() => focusedName(page), WAIT).toBe(name);
  }
  await settled(page);
  expect(await board(page).locator('[aria-selected="true"]').count()).toBe(0);
  await page.keyboard.press('Space');
  await page.getByRole('group', { name: 'Selected notes' }).getByText('4 notes').waitFor();
  await page.keyboard.press('Escape');
  await settled(page);
  expect(await board(page).locator('[aria-selected="true"]').count()).toBe(0);

  // Into a cluster, and out of it again without a jump.
  await page.keyboard.press('Enter');
  await page.getByText('Near again').waitFor({ state: 'attached' });
  await expect.poll(() => focusedName(page), WAIT).toBe('Doors 1, in Doors');
  await expect.poll(() => percent(page), WAIT).toBeGreaterThan(40);
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedName(page), WAIT).toBe('Doors 2, in Doors');
  await page.keyboard.press('Escape');
  await board(page).getByRole('option', { name: 'Doors 3' }).focus();
  await page.keyboard.press('!');
  await page.getByText('Far away: Tab').waitFor({ state: 'attached' });
  await expect.poll(() => focusedName(page), WAIT).toBe('Doors 3, in Doors');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedName(page), WAIT).toBe('Doors 4, in Doors');
  await page.keyboard.press('Tab');
  await expect.poll(() => focusedName(page), WAIT).toBe('Windows, 4 notes');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => focusedName(page), WAIT).toBe('Doors, 4 notes');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Name of the cluster' }).waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type(' and light');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedName(page), WAIT).toBe('Windows and light, 4 notes');
  await page.keyboard.press('Enter');
  await expect.poll(() => focusedName(page), WAIT).toBe('Windows 1, in Windows and light');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await saved(page);
});

test('what one looks at stays in view when a panel opens or the window changes; all of it, after "Show all"', async () => {
  const id = await wideWall('Views');
  const page = await openStep(app, id, 'ideate');
  await ready(page);
  /** Whether every note is inside of the board as it is seen, and the place of the middle of one note from the middle of the view. */
  const look = (text: string): Promise<{ readonly all: boolean; readonly x: number; readonly y: number; readonly wide: number }> =>
    page.evaluate((wanted) => {
      const view = document.querySelector('[data-board] canvas')?.getBoundingClientRect();
      if (view === undefined) throw new Error('no board');
      const boxes = [...document.querySelectorAll('[data-board] [role="option"]')];
      const inside = boxes.every((one) => {
        const { left, top, right, bottom } = one.getBoundingClientRect();
        return left >= view.left && top >= view.top && right <= view.right && bottom <= view.bottom;
      });
      const one = boxes.find((element) => element.getAttribute('aria-label')?.startsWith(wanted))?.getBoundingClientRect();
      if (one === undefined) throw new Error('no note');
      return { all: inside, x: Math.round(one.left + one.width / 2 - view.left - view.width / 2), y: Math.round(one.top + one.height / 2 - view.top - view.height / 2), wide: Math.round(view.width) };
    }, text);
  await expect.poll(() => notes(page).count(), WAIT).toBe(14);
  await expect.poll(async () => (await look('Alone')).all, WAIT).toBe(true);
  const wide = (await look('Alone')).wide;
  await page.getByRole('button', { name: 'Vote', exact: true }).click();
  await expect.poll(async () => (await look('Alone')).wide, WAIT).toBeLessThan(wide - 100);
  await expect.poll(async () => (await look('Alone')).all, WAIT).toBe(true);
  await page.setViewportSize({ width: 1_000, height: 640 });
  await expect.poll(async () => (await look('Alone')).all, WAIT).toBe(true);
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await page.setViewportSize({ width: 1_440, height: 900 });
  await expect.poll(async () => (await look('Alone')).wide, WAIT).toBeGreaterThan(wide - 1);
  await expect.poll(async () => (await look('Alone')).all, WAIT).toBe(true);

  // Looked at from nearer, the middle stays in the middle.
  await board(page).focus();
  await page.getByRole('button', { name: 'Find', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Find on the board' }).fill('Alone');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'End search' }).click();
  // It stands a little below the middle: there is room for the name of a cluster above.
  const fromMiddle = async (): Promise<number> => {
    const { x, y } = await look('Alone');
    return Math.abs(x) + Math.abs(y);
  };
  await expect.poll(fromMiddle, WAIT).toBeLessThan(40);
  const near = await percent(page);
  await page.getByRole('button', { name: 'Vote', exact: true }).click();
  await page.setViewportSize({ width: 1_100, height: 700 });
  await expect.poll(async () => (await look('Alone')).wide, WAIT).toBeLessThan(wide);
  await expect.poll(fromMiddle, WAIT).toBeLessThan(40);
  await expect.poll(() => percent(page), WAIT).toBe(near);
});

test('a cluster that one writes into makes room, and one undo takes note and room back', async () => {
  const id = await app.asClient(async (client) => {
    const made = await newWorkshop(client, 'Room');
    const [upper = '', lower = ''] = await addItems(client, made, 'ideate', 'clusters', [{ name: 'Upper', color: 'blue', position: { x: 0, y: 0 } }, { name: 'Lower', color: 'pink', position: { x: 0, y: 300 } }]);
    await addItems(client, made, 'ideate', 'ideas', [{ text: 'One', position: { x: 0, y: 0 }, clusterId: upper }, { text: 'Two', position: { x: 180, y: 0 }, clusterId: upper }, { text: 'Below', position: { x: 0, y: 260 }, clusterId: lower }]);
    return made;
  });
  const page = await openStep(app, id, 'ideate');
  await ready(page);
  const placeOf = (text: string): Promise<{ readonly left: number; readonly top: number; readonly height: number }> =>
    notes(page).and(page.getByRole('option', { name: text })).evaluate((element: HTMLElement) => {
      const parent = element.parentElement?.dataset['cluster'] === undefined ? null : element.parentElement;
      return { left: Number.parseFloat(element.style.left) + Number.parseFloat(parent?.style.left ?? '0'), top: Number.parseFloat(element.style.top) + Number.parseFloat(parent?.style.top ?? '0'), height: Number.parseFloat(element.style.height) };
    });
  await expect.poll(() => notes(page).count(), WAIT).toBe(3);
  await expect.poll(() => placeOf('Below'), WAIT).toMatchObject({ left: 0, top: 260 });
  await board(page).getByRole('option', { name: 'Two' }).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Three');
  await expect.poll(async () => (await placeOf('Below')).top, WAIT).toBe(428);
  await expect.poll(() => placeOf('Three'), WAIT).toMatchObject({ left: 0, top: 180 });
  await page.keyboard.press('Enter');
  await page.keyboard.type('Four');
  await page.keyboard.press('Escape');
  await expect.poll(() => notes(page).count(), WAIT).toBe(5);
  await expect.poll(async () => (await placeOf('Below')).top, WAIT).toBe(428);
  await saved(page);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => notes(page).count(), WAIT).toBe(3);
  await expect.poll(async () => (await placeOf('Below')).top, WAIT).toBe(260);

  // A text that grows pushes when it has been written.
  await board(page).getByRole('option', { name: 'One' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(` ${'and more words '.repeat(14)}`);
  await page.keyboard.press('Escape');
  await expect.poll(async () => { const one = await placeOf('One'); return (await placeOf('Below')).top - one.top - one.height; }, WAIT).toBe(88);
  await saved(page);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await placeOf('Below')).top, WAIT).toBe(260);
  await expect.poll(async () => (await placeOf('One')).height, WAIT).toBe(160);
});

test('what is pressed has the keyboard: paste, delete, arrows and letters go to the board', async () => {
  const id = await app.asClient((client) => newWorkshop(client, 'Pressed'));
  const page = await openStep(app, id, 'ideate');
  await ready(page);
  const canvas = (await page.locator('[data-board] canvas').first().boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // Straight after coming here, and after a press on the bare board.
  await page.evaluate(() => navigator.clipboard.writeText('Before anything'));
  await page.keyboard.press('Control+v');
  await expect.poll(() => notes(page).count(), WAIT).toBe(1);
  await page.keyboard.press('Control+z');
  await expect.poll(() => notes(page).count(), WAIT).toBe(0);
  await page.evaluate(() => navigator.clipboard.writeText('One\nTwo\nThree'));
  await page.mouse.click(canvas.x + 60, canvas.y + 60);
  await page.keyboard.press('Control+v');
  await expect.poll(() => notes(page).count(), WAIT).toBe(3);
  // Three clicks are a double click and one too many: what is typed goes into the note, also where the board moves to show it.
  await page.mouse.click(canvas.x + 60, canvas.y + canvas.height - 20, { clickCount: 3, delay: 5 });
  await page.keyboard.type('Typed');
  // Beside the letters, where the note ends.
  const editor = (await page.locator('[data-editing]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  await page.mouse.click(editor.x + 5, editor.y + 5);
  await page.keyboard.type(' at once');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => notes(page).and(page.getByRole('option', { name: 'Typed at once' })).count(), WAIT).toBe(1);
  await page.mouse.click(canvas.x + 10, canvas.y + 10);
  // Who points needs no ring around the board; who presses a key does.
  const ring = (): Promise<string> => page.evaluate(() => getComputedStyle(document.activeElement?.parentElement ?? document.body, '::after').borderTopStyle);
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role')), WAIT).toBe('listbox');
  await expect.poll(ring, WAIT).toBe('none');
  await page.keyboard.press('Shift');
  await expect.poll(ring, WAIT).toBe('solid');

  const middle = async (text: string): Promise<{ readonly x: number; readonly y: number }> => {
    const option = notes(page).and(page.getByRole('option', { name: text }));
    let last = '';
    await expect.poll(async () => { const now = JSON.stringify(await option.boundingBox()); const still = now === last; last = now; return still; }, { ...WAIT, interval: 250 }).toBe(true);
    const { x, y, width, height } = (await option.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { x: x + width / 2, y: y + height / 2 };
  };
  const two = await middle('Two');
  await page.mouse.click(two.x, two.y);
  await expect.poll(() => focusedName(page), WAIT).toBe('Two');
  await page.keyboard.press('Delete');
  await expect.poll(() => notes(page).count(), WAIT).toBe(3);
  await page.keyboard.press('Control+z');
  await expect.poll(() => notes(page).count(), WAIT).toBe(4);
  const one = await middle('One');
  await page.mouse.click(one.x, one.y);
  await page.keyboard.press('Enter');
  await page.keyboard.type(' more');
  await page.keyboard.press('Escape');
  await expect.poll(() => focusedName(page), WAIT).toBe('One more');
  await saved(page);
});
