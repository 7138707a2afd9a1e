// One of the processes of main.ts: node part.ts <from> <count> <step> <budget seconds> <backend>. Last line: its findings as JSON.
import { isBackendKind, openBackend } from './backends.ts';
import { simulate } from './simulate.ts';

const [from = 1, count = 1, step = 1, budgetSeconds = Infinity] = process.argv.slice(2, 6).map(Number);
const kind = process.argv[6] ?? 'memory';
const progress = (schedules: number): void => void process.stderr.write(`${schedules} schedules\n`);
const backend = isBackendKind(kind) && kind !== 'memory' ? await openBackend(kind) : undefined;
try {
  process.stdout.write(`${JSON.stringify(await simulate({ from, count, step, budgetSeconds, backend, progress }))}\n`);
} finally {
  await backend?.close();
}
