import { benchBoard } from './board.ts';
import { benchEdit } from './edit.ts';
import { benchPage } from './page.ts';
import { benchRemote } from './remote.ts';
import { benchStart } from './start.ts';
import { benchSync } from './sync/main.ts';

const GROUPS: Readonly<Record<string, (part?: string) => Promise<void>>> = {
  start: benchStart,
  edit: benchEdit,
  page: benchPage,
  board: benchBoard,
  remote: benchRemote,
  sync: benchSync,
};

/** `board:add` asks for one part of a group. */
const asked = process.argv.slice(2).map((name) => name.split(':') as [group: string, part?: string]);
const unknown = asked.filter(([group]) => !Object.hasOwn(GROUPS, group));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.map(([group]) => group).join(', ')}. There are: ${Object.keys(GROUPS).join(', ')}.`);
  process.exit(1);
}
for (const [name, run] of Object.entries(GROUPS)) {
  const wanted = asked.find(([group]) => group === name);
  if (asked.length === 0 || wanted !== undefined) await run(wanted?.[1]);
}
