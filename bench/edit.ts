import { join } from 'node:path';

import Database from 'better-sqlite3';

import { connectToHost } from '../tests/support/host-client.ts';
import { startHostProcess } from '../tests/support/host-process.ts';
import { createHeavyWorkshop, temporaryDataDir } from './data.ts';
import { percentile, printFigure } from './figure.ts';

const EDITS = 2_000;
const WARM_UP = 200;

/** One edit through the WebSocket until it is on disk, in a step of usual size and in the heaviest one. */
export async function benchEdit(): Promise<void> {
  const data = temporaryDataDir();
  const host = await startHostProcess({ dataDir: data.dir });
  const { client, close } = await connectToHost(host.address);
  try {
    for (const { items, suffix } of [
      { items: 40, suffix: '' },
      { items: 500, suffix: '_500_items' },
    ]) {
      const { workshopId, ideas } = await createHeavyWorkshop(client, items);
      const times: number[] = [];
      for (let n = 0; n < EDITS + WARM_UP; n += 1) {
        const id = ideas[n % ideas.length];
        if (id === undefined) throw new Error('There are no ideas.');
        const operations = [{ kind: 'set' as const, collection: 'ideas', id, field: 'text', value: `Edit ${n} of a note that somebody types` }];
        const started = performance.now();
        await client.steps.apply({ workshopId, stepId: 'ideate', operations });
        if (n >= WARM_UP) times.push(performance.now() - started);
      }
      const raw = rawWrites(data.dir, items);
      const reference = (p: number) => ({ what: 'better-sqlite3, the same row, synchronous=FULL', value: percentile(raw, p) });
      printFigure({ name: `edit.ack_p50${suffix}_ms`, value: percentile(times, 0.5), unit: 'ms', target: 3, reference: reference(0.5) });
      printFigure({ name: `edit.ack_p99${suffix}_ms`, value: percentile(times, 0.99), unit: 'ms', target: 10, reference: reference(0.99) });
    }
  } finally {
    close();
    await host.stop();
    data.remove();
  }
}

/** Milliseconds of writing a row of the same size with nothing around it. */
function rawWrites(dir: string, items: number): readonly number[] {
  const db = new Database(join(dir, `raw-${items}.db`));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE workshop_steps (id text PRIMARY KEY, output text, updated_at integer)');
  const output = JSON.stringify(Array.from({ length: items }, (_, n) => ({ id: n, text: 'x'.repeat(60), more: 'y'.repeat(160) })));
  const write = db.prepare('INSERT INTO workshop_steps VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET output = excluded.output, updated_at = excluded.updated_at');
  const times: number[] = [];
  for (let n = 0; n < EDITS; n += 1) {
    const started = performance.now();
    write.run('wst_1', output, n);
    times.push(performance.now() - started);
  }
  db.close();
  return times;
}
