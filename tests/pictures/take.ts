import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';

import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { TestApp } from '../browser/support/app-page.ts';

/** Takes the pictures of the README, or with `all` every page in every size and theme, from a real run with the sample workshop. */

const ROOT = join(import.meta.dirname, '../..');
const SIZES = { laptop: { width: 1440, height: 900 }, small: { width: 1280, height: 720 }, phone: { width: 390, height: 844 } } as const;
const README_SIZE = { width: 1280, height: 800 };

const all = process.argv.includes('all');
const folder = all ? join(ROOT, '.cache', 'pictures') : join(ROOT, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

/** Waits for fonts and for what was loading to be there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

async function take(app: TestApp, path: string, name: string, look: { readonly colorScheme: 'light' | 'dark'; readonly viewport: { width: number; height: number } }): Promise<void> {
  const { page } = await app.open(look, path);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await app.closePages();
}

/** Every tab of a step, in German, which needs more room than English. */
async function takeTabs(app: TestApp, path: string, name: string): Promise<void> {
  const { page } = await app.open({ locale: 'de-DE', viewport: SIZES.small }, path);
  await settled(page);
  for (const [index, tab] of (await page.getByRole('tab').all()).entries()) {
    await tab.click();
    await settled(page);
    await page.screenshot({ path: join(folder, `${name}-${String(index + 1)}.png`) });
  }
  await app.closePages();
}

const app = await TestApp.start();
try {
  const workshopId = await app.asClient(async (client) => {
    const sample = await client.workshops.createSample({ language: 'en' });
    await client.workshops.create({ title: 'Clinic waiting room', originalIdea: 'Nobody should wonder whether they were forgotten.' });
    await client.workshops.create({ title: 'Bike repair by subscription', originalIdea: 'Bikes stand broken in cellars for want of half an hour of help.' });
    return sample.workshopId;
  });
  const workshop = `/w/${workshopId}`;
  if (all) {
    const german = `/w/${(await app.asClient((client) => client.workshops.createSample({ language: 'de' }))).workshopId}`;
    const pages: readonly (readonly [string, string])[] = [
      ['dashboard', '/'],
      ['settings', '/settings'],
      ['sync', '/sync'],
      ['overview', workshop],
      ['agenda', `${workshop}/agenda`],
      ...STEP_IDS.map((id) => [id, `${workshop}/${id}`] as const),
    ];
    for (const [name, path] of pages) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        for (const colorScheme of ['light', 'dark'] as const) {
          if (size === 'small' && colorScheme === 'dark') continue;
          await take(app, path, `${name}-${size}-${colorScheme}`, { colorScheme, viewport });
        }
      }
    }
    for (const step of STEP_IDS) await takeTabs(app, `${german}/${step}`, `${step}-de`);
  } else {
    const light = { colorScheme: 'light', viewport: README_SIZE } as const;
    const dark = { colorScheme: 'dark', viewport: README_SIZE } as const;
    await take(app, '/', 'dashboard', light);
    await take(app, workshop, 'overview', light);
    await take(app, `${workshop}/ideate`, 'step-light', light);
    await take(app, `${workshop}/story`, 'step-dark', dark);
    await take(app, `${workshop}/pack`, 'pack', light);
  }
  console.log(`pictures in ${folder.slice(ROOT.length + 1)}`);
} finally {
  await app.dispose();
}
