import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import type { Clock } from '../../electron/core/clock.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import { createSample } from '../../electron/core/workshop/create-workshop.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { memoryLog, openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';
import { openPgliteRemote, startPostgresRemotes, type PostgresRemotes, type TestRemote } from '../support/remote-postgres.ts';

const clock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

interface Laptop {
  readonly store: SqliteStore;
  readonly engine: SyncEngine;
  readonly dataDir: string;
}

function laptop(remote: RemoteStore): Laptop {
  const dataDir = tempDataDir();
  const log = memoryLog();
  const store = storeOf(openSupervisor({ dataDir, clock, log }));
  const random = { next: () => 0.01, id: () => randomBytes(8).toString('hex') };
  const engine = createSyncEngine({ store, remote, config: { id: 'r', kind: 'direct', label: 'test' }, clock, random, log, attention: () => 'together' });
  onTestFinished(() => {
    engine.stop();
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
  return { store, engine, dataDir };
}

const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 20 });
const note = (store: SqliteStore, stepRow: string, id: string, text: string): void => {
  store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, 'text'], value: text }]);
    return ok(null);
  });
};
const textOf = (store: SqliteStore, stepRow: string, id: string): unknown =>
  (store.output(stepRow)['ideas'] as Record<string, { text?: unknown }> | undefined)?.[id]?.text;
const stateOf = ({ engine }: Laptop, workshopId: string) => engine.status().workshops.find((one) => one.workshopId === workshopId)?.state;

function held({ dataDir }: Laptop, workshopId: string) {
  const raw = rawDatabase(dataDir);
  expect(storedRows(raw)).toEqual(projectedRows(raw));
  return raw.prepare('SELECT table_name, row_id, path, value, hlc, actor FROM sync_register WHERE scope = ? ORDER BY 1, 2, 3').all(workshopId);
}

let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(() => servers.stop());

const WAYS: readonly (readonly [string, () => Promise<TestRemote>])[] = [
  ['a real PostgreSQL, directly', () => servers.remote('direct')],
  ['the same over HTTPS with tokens', () => servers.remote('https')],
  ['PGlite in this process', openPgliteRemote],
];

describe.each(WAYS)('two laptops and %s', { timeout: 240_000 }, (_, open) => {
  test('share the sample workshop, edit it at the same time, and end with the same registers and tables', async () => {
    const remote = await open();
    onTestFinished(() => remote.close());
    const ada = laptop(await remote.as('user_ada'));
    const made = createSample(ada.store, 'user_ada', 'en');
    if (!made.ok) throw new Error('no sample');
    const { workshopId } = made.value;
    const stepRow = deterministicId('wst', workshopId, 'ideate');
    ada.engine.choose(workshopId, true);
    await eventually(() => expect(stateOf(ada, workshopId)).toMatchObject({ kind: 'up_to_date' }));
    ada.store.mutate('user_ada', (unit) => {
      unit.insert('workshop_members', { id: deterministicId('wm', workshopId, 'user_bob'), workshopId, clerkUserId: 'user_bob', role: 'editor' });
      return ok(null);
    });
    const bob = laptop(await remote.as('user_bob'));
    await eventually(() => expect(bob.engine.status().available).toEqual([{ workshopId, role: 'editor', title: expect.any(String) as string }]));
    bob.engine.fetch([workshopId]);
    await eventually(() => expect(bob.store.steps(workshopId)).toHaveLength(10));

    for (let n = 0; n < 20; n += 1) {
      note(ada.store, stepRow, `nte_a${n % 5}`, `ada ${n}`);
      note(bob.store, stepRow, `nte_b${n % 5}`, `bob ${n}`);
      note(n % 2 === 0 ? ada.store : bob.store, stepRow, 'nte_both', `both ${n}`);
    }
    bob.store.mutate('user_bob', (unit) => {
      unit.update('workshops', workshopId, { visibility: 'shared' }); // Only the owner may: it is refused, and nothing else.
      return ok(null);
    });
    await eventually(() => {
      expect(textOf(bob.store, stepRow, 'nte_a4')).toBe('ada 19');
      expect(textOf(ada.store, stepRow, 'nte_b4')).toBe('bob 19');
      expect(stateOf(ada, workshopId)).toMatchObject({ kind: 'up_to_date' });
      expect(stateOf(bob, workshopId)).toMatchObject({ kind: 'up_to_date' });
      expect(held(bob, workshopId)).toEqual(held(ada, workshopId));
    });
    expect(bob.engine.conflicts(workshopId)).toContainEqual(expect.objectContaining({ kind: 'refused', path: 'visibility', mine: '"shared"' }));
    expect(bob.store.workshop(workshopId)?.visibility).toBe('private');
    // Bob writes over what he has not seen: Ada is told, whose word was on the remote already.
    bob.engine.pause();
    note(ada.store, stepRow, 'nte_both', 'sent by ada');
    await eventually(() => expect(stateOf(ada, workshopId)).toMatchObject({ kind: 'up_to_date' }));
    note(bob.store, stepRow, 'nte_both', 'bob has not seen it');
    ada.engine.pause();
    bob.engine.resume();
    await bob.engine.syncNow();
    await eventually(() => expect(stateOf(bob, workshopId)).toMatchObject({ kind: 'up_to_date' }));
    ada.engine.resume();
    await ada.engine.syncNow();
    await eventually(() => expect(held(bob, workshopId)).toEqual(held(ada, workshopId)));
    expect(ada.engine.conflicts(workshopId)).toContainEqual(
      expect.objectContaining({ kind: 'replaced', mine: '"sent by ada"', theirs: '"bob has not seen it"', byTheirs: bob.store.personId }),
    );
    const [there] = await remote.sql(`SELECT count(*)::int AS registers FROM sync_register WHERE scope = '${workshopId}'`);
    expect(there).toEqual({ registers: held(ada, workshopId).length });
    const outputs = await remote.sql(`SELECT s.step_id, s.output FROM workshop_steps s WHERE workshop_id = '${workshopId}' AND step_id = 'ideate'`);
    expect(outputs).toEqual([{ step_id: 'ideate', output: ada.store.output(stepRow) }]);

    // Ada deletes it: Bob's copy goes, and what he had not sent can be brought back as a copy of his own.
    bob.engine.pause();
    note(bob.store, stepRow, 'nte_late', 'not sent yet');
    ada.store.mutate('user_ada', (unit) => {
      unit.remove('workshops', workshopId);
      return ok(null);
    });
    await eventually(() => expect(ada.engine.status().workshops).toEqual([]));
    bob.engine.resume();
    await bob.engine.syncNow();
    await eventually(() => expect(bob.store.workshop(workshopId)).toBeUndefined());
    expect(held(bob, workshopId)).toEqual(held(ada, workshopId));
    const recovered = bob.engine.conflicts(workshopId).find(({ kind }) => kind === 'recovered');
    expect(bob.engine.restoreConflict(recovered?.id ?? '')).toEqual({ ok: true, value: null });
    const [copy] = bob.store.cards();
    const step = bob.store.step(copy?.workshop.id ?? '', 'ideate');
    expect(textOf(bob.store, step?.id ?? '', 'nte_late')).toBe('not sent yet');
    expect(textOf(bob.store, step?.id ?? '', 'nte_a4')).toBe('ada 19');
  });
});
