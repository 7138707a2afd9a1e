import { benchBoard } from './board.ts';
import { benchEdit } from './edit.ts';
import { benchPage } from './page.ts';
import { benchRemote } from './remote.ts';
import { benchStart } from './start.ts';
import { benchSync } from './sync/main.ts';

const GROUPS: Readonly<Record<string, () => Promise<void>>> = {
  start: benchStart,
  edit: benchEdit,
  page: benchPage,
  board: benchBoard,
  remote: benchRemote,
  sync: benchSync,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(GROUPS, name));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(GROUPS)) if (asked.length === 0 || asked.includes(name)) await run();
