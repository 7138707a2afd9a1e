import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { beforeAll, describe, expect, test } from 'vitest';

import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { TestApp } from './support/app-page.ts';
import { settled } from './support/settled.ts';
import { withApp } from './support/with-app.ts';

let app: TestApp;
let sample: string;
let draft: string;
withApp((started) => (app = started));

beforeAll(async () => {
  await app.asClient(async (client) => {
    sample = (await client.workshops.createSample({ language: 'en' })).workshopId;
    draft = (await client.workshops.create({ title: 'A draft with a title that is long enough to need room in every place', originalIdea: '' })).workshopId;
  });
});

const paths = (): readonly string[] => ['/', '/settings', `/w/${draft}`, `/w/${sample}`, '/w/ws_nowhere', '/nowhere'];

/** Opens an address and waits until its content has come. */
async function show(page: Page, path: string): Promise<void> {
  await page.goto(app.url(path));
  await page.waitForSelector('h1');
  await settled(page);
}

describe.each([['light'], ['dark']] as const)('in %s colours', (colorScheme) => {
  test('no page has anything that axe finds wrong', async () => {
    const { page } = await app.open({ colorScheme });
    for (const path of paths()) {
      await show(page, path);
      await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe(colorScheme);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
  });

  test('no dialog or menu has anything that axe finds wrong', async () => {
    const { page } = await app.open({ colorScheme });
    const check = async (name: string): Promise<void> => {
      await settled(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${name}: ${id} ${nodes[0]?.html ?? ''}`)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('[role=dialog], [role=menu]').first().waitFor({ state: 'detached' });
    };
    await page.keyboard.press('n');
    await page.getByRole('dialog').waitFor();
    await check('new workshop');
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await check('shortcuts');
    await page.getByRole('button', { name: 'Display and language' }).click();
    await page.getByRole('menu').waitFor();
    await check('display and language');
  });
});

describe('narrow and small windows', () => {
  test.each([
    [390, 844],
    [1280, 720],
    [640, 360], // 1280 × 720 at a zoom of 200 %
  ])('%i × %i: nothing is wider than the window', async (width, height) => {
    const { page } = await app.open({ viewport: { width, height }, locale: 'de-DE' });
    for (const path of [...paths(), ...STEP_IDS.map((step) => `/w/${sample}/${step}`)]) {
      await show(page, path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(`${path} ${String(overflow)}`).toBe(`${path} 0`);
    }
  });

  test('on a phone a list takes the place of the rail', async () => {
    const { page } = await app.open({ viewport: { width: 390, height: 844 } }, `/w/${draft}`);
    await page.getByLabel('Go to').waitFor();
    expect(await page.getByRole('link', { name: 'Empathize, Not started' }).isVisible()).toBe(false);
    await page.getByLabel('Go to').selectOption({ label: '3 · Ideate' });
    await page.waitForURL(/\/ideate$/);
    await page.getByRole('button', { name: 'Next step' }).click();
    await page.waitForURL(/\/prototype$/);
  });
});

describe('language, theme and text size', () => {
  test('follow the system until somebody chooses', async () => {
    const { page } = await app.open({ locale: 'de-AT', colorScheme: 'dark' });
    await expect.poll(() => page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset['theme']])).toEqual(['de', 'dark']);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
  });

  test('a language without a catalog gets English', async () => {
    const { page } = await app.open({ locale: 'fr-FR' });
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
    await page.getByRole('heading', { name: 'Workshops' }).waitFor();
  });

  test('are chosen once for every window and stay over a reload', async () => {
    const person = await app.person();
    const { page } = await app.open(person, '/settings');
    const { page: other } = await app.open(person, `/w/${sample}`);
    await page.getByRole('radio', { name: 'Deutsch' }).check();
    await page.getByRole('heading', { name: 'Einstellungen' }).waitFor();
    await page.getByRole('radio', { name: 'Dunkel' }).check();
    await page.getByRole('radio', { name: 'Groß, für den Beamer' }).check();
    const shown = (): Promise<unknown> =>
      other.evaluate(() => {
        const { lang, dataset } = document.documentElement;
        return [lang, dataset['theme'], dataset['textSize'], getComputedStyle(document.documentElement).fontSize];
      });
    await expect.poll(shown).toEqual(['de', 'dark', 'large', '20px']);
    await other.getByRole('link', { name: 'Übersicht' }).waitFor();
    await other.reload();
    await other.waitForSelector('h1');
    await expect.poll(shown).toEqual(['de', 'dark', 'large', '20px']);
    await app.asClient((client) => client.system.setPreferences({ language: 'system', theme: 'system', textSize: 'normal' }));
    await expect.poll(shown).toEqual(['en', 'light', 'normal', '16px']);
  });

  test('dates and relative times are written as the language writes them', async () => {
    const { page } = await app.open({ locale: 'de-DE' }, `/w/${sample}`);
    const today = new Intl.DateTimeFormat('de-DE', { dateStyle: 'long' }).format(new Date());
    await page.getByText(`Erstellt ${today}`).waitFor();
    await show(page, '/');
    await page.getByText('Geöffnet gerade eben').first().waitFor();
  });
});

describe('the policy of the page', () => {
  test('lets no script of another kind run', async () => {
    const { page, complaints } = await app.open();
    await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
    });
    expect(await page.evaluate(() => 'ran' in window)).toBe(false);
    await expect.poll(() => complaints.join()).toContain('Content Security Policy');
    complaints.splice(0);
  });
});
