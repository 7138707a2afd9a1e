import { until, type Day } from './day.ts';
import { PEOPLE } from './people.ts';
import { CLUSTERS, CONCEPTS, EIGHTS, FLOWS, SCREENS, VIEWS, WINNERS } from './plan.ts';

const DOTS = 3;

/** The idea of a person for one of the three questions. */
function ideaOf(name: string, question: 0 | 1 | 2): string {
  return PEOPLE.find((person) => person.name === name)?.ideas[question] ?? '';
}

/** The idea that wins the vote for each question. */
const WINNING = WINNERS.map((name, index) => ideaOf(name, index as 0 | 1 | 2));

/** Step 3: thirty-six ideas written in private, revealed, clustered, sketched and voted on. */
export async function ideate(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('ideate');
  const board = page.getByRole('listbox', { name: 'Ideas' });
  await board.waitFor();
  await day.picture('ideate-empty');
  await page.getByRole('button', { name: 'Private', exact: true }).click();
  await page.getByText('Private brainstorm is on').waitFor();
  for (const [index, { question }] of VIEWS.entries()) {
    await page.getByRole('combobox', { name: 'New ideas answer' }).selectOption({ label: question });
    const texts = PEOPLE.map(({ ideas }) => ideas[index] ?? '');
    if (index === 0) {
      // The first three are typed as they are called out.
      await page.getByRole('button', { name: 'New note' }).click();
      for (const text of texts.slice(0, 3)) {
        await page.getByRole('textbox', { name: 'Text of the note' }).fill(text);
        await page.keyboard.press('Enter');
      }
      await page.keyboard.press('Escape');
      await until(() => board.getByRole('option').count(), 3);
    }
    await day.paste(board, texts.slice(index === 0 ? 3 : 0).join('\n'));
    await until(() => board.getByRole('option').count(), (index + 1) * PEOPLE.length);
    if (index === 0) {
      await board.focus();
      await page.keyboard.press('Control+a');
      // Typed and pasted notes in one grid, as a facilitator would lay them.
      const arrange = page.getByRole('button', { name: 'Arrange', exact: true });
      await arrange.press('Enter');
      await page.getByRole('menuitem', { name: 'Tidy to a grid' }).press('Enter');
      // The menu gives the focus back in its own time.
      await until(() => arrange.evaluate((button) => button === document.activeElement), true);
      await board.focus();
    }
    await page.keyboard.press('Control+g');
    await page.getByRole('textbox', { name: 'Name of the cluster' }).fill(CLUSTERS[index] ?? '');
    await page.keyboard.press('Enter');
    // Out of the cluster, or the next ideas would be pasted into it.
    await board.focus();
    await page.keyboard.press('Escape');
  }
  if (day.wall !== null) {
    await day.wall.getByText(/notes, hidden until the reveal/).first().waitFor();
    await day.picture('wall-private', day.wall);
  }
  await page.getByRole('button', { name: 'Reveal all notes' }).click();
  await page.getByText('Private brainstorm is on').waitFor({ state: 'detached' });
  await board.focus();
  await page.keyboard.press('Escape');
  await page.keyboard.press('!');
  await day.picture('ideate-board');
  if (day.wall !== null) await day.picture('wall-ideas', day.wall);
  await day.passes(6);

  await day.tab('Crazy 8s');
  await page.getByRole('button', { name: 'New sheet' }).click();
  await page.getByRole('button', { name: 'Start', exact: true }).last().click();
  const titles = page.getByRole('list', { name: 'Crazy 8s' }).getByRole('textbox', { name: 'Title' });
  for (const [index, { title, lines }] of EIGHTS.entries()) {
    await titles.nth(index).fill(title);
    const sheet = page.getByRole('img', { name: `Drawing in frame ${String(index + 1)}` });
    await day.draw(sheet, lines);
    await until(() => sheet.locator('path').count(), lines.length);
  }
  await day.picture('ideate-eights');
  await day.passes(9);

  await day.tab('Ideas');
  await page.getByRole('button', { name: 'Vote', exact: true }).click();
  await page.getByRole('textbox', { name: 'Question for the room' }).fill('What should we try first?');
  await page.getByRole('button', { name: 'Open voting' }).click();
  await page.getByRole('button', { name: 'Place dots on this laptop' }).click();
  for (const [index, { name, dots }] of PEOPLE.entries()) {
    await page.getByRole('textbox', { name: 'Who is voting?' }).fill(name);
    for (const [question, whose] of dots) {
      const idea = ideaOf(whose, question);
      await page.locator('[data-ballot]', { hasText: idea }).getByRole('button', { name: /^Put a dot/ }).click();
    }
    await page.getByText('0 dots left').waitFor();
    if (index === 0) await day.picture('ideate-ballot');
    if (index === 0 && day.wall !== null) await day.picture('wall-voting', day.wall);
    if (index === PEOPLE.length - 1) break;
    await page.getByRole('button', { name: 'Done, next person' }).click();
    await page.getByRole('button', { name: 'I am ready' }).click();
  }
  await page.getByRole('button', { name: 'Finish' }).click();
  await page.getByText(`${String(PEOPLE.length * DOTS)} dots placed by ${String(PEOPLE.length)} people`).waitFor();
  await page.getByRole('button', { name: 'Close voting' }).click();
  for (const idea of WINNING) await page.getByRole('checkbox', { name: idea }).check({ force: true });
  await page.getByRole('button', { name: 'Mark chosen as selected' }).click();
  await board.focus();
  await page.keyboard.press('!');
  await day.picture('ideate-votes');
  await page.getByRole('button', { name: 'Show result on the wall' }).click();
  if (day.wall !== null) {
    await day.wall.locator('[data-view="results"]').waitFor();
    await day.picture('wall-results', day.wall);
  }
  await page.getByRole('button', { name: /^The wall shows/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'This step' }).click();
  await page.getByRole('button', { name: 'Close the panel' }).click();
  await day.passes(4);
  await day.complete();
}

