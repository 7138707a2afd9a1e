// npm run sim, npm run mutants: the simulator of sync, and its mutation gate (docs/sync.md).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { ensureInstalled, main, ranInFittingNode, ROOT } from './lib/ensure-ready.mjs';

await main(async () => {
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  const [what, ...rest] = process.argv.slice(2);
  const { status } = spawnSync(process.execPath, ['--no-warnings', `tests/simulation/${what}.ts`, ...rest], { cwd: ROOT, stdio: 'inherit' });
  process.exitCode = status ?? 1;
});
