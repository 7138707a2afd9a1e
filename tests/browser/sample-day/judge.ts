import { drag } from '../../renderer-steps/support/drag.ts';
import { until, type Day } from './day.ts';
import { PEOPLE } from './people.ts';
import { CONCEPTS, FEATURES } from './plan.ts';

/** Step 5: a test for every concept with its result, what twelve people said, learning cards. */
export async function test(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('test');
  await day.picture('test-empty');
  await day.carry(/Concepts/);
  for (const [index, plan] of CONCEPTS.entries()) {
    const card = page.getByRole('list', { name: 'Tests', exact: true }).locator(':scope > li').nth(index);
    await card.getByRole('textbox').first().fill(plan.assumption);
    await card.getByRole('combobox', { name: 'Method' }).selectOption(plan.method);
    await card.getByRole('combobox', { name: 'Lens' }).selectOption(plan.lens);
    await card.getByRole('combobox', { name: 'Kind of metric' }).selectOption('percent');
    await card.getByRole('textbox', { name: 'Metric', exact: true }).fill(plan.metric);
    for (const [place, field] of ['Target', 'Stop at or below', 'Sample', 'Actual'].entries()) {
      await card.getByRole('textbox', { name: field, exact: true }).fill(plan.figures[place] ?? '');
      await page.keyboard.press('Tab');
    }
    await card.getByText(plan.verdict, { exact: true }).waitFor();
    await card.getByRole('button', { name: 'Done' }).press('Enter');
  }
  await day.picture('test-cards');
  await day.passes(15);

  await day.tab(/Feedback/);
  for (const { feedback: [quadrant, text, concept], name } of PEOPLE) {
    await page.getByRole('combobox', { name: 'Feedback on' }).selectOption({ label: CONCEPTS[concept]?.assumption ?? '' });
    await page.getByRole('textbox', { name: `Add a note: ${quadrant}` }).fill(text);
    await page.keyboard.press('Enter');
    const note = page.getByRole('region', { name: quadrant }).getByRole('listitem').filter({ has: page.getByText(text, { exact: true }) });
    await note.getByRole('textbox', { name: 'Who' }).fill(name);
  }
  await page.getByRole('combobox', { name: 'Feedback on' }).selectOption({ index: 0 });
  await until(() => page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Who' }) }).count(), PEOPLE.length);
  await day.picture('test-feedback');

  await day.tab('Learning cards');
  for (const { assumption, learned, action } of CONCEPTS) {
    const card = page.getByRole('listitem', { name: assumption, exact: true });
    await card.getByRole('textbox', { name: 'What was learned' }).fill(learned);
    await card.getByRole('textbox', { name: /Add what we will do/ }).fill(action);
    await page.keyboard.press('Enter');
  }
  await day.picture('test-learnings');
  await day.passes(10);
  await day.complete();
}

/** Step 6: features judged by impact and effort, by RICE, sorted by MoSCoW and ranked. */
export async function prioritize(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('prioritize');
  await day.picture('prioritize-empty');
  await day.carry(/Concepts/);
  const names = page.getByRole('region', { name: 'Not sorted yet' }).getByRole('textbox', { name: 'Feature', exact: true });
  await until(() => names.count(), CONCEPTS.length);
  for (const [index, { feature }] of CONCEPTS.entries()) await names.nth(index).fill(feature);
  await day.enter(page.getByRole('textbox', { name: 'Add a feature' }), FEATURES.slice(CONCEPTS.length).map(({ name }) => name));

  // On the map: the first by dragging onto a place that another one stands on, the rest by their figures.
  await day.tab('Impact and effort');
  const open = page.getByRole('list', { name: 'Not judged yet' });
  const map = page.getByRole('group', { name: 'Features by impact and effort' });
  for (const { name, impact, effort } of FEATURES) {
    const row = open.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
    const at = { x: 0.09 + (effort - 0.5) * 0.182, y: 0.07 + (5.5 - impact) * 0.165 };
    await drag(page, row.getByRole('textbox', { name: 'Feature' }), map, at);
    const chip = map.getByRole('button', { name: new RegExp(`^${name}, impact`) });
    await chip.waitFor();
    for (let tries = 0; tries < 8; tries += 1) {
      const before = (await chip.getAttribute('aria-label')) ?? '';
      const [seenImpact = 0, seenEffort = 0] = before.match(/\d/g)?.map(Number) ?? [];
      if (seenImpact === impact && seenEffort === effort) break;
      await chip.press(seenImpact < impact ? 'ArrowUp' : seenImpact > impact ? 'ArrowDown' : seenEffort < effort ? 'ArrowRight' : 'ArrowLeft');
      await until(async () => (await chip.getAttribute('aria-label')) !== before, true);
    }
    await map.getByRole('button', { name: new RegExp(`^${name}, impact ${String(impact)}, effort ${String(effort)}`) }).waitFor();
  }
  await day.picture('prioritize-matrix');
  await day.passes(20);

  await day.tab('RICE');
  const rows = page.getByRole('table', { name: 'RICE' }).locator('tbody tr');
  for (const { name, reach, confidence } of FEATURES) {
    const row = rows.filter({ has: page.getByText(name, { exact: true }) });
    await row.getByRole('textbox', { name: 'Reach' }).fill(reach);
    await row.getByRole('textbox', { name: 'Confidence' }).fill(confidence);
    await page.keyboard.press('Tab');
  }
  await page.getByRole('button', { name: 'Score' }).click();
  await day.picture('prioritize-rice');

  await day.tab('MoSCoW');
  for (const { name, moscow } of FEATURES) {
    await page.getByRole('group', { name: `Class of ${name}`, exact: true }).getByRole('button', { name: moscow }).click();
    await page.getByRole('region', { name: moscow }).getByRole('listitem', { name }).waitFor();
  }
  await day.picture('prioritize-moscow');
  await day.tab('Stack rank');
  await page.getByRole('button', { name: 'Arrange' }).press('Enter');
  await page.getByRole('menuitem', { name: 'By MoSCoW class' }).press('Enter');
  await page.getByText('below the last must').waitFor();
  await day.picture('prioritize-rank');
  await day.passes(10);
  await day.complete();
}
