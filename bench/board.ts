import { chromium, type Browser, type Page } from 'playwright';

import type { FacilitatorClient } from '../shared/contract/facilitator.ts';
import { createPrefixedId } from '../shared/domain/ids.ts';
import { CHROMIUM } from '../tests/support/chromium.ts';
import { connectToHost } from '../tests/support/host-client.ts';
import { startHostProcess } from '../tests/support/host-process.ts';
import { addTime, dragFrames, framesWhile, heapMb, keyTimes, newTime, panFrames, zoomFrames } from './board-gestures.ts';
import { temporaryDataDir } from './data.ts';
import { median, percentile, printFigure } from './figure.ts';
import { serveFlowPage } from './flow-page-server.ts';

const NOTES = 2_000;
const RUNS = 5;
const ADDS = 21;
const EDITS = 1_000;
const VIEWPORT = { width: 1440, height: 900 };
const WHAT = 'a plain @xyflow/react page in the same browser';

/** What one board does, in milliseconds and megabytes. */
interface Measures {
  readonly open: number;
  readonly add: number;
  /** From the key N to the new note being written; only ours has it. */
  readonly fresh: number;
  readonly near: readonly number[];
  readonly fit: readonly number[];
  readonly key: readonly number[];
  readonly heap: number;
}

/**
 * The board with 2,000 notes in Chromium with software rendering, beside a plain @xyflow/react page; then edits of such a step.
 * `add` and `acks` measure that alone.
 */
export async function benchBoard(part = 'all'): Promise<void> {
  const data = temporaryDataDir();
  const host = await startHostProcess({ dataDir: data.dir });
  const { client, close } = await connectToHost(host.address);
  const browser = await chromium.launch({ ...CHROMIUM, args: [...CHROMIUM.args, '--disable-gpu', '--enable-precise-memory-info'] });
  const flow = await serveFlowPage();
  try {
    const wall = await createWall(client);
    if (part === 'add') {
      const { page } = await openWall(browser, host.address, wall.workshopId);
      await lookAtOneHundredFifty(page);
      const { add, fresh } = await measureAdds(page);
      await page.close();
      print('board.add_ms', add, 16, (await measurePlain(browser, flow.address)).add);
      printFigure({ name: 'board.new_ms', value: fresh, unit: 'ms' });
      return;
    }
    if (part === 'acks') {
      printAcks(await largeAcks(client, wall));
      return;
    }
    const ours = await measureOurs(browser, host.address, wall.workshopId);
    const plain = await measurePlain(browser, flow.address);
    print('board.open_ms', ours.open, 450, plain.open);
    print('board.add_ms', ours.add, 16, plain.add);
    printFigure({ name: 'board.new_ms', value: ours.fresh, unit: 'ms' });
    print('board.frame_p50_ms', median(ours.near), 17, median(plain.near));
    print('board.frame_p95_ms', percentile(ours.near, 0.95), 21, percentile(plain.near, 0.95));
    print('board.fit_frame_p50_ms', median(ours.fit), 17, median(plain.fit));
    print('board.fit_frame_p95_ms', percentile(ours.fit, 0.95), 24, percentile(plain.fit, 0.95));
    print('board.key_p95_ms', percentile(ours.key, 0.95), 32, percentile(plain.key, 0.95));
    print('board.heap_mb', ours.heap, 20, plain.heap, 'MB');
    printAcks(await largeAcks(client, wall));
  } finally {
    flow.close();
    await browser.close();
    close();
    await host.stop();
    data.remove();
  }
}

function printAcks(acks: readonly number[]): void {
  printFigure({ name: 'edit.large_ack_p50_ms', value: percentile(acks, 0.5), unit: 'ms' });
  printFigure({ name: 'edit.large_ack_p99_ms', value: percentile(acks, 0.99), unit: 'ms', target: 10 });
}

function print(name: string, value: number, target: number, reference: number, unit = 'ms'): void {
  printFigure({ name, value, unit, target, reference: { what: WHAT, value: reference } });
}

interface Wall {
  readonly workshopId: string;
  readonly ids: readonly string[];
}

async function createWall(client: FacilitatorClient): Promise<Wall> {
  const { workshopId } = await client.workshops.create({ title: 'A full wall', originalIdea: 'Many ideas.' });
  const ids = Array.from({ length: NOTES }, () => createPrefixedId('nte'));
  const operations = ids.map((id, n) => ({
    kind: 'add' as const,
    collection: 'ideas',
    id,
    fields: { text: `Idea ${n + 1}: a note with about sixty characters of text in it`, color: 'yellow', position: { x: (n % 50) * 180, y: Math.floor(n / 50) * 180 } },
  }));
  for (let at = 0; at < NOTES; at += 500) await client.steps.apply({ workshopId, stepId: 'ideate', operations: operations.slice(at, at + 500) });
  return { workshopId, ids };
}

async function openWall(browser: Browser, address: URL, workshopId: string): Promise<{ readonly page: Page }> {
  const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB' });
  await page.goto(address.href, { waitUntil: 'networkidle' });
  await page.goto(new URL(`/w/${workshopId}/ideate`, address.origin).href, { waitUntil: 'networkidle' });
  await settled(page);
  await page.getByRole('button', { name: 'Fill the window' }).click();
  return { page };
}

/** From all 2,000 to about 150 in view. */
async function lookAtOneHundredFifty(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Show all' }).click();
  await settled(page);
  for (let step = 0; step < 7; step += 1) await page.getByRole('button', { name: 'Zoom in' }).click();
  await settled(page);
  await page.waitForTimeout(1_000);
}

