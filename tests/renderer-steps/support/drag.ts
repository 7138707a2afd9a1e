import type { Locator, Page } from 'playwright';

import { restingBox } from './box.ts';

/** A point of an element, as shares of its width and height. */
export interface Within {
  readonly x: number;
  readonly y: number;
}

const MIDDLE: Within = { x: 0.5, y: 0.5 };

async function pointOf(element: Locator, { x, y }: Within): Promise<{ x: number; y: number }> {
  const box = await restingBox(element);
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

/** Takes something with the mouse and carries it over something else, without letting go. */
export async function carry(page: Page, from: Locator, to: Locator, at: Within = MIDDLE, grip: Within = MIDDLE): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await pointOf(from, grip);
  await page.mouse.move(start.x, start.y);
  await page.mouse.down();
  await page.mouse.move(start.x + 8, start.y + 8);
  const end = await pointOf(to, at);
  await page.mouse.move(end.x, end.y, { steps: 6 });
}

/** Drags something onto something else with the mouse. */
export async function drag(page: Page, from: Locator, to: Locator, at?: Within, grip?: Within): Promise<void> {
  await carry(page, from, to, at, grip);
  await page.mouse.up();
}
