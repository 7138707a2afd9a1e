// npm run pictures: takes the README's pictures from a real run. `npm run pictures -- all`: every page, size and theme, in
// .cache/pictures; words after `all` pick some. `npm run pictures -- day`: every screen of the sample day, in .cache/pictures/day.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ensureChromium } from './lib/chromium.mjs';
import { ensureBuilt, ensureInstalled, main, ranInFittingNode, ROOT } from './lib/ensure-ready.mjs';

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const day = process.argv.includes('day');
  if (day) process.env.DAY_PICTURES = join(ROOT, '.cache', 'pictures', 'day');
  const command = day ? ['scripts/test.mjs', 'tests/browser/sample-day'] : ['--disable-warning=ExperimentalWarning', 'tests/pictures/take.ts', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, command, { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
