// npm test: sets up what is missing (packages, build, Chromium) and runs every test. Arguments go to vitest.
import { fileURLToPath } from 'node:url';

import { ensureChromium } from './lib/chromium.mjs';
import { ensureBuilt, ensureInstalled, main, ranInFittingNode } from './lib/ensure-ready.mjs';
import { SummaryReporter } from './lib/summary-reporter.mjs';

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const { parseCLI, startVitest } = await import('vitest/node');
  const { filter, options } = parseCLI(['vitest', 'run', ...process.argv.slice(2)]);
  const vitest = await startVitest('test', filter, { ...options, watch: false, reporters: ['default', new SummaryReporter()] });
  await vitest.close();
});
