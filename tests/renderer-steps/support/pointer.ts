import type { Locator, Page } from 'playwright';

import { PATIENCE_FACTOR } from '../../support/slow-page.ts';
import { restingBox } from './box.ts';

/** For polls: generous, the machine may be busy. */
export const WAIT = { timeout: 30_000 * PATIENCE_FACTOR } as const;

type Share = readonly [x: number, y: number];

/** Presses at one place of an element and lifts at another, given as shares of its size; `key` is pressed in between. */
export async function pull(page: Page, element: Locator, from: Share, to: Share, key?: string): Promise<void> {
  await element.scrollIntoViewIfNeeded();
  const box = await restingBox(element);
  await page.mouse.move(box.x + box.width * from[0], box.y + box.height * from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * to[0], box.y + box.height * to[1], { steps: 8 });
  if (key !== undefined) await page.keyboard.press(key);
  await page.mouse.up();
}

/** Drags one element onto the middle of another. */
export async function drag(page: Page, what: Locator, onto: Locator, key?: string): Promise<void> {
  await what.scrollIntoViewIfNeeded();
  const [from, to] = [await restingBox(what), await restingBox(onto)];
  await page.mouse.move(from.x + Math.min(12, from.width / 2), from.y + Math.min(12, from.height / 2));
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 8 });
  if (key !== undefined) await page.keyboard.press(key);
  await page.mouse.up();
}
