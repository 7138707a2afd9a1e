import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright';

/** Parts out of view are not painted until they are scrolled to, and until then they say the colours of before. */
async function showEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [sheet];
  });
}

/** What axe has to say against the step's page as it stands, one line a finding, in light and in dark colours. */
export async function accessibilityFindings(page: Page): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await showEverything(page);
    await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, colorScheme);
    // "Legacy" scans in the page itself, which suffices without frames and takes half the time.
    const axe = new AxeBuilder({ page }).include('main').setLegacyMode(true);
    // Colours are all that differs in the dark.
    const { violations } = await (colorScheme === 'dark' ? axe.withRules('color-contrast') : axe).analyze();
    for (const { id, nodes } of violations) {
      for (const node of nodes) findings.push(`${colorScheme}: ${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`);
    }
  }
  return findings;
}
