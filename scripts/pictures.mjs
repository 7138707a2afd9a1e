// npm run pictures: takes the README's pictures from a real run. `npm run pictures -- all`: every page, size and theme, in .cache/pictures.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureChromium } from './lib/chromium.mjs';
import { ensureBuilt, ensureInstalled, main, ranInFittingNode, ROOT } from './lib/ensure-ready.mjs';

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'tests/pictures/take.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
