// Runs as a process of its own: opens the database of a folder, says its state, and writes until it is killed.
//   node store-process.ts <dataDir> <migrationsDir> hold|write
import { ok } from '../../shared/domain/result.ts';
import { createStorageSupervisor } from '../../electron/storage/storage-supervisor.ts';

const [dataDir = '', migrationsDir = '', mode = 'hold'] = process.argv.slice(2);
const say = (line: object): void => void process.stdout.write(`${JSON.stringify(line)}\n`);
const supervisor = createStorageSupervisor({
  dataDir,
  migrationsDir,
  clock: { now: () => Date.now(), after: () => () => undefined },
  log: { info: () => undefined, error: (message, cause) => void process.stderr.write(`${message}: ${String(cause)}\n`) },
});
say(supervisor.state);
const { store } = supervisor;
let next = 0;

function write(): void {
  const n = next;
  next += 1;
  const written = store?.mutate(store.personId, (unit) => {
    if (unit.workshop('ws_p') === undefined) {
      unit.insert('workshops', { id: 'ws_p', clerkUserId: unit.actor, title: 'T', originalIdea: '' });
      unit.insert('workshop_steps', { id: 'wst_p', workshopId: 'ws_p', stepId: 'ideate' });
    }
    unit.writeOutput('wst_p', [{ kind: 'put', path: ['ideas', `nte_${n}`], value: { text: `edit ${n} ${'x'.repeat(200)}` } }]);
    return ok(null);
  });
  if (written?.ok === true) say({ acknowledged: n });
  setImmediate(write);
}

if (mode === 'write' && store !== undefined) write();
else setInterval(() => undefined, 1000);
