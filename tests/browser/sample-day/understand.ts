import { restingBox } from '../../renderer-steps/support/box.ts';
import { until, type Day } from './day.ts';
import { PEOPLE, type Zone } from './people.ts';
import { JOURNEY, MORE_QUESTIONS, PERSONAS, STAKEHOLDERS, VIEWS } from './plan.ts';

/** Places in the outer ring, as shares of the map. */
const OUTSIDE = [
  [0.11, 0.45],
  [0.3, 0.12],
  [0.86, 0.33],
] as const;

const PHOTO = { width: 900, height: 1200 };

/** Step 1: rings, what twelve people found out, the empathy map from the paper wall, two personas. */
export async function empathize(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('empathize');
  await day.picture('empathize-empty');
  await page.keyboard.press('n');
  await page.keyboard.type(STAKEHOLDERS.core[0]);
  await page.keyboard.press('Enter');
  await page.keyboard.type(STAKEHOLDERS.core[1]);
  await page.keyboard.press('Enter');
  await day.paste(page.getByRole('textbox', { name: 'Add a direct stakeholder' }), [...STAKEHOLDERS.direct, ...STAKEHOLDERS.indirect].join('\n'));
  const rings = await restingBox(page.locator('[data-ring="indirect"]'));
  // Three of them do not meet the patient: dragged to the outer ring.
  for (const [index, name] of STAKEHOLDERS.indirect.entries()) {
    const from = page.getByRole('button', { name: `${name}, Direct`, exact: true });
    const box = await restingBox(from);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    const [x, y] = OUTSIDE[index] ?? [0.5, 0.1];
    await page.mouse.move(rings.x + rings.width * x, rings.y + rings.height * y, { steps: 8 });
    await page.mouse.up();
    await page.getByRole('button', { name: `${name}, Indirect`, exact: true }).waitFor();
  }
  await page.getByRole('button', { name: 'Patients, Core', exact: true }).press('Enter');
  const patients = page.getByRole('listitem', { name: 'Patients' });
  await patients.getByRole('slider', { name: 'Interest' }).press('5');
  await patients.getByRole('textbox', { name: 'Note' }).fill('Every one of them wants to go home, and is afraid of it');
  await day.picture('empathize-rings');
  await day.passes(18);

  await day.tab(/Personas/);
  for (const [index, persona] of PERSONAS.entries()) {
    await page.getByRole('button', { name: 'Add persona' }).first().press('Enter');
    const card = page.getByRole('listitem').filter({ has: page.getByRole('textbox', { name: 'Role' }) }).nth(index);
    await card.getByRole('textbox', { name: 'Name' }).fill(persona.name);
    for (const [field, value] of [['Role', persona.role], ['Age', persona.age], ['In their words', persona.quote], ['About', persona.bio], ['Goals', persona.goals], ['Frustrations', persona.frustrations], ['Behaviours', persona.behaviours]] as const) {
      await card.getByRole('textbox', { name: field }).fill(value);
    }
  }
  await day.picture('empathize-personas');

  // Twelve people read out what they found; the facilitator pastes their list from a spreadsheet.
  await day.tab(/Research log/);
  const rows = PEOPLE.map(({ insight, quote, name, role }, index) => [insight, quote, `${name}, ${role}`, PERSONAS[index % 4 === 3 ? 1 : 0].name].join('\t'));
  await day.paste(page.getByRole('textbox', { name: 'Add an insight' }), ['Insight\tQuote\tSource\tPersona', ...rows].join('\n'));
  const dialog = page.getByRole('dialog', { name: /Paste rows/ });
  await dialog.getByRole('button', { name: 'Add 12 rows' }).click();
  await until(() => page.getByRole('textbox', { name: 'Insight', exact: true }).count(), 12);
  await day.picture('empathize-research');

  // The paper wall: its photo stays beside the map while it is typed.
  await day.tab(/Empathy map/);
  await page.getByRole('button', { name: 'Type from a photo' }).press('Enter');
  await page.locator('input[type="file"]').setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer: await paperWall(day) });
  const photo = page.getByRole('img', { name: 'The photographed wall' });
  await until(() => photo.evaluate((image) => (image as HTMLImageElement).naturalWidth), PHOTO.width);
  const notes = PEOPLE.flatMap(({ map }) => map);
  for (const zone of ['Says', 'Thinks', 'Does', 'Feels', 'Pains', 'Gains'] as const satisfies readonly Zone[]) {
    const entry = page.getByRole('textbox', { name: `Add a note: ${zone}` });
    await day.enter(entry, notes.filter(([where]) => where === zone).map(([, text]) => text));
  }
  await until(() => page.getByRole('region', { name: 'Pains' }).getByRole('listitem').count(), 5);
  await day.picture('empathize-paper');
  await page.getByRole('button', { name: 'Type from a photo' }).press('Enter');
  await day.picture('empathize-map');
  await day.passes(12);
  await day.complete();
}

