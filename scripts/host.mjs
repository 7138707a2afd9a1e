// Serves the app in plain Node for a browser: npm run host -- --port P --data DIR
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { ensureBuilt, ensureInstalled, main, ranInFittingNode } from './lib/ensure-ready.mjs';
import { followParent } from './lib/follow-parent.mjs';

await main(async () => {
  followParent();
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  await ensureBuilt();
  createRequire(import.meta.url)('../out/main/node-host.cjs');
});
