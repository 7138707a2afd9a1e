import type { Locator, Page } from 'playwright';

const MOST = 80;

/** Goes on with Tab (or back with Shift+Tab) until the element has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, element: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let presses = 0; presses < MOST; presses += 1) {
    if (await element.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Not reached by ${String(MOST)} presses of ${key}`);
}