/** A photo of notes on a wall, as the facilitator's phone takes it. */
async function paperWall(day: Day): Promise<Buffer> {
  const texts = PEOPLE.flatMap(({ map }) => map.map(([, text]) => text));
  const bytes = await day.page.evaluate(
    async ({ words, width, height }) => {
      const canvas = new OffscreenCanvas(width, height);
      const pen = canvas.getContext('2d');
      if (pen === null) return [];
      pen.fillStyle = '#d9d4ca';
      pen.fillRect(0, 0, width, height);
      pen.font = '22px cursive';
      for (const [index, text] of words.entries()) {
        const x = 24 + (index % 4) * 216;
        const y = 24 + Math.floor(index / 4) * 190;
        pen.fillStyle = ['#ffe27a', '#ffb3c7', '#a9d4ff', '#b9e6a4'][(index * 7) % 4] ?? '';
        pen.fillRect(x, y, 196, 170);
        pen.fillStyle = '#222';
        const lines = text.split(' ').reduce<string[]>((all, word) => {
          const last = all.at(-1) ?? '';
          return last.length + word.length > 15 || all.length === 0 ? [...all, word] : [...all.slice(0, -1), `${last} ${word}`];
        }, []);
        for (const [row, line] of lines.slice(0, 6).entries()) pen.fillText(line, x + 10, y + 30 + row * 25, 180);
      }
      return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
    },
    { words: texts, ...PHOTO },
  );
  return Buffer.from(bytes);
}

/** Step 2: the journey with its curve, three points of view, the wall of questions. */
export async function define(day: Day): Promise<void> {
  const { page } = day;
  await day.goTo('define');
  await day.picture('define-empty');
  await page.getByRole('button', { name: 'Start with three stages' }).press('Enter');
  const stages = page.getByRole('columnheader').getByRole('textbox');
  await until(() => stages.count(), 3);
  for (const count of [4, 5]) {
    await page.getByRole('button', { name: 'Add stage' }).first().click();
    await until(() => stages.count(), count);
  }
  for (const [index, { name, emotion }] of JOURNEY.stages.entries()) {
    await stages.nth(index).fill(name);
    const slider = page.getByRole('slider', { name: `Emotion: ${name}` });
    await slider.press('Home');
    for (let up = 0; up < emotion; up += 1) await slider.press('ArrowUp');
  }
  await day.paste(page.getByRole('textbox', { name: `Actions, ${JOURNEY.stages[0].name}` }), JOURNEY.cells.map((row) => row.join('\t')).join('\n'));
  await until(() => page.getByRole('textbox', { name: `Opportunities, ${JOURNEY.stages[4].name}` }).inputValue(), JOURNEY.cells[5][4]);
  await day.picture('define-journey');
  await day.passes(9);

  await day.tab(/Points of view/);
  const insightOf = (name: string): string => PEOPLE.find((person) => person.name === name)?.insight ?? '';
  await day.carry(/Research|Insight/, VIEWS.map(({ of }) => insightOf(of)));
  for (const { of, persona, need, question } of VIEWS) {
    const card = page.locator('[data-item]').filter({ has: page.getByText(insightOf(of)) }).first();
    await card.getByRole('combobox', { name: 'Persona' }).selectOption({ label: persona });
    await card.getByRole('textbox', { name: 'Need' }).fill(need);
    await card.getByRole('button', { name: 'Ask “How might we …”' }).click();
    await card.getByText('1 question made from it').waitFor();
    await day.tab(/How might we/);
    const made = page.getByRole('textbox', { name: 'Question' });
    const place = (): Promise<number> => made.evaluateAll((fields, words) => fields.findIndex((field) => (field as HTMLTextAreaElement).value === words), need);
    await until(async () => (await place()) >= 0, true);
    await made.nth(await place()).fill(question);
    await day.tab(/Points of view/);
  }
  await day.picture('define-views');

  await day.tab(/How might we/);
  await day.enter(page.getByRole('textbox', { name: 'How might we …' }), MORE_QUESTIONS);
  for (const { question } of VIEWS) {
    const card = page.getByRole('listitem').filter({ has: page.getByText(question, { exact: true }) });
    await card.getByRole('checkbox', { name: 'Selected' }).press('Space');
    await page.getByRole('region', { name: 'We find ideas for these' }).getByRole('listitem').filter({ has: page.getByText(question, { exact: true }) }).waitFor();
  }
  await day.picture('define-questions');
  // Everybody looks at the question that ideation begins with.
  await page.getByRole('listitem').filter({ has: page.getByText(VIEWS[0].question, { exact: true }) }).getByRole('button', { name: 'More for this entry' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Show on the wall' }).press('Enter');
  if (day.wall !== null) {
    await day.wall.locator('[data-spotlight]').waitFor();
    await day.picture('wall-spotlight', day.wall);
  }
  await page.getByRole('button', { name: /^The wall shows/ }).click();
  await page.getByRole('menuitem', { name: 'Take off the wall' }).click();
  await day.passes(10);
  await day.complete();
}
