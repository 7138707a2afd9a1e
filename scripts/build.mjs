// Builds out/ when the sources changed since the last build; --force builds in any case.
import { ensureBuilt, ensureInstalled, main } from './lib/ensure-ready.mjs';

await main(async () => {
  await ensureInstalled();
  const outcome = await ensureBuilt({ force: process.argv.includes('--force'), quiet: false });
  process.stdout.write(outcome === 'built' ? 'Built out/.\n' : 'out/ is up to date with the sources.\n');
});
