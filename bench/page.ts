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
  const times: number[] = [];
  const painted: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.locator(`a[href="/w/${workshopId}/test"]`).first().click();
    await page.waitForTimeout(400);
    const { inPage, frame } = await timedOpen(page, `a[href="/w/${workshopId}/ideate"]`, ITEMS);
    times.push(inPage);
    painted.push(frame);
  }
  printFigure({ name: 'step.open_ms', value: median(times), unit: 'ms', target: 100 });
  printFigure({ name: 'step.open_painted_ms', value: median(painted), unit: 'ms' });
}

/** The time until the text of every item, "Idea 1:" to "Idea <items>:", is in the page, as text or in a field. */
function timedOpen(page: Page, link: string, items: number): Promise<{ inPage: number; frame: number }> {
  return page.evaluate(
    ([selector, count]) =>
      new Promise<{ inPage: number; frame: number }>((resolve, reject) => {
        const texts = (): string =>
          document.body.textContent + [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map((field) => field.value).join('\n');
        const all = (shown: string): boolean => Array.from({ length: count }, (_, index) => `Idea ${index + 1}:`).every((text) => shown.includes(text));
        const started = performance.now();
        const observer = new MutationObserver(() => {
          const inPage = performance.now() - started;
          if (!all(texts())) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve({ inPage, frame: performance.now() - started }), 0));
        });
        observer.observe(document.body, { childList: true, subtree: true, attributes: true });
        document.querySelector<HTMLAnchorElement>(selector)?.click();
        setTimeout(() => reject(new Error('The step did not open within 10 s.')), 10_000);
      }),
    [link, items] as const,
  );
}
