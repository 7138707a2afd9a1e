// One compiler run for each platform: the pure core without DOM and Node, Node parts, the renderer without Node, tests.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
let failed = 0;
for (const platform of ['core', 'node', 'renderer', 'tests']) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', `tsconfig/${platform}.json`], { stdio: 'inherit' });
  console.log(`typecheck ${platform}: ${status === 0 ? 'ok' : 'failed'}`);
  if (status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
