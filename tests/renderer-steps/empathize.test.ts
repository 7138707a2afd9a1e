import { describe, expect, test } from 'vitest';

import { saved, type TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { restingBox } from './support/box.ts';
import { drag, WAIT } from './support/pointer.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const fresh = (title: string): Promise<string> => app.asClient((client) => newWorkshop(client, title));

describe('the empathize page', () => {
  test('takes stakeholders by Enter and by pasted list, moves and rates them by keyboard, and keeps all of it', async () => {
    const page = await openStep(app, await fresh('Rings'), 'empathize');
    await page.getByText('Start with the people in the middle.').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('Nurses');
    await page.keyboard.press('Enter');
    await page.evaluate(() => navigator.clipboard.writeText('- Patients\n- Relatives'));
    await page.keyboard.press('Control+v');
    const point = (name: string) => page.getByRole('button', { name, exact: true });
    await point('Nurses, Core').press('Enter');
    const details = page.getByRole('listitem', { name: 'Nurses' });
    await details.getByRole('slider', { name: 'Influence' }).focus();
    await page.keyboard.press('4');
    await details.getByRole('slider', { name: 'Interest' }).press('ArrowRight');
    await details.getByRole('textbox', { name: 'Note' }).fill('Three shifts, one phone');
    await point('Relatives, Core').press('Enter');
    await page.getByRole('button', { name: 'More for this entry' }).press('Enter');
    await page.getByRole('menuitemcheckbox', { name: 'Indirect', exact: true }).press('Enter');
    await point('Relatives, Indirect').waitFor();
    // The arrow keys carry a name across a ring's edge, and it is said.
    await page.getByRole('button', { name: /^Patients, / }).focus();
    for (let steps = 0; steps < 14 && (await point('Patients, Direct').count()) === 0; steps += 1) {
      await page.keyboard.press('ArrowRight');
      await settled(page);
    }
    await point('Patients, Direct').waitFor();
    await page.getByRole('status').filter({ hasText: 'Patients, Direct' }).waitFor({ state: 'attached' });

    await comeBack(page);
    await point('Relatives, Indirect').waitFor();
    await point('Patients, Direct').waitFor();
    await point('Nurses, Core').press('Enter');
    await expect.poll(() => details.getByRole('slider', { name: 'Influence' }).getAttribute('aria-valuetext')).toBe('4 of 5');
    await expect.poll(() => details.getByRole('slider', { name: 'Interest' }).getAttribute('aria-valuetext')).toBe('1 of 5');
    await expect.poll(() => details.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Three shifts, one phone');
    await page.getByRole('tab', { name: 'Table' }).click();
    await expect.poll(() => page.getByRole('table', { name: 'Stakeholders' }).getByRole('textbox', { name: 'Name' }).count()).toBe(3);
  });

  test('drags a stakeholder to another ring as one edit, and Escape takes a drag back', async () => {
    const id = await fresh('Drag');
    await app.asClient((client) => addItems(client, id, 'empathize', 'stakeholders', [{ name: 'Nurses', ring: 'core' }]));
    const page = await openStep(app, id, 'empathize');
    const nurses = page.getByRole('button', { name: /^Nurses, / });
    const before = await restingBox(nurses);
    const by = async (x: number, y: number, key?: string): Promise<void> => {
      const box = await restingBox(nurses);
      await page.mouse.move(box.x + 10, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + 10 + x, box.y + 10 + y, { steps: 6 });
      if (key !== undefined) await page.keyboard.press(key);
      await page.mouse.up();
    };
    await by(200, 60, 'Escape');
    await settled(page);
    expect(await restingBox(nurses)).toEqual(before);
    await by(140, 0);
    await page.getByRole('button', { name: 'Nurses, Direct' }).waitFor();
    await comeBack(page);
    expect((await restingBox(nurses)).x).toBeGreaterThan(before.x + 100);
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await page.getByRole('button', { name: 'Nurses, Core' }).waitFor();
    await expect.poll(async () => Math.round((await restingBox(nurses)).x), WAIT).toBe(Math.round(before.x));
  });

  test('gathers notes in six zones and moves them to other zones by menu and by pointer', async () => {
    const page = await openStep(app, await fresh('Map'), 'empathize');
    await page.getByRole('tab', { name: 'Empathy map' }).click();
    await page.getByRole('textbox', { name: 'Add a note: Says' }).fill('I never have time');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Paper again');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Add a note: Gains' }).fill('Less paper');
    await page.keyboard.press('Enter');
    const says = page.getByRole('region', { name: 'Says' });
    const pains = page.getByRole('region', { name: 'Pains' });
    const feels = page.getByRole('region', { name: 'Feels' });
    await says.getByRole('button', { name: 'More for this note' }).first().click();
    await page.getByRole('menuitemcheckbox', { name: 'Pains' }).click();
    await expect.poll(() => pains.getByRole('listitem').count(), WAIT).toBe(1);
    await drag(page, says.getByRole('listitem').first(), feels, 'Escape');
    await settled(page);
    await expect.poll(() => says.getByRole('listitem').count()).toBe(1);
    await drag(page, says.getByRole('listitem').first(), feels);
    await expect.poll(() => feels.getByRole('listitem').count(), WAIT).toBe(1);
    await page.getByRole('status').filter({ hasText: 'Note moved to Feels.' }).waitFor({ state: 'attached' });
    await expect.poll(() => says.getByRole('listitem').count()).toBe(0);
    await comeBack(page);
    await expect.poll(() => pains.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('I never have time');
    await expect.poll(() => feels.getByRole('textbox', { name: 'Note', exact: true }).inputValue()).toBe('Paper again');
    await page.getByText('a persona with a name').waitFor();
    await expect.poll(() => page.getByText('a pain on the empathy map').count()).toBe(0);
  });

  test('builds a persona by keyboard, links a note and an insight to it, and sets both free when it is deleted', async () => {
    const id = await fresh('Persona');
    const page = await openStep(app, id, 'empathize');
    await page.getByRole('tab', { name: 'Personas' }).click();
    await page.getByRole('button', { name: 'Add persona' }).press('Enter');
    await page.keyboard.type('Mara');
    const card = page.getByRole('listitem', { name: 'Mara' });
    await card.getByRole('textbox', { name: 'Role' }).fill('Night nurse');
    await card.getByRole('textbox', { name: 'Goals' }).fill('Sleep\nA quiet handover');
    await page.getByRole('tab', { name: 'Research log' }).click();
    const same = page.getByRole('group', { name: 'The next insights have in common' });
    await same.getByRole('textbox', { name: 'Source' }).fill('Three interviews');
    await same.getByRole('combobox', { name: 'Persona' }).selectOption({ label: 'Mara' });
    await page.getByRole('textbox', { name: 'Add an insight' }).fill('Handover takes an hour');
    await page.keyboard.press('Enter');
    const row = page.getByRole('row').filter({ has: page.getByRole('textbox', { name: 'Insight' }) });
    await comeBack(page);
    await expect.poll(() => row.getByRole('textbox', { name: 'Source' }).inputValue()).toBe('Three interviews');
    await expect.poll(() => row.getByRole('combobox', { name: 'Persona' }).locator('option:checked').innerText()).toBe('Mara');

    await page.getByRole('tab', { name: 'Personas' }).click();
    await page.getByRole('button', { name: 'More for this entry' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByText('Give the people a face.').waitFor();
    await page.getByRole('tab', { name: 'Research log' }).click();
    await expect.poll(() => row.getByRole('combobox', { name: 'Persona' }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
    await expect.poll(() => row.getByRole('combobox', { name: 'Persona' }).locator('option:checked').innerText()).toBe('Mara');
  });

  test('leaves whoever writes elsewhere already where they are, when a new persona is drawn late', async () => {
    const id = await fresh('Late');
    await app.asClient((client) => addItems(client, id, 'empathize', 'personas', [{ name: 'Edith' }]));
    const page = await openStep(app, id, 'empathize');
    await page.getByRole('tab', { name: /Personas/ }).click();
    const roles = page.getByRole('textbox', { name: 'Role' });
    await roles.first().waitFor();
    // A busy machine draws a frame when it can: here when the test says so.
    await page.evaluate(() => {
      const frames: FrameRequestCallback[] = [];
      window.requestAnimationFrame = (run) => frames.push(run);
      Object.assign(window, { drawFrames: () => frames.splice(0).forEach((run) => run(performance.now())) });
    });
    await page.getByRole('button', { name: 'Add persona' }).first().press('Enter');
    await roles.nth(1).waitFor();
    await roles.first().focus();
    await page.keyboard.type('Patient');
    await page.evaluate(() => (window as unknown as { readonly drawFrames: () => void }).drawFrames());
    await page.keyboard.type(', 74');
    await expect.poll(() => roles.first().inputValue()).toBe('Patient, 74');
    await expect.poll(() => page.getByRole('textbox', { name: 'Name' }).nth(1).inputValue()).toBe('');
  });

  test('has nothing that axe objects to, empty and filled, in light and dark', async () => {
    const empty = await openStep(app, await fresh('Empty'), 'empathize');
    expect(await accessibilityFindings(empty)).toEqual([]);
    const id = await fresh('Filled');
    await app.asClient(async (client) => {
      const [persona] = await addItems(client, id, 'empathize', 'personas', [{ name: 'Mara', role: 'Nurse', avatarColor: 'teal' }]);
      await addItems(client, id, 'empathize', 'stakeholders', [{ name: 'Nurses', ring: 'core', influence: 3 }, { name: 'Relatives' }]);
      await addItems(client, id, 'empathize', 'insights', [{ text: 'Insight', personaId: persona }]);
      await addItems(
        client,
        id,
        'empathize',
        'empathyNotes',
        ['yellow', 'pink', 'blue', 'green', 'orange', 'red', 'teal', 'purple', 'white'].map((color) => ({ text: color, color, zone: 'says', personaId: persona })),
      );
    });
    const page = await openStep(app, id, 'empathize');
    await page.getByRole('tab').first().waitFor();
    for (const tab of await page.getByRole('tab').all()) {
      await tab.click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await saved(page);
  });
});
