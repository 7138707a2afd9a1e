// Lists what the package would hold and fails on what must not be shipped: npm run pack:check
// With --app DIR it looks into an unpacked app that is there already.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { SetupError, ensureBuilt, ensureInstalled, main, ranInFittingNode } from './lib/ensure-ready.mjs';

const kB = (bytes) => `${(bytes / 1024).toFixed(1).padStart(9)} kB`;

function print({ files, asarBytes, problems }) {
  for (const { path, size, unpacked } of files) process.stdout.write(`${kB(size)}  ${path}${unpacked ? '  (beside the archive)' : ''}\n`);
  const outside = files.filter(({ unpacked }) => unpacked).reduce((sum, { size }) => sum + size, 0);
  process.stdout.write(`\n${files.length} files; app.asar ${kB(asarBytes).trim()}, beside it ${kB(outside).trim()}\n`);
  for (const problem of problems) process.stderr.write(`problem: ${problem}\n`);
}

async function packAndCheck(app) {
  const { checkPackage } = await import('./lib/package-check.mjs');
  if (app !== undefined) return checkPackage(app);
  const { packWithoutElectron } = await import('./lib/pack.mjs');
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-pack-'));
  try {
    return await checkPackage(await packWithoutElectron(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await main(async () => {
  const { app } = parseArgs({ options: { app: { type: 'string' } } }).values;
  await ensureInstalled();
  if (await ranInFittingNode(fileURLToPath(import.meta.url))) return;
  if (app === undefined) await ensureBuilt();
  const report = await packAndCheck(app);
  print(report);
  if (report.problems.length > 0) throw new SetupError(`The package must not be shipped: ${report.problems.length} problems, named above.`);
});
