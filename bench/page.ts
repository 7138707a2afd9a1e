import { gzipSync } from 'node:zlib';

import { chromium, type Browser, type Page } from 'playwright';

import { connectToHost } from '../tests/support/host-client.ts';
import { startHostProcess } from '../tests/support/host-process.ts';
import { CHROMIUM } from '../tests/support/chromium.ts';
import { createHeavyWorkshop, temporaryDataDir } from './data.ts';
import { median, printFigure } from './figure.ts';

const ITEMS = 500;
const RUNS = 7;

/** What the page loads first, and how long the heaviest step takes to be in it. */
export async function benchPage(): Promise<void> {
  const data = temporaryDataDir();
  const host = await startHostProcess({ dataDir: data.dir });
  const { client, close } = await connectToHost(host.address);
  const browser = await chromium.launch(CHROMIUM);
  try {
    await firstLoad(browser, host.address);
    const { workshopId } = await createHeavyWorkshop(client, ITEMS);
    await openStep(browser, host.address, workshopId);
  } finally {
    await browser.close();
    close();
    await host.stop();
    data.remove();
  }
}

async function firstLoad(browser: Browser, address: URL): Promise<void> {
  const page = await browser.newPage({ locale: 'en-GB' });
  const bodies: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.status() === 200) bodies.push(response.body().then((body) => gzipSync(body, { level: 9 }).length));
  });
  await page.goto(address.href, { waitUntil: 'networkidle' });
  const bytes = (await Promise.all(bodies)).reduce((total, size) => total + size, 0);
  printFigure({ name: 'renderer.first_load_kb', value: bytes / 1000, unit: 'kB gzipped', target: 350 });
  await page.close();
}

/** From the click on the step to the last of its items in the page; the step's chunk is warm, as after the first visit. */
async function openStep(browser: Browser, address: URL, workshopId: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await page.goto(address.href, { waitUntil: 'networkidle' });
  await page.goto(new URL(`/w/${workshopId}/ideate`, address.origin).href, { waitUntil: 'networkidle' });
  await openTimes(page, workshopId, 'step.open');
  await page.getByRole('button', { name: 'List', exact: true }).click();
  await openTimes(page, workshopId, 'step.open_list');
  await page.close();
}

async function openTimes(page: Page, workshopId: string, name: string): Promise<void> {
  const times: number[] = [];
  const painted: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.locator(`a[href="/w/${workshopId}/test"]`).first().click();
    await page.waitForTimeout(400);
    const { inPage, frame } = await timedOpen(page, `a[href="/w/${workshopId}/ideate"]`, ITEMS);
    times.push(inPage);
    painted.push(frame);
  }
  printFigure({ name: `${name}_ms`, value: median(times), unit: 'ms', target: 100 });
  printFigure({ name: `${name}_painted_ms`, value: median(painted), unit: 'ms' });
}

/** The time until the text of every item, "Idea 1:" to "Idea <items>:", is in the page: as text, in a field, or as the name of a note. */
function timedOpen(page: Page, link: string, items: number): Promise<{ inPage: number; frame: number }> {
  return page.evaluate(
    ([selector, count]) =>
      new Promise<{ inPage: number; frame: number }>((resolve, reject) => {
        const texts = (): string =>
          document.body.textContent +
          [...document.querySelectorAll('[data-board] [aria-label]')].map((note) => note.getAttribute('aria-label')).join('\n') +
          [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map((field) => field.value).join('\n');
        const all = (shown: string): boolean => Array.from({ length: count }, (_, index) => `Idea ${index + 1}:`).every((text) => shown.includes(text));
        const started = performance.now();
        const observer = new MutationObserver(() => {
          const inPage = performance.now() - started;
          // Looking for all of them takes milliseconds of the page's own: only when the last one is there.
          const shown = texts();
          if (!shown.includes(`Idea ${count}:`) || !all(shown)) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve({ inPage, frame: performance.now() - started }), 0));
        });
        observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['aria-label'] });
        document.querySelector<HTMLAnchorElement>(selector)?.click();
        setTimeout(() => reject(new Error('The step did not open within 10 s.')), 10_000);
      }),
    [link, items] as const,
  );
}