async function measureAdds(page: Page): Promise<{ readonly add: number; readonly fresh: number }> {
  const adds: number[] = [];
  const fresh: number[] = [];
  await page.locator('[data-board] [role="listbox"]').focus();
  for (let run = 0; run < ADDS; run += 1) adds.push(await addTime(page, 'ours'));
  for (let run = 0; run < ADDS; run += 1) fresh.push(await newTime(page));
  return { add: median(adds), fresh: median(fresh) };
}

async function measureOurs(browser: Browser, address: URL, workshopId: string): Promise<Measures> {
  const page = await browser.newPage({ viewport: VIEWPORT, locale: 'en-GB' });
  await page.goto(address.href, { waitUntil: 'networkidle' });
  await page.goto(new URL(`/w/${workshopId}/ideate`, address.origin).href, { waitUntil: 'networkidle' });
  const opens: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.locator(`a[href="/w/${workshopId}/test"]`).first().click();
    await page.waitForTimeout(2_500);
    opens.push(await openTime(page, `a[href="/w/${workshopId}/ideate"]`));
    await page.waitForTimeout(500);
  }
  const heap = await heapMb(page);
  await page.getByRole('button', { name: 'Fill the window' }).click();
  await page.waitForTimeout(500);
  await page.getByRole('button', { name: 'Show all' }).click();
  await settled(page);
  const fit = [...(await panFrames(page)), ...(await zoomFrames(page))];
  await lookAtOneHundredFifty(page);
  const near = [...(await panFrames(page)), ...(await zoomFrames(page)), ...(await dragFrames(page, { x: 720, y: 470 }))];
  await selectHundred(page);
  near.push(...(await dragFrames(page, { x: 700, y: 400 })));
  const { add, fresh } = await measureAdds(page);
  await page.keyboard.press('Escape');
  await page.mouse.dblclick(720, 470);
  await page.locator('[data-editing] textarea').waitFor();
  const key = await keyTimes(page);
  await page.close();
  return { open: median(opens), add, fresh, near, fit, key, heap };
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector<HTMLElement>('[data-board] canvas')?.dataset['settled'] === 'true');
}

/** Selects a square of about a hundred notes around the middle. */
async function selectHundred(page: Page): Promise<void> {
  await page.mouse.click(720, 890);
  await page.getByRole('button', { name: 'Lasso' }).click();
  await framesWhile(page, async () => {
    await page.mouse.move(230, 120);
    await page.mouse.down();
    for (const [x, y] of [
      [1200, 120],
      [1200, 850],
      [230, 850],
      [230, 130],
    ] as const) {
      await page.mouse.move(x, y, { steps: 8 });
    }
    await page.mouse.up();
  });
  await page.getByRole('button', { name: 'Select', exact: true }).click();
}

function openTime(page: Page, link: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve, reject) => {
        const started = performance.now();
        const look = (): void => {
          const canvas = document.querySelector<HTMLElement>('[data-board] canvas');
          if (canvas?.dataset['settled'] === 'true') setTimeout(() => resolve(performance.now() - started), 0);
          else requestAnimationFrame(look);
        };
        document.querySelector<HTMLAnchorElement>(selector)?.click();
        requestAnimationFrame(look);
        setTimeout(() => reject(new Error('The board did not open within 20 s.')), 20_000);
      }),
    link,
  );
}

async function measurePlain(browser: Browser, address: string): Promise<Measures> {
  const opens: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const first = await browser.newPage({ viewport: VIEWPORT });
    await first.goto(address);
    await first.waitForFunction(() => 'bench' in window && window.bench.opened > 0);
    opens.push(await first.evaluate(() => window.bench.opened));
    await first.close();
  }
  const page = await browser.newPage({ viewport: VIEWPORT });
  await page.goto(address);
  await page.waitForFunction(() => 'bench' in window && window.bench.opened > 0);
  const heap = await heapMb(page);
  const fit = [...(await panFrames(page)), ...(await zoomFrames(page))];
  await page.evaluate(() => window.bench.flow.setViewport({ x: -1_500, y: -1_500, zoom: 0.5 }));
  await page.waitForTimeout(1_000);
  const near = [...(await panFrames(page)), ...(await zoomFrames(page))];
  await page.evaluate(() => window.bench.flow.setViewport({ x: 0, y: 0, zoom: 0.5 }));
  near.push(...(await dragFrames(page, { x: 720, y: 470 })));
  const adds: number[] = [];
  for (let run = 0; run < ADDS; run += 1) adds.push(await addTime(page, 'plain'));
  await page.evaluate(() => window.bench.select(1));
  await page.locator('textarea').first().focus();
  const key = await keyTimes(page);
  await page.close();
  return { open: median(opens), add: median(adds), fresh: Number.NaN, near, fit, key, heap };
}

/** One edit of a step of 2,000 notes until it is on disk, through the WebSocket. */
async function largeAcks(client: FacilitatorClient, { workshopId, ids }: Wall): Promise<readonly number[]> {
  const times: number[] = [];
  for (let n = 0; n < EDITS; n += 1) {
    const operations = [{ kind: 'set' as const, collection: 'ideas', id: ids[n % ids.length] ?? '', field: 'text', value: `Edit ${n} of a note that somebody types` }];
    const started = performance.now();
    await client.steps.apply({ workshopId, stepId: 'ideate', operations });
    if (n >= 100) times.push(performance.now() - started);
  }
  return times;
}
