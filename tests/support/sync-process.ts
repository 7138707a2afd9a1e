// Runs as a process of its own: a laptop that syncs one workshop with a PostgreSQL and edits it until it is killed.
//   node sync-process.ts <dataDir> <migrationsDir> <address> <workshopId> <stepRow> <name>
// Says {"acknowledged": n, "edits": […]} for each transaction that is on its disk, with the registers that it wrote as [key, value, hlc]:
// an item that is named after it, and now and then one that all laptops edit.
import { randomBytes } from 'node:crypto';

import type { Clock } from '../../electron/core/clock.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import { createStorageSupervisor } from '../../electron/storage/storage-supervisor.ts';
import { ok } from '../../shared/domain/result.ts';

const [dataDir = '', migrationsDir = '', address = '', workshopId = '', stepRow = '', name = ''] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const log = { info: () => undefined, error: (message: string, cause: unknown) => void process.stderr.write(`${message}: ${String(cause)}\n`) };
const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const supervisor = createStorageSupervisor({ dataDir, migrationsDir, clock, log });
const { store } = supervisor;
const parsed = parseDirectAddress(address);
if (store === undefined || !parsed.ok) throw new Error(`not ready: ${JSON.stringify(supervisor.state)}`);
const random = { next: () => Math.random() * 0.01, id: () => randomBytes(8).toString('hex') };
const engine = createSyncEngine({ store, remote: openDirectStore(parsed.value), config: { id: 'r', kind: 'direct', label: 'test' }, clock, random, log });
engine.fetch([workshopId]);

const items = (): Record<string, { text?: string }> => (store.output(stepRow)['ideas'] ?? {}) as Record<string, { text?: string }>;
let next = Number(items()[`nte_${name}`]?.text ?? '0');

function edit(): void {
  if (store?.workshop(workshopId) === undefined) return void setTimeout(edit, 5);
  next += 1;
  const ids = next % 3 === 0 ? [`nte_${name}`, 'nte_both'] : [`nte_${name}`];
  const before = store.sync.lastSeq();
  const written = store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, ids.map((id) => ({ kind: 'put' as const, path: ['ideas', id, 'text'], value: id === 'nte_both' ? `${name} ${next}` : String(next) })));
    return ok(null);
  });
  if (written.ok) {
    const { entries } = store.sync.outbox({ scope: workshopId, remote: 'r', pushed: before, resendTo: 0, limit: 10, lead: false });
    say({ acknowledged: next, edits: entries.map(({ register: [table, row, path, value, hlc] }) => [`${table}|${row}|${path}`, value, hlc]) });
  }
  setTimeout(edit, 3);
}
say({ ready: true });
edit();
