import { afterAll, beforeAll, expect, test } from 'vitest';

import { addPerson } from '../../electron/remote/persons.ts';
import { itemsOf } from '../../shared/domain/collections.ts';
import { createPrefixedId } from '../../shared/domain/ids.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { startCutProxy, type CutProxy } from '../support/cut-proxy.ts';
import { firstEvent } from '../support/host-client.ts';
import { sessionOf, startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { TestClock } from '../support/test-clock.ts';

const MINUTES = 60;
const PATIENCE = { timeout: 60_000, interval: 50 };

interface Laptop {
  readonly app: TestApp;
  readonly cable: CutProxy;
  readonly name: string;
  plugged: boolean;
}

let remotes: PostgresRemotes;
let remote: Awaited<ReturnType<PostgresRemotes['remote']>>;
const laptops: Laptop[] = [];

beforeAll(async () => {
  remotes = await startPostgresRemotes();
  remote = await remotes.remote();
});
afterAll(async () => {
  for (const { app, cable } of laptops) {
    app.dispose();
    await cable.stop();
  }
  await remote.close();
  await remotes.stop();
});

async function laptop(name: string): Promise<Laptop> {
  const { port, pathname } = new URL(remote.address);
  const cable = await startCutProxy(Number(port));
  // Slow by an hour, and by the end of the test right: what the laptops learn about the remote's clock changes all the time.
  const app = openTestApp({ clock: new TestClock(Date.now() - MINUTES * 60_000) });
  await addPerson(sessionOf(remote.connect()), { role: `${name}_hour`, person: name, password: 'pw-of-an-hour' });
  await app.client.sync.connect({ address: `postgres://${name}_hour:pw-of-an-hour@127.0.0.1:${String(cable.port)}${pathname}` });
  const made = { app, cable, name, plugged: true };
  laptops.push(made);
  return made;
}

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test('an hour on two laptops whose cables go in and out ends byte-equal, with every person’s words', async () => {
  const [anna, bert] = [await laptop('anna'), await laptop('bert')];
  const { workshopId } = await anna.app.client.workshops.createSample({ language: 'en' });
  const ideate = ({ app }: Laptop) => app.store().output(app.store().step(workshopId, 'ideate')?.id ?? '');
  const texts = (one: Laptop) => new Set(Object.values(itemsOf(ideate(one), 'ideas')).map(({ text }) => text));
  const rest = async (one: Laptop): Promise<void> => {
    void one.app.client.sync.syncNow().catch(() => undefined);
    await expect
      .poll(async () => {
        one.app.clock.advance(100);
        return (await firstEvent(one.app.client.sync.watch())).workshops.find((entry) => entry.workshopId === workshopId)?.state.kind;
      }, PATIENCE)
      .toBe('up_to_date');
  };
  await anna.app.client.sync.choose({ workshopId, chosen: true });
  const { token } = await anna.app.client.sync.share({ workshopId, role: 'editor', days: 7 });
  await rest(anna);
  await bert.app.client.sync.join({ token });
  await expect.poll(() => bert.app.store().workshop(workshopId)?.title, PATIENCE).toBe('Library of Things');
  await rest(bert);

  const roll = dice(20_261_124);
  const added = new Set<string>();
  const contended = Object.keys(itemsOf(ideate(anna), 'ideas')).slice(0, 3);
  for (let minute = 0; minute < MINUTES; minute += 1) {
    for (const one of [anna, bert]) {
      if (roll(4) === 0) {
        one.plugged = !one.plugged;
        if (one.plugged) one.cable.restore();
        else one.cable.cut();
      }
      const words = `${one.name} in minute ${String(minute)}`;
      const operations =
        roll(3) === 0
          ? [{ kind: 'set' as const, collection: 'ideas', id: contended[roll(contended.length)] ?? '', field: 'text', value: words }]
          : [{ kind: 'add' as const, collection: 'ideas', id: createPrefixedId('nte'), fields: { text: words } }];
      if (operations[0]?.kind === 'add') added.add(words);
      await one.app.client.steps.apply({ workshopId, stepId: 'ideate', operations });
      one.app.clock.advance(60_000);
      if (one.plugged && roll(3) === 0) await one.app.client.sync.syncNow();
    }
  }
  for (const one of laptops) one.cable.restore();
  await rest(anna);
  await rest(bert);
  await rest(anna);
  await rest(bert);

  for (const stepId of STEP_IDS) {
    const [here, there] = [anna, bert].map(({ app }) => JSON.stringify(app.store().output(app.store().step(workshopId, stepId)?.id ?? '')));
    expect(there, stepId).toBe(here);
  }
  expect([...added].filter((words) => !texts(anna).has(words))).toEqual([]);
  expect(added.size).toBeGreaterThan(60);
  // Whatever one wrote into the same place as the other stands, or it is kept and shown.
  const kept = await Promise.all(laptops.map(async ({ app }) => (await app.client.sync.conflicts({ workshopId })).conflicts));
  expect(kept.flat().length).toBeGreaterThan(0);
  for (const { mine, byMine } of kept.flat()) expect([mine, ['anna', 'bert'].includes(byMine)]).toEqual([expect.stringContaining('in minute'), true]);
  const registers = await remote.sql(`SELECT count(*)::int AS n FROM sync_register WHERE scope = '${workshopId}' AND value LIKE '%in minute%'`);
  expect(registers[0]?.['n']).toBeGreaterThanOrEqual(added.size);
  for (const { app } of laptops) {
    const kinds = (await app.client.sync.events({ limit: 500 })).events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'went_offline').length).toBeGreaterThan(3);
    expect(app.logged).toEqual([]);
  }
}, 180_000);
