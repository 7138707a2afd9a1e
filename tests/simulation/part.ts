// One of the processes of main.ts: node part.ts <from> <count> <step> <budget seconds>. Last line: its findings as JSON.
import { simulate } from './simulate.ts';

const [from = 1, count = 1, step = 1, budgetSeconds = Infinity] = process.argv.slice(2).map(Number);
const progress = (schedules: number): void => void process.stderr.write(`${schedules} schedules\n`);
process.stdout.write(`${JSON.stringify(simulate({ from, count, step, budgetSeconds, progress }))}\n`);
