import { readFile } from 'node:fs/promises';

import type { Day } from './day.ts';

/** The files of the day. */
export interface Packs {
  readonly product: string;
  readonly engineering: string;
  readonly json: string;
}

/** Step 10: the pack for the product team and for engineering, and as data; answers with the files' texts. */
export async function pack(day: Day): Promise<Packs> {
  const { page } = day;
  await day.goTo('pack');
  await page.getByRole('radio', { name: 'Product' }).check({ force: true });
  await page.getByRole('article', { name: 'Preview' }).getByText('Build pack for product').waitFor();
  await day.picture('pack-preview');
  await page.getByRole('button', { name: 'Create build pack' }).click();
  const made = page.getByRole('tab', { name: 'Made so far' });
  await made.getByText('1', { exact: true }).waitFor();
  await page.getByRole('radio', { name: 'Engineering' }).check({ force: true });
  await page.getByRole('article', { name: 'Preview' }).getByText('Build pack for engineering').waitFor();
  await page.getByRole('button', { name: 'Create build pack' }).click();
  await made.getByText('2', { exact: true }).waitFor();
  await page.getByRole('radio', { name: 'JSON' }).check({ force: true });
  await page.getByRole('button', { name: 'Create build pack' }).click();
  await day.tab('Completeness');
  await day.picture('pack-completeness');
  await day.tab(/Made so far/);
  const packs = page.getByRole('list', { name: 'Build packs' }).getByRole('listitem');
  await packs.nth(2).waitFor();
  await day.picture('pack-history');
  // The newest stands first.
  const save = async (index: number): Promise<string> => {
    const downloading = page.waitForEvent('download');
    await packs.nth(index).getByRole('button', { name: /^Save to file/ }).click();
    return readFile(await (await downloading).path(), 'utf8');
  };
  const [json, engineering, product] = [await save(0), await save(1), await save(2)];
  await day.complete();
  return { product, engineering, json };
}

/** The workshop at a glance: no gaps, and lines from findings to stories. */
export async function overview(day: Day): Promise<void> {
  const { page } = day;
  await page.getByRole('link', { name: 'Overview' }).first().click();
  await page.locator('[data-insight]').waitFor();
  await page.getByText('No gaps: everything chosen leads somewhere.').waitFor();
  await day.picture('overview');
}
