import { randomBytes } from 'node:crypto';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import type { Clock } from '../../electron/core/clock.ts';
import { createWorkshop } from '../../electron/core/workshop/create-workshop.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore, type Hints, type MemoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { memoryLog, openSupervisor, rawDatabase, storeOf, tempDataDir } from '../support/open-store.ts';
import { projectedRows, storedRows } from '../support/project-registers.ts';

const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

interface TestLaptop {
  readonly store: SqliteStore;
  readonly remote: MemoryRemoteStore;
  readonly engine: SyncEngine;
  readonly dataDir: string;
  readonly clock: { offset: number };
}

function laptop(remote: MemoryRemote, person: string, hints: Hints): TestLaptop {
  const dataDir = tempDataDir();
  const clock = { offset: 0 };
  const wall: Clock = { ...realClock, now: () => realClock.now() + clock.offset };
  const log = memoryLog();
  const store = storeOf(openSupervisor({ dataDir, clock: wall, log }));
  const connection = memoryRemoteStore(remote, person, hints);
  const random = { next: () => 0.01, id: () => randomBytes(8).toString('hex') };
  const engine = createSyncEngine({ store, remote: connection, config: { id: 'r', kind: 'direct', label: 'memory' }, clock: wall, random, log });
  onTestFinished(() => {
    engine.stop();
    expect(log.lines.filter((line) => line.startsWith('error'))).toEqual([]);
  });
  return { store, remote: connection, engine, dataDir, clock };
}

function room() {
  const remote = new MemoryRemote(() => Date.now());
  const hints: Hints = new Set();
  const ada = laptop(remote, 'ada', hints);
  const made = createWorkshop(ada.store, 'ada', { title: 'Bikes', originalIdea: 'Sharing' });
  if (!made.ok) throw new Error('no workshop');
  const { workshopId } = made.value;
  const stepRow = deterministicId('wst', workshopId, 'ideate');
  return { remote, hints, ada, workshopId, stepRow };
}

const note = (store: SqliteStore, stepRow: string, id: string, text: string): void => {
  const written = store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, 'text'], value: text }]);
    return ok(null);
  });
  expect(written.ok).toBe(true);
};
const textOf = (store: SqliteStore, stepRow: string, id: string): unknown =>
  (store.output(stepRow)['ideas'] as Record<string, { text?: unknown }> | undefined)?.[id]?.text;
const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 15_000, interval: 5 });
const stateOf = ({ engine }: TestLaptop, workshopId: string) => engine.status().workshops.find((one) => one.workshopId === workshopId)?.state.kind;

async function shared() {
  const { remote, hints, ada, workshopId, stepRow } = room();
  note(ada.store, stepRow, 'nte_a', 'one');
  ada.engine.choose(workshopId, true);
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  remote.setMember(workshopId, 'bob', 'editor');
  const bob = laptop(remote, 'bob', hints);
  await eventually(() => expect(bob.engine.status().available).toEqual([{ workshopId, role: 'editor' }]));
  bob.engine.fetch(workshopId);
  await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('one'));
  return { remote, hints, ada, bob, workshopId, stepRow };
}

function expectSame(a: TestLaptop, b: TestLaptop, workshopId: string): void {
  const [first, second] = [a, b].map(({ dataDir }) => {
    const raw = rawDatabase(dataDir);
    expect(storedRows(raw)).toEqual(projectedRows(raw));
    expect(raw.pragma('foreign_key_check')).toEqual([]);
    const ofWorkshop = (row: Readonly<Record<string, unknown>>) => row['workshop_id'] === workshopId || row['id'] === workshopId;
    const rows = Object.fromEntries(Object.entries(storedRows(raw)).map(([table, all]) => [table, all.filter(ofWorkshop)]));
    const registers = raw.prepare('SELECT table_name, row_id, path, value, hlc, actor FROM sync_register WHERE scope = ? ORDER BY 1, 2, 3').all(workshopId);
    return { rows, registers };
  });
  expect(first).toEqual(second);
}

