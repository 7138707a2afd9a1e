import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

import { settled } from '../../browser/support/settled.ts';
import { PATIENCE_FACTOR } from '../../support/slow-page.ts';

/** Parts out of view are not painted until they are scrolled to, and until then they say the colours of before. */
async function showEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

async function findings(page: Page, within: string | null): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await showEverything(page);
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, colorScheme);
    await settled(page);
    // A slowed run looks for what is looked at too early; axe alone would take most of its time.
    if (PATIENCE_FACTOR > 1) continue;
    // "Legacy" scans in the page itself, which suffices without frames and takes half the time.
    const axe = new AxeBuilder({ page }).setLegacyMode(true);
    if (within !== null) axe.include(within);
    // Colours are all that differs in the dark.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes) found.push(`${colorScheme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`);
    }
  }
  return found;
}

/** What axe has to say against the step's page as it stands, one line a finding, in light and in dark colours. */
export function accessibilityFindings(page: Page): Promise<readonly string[]> {
  return findings(page, 'main');
}

/** The same for everything in the window: panels, dialogs and the wall, too. */
export function windowFindings(page: Page): Promise<readonly string[]> {
  return findings(page, null);
}
