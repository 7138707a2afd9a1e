// npm run sim -- --schedules N --seed S: runs N schedules from seed S on in two processes. Prints each failing seed with its
// shrunk schedule; the last line is {schedules, operations, divergences, lost, seconds}.
import { parseArgs } from 'node:util';

import { runInParts } from './run-parts.ts';
import { shrunk } from './simulate.ts';

const { values } = parseArgs({
  options: {
    schedules: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '3600' },
    backend: { type: 'string', default: 'memory' },
  },
});
if (values.backend !== 'memory') {
  process.stderr.write(`no such backend yet: ${values.backend}. The same rules run against PGlite in tests/sync/engine-remotes.test.ts.\n`);
  process.exit(2);
}
const { failing, ...figures } = await runInParts({
  from: Number(values.seed),
  schedules: Number(values.schedules),
  budgetSeconds: Number(values.seconds),
  onProgress: (line) => void process.stdout.write(`${line}\n`),
});
for (const { seed, failures } of failing.slice(0, 5)) {
  const { schedule, failures: left } = shrunk(seed);
  process.stdout.write(`seed ${seed}: ${failures.join('; ')}\n  shrunk: ${left.join('; ')}\n  ${JSON.stringify(schedule)}\n`);
}
process.stdout.write(`${JSON.stringify(figures)}\n`);
process.exitCode = figures.divergences + figures.lost === 0 ? 0 : 1;
