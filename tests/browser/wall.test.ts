import { expect, test } from 'vitest';

import { ROOM_STEP } from '../../shared/domain/room-state.ts';
import { windowFindings } from '../renderer-steps/support/accessibility.ts';
import { WAIT } from '../renderer-steps/support/pointer.ts';
import type { TestApp } from './support/app-page.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

/** Every activity that is drawn as it is laid out, with something of the sample workshop that its picture says. */
const PICTURES: readonly (readonly [step: string, tab: string, role: 'group' | 'img' | 'table' | 'list', name: string, says: string])[] = [
  ['empathize', 'stakeholders', 'group', 'Map of stakeholders', 'Borrowers'],
  ['define', 'journey', 'table', 'Journey stages', 'Pick up'],
  ['ideate', 'links', 'group', 'Mind map', 'Lockers in the foyer that open with a code'],
  ['ideate', 'sketches', 'list', 'Sketches', 'Locker wall with a code'],
  ['prototype', 'storyboard', 'list', 'Storyboard', 'Friday, half past nine'],
  ['prototype', 'screens', 'group', 'Screen flow', 'something is wrong'],
  ['prioritize', 'matrix', 'group', 'Features by impact and effort', 'Locker with a code'],
  ['prioritize', 'rank', 'list', 'Features in order', 'Cut line'],
  ['architect', 'components', 'group', 'Diagram of the components', 'Booking service'],
  ['architect', 'risks', 'group', 'Risks by likelihood and impact', 'Lockers are broken open or soiled.'],
  ['spec', 'trace', 'table', 'Requirements by feature', 'Cards can be understood without reading.'],
  ['story', 'map', 'table', 'Story map', 'to cancel with one tap'],
];

test('draws every activity as it is laid out, in the window and in letters that carry, and axe has nothing to say', async () => {
  const id = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);
  const { page: wall } = await app.open({ viewport: { width: 1280, height: 720 } }, `/wall/${id}`);
  for (const [step, tab, role, name, says] of PICTURES) {
    await app.asClient((client) =>
      client.steps.apply({
        workshopId: id,
        stepId: ROOM_STEP,
        operations: [
          { kind: 'set_root', field: 'presentedTab', value: tab },
          { kind: 'set_root', field: 'presentedStep', value: step },
        ],
      }),
    );
    const picture = wall.getByRole(role, { name, exact: true });
    await picture.getByText(says).first().waitFor(WAIT);
    // Everything is in the window: nobody scrolls a projector.
    await expect.poll(() => wall.evaluate(() => document.documentElement.scrollHeight - innerHeight), { ...WAIT, message: tab }).toBeLessThanOrEqual(1);
    const height = await picture
      .getByText(says)
      .first()
      .evaluate((element) => {
        const size = Number.parseFloat(getComputedStyle(element).fontSize);
        const svg = element.closest('foreignObject')?.ownerSVGElement;
        return svg === undefined || svg === null ? size : size * (svg.getScreenCTM()?.a ?? 0);
      });
    // A window of 720 pixels thrown 1.5 m high: from here on a letter is over 2 cm.
    expect(height, tab).toBeGreaterThanOrEqual(10);
    expect(await windowFindings(wall), tab).toEqual([]);
  }
  // Zones keep their place, also those that are empty; a table of everything is told in regions.
  await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: ROOM_STEP, operations: [{ kind: 'set_root', field: 'presentedTab', value: 'map' }, { kind: 'set_root', field: 'presentedStep', value: 'empathize' }] }));
  await expect.poll(() => wall.getByRole('heading', { level: 2 }).allTextContents(), WAIT).toEqual(['Says', 'Thinks', 'Does', 'Feels', 'Pains', 'Gains']);
  expect(await windowFindings(wall)).toEqual([]);
  await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: ROOM_STEP, operations: [{ kind: 'set_root', field: 'presentedTab', value: 'table' }, { kind: 'set_root', field: 'presentedStep', value: 'story' }] }));
  await wall.getByRole('heading', { level: 2, name: 'Activities' }).waitFor(WAIT);
  for (const view of ['timer', 'results', 'agenda', 'blank']) {
    await app.asClient((client) => client.steps.apply({ workshopId: id, stepId: ROOM_STEP, operations: [{ kind: 'set_root', field: 'wallView', value: view }] }));
    await wall.locator(`[data-view="${view}"]`).waitFor(WAIT);
    expect(await windowFindings(wall), view).toEqual([]);
  }
});

test('goes where the facilitator goes: to the step, to the activity, and on the board to the part they look at', async () => {
  const id = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);
  const person = await app.person();
  const { page } = await app.open(person, `/w/${id}/define`);
  await page.locator('[data-step-page]').waitFor();
  await page.getByRole('tab', { name: 'How might we …' }).click();
  const [wall] = await Promise.all([person.waitForEvent('page'), page.keyboard.press('p')]);
  await wall.getByRole('heading', { name: 'How-might-we questions' }).waitFor(WAIT);
  await page.bringToFront();
  await page.getByRole('tab', { name: 'Journey' }).click();
  await wall.getByRole('img', { name: 'Emotion curve' }).waitFor(WAIT);

  await page.keyboard.press('3');
  const board = wall.locator('[data-wall-canvas]');
  await board.waitFor(WAIT);
  await page.locator('[data-board] canvas[data-settled="true"]').waitFor(WAIT);
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect.poll(() => board.getAttribute('data-shows'), WAIT).toBe('all');
  for (let presses = 0; presses < 4; presses += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect.poll(() => board.getAttribute('data-shows'), WAIT).toBe('part');
  // A wall that is opened later asks where they are; one that is left alone shows everything.
  await wall.reload();
  await expect.poll(() => board.getAttribute('data-shows'), WAIT).toBe('part');
  await page.getByRole('tab', { name: 'Mind map' }).click();
  await wall.getByRole('group', { name: 'Mind map' }).waitFor(WAIT);
  await page.getByRole('tab', { name: 'Ideas' }).click();
  await board.waitFor(WAIT);
  await page.close();
  await expect.poll(() => board.getAttribute('data-shows'), WAIT).toBe('all');
});
