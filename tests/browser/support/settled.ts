import type { Page } from 'playwright';

/**
 * Waits until the page is done with what was just asked of it: nothing is loading, nothing is on its way to the host, and
 * two turns of drawing and rest have changed nothing. What is not there then will not come; what is there can be looked at.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const turn = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1_000 })));
    if (document.querySelector('[class*="skeleton"], [data-save-state="saving"]') !== null) return false;
    const before = document.documentElement.outerHTML;
    await turn();
    await turn();
    return document.documentElement.outerHTML === before;
  });
}