/** Step 4: the three chosen ideas as concepts, with a storyboard each and the screens of the ward. */
export async function prototype(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('prototype');
  await day.picture('prototype-empty');
  await day.carry(/Ideas/, WINNING);
  for (const [index, plan] of CONCEPTS.entries()) {
    const card = page.getByRole('listitem', { name: WINNING[index] ?? '', exact: true });
    await card.getByRole('textbox', { name: 'Pitch' }).fill(plan.pitch);
    await card.getByRole('textbox', { name: /unique/i }).fill(plan.usp);
    for (const [place, field] of ['Strengths', 'Weaknesses', 'Opportunities', 'Threats'].entries()) {
      await card.getByRole('textbox', { name: field }).fill(plan.swot[place] ?? '');
    }
    const [desirable, wanted, viable, pays, feasible, built] = plan.scores;
    for (const [name, score, reason, why] of [
      ['Desirability', desirable, 'Why people want it', wanted],
      ['Viability', viable, /pays/i, pays],
      ['Feasibility', feasible, /built|build/i, built],
    ] as const) {
      await card.getByRole('slider', { name }).press(String(score));
      await card.getByRole('textbox', { name: reason }).fill(why);
    }
  }
  await day.picture('prototype-concepts');
  await day.passes(20);

  await day.tab('Storyboard');
  for (const [index, { frames }] of CONCEPTS.entries()) {
    const name = WINNING[index] ?? '';
    await day.enter(page.getByRole('textbox', { name: `Add a frame: ${name}`, exact: true }), frames.map(({ caption }) => caption));
    const region = page.getByRole('region', { name, exact: true });
    for (const [place, { sketch }] of frames.entries()) {
      await region.getByRole('button', { name: `Draw: Frame ${String(place + 1)}` }).click();
      const pad = page.getByRole('img', { name: 'Drawing' });
      await day.draw(pad, EIGHTS[sketch]?.lines ?? []);
      await until(() => pad.locator('path').count(), EIGHTS[sketch]?.lines.length);
      await page.keyboard.press('Escape');
      await pad.waitFor({ state: 'detached' });
    }
  }
  await day.picture('prototype-storyboard');

  await day.tab('Screens');
  await day.paste(page.getByRole('textbox', { name: 'Add a screen' }), SCREENS.join('\n'));
  const box = (name: string) => page.locator(`[data-node][aria-label^="${name}"]`);
  for (const [index, label] of FLOWS.entries()) {
    const [from = '', to = ''] = SCREENS.slice(index, index + 2);
    await box(from).getByRole('button', { name: 'More for this entry' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: to }).press('Enter');
    await page.getByRole('listitem', { name: `${from}. Leads to ${to}` }).waitFor();
    await page.getByRole('textbox', { name: 'What happens' }).nth(index).fill(label);
  }
  await day.picture('prototype-screens');
  await day.passes(14);
  await day.complete();
}
