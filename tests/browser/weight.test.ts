import { beforeAll, expect, test } from 'vitest';

import type { TestApp } from './support/app-page.ts';
import { withApp } from './support/with-app.ts';

/** The budget of the first load, in bytes as they travel. */
const FIRST_LOAD_BYTES = 350 * 1024;
const WORKSHOPS = 1_000;

let app: TestApp;
withApp((started) => (app = started));

beforeAll(async () => {
  await app.asClient(async (client) => {
    for (let index = 0; index < WORKSHOPS; index += 1) {
      await client.workshops.create({ title: `Workshop ${String(index)}`, originalIdea: `Idea number ${String(index)}, in a sentence or two. `.repeat(4) });
    }
  });
});

test('the first load stays within its budget and holds no validation library', async () => {
  const person = await app.person();
  const page = await person.newPage();
  const measuring: Promise<{ readonly path: string; readonly bytes: number; readonly text: string }>[] = [];
  page.on('response', (response) => {
    const path = new URL(response.url()).pathname;
    if (response.status() === 200) {
      measuring.push(
        response
          .request()
          .sizes()
          .then(async ({ responseBodySize }) => ({ path, bytes: responseBodySize, text: path.endsWith('.js') ? await response.text() : '' })),
      );
    }
  });
  await page.goto(app.host.address.href);
  await page.waitForSelector('[data-row]');
  await page.waitForLoadState('networkidle');
  const bodies = await Promise.all(measuring);
  const total = bodies.reduce((sum, { bytes }) => sum + bytes, 0);
  console.info(`first load: ${String(Math.round(total / 1024))} kB in ${String(bodies.length)} files`);
  expect(bodies.length).toBeGreaterThan(3);
  expect(total).toBeLessThan(FIRST_LOAD_BYTES);
  expect(bodies.filter(({ text }) => text.includes('ZodError') || text.includes('invalid_union')).map(({ path }) => path)).toEqual([]);
});

test('among a thousand workshops a search finds its own, and the End key leads to the last', async () => {
  const person = await app.person();
  const { page, complaints } = await app.open(person);
  await page.waitForSelector('[data-row]');
  await page.getByRole('status').filter({ hasText: '1,000 workshops' }).waitFor();
  await page.getByRole('searchbox').fill('workshop 77');
  await expect.poll(() => page.locator('[data-row]').count()).toBe(19);
  await page.getByRole('searchbox').press('Escape');
  await page.getByRole('status').filter({ hasText: '1,000 workshops' }).waitFor();
  await page.locator('[data-row]').first().focus();
  await page.keyboard.press('End');
  await expect.poll(() => page.locator('[data-row]').count()).toBe(WORKSHOPS);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Workshop 0');
  expect(complaints).toEqual([]);
});
