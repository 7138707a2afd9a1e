import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { Page } from 'playwright';

import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { TestApp } from '../browser/support/app-page.ts';
import { LOOKS, SCENES, type Look } from './scenes.ts';

/**
 * Takes the pictures of the README, or with `all` every page, tab, panel and dialog in every size and theme, from a real run with
 * the sample workshop. Words after `all` take only what has one of them in its name: `all ideate`, `all laptop-dark`.
 */

const ROOT = join(import.meta.dirname, '../..');
const README_SIZE = { width: 1280, height: 800 };
const PANEL_MS = 600;
/** Pages that scroll are taken to this depth. */
const DEEPEST = 2000;

const all = process.argv.includes('all');
const only = process.argv.slice(process.argv.indexOf('all') + 1);
const folder = all ? join(ROOT, '.cache', 'pictures') : join(ROOT, 'docs', 'pictures');
mkdirSync(folder, { recursive: true });

/** Waits for fonts and for what was loading to be there. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

async function takeOne(app: TestApp, path: string, name: string, colorScheme: 'light' | 'dark'): Promise<void> {
  const { page } = await app.open({ colorScheme, viewport: README_SIZE }, path);
  await settled(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await app.closePages();
}

/** What is to be seen now, down to where the page ends. */
async function shoot(page: Page, name: string, look: Look): Promise<void> {
  await settled(page);
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.min(DEEPEST, Math.max(look.viewport.height, whole));
  await page.screenshot({ path: join(folder, `${name}-${look.name}.png`), fullPage: true, clip: { x: 0, y: 0, width: look.viewport.width, height } });
}

const wanted = (name: string): boolean => only.length === 0 || only.some((word) => name.includes(word));

/** Every page in one look; steps with each of their tabs and each way to look at one. */
async function takeLook(app: TestApp, look: Look, workshop: string): Promise<void> {
  const context = await app.person({ colorScheme: look.colorScheme, viewport: look.viewport, locale: look.locale });
  const { page } = await app.open(context);
  for (const [name, path] of [['dashboard', '/'], ['settings', '/settings'], ['overview', workshop], ['agenda', `${workshop}/agenda`]] as const) {
    if (!wanted(`${name}-${look.name}`)) continue;
    await page.goto(app.url(path));
    await page.waitForSelector('h1');
    await shoot(page, name, look);
  }
  for (const step of STEP_IDS) {
    if (!wanted(`${step}-${look.name}`)) continue;
    await page.goto(app.url(`${workshop}/${step}`));
    await page.waitForSelector('h1');
    await settled(page);
    const tabs = await page.getByRole('tab').all();
    if (tabs.length === 0) await shoot(page, step, look);
    for (const [index, tab] of tabs.entries()) {
      await tab.click();
      await settled(page);
      // Not the fields of an item that are chosen with the same buttons: a picture must change nothing.
      const views = await page.getByRole('tabpanel').locator('fieldset input[type="radio"][name]:not([data-field])').all();
      const ways = views.length > 1 && views.length < 5 ? views : [null];
      for (const [way, view] of ways.entries()) {
        await view?.check({ force: true });
        await shoot(page, `${step}-${String(index + 1)}${view === null ? '' : String.fromCharCode(97 + way)}`, look);
      }
    }
  }
  await app.closePages();
  for (const scene of SCENES) {
    if (!wanted(`${scene.name}-${look.name}`) || look.locale !== 'en-US') continue;
    const { page: fresh } = await app.open(await app.person({ colorScheme: look.colorScheme, viewport: look.viewport, locale: look.locale }), scene.path.replace('{workshop}', workshop));
    await settled(fresh);
    await scene.play(fresh);
    await settled(fresh);
    // Panels load when they are first asked for.
    await fresh.waitForTimeout(PANEL_MS);
    await fresh.screenshot({ path: join(folder, `${scene.name}-${look.name}.png`) });
    await scene.undo?.(fresh);
    await settled(fresh);
    await app.closePages();
  }
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
    for (const look of LOOKS) await takeLook(app, look, look.locale === 'de-DE' ? german : workshop);
  } else {
    await takeOne(app, '/', 'dashboard', 'light');
    await takeOne(app, workshop, 'overview', 'light');
    await takeOne(app, `${workshop}/ideate`, 'step-light', 'light');
    await takeOne(app, `${workshop}/story`, 'step-dark', 'dark');
    await takeOne(app, `${workshop}/pack`, 'pack', 'light');
  }
  console.log(`pictures in ${folder.slice(ROOT.length + 1)}`);
} finally {
  await app.dispose();
}