describe('two laptops and a remote', () => {
  test('hold the same after edits on both sides, and pages that are open hear of it (I1)', async () => {
    const { ada, bob, workshopId, stepRow } = await shared();
    const heard: string[] = [];
    bob.store.onCommit(({ changes }) => heard.push(...changes.flatMap((change) => (change.kind === 'output' ? change.changes.map(({ path }) => path.join('/')) : []))));
    note(ada.store, stepRow, 'nte_b', 'from ada');
    note(bob.store, stepRow, 'nte_c', 'from bob');
    await eventually(() => {
      expect(textOf(bob.store, stepRow, 'nte_b')).toBe('from ada');
      expect(textOf(ada.store, stepRow, 'nte_c')).toBe('from bob');
      expect(stateOf(ada, workshopId)).toBe('up_to_date');
      expect(stateOf(bob, workshopId)).toBe('up_to_date');
    });
    expect(heard).toContain('ideas/nte_b');
    expectSame(ada, bob, workshopId);
  });

  test('keep the loser of a real conflict, and bring it back as a new edit (I2, I6)', async () => {
    const { ada, bob, workshopId, stepRow } = await shared();
    bob.remote.trouble = { kind: 'offline', detail: '' };
    note(bob.store, stepRow, 'nte_a', 'what bob wrote offline');
    note(ada.store, stepRow, 'nte_a', 'what ada wrote meanwhile');
    await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
    expect(stateOf(bob, workshopId)).toBe('waiting');
    bob.remote.trouble = null;
    await bob.engine.syncNow();
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('what ada wrote meanwhile'));
    const [conflict] = bob.engine.conflicts(workshopId);
    expect(conflict).toMatchObject({ kind: 'replaced', stepId: 'ideate', mine: '"what bob wrote offline"', theirs: '"what ada wrote meanwhile"', seen: false });
    expect(bob.engine.restoreConflict(conflict?.id ?? '')).toEqual({ ok: true, value: null });
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_a')).toBe('what bob wrote offline'));
    expect(bob.engine.conflicts(workshopId)[0]).toMatchObject({ restored: true, seen: true });
    expect(bob.engine.restoreConflict('99')).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });

  test('repeat what was lost on its way without any effect (I3), and go on after a refusal (I7)', async () => {
    const { remote, ada, bob, workshopId, stepRow } = await shared();
    ada.remote.losesAnswers = true;
    note(ada.store, stepRow, 'nte_d', 'said once');
    await eventually(() => expect(ada.engine.status().link.kind).toBe('offline'));
    ada.remote.losesAnswers = false;
    await ada.engine.syncNow();
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_d')).toBe('said once'));
    remote.rejects = ([, , , value]) => (value?.includes('refuse me') === true ? 'malformed' : undefined);
    note(ada.store, stepRow, 'nte_a', 'refuse me');
    note(ada.store, stepRow, 'nte_e', 'behind it');
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_e')).toBe('behind it'));
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_a')).toBe('one'));
    expect(ada.engine.conflicts(workshopId)).toMatchObject([{ kind: 'refused', mine: '"refuse me"' }]);
    await eventually(() => expectSame(ada, bob, workshopId));
  });

  test('a laptop whose clock is hours ahead is set right, loses nothing and issues no reading twice (I10)', async () => {
    const { ada, bob, workshopId, stepRow } = await shared();
    ada.clock.offset = 3 * 3_600_000;
    note(ada.store, stepRow, 'nte_f', 'from the future');
    ada.store.mutate(ada.store.personId, (unit) => {
      unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id: 'nte_f' }]);
      return ok(null);
    });
    note(ada.store, stepRow, 'nte_g', 'also');
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_g')).toBe('also'));
    note(bob.store, stepRow, 'nte_f', 'written after the delete');
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_f')).toBe('written after the delete'));
    await eventually(() => expectSame(ada, bob, workshopId));
    expect(ada.engine.events(50).map(({ kind }) => kind)).toContain('clock_corrected');
  });

  test('a remote that was put back from a backup gets everything again (I5)', async () => {
    const { remote, ada, bob, workshopId, stepRow } = await shared();
    const backup = remote.copy();
    note(ada.store, stepRow, 'nte_h', 'after the backup');
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_h')).toBe('after the backup'));
    await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
    remote.restore(backup);
    await ada.engine.syncNow();
    await bob.engine.syncNow();
    await eventually(() => expect(remote.registers(workshopId).get(`workshop_steps|${stepRow}|output/ideas/nte_h/text`)?.[3]).toBe('"after the backup"'));
    expect(ada.engine.events(50).map(({ kind }) => kind)).toContain('remote_rewound');
    await eventually(() => expectSame(ada, bob, workshopId));
  });

  test('late edits of somebody who was removed stay with them; a deleted workshop leaves them a copy', async () => {
    const { remote, ada, bob, workshopId, stepRow } = await shared();
    remote.setMember(workshopId, 'bob', null);
    note(bob.store, stepRow, 'nte_i', 'too late');
    await eventually(() => expect(bob.engine.status().workshops).toMatchObject([{ state: { kind: 'stopped', why: 'forbidden', changes: 1 } }]));
    expect(textOf(bob.store, stepRow, 'nte_i')).toBe('too late');
    remote.setMember(workshopId, 'bob', 'editor');
    bob.remote.trouble = { kind: 'offline', detail: '' };
    note(bob.store, stepRow, 'nte_j', 'not sent either');
    ada.store.mutate(ada.store.personId, (unit) => {
      unit.remove('workshops', workshopId);
      return ok(null);
    });
    await eventually(() => expect([...remote.registers(workshopId).keys()]).toEqual([`workshops|${workshopId}|$row`]));
    bob.remote.trouble = null;
    bob.engine.choose(workshopId, true);
    await bob.engine.syncNow();
    await eventually(() => expect(bob.store.workshop(workshopId)).toBeUndefined());
    const [recovered] = bob.engine.conflicts(workshopId);
    expect(recovered).toMatchObject({ kind: 'recovered', table: 'workshops' });
    expect(bob.engine.restoreConflict(recovered?.id ?? '')).toEqual({ ok: true, value: null });
    const [copy] = bob.store.cards();
    expect(copy?.workshop.title).toBe('Bikes');
    const step = bob.store.step(copy?.workshop.id ?? '', 'ideate');
    expect(textOf(bob.store, step?.id ?? '', 'nte_j')).toBe('not sent either');
  });
});
