// npm run bench [-- start edit page]: measures the built app and prints one line of JSON a figure.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureChromium } from './lib/chromium.mjs';
import { ensureBuilt, ensureInstalled, main, ranInFittingNode, ROOT } from './lib/ensure-ready.mjs';

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  process.env.CHROMIUM_PATH = await ensureChromium();
  const { status } = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', 'bench/main.ts', ...process.argv.slice(2)], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
});
