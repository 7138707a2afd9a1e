import { expect, test } from 'vitest';

import { addItems } from '../renderer-steps/support/step-page.ts';
import { windowFindings } from '../renderer-steps/support/accessibility.ts';
import { WAIT } from '../renderer-steps/support/pointer.ts';
import type { TestApp } from './support/app-page.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
withApp((started) => (app = started));

test('axe has nothing to say against what opens over a step: methods, emoji, paste, carrying, votes, notes, commands, a drawing', async () => {
  const id = await app.asClient(async (client) => {
    const { workshopId } = await client.workshops.createSample({ language: 'en' });
    const [idea = ''] = await addItems(client, workshopId, 'ideate', 'ideas', [{ text: 'Lend a bicycle, too' }]);
    const [round = ''] = await addItems(client, workshopId, 'ideate', 'rounds', [{ title: 'Which first?', collection: 'ideas', itemIds: [], budget: 3, maxPerItem: 2, status: 'closed' }]);
    await addItems(client, workshopId, 'ideate', 'votes', [{ roundId: round, itemId: idea, voter: 'a' }]);
    return workshopId;
  });
  const { page } = await app.open({ viewport: { width: 1440, height: 900 } }, `/w/${id}/ideate`);
  await page.locator('[data-board] canvas[data-settled="true"]').waitFor(WAIT);
  const clean = async (what: string): Promise<void> => {
    expect(await windowFindings(page), what).toEqual([]);
  };

  await page.getByRole('listbox', { name: 'Ideas' }).focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+.');
  await page.keyboard.type('rocket');
  await page.getByRole('option', { name: /rocket/ }).waitFor(WAIT);
  await clean('emoji');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Methods', exact: true }).click();
  const methods = page.getByRole('complementary', { name: 'Methods' });
  await methods.getByRole('button', { name: 'Crazy 8s' }).or(methods.getByText('Crazy 8s')).first().click();
  await page.getByRole('heading', { name: 'How to run it' }).waitFor(WAIT);
  await clean('method card');
  await page.getByRole('button', { name: 'Facilitator notes' }).first().click();
  await page.getByRole('textbox', { name: 'Facilitator notes' }).waitFor(WAIT);
  await clean('notes');
  await page.getByRole('complementary').getByRole('button', { name: /^Close/ }).click();
  await page.keyboard.press('v');
  await page.getByRole('complementary', { name: 'Voting' }).locator('[data-result]').first().waitFor(WAIT);
  await clean('results of a vote');
  await page.getByRole('complementary').getByRole('button', { name: /^Close/ }).click();

  await page.getByRole('button', { name: 'Carry forward' }).click();
  await page.getByRole('dialog').waitFor(WAIT);
  await clean('carry forward');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  // The palette reaches what stands on the page: an activity, the private brainstorm, carrying and completing.
  const command = async (words: string, title: string): Promise<void> => {
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'Commands' });
    await dialog.getByRole('combobox').fill(words);
    await dialog.getByRole('option', { name: title }).first().click();
    await dialog.waitFor({ state: 'detached' });
  };
  await command('sketches', 'Go to Sketches');
  await expect.poll(() => page.getByRole('tab', { name: 'Sketches' }).getAttribute('aria-selected'), WAIT).toBe('true');
  await page.getByRole('button', { name: /^Draw: / }).first().click();
  await page.getByRole('dialog').waitFor(WAIT);
  await clean('drawing');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await command('private', 'Begin a private brainstorm');
  await page.getByText('Private brainstorm is on').waitFor(WAIT);
  await clean('private brainstorm');
  await command('reveal', 'Reveal all notes');
  await page.getByText('Private brainstorm is on').waitFor({ state: 'detached' });
  await command('carry', 'Carry forward');
  await page.getByRole('dialog').waitFor(WAIT);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await command('reopen', 'Reopen this step');
  await page.getByRole('button', { name: 'Complete step' }).waitFor(WAIT);
  await command('complete', 'Complete step');
  await page.getByRole('button', { name: 'Reopen' }).waitFor(WAIT);
});
