import { readFile } from 'node:fs/promises';

import type { Day } from './day.ts';

/** Step 10: the pack for the product team, as a document and as data; answers with both files' texts. */
export async function pack(day: Day): Promise<{ readonly markdown: string; readonly json: string }> {
  const { page } = day;
  await day.goTo('pack');
  await page.getByRole('radio', { name: 'Product' }).check({ force: true });
  await page.getByRole('article', { name: 'Preview' }).getByText('Build pack for product').waitFor();
  await day.picture('pack-preview');
  await page.getByRole('button', { name: 'Create build pack' }).click();
  await page.getByText('Build pack created.').waitFor();
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await page.getByRole('button', { name: 'Create build pack' }).click();
  await day.tab('Completeness');
  await day.picture('pack-completeness');
  await day.tab(/Made so far/);
  const packs = page.getByRole('list', { name: 'Build packs' }).getByRole('listitem');
  await packs.nth(1).waitFor();
  await day.picture('pack-history');
  const save = async (format: string): Promise<string> => {
    const downloading = page.waitForEvent('download');
    await packs.filter({ hasText: format }).getByRole('button', { name: /^Save to file/ }).click();
    return readFile(await (await downloading).path(), 'utf8');
  };
  const markdown = await save('Markdown');
  const json = await save('JSON');
  await day.complete();
  return { markdown, json };
}

/** The workshop at a glance: no gaps, and lines from findings to stories. */
export async function overview(day: Day): Promise<void> {
  const { page } = day;
  await page.getByRole('link', { name: 'Overview' }).first().click();
  await page.locator('[data-insight]').waitFor();
  await page.getByText('No gaps: everything chosen leads somewhere.').waitFor();
  await day.picture('overview');
}
