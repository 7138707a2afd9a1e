import { until, type Day } from './day.ts';
import { AGENDA, LUNCH, WORKSHOP } from './plan.ts';

/** Before the room arrives: a workshop from nothing, the plan of the day, the wall on the projector; then the welcome. */
export async function welcome(day: Day): Promise<void> {
  const { page } = day;
  await day.picture('first-run');
  await page.getByRole('button', { name: 'New workshop' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: /Title|Name/ }).fill(WORKSHOP.title);
  await dialog.getByRole('textbox', { name: /idea/i }).fill(WORKSHOP.idea);
  await dialog.getByRole('button', { name: /Create/ }).click();
  await page.waitForURL(/\/w\/ws_/);
  day.workshop = new URL(page.url()).pathname.split('/').slice(0, 3).join('/');
  await day.picture('empty-overview');

  await openAgenda(day);
  await day.picture('empty-agenda');
  await page.getByRole('button', { name: 'Add block' }).click();
  const search = page.getByRole('textbox', { name: 'Find a method' });
  for (const title of [...AGENDA, LUNCH]) {
    await search.fill(title);
    await page.locator('button').filter({ hasText: new RegExp(`^${escaped(title)}`) }).first().click();
  }
  await page.getByRole('button', { name: 'Close' }).first().click();
  const blocks = page.locator('[data-block]');
  await until(() => blocks.count(), AGENDA.length + 1);
  await page.getByLabel('Start of the day').first().fill('09:00');
  await page.getByRole('button', { name: `More for “${LUNCH}”`, exact: true }).click();
  await page.getByRole('menuitem', { name: 'After “Concept card”' }).click();
  await until(async () => (await blocks.nth(5).getAttribute('data-block')) === LUNCH, true);
  await day.picture('agenda');

  await startBlock(day, AGENDA[0]);
  const [wall] = await Promise.all([day.context.waitForEvent('page'), page.keyboard.press('p')]);
  day.wall = wall;
  await wall.locator('[data-wall]').waitFor();
  await page.bringToFront();
  await day.passes(10);
}

/** Starts a block of the agenda with its timer; what ran before is finished by that. */
export async function startBlock(day: Day, title: string): Promise<void> {
  const { page } = day;
  await openAgenda(day);
  await page.getByRole('button', { name: `Start “${title}” and its timer` }).click();
  await page.locator(`[data-block="${title}"][data-state="running"]`).waitFor();
}

/** Noon: the wall shows the agenda while the room is at lunch. */
export async function lunch(day: Day): Promise<void> {
  const { page } = day;
  await startBlock(day, LUNCH);
  await day.picture('agenda-noon');
  await page.getByRole('button', { name: /^The wall shows/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Agenda' }).click();
  if (day.wall !== null) {
    await day.wall.getByText('Test card').first().waitFor();
    await day.picture('wall-agenda', day.wall);
  }
  await day.passes(45);
  await page.getByRole('button', { name: /^The wall shows/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'This step' }).click();
}

/** The last look at the plan of the day: every block is done. */
export async function endOfDay(day: Day): Promise<void> {
  const { page } = day;
  await openAgenda(day);
  await page.getByRole('button', { name: `Finish “${AGENDA.at(-1) ?? ''}”` }).click();
  await until(() => page.locator('[data-block][data-state="done"]').count(), AGENDA.length + 1);
  await day.picture('agenda-evening');
  await page.getByRole('link', { name: 'All workshops' }).or(page.locator('a[href="/"]')).first().click();
  await page.locator('[data-row]').first().waitFor();
  await day.picture('dashboard');
}

async function openAgenda(day: Day): Promise<void> {
  await day.page.getByRole('link', { name: 'Agenda' }).first().click();
  await day.page.locator('[data-agenda]').waitFor();
}

function escaped(text: string): string {
  return text.replace(/[.?*+()]/g, String.raw`\$&`);
}
