import { readFile } from 'node:fs/promises';

import { describe, expect, test } from 'vitest';

import { saved, TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';
import { openTestApp } from '../support/test-app.ts';
import { accessibilityFindings } from './support/accessibility.ts';
import { tabTo } from './support/keys.ts';
import { addItems, comeBack, newWorkshop, openStep } from './support/step-page.ts';

let app: TestApp;
withApp((started) => (app = started));

const sample = (): Promise<string> =>
  app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);

describe('the pack page', () => {
  test('keeps whom the pack is for and what goes in, and the preview follows at once', async () => {
    const id = await sample();
    const page = await openStep(app, id, 'pack');
    const preview = page.getByRole('article', { name: 'Preview' });
    await preview.getByText('Build pack for engineering').waitFor();
    await page.getByRole('radio', { name: 'Design' }).check({ force: true });
    await preview.getByText('Build pack for design').waitFor();
    await preview.getByRole('heading', { name: 'Risks', exact: true }).waitFor();
    await page.getByRole('checkbox', { name: 'Architecture' }).uncheck();
    await preview.getByRole('heading', { name: 'Risks', exact: true }).waitFor({ state: 'detached' });
    await page.getByText('10 of 11 sections').waitFor();

    await comeBack(page);
    await expect.poll(() => page.getByRole('radio', { name: 'Design' }).isChecked()).toBe(true);
    await expect.poll(() => page.getByRole('checkbox', { name: 'Architecture' }).isChecked()).toBe(false);
    await page.getByRole('button', { name: 'Choose all' }).click();
    await page.getByText('11 of 11 sections').waitFor();
    await preview.getByRole('heading', { name: 'Risks', exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('10 of 11 sections').waitFor();
  });

  test('never lets the last section go', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Last section'));
    await app.asClient((client) =>
      client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set_root', field: 'selection.sections', value: ['overview', 'spec'] }] }),
    );
    const page = await openStep(app, id, 'pack');
    await page.getByRole('checkbox', { name: 'Overview' }).uncheck();
    await page.getByText('A pack needs at least one section.').waitFor();
    await expect.poll(() => page.getByRole('checkbox', { name: 'Requirements' }).isDisabled()).toBe(true);
  });

  test('makes a pack, keeps it as it was, shows it and saves it to a file', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Kitchen'));
    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: 'It boils in a minute', kind: 'quality' }]));
    const page = await openStep(app, id, 'pack');
    await page.getByRole('article').getByText('It boils in a minute').first().waitFor();
    await page.getByRole('button', { name: 'Create build pack' }).click();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.getByRole('heading', { name: 'Build pack: Kitchen' }).waitFor();

    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: 'It never whistles' }]));
    await comeBack(page);
    await page.getByRole('article').getByText('It never whistles').first().waitFor();
    await page.getByRole('tab', { name: /Made so far/ }).click();
    await page.getByRole('button', { name: /^Open Build pack: Kitchen/ }).click();
    const shown = page.getByRole('article', { name: 'Build pack: Kitchen' });
    await shown.getByText('It boils in a minute').first().waitFor();
    await settled(page);
    expect(await shown.getByText('It never whistles').count()).toBe(0);

    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to file' }).click();
    const file = await download;
    const content = await readFile(await file.path(), 'utf8');
    const [stored] = await app.asClient(async (client) => {
      for await (const detail of await client.workshops.watch({ workshopId: id })) {
        return Promise.all((detail?.buildPacks ?? []).map((pack) => client.buildPacks.get({ buildPackId: pack.id })));
      }
      return [];
    });
    expect(content).toBe(stored?.content);
    expect(file.suggestedFilename()).toBe(stored?.fileName);
    await page.getByText(`Downloaded as ${file.suggestedFilename()}`).waitFor();
  });

  test('by the keyboard alone: audience, sections, format, make, read, go back, delete', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Keys'));
    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: 'It boils in a minute' }]));
    const page = await openStep(app, id, 'pack');
    await page.getByRole('article').getByText('It boils in a minute').first().waitFor();
    await tabTo(page, page.getByRole('radio', { name: 'Engineering' }));
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByRole('radio', { name: 'Coding agent' }).isChecked()).toBe(true);
    await tabTo(page, page.getByRole('checkbox', { name: 'Architecture' }));
    await page.keyboard.press('Space');
    await page.getByText('10 of 11 sections').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Create build pack' }));
    await page.keyboard.press('Enter');
    await page.getByText('Build pack created.').waitFor();
    await tabTo(page, page.getByRole('tab', { name: 'Preview' }), 'Shift+Tab');
    await page.keyboard.press('ArrowRight');
    const row = page.getByRole('button', { name: /^Open Build pack: Keys/ });
    await tabTo(page, row);
    await page.keyboard.press('Enter');
    const shown = page.getByRole('article', { name: 'Build pack: Keys' });
    await shown.getByText('It boils in a minute').first().waitFor();
    await tabTo(page, page.getByRole('button', { name: /^Delete/ }).last());
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await tabTo(page, dialog.getByRole('button', { name: 'Delete pack' }));
    await page.keyboard.press('Enter');
    await page.getByText('No build pack yet').waitFor();
  });

  test('shows JSON as code and makes a JSON pack of it', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Machine'));
    const page = await openStep(app, id, 'pack');
    await page.getByRole('radio', { name: 'JSON' }).check({ force: true });
    await page.getByRole('article').locator('pre').first().waitFor();
    await expect.poll(async () => isJson((await page.getByRole('article').locator('pre').allTextContents()).join('\n'))).toBe(true);
    await page.getByRole('button', { name: 'Create build pack' }).click();
    await page.getByRole('tab', { name: /Made so far/ }).click();
    await page.getByRole('list', { name: 'Build packs' }).getByText('JSON').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Save to file: Build pack: Machine/ }).click();
    expect(isJson(await readFile(await (await download).path(), 'utf8'))).toBe(true);
  });

  test('asks before it deletes a pack', async () => {
    const id = await app.asClient(async (client) => {
      const workshopId = await newWorkshop(client, 'Twice');
      await client.buildPacks.generate({ workshopId, format: 'markdown', language: 'en' });
      await client.buildPacks.generate({ workshopId, format: 'json', language: 'en' });
      return workshopId;
    });
    const page = await openStep(app, id, 'pack');
    await page.getByRole('tab', { name: /Made so far/ }).click();
    const packs = page.getByRole('list', { name: 'Build packs' }).getByRole('listitem');
    await expect.poll(() => packs.count()).toBe(2);
    await page.getByRole('button', { name: /^Delete Build pack/ }).first().click();
    await page.getByRole('button', { name: 'Keep it' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await settled(page);
    await expect.poll(() => packs.count()).toBe(2);
    await page.getByRole('button', { name: /^Delete Build pack/ }).first().click();
    await page.getByRole('button', { name: 'Delete pack' }).click();
    await expect.poll(() => packs.count()).toBe(1);
    await packs.getByText('Markdown').waitFor();
  });

  test('shows markup in what people wrote as text, never as HTML', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Markup'));
    const nasty = '<img src=x onerror="document.title=1"><script>document.title=2</script> [x](javascript:document.title=3) ![y](http://127.0.0.1:9/y.png)';
    await app.asClient((client) => addItems(client, id, 'spec', 'requirements', [{ text: nasty }]));
    const page = await openStep(app, id, 'pack');
    const preview = page.getByRole('article');
    await preview.getByText('onerror=').first().waitFor();
    await settled(page);
    expect(await preview.locator('img, script, iframe, [href^="javascript:"]').count()).toBe(0);
    await expect.poll(() => page.title()).toContain('Markup');
  });

  test('says what each step still lacks and leads there', async () => {
    const id = await app.asClient((client) => newWorkshop(client, 'Gaps'));
    const page = await openStep(app, id, 'pack');
    await page.getByRole('tab', { name: 'Completeness' }).click();
    const steps = page.getByRole('list', { name: 'Completeness of the steps' });
    await steps.getByText('3 open points').waitFor();
    await steps.getByRole('link', { name: 'Empathize' }).click();
    await page.locator('[data-step-page="empathize"]').waitFor();
    expect(page.url()).toBe(app.url(`/w/${id}/empathize`));
  });

  test('has nothing that axe objects to, on any of its tabs, in light and dark', async () => {
    const id = await sample();
    await app.asClient((client) =>
      client.steps.apply({ workshopId: id, stepId: 'pack', operations: [{ kind: 'set_root', field: 'selection.sections', value: ['overview', 'prioritize'] }] }),
    );
    const page = await openStep(app, id, 'pack');
    await page.getByRole('article').getByText('Build pack for engineering').waitFor();
    expect(await accessibilityFindings(page)).toEqual([]);
    for (const tab of [/Made so far/, /Completeness/]) {
      await page.getByRole('tab', { name: tab }).click();
      expect(await accessibilityFindings(page)).toEqual([]);
    }
    await saved(page);
  });
});

test('a pack that was never finished says so and can only be deleted', async () => {
  const before = openTestApp();
  const { workshopId } = await before.client.workshops.create({ title: 'Cut short', originalIdea: '' });
  const { dataDir } = before;
  const store = before.store();
  store.mutate(store.personId, (unit) => {
    unit.insert('build_packs', { id: 'bp_a23456789012345678901234', workshopId, title: 'Half a pack', formatType: 'markdown' });
    return { ok: true, value: null };
  });
  before.app.dispose();
  const own = await TestApp.start(dataDir);
  try {
    const page = await openStep(own, workshopId, 'pack');
    await page.getByRole('tab', { name: /Made so far/ }).click();
    await page.getByText('Not finished: the app was closed while this pack was being made.').waitFor();
    await settled(page);
    expect(await page.getByRole('button', { name: /^(Open|Save to file:) Half a pack/ }).count()).toBe(0);
    expect(await accessibilityFindings(page)).toEqual([]);
    await page.getByRole('button', { name: /^Delete Half a pack/ }).click();
    await page.getByRole('button', { name: 'Delete pack' }).click();
    await page.getByText('No build pack yet').waitFor();
  } finally {
    await own.dispose();
  }
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
