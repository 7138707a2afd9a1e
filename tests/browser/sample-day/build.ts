import { drag } from '../../renderer-steps/support/drag.ts';
import { until, type Day } from './day.ts';
import { ACTIVITIES, COMPONENTS, CONNECTIONS, DECISIONS, ENTITIES, FEATURES, LATE_REQUIREMENT, REQUIREMENTS, RISKS, SLICES, STORIES } from './plan.ts';

const MUSTS = FEATURES.filter(({ moscow }) => moscow === 'Must').map(({ name }) => name);

/** Step 7: components and what flows between them, data, decisions, risks. */
export async function architect(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('architect');
  await day.picture('architect-empty');
  await day.enter(page.getByRole('textbox', { name: 'Add a component' }), COMPONENTS.map(({ name }) => name));
  for (const { name, kind, does, covers } of COMPONENTS) {
    const card = page.getByRole('listitem', { name, exact: true });
    await card.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
    await card.getByRole('textbox', { name: 'Responsibility' }).fill(does);
    for (const feature of covers) {
      await card.getByRole('button', { name: 'Add: Covers' }).press('Enter');
      await page.getByRole('menuitemcheckbox', { name: feature }).click();
      await card.getByRole('button', { name: `Remove: ${feature}` }).waitFor();
      await page.keyboard.press('Escape');
    }
  }
  const form = page.getByRole('form', { name: 'Add a connection' });
  for (const { from, to, label } of CONNECTIONS) {
    await form.getByRole('combobox', { name: 'From' }).selectOption({ label: from });
    await form.getByRole('combobox', { name: 'To' }).selectOption({ label: to });
    await form.getByRole('textbox', { name: 'What flows' }).fill(label);
    await page.keyboard.press('Enter');
    await page.getByRole('figure', { name: 'Diagram of the components' }).locator('text', { hasText: label }).waitFor();
  }
  await page.locator('h1').scrollIntoViewIfNeeded();
  await day.picture('architect-components');
  await day.passes(25);

  await day.tab('Data');
  for (const [index, { name, fields }] of ENTITIES.entries()) {
    await day.enter(page.getByRole('textbox', { name: 'Add a data entity' }), [name]);
    await page.getByRole('textbox', { name: 'Fields' }).nth(index).fill(fields);
  }
  await day.picture('architect-data');
  await day.tab('Decisions');
  for (const [index, { title, choice, why }] of DECISIONS.entries()) {
    await day.enter(page.getByRole('textbox', { name: 'Add a decision' }), [title]);
    await page.getByLabel('What was chosen').nth(index).fill(choice);
    await page.getByLabel('Why').nth(index).fill(why);
    await page.getByRole('combobox', { name: 'Status' }).nth(index).selectOption('accepted');
  }
  await day.picture('architect-decisions');
  await day.tab('Risks');
  for (const { text, likelihood, impact, response } of RISKS) {
    await day.enter(page.getByRole('textbox', { name: 'Add a risk' }), [text]);
    const card = page.getByRole('table', { name: 'Risks' }).locator('tbody tr').filter({ has: page.getByText(text, { exact: true }) });
    await card.getByRole('slider', { name: 'Likelihood' }).press(String(likelihood));
    await card.getByRole('slider', { name: 'Impact' }).press(String(impact));
    await card.getByRole('textbox', { name: 'Response' }).fill(response);
  }
  await day.picture('architect-risks');
  await day.passes(15);
  await day.complete();
}

/** Step 8: measurable requirements under their features, and the matrix that traces them. */
export async function spec(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('spec');
  await day.picture('spec-empty');
  for (const { feature, lines } of REQUIREMENTS) {
    const group = page.getByRole('region', { name: feature, exact: true });
    await day.enter(group.getByRole('textbox', { name: `Add a requirement: ${feature}` }), lines.map(({ text }) => text));
    for (const [index, { kind, measure }] of lines.entries()) {
      const row = group.getByRole('listitem').nth(index);
      await row.getByRole('combobox', { name: 'Kind' }).selectOption(kind);
      await row.getByRole('textbox', { name: 'How it is measured' }).fill(measure);
    }
  }
  await day.enter(page.getByRole('textbox', { name: 'Add a requirement', exact: true }), [LATE_REQUIREMENT.text]);
  await page.getByRole('region', { name: 'Of no feature' }).getByRole('textbox', { name: 'How it is measured' }).fill(LATE_REQUIREMENT.measure);
  await day.picture('spec-requirements');
  await day.passes(20);
  await day.tab(/Traceability/);
  const row = page.getByRole('table', { name: 'Requirements by feature' }).getByRole('row', { name: new RegExp(LATE_REQUIREMENT.text) });
  await row.getByRole('radio', { name: LATE_REQUIREMENT.feature }).check({ force: true });
  await page.getByText('Every must feature has a requirement.').waitFor();
  await day.picture('spec-trace');
  await day.passes(15);
  await day.complete();
}

/** Step 9: a story map in two slices, a story with a criterion for every must feature. */
export async function story(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('story');
  await day.picture('story-empty');
  await day.enter(page.getByRole('textbox', { name: 'Add an activity' }), ACTIVITIES);
  await day.enter(page.getByRole('textbox', { name: 'Add a release slice' }), SLICES.map(({ name }) => name));
  for (const [index, { goal }] of SLICES.entries()) await page.getByRole('textbox', { name: 'Goal of the slice' }).nth(index).fill(goal);
  await day.carry(/Features/, MUSTS);
  await day.passes(28);
  const editor = page.getByRole('region', { name: 'Story', exact: true });
  for (const plan of STORIES) {
    const cell = page.getByRole('group', { name: `${plan.activity}, ${plan.slice}`, exact: true });
    const carried = MUSTS.includes(plan.feature);
    if (carried) {
      const card = page.getByRole('region', { name: 'Without an activity' }).getByRole('listitem').filter({ has: page.getByRole('button', { name: plan.feature }) });
      await drag(page, card, cell);
    } else {
      await cell.getByRole('button', { name: /^Add a story/ }).press('Enter');
      await page.keyboard.type(plan.want);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
    }
    await cell.getByRole('button', { name: carried ? plan.feature : plan.want }).first().click();
    await editor.getByLabel('I want').fill(plan.want);
    await editor.getByLabel('As a').fill(plan.asA);
    await editor.getByLabel('So that').fill(plan.soThat);
    await editor.getByLabel('Feature').selectOption({ label: plan.feature });
    await editor.getByLabel('Points').fill(plan.points);
    await editor.getByRole('button', { name: 'Add a criterion' }).press('Enter');
    for (const [place, part] of ['Given', 'When', 'Then'].entries()) {
      await editor.getByRole('textbox', { name: `Criterion 1: ${part}` }).fill(plan.criterion[place] ?? '');
    }
    for (const rule of ['Independent', 'Valuable', 'Small', 'Testable']) await editor.getByRole('checkbox', { name: rule }).press('Space');
    if (plan === STORIES[0]) await day.picture('story-editor');
    await editor.getByRole('button', { name: /^Close/ }).click();
    await editor.waitFor({ state: 'detached' });
  }
  await until(() => page.getByRole('region', { name: 'Without an activity' }).getByRole('listitem').count(), 0);
  await day.picture('story-map');
  await day.passes(28);
  await day.complete();
}
