import type { Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';

import type { TestApp } from '../browser/support/app-page.ts';
import { settled } from '../browser/support/settled.ts';
import { withApp } from '../browser/support/with-app.ts';

let app: TestApp;
let workshopId: string;
withApp((started) => (app = started));

beforeAll(async () => {
  workshopId = await app.asClient(async (client) => (await client.workshops.createSample({ language: 'en' })).workshopId);
});

const A4 = { width: 703, height: 1000 };

async function open(stepId: string): Promise<Page> {
  const { page } = await app.open({ colorScheme: 'dark' }, `/w/${workshopId}/${stepId}`);
  await page.locator(`[data-step-page="${stepId}"]`).waitFor();
  // The dialog of the browser would wait for a person.
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset['printed'] = 'yes';
    };
  });
  return page;
}

async function onPaper(page: Page): Promise<{ readonly text: string; readonly wide: boolean }> {
  await page.setViewportSize(A4);
  await page.emulateMedia({ media: 'print' });
  await settled(page);
  return page.evaluate(() => ({ text: document.body.innerText, wide: document.documentElement.scrollWidth > innerWidth }));
}

test('a step prints as it is to be seen, in light colours, without the app around it or the facilitator’s notes', async () => {
  for (const [stepId, tab, wanted] of [['prioritize', 'MoSCoW', 'Musts take'], ['architect', 'Components', 'Booking service'], ['story', 'Story map', 'to move up by myself']] as const) {
    const page = await open(stepId);
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('button', { name: 'Facilitator notes' }).click();
    await page.getByRole('textbox', { name: 'Facilitator notes' }).waitFor();
    await page.getByText(wanted).first().waitFor();
    const { text, wide } = await onPaper(page);
    expect(text).toContain(wanted);
    expect(wide).toBe(false);
    for (const chrome of ['Overview', 'Saved', 'Carry forward', 'Facilitator notes', 'Completed on']) expect(text).not.toContain(chrome);
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light');
    await page.emulateMedia({ media: 'screen' });
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  }
});

test('a step prints as a form with everything in it, and with lines to fill in where there is nothing yet', async () => {
  const page = await open('test');
  const notes = await app.asClient(async (client) => {
    const stream = await client.steps.watch({ workshopId, stepId: 'test' });
    for await (const event of stream) return JSON.stringify(event);
    return '';
  });
  await page.getByRole('button', { name: 'Print' }).press('Enter');
  await page.getByRole('menuitem', { name: 'The whole step as a form' }).press('Enter');
  await expect.poll(() => page.evaluate(() => document.body.dataset['printed'])).toBe('yes');
  const { text, wide } = await onPaper(page);
  expect(wide).toBe(false);
  expect(text).toContain('Library of Things');
  expect(text).toContain('A cash deposit of 50 euros does not put people off.');
  expect(text).toContain('The code was in the second e-mail, I looked in the first.');
  expect(notes).toContain('facilitatorNotes');
  const secret = /"facilitatorNotes":"([^"\\]{10,40})/.exec(notes)?.[1];
  expect(secret).toBeDefined();
  expect(text).not.toContain(secret);
  const pdf = await page.pdf({ format: 'A4' });
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect.poll(() => page.locator('[data-print="form"]').count()).toBe(0);
});

test('the build pack prints as its document alone', async () => {
  const page = await open('pack');
  await page.getByRole('article').getByRole('heading', { name: 'Library of Things' }).waitFor();
  const { text, wide } = await onPaper(page);
  expect(wide).toBe(false);
  expect(text).toContain('Library of Things');
  for (const chrome of ['Overview', 'Audience', 'Completeness', 'Carry forward']) expect(text).not.toContain(chrome);
});
