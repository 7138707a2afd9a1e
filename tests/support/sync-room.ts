import { randomBytes } from 'node:crypto';

import { expect, onTestFinished, vi } from 'vitest';

import type { Clock } from '../../electron/core/clock.ts';
import { createWorkshop } from '../../electron/core/workshop/create-workshop.ts';
import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { SyncEngine } from '../../electron/core/sync/sync-engine.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore, type Hints, type MemoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { memoryLog, openSupervisor, rawDatabase, storeOf, tempDataDir } from './open-store.ts';
import { projectedRows, storedRows } from './project-registers.ts';

/** The machine's own clock and timers. */
const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** A laptop with an engine of its own on a database of its own; `clock.offset` sets its clock wrong, in milliseconds. */
export interface TestLaptop {
  readonly store: SqliteStore;
  readonly remote: MemoryRemoteStore;
  readonly engine: SyncEngine;
  readonly dataDir: string;
  readonly clock: { offset: number };
}

/** A laptop of `person` that syncs with the remote from now on, until the test ends. */
export function laptop(remote: MemoryRemote, person: string, hints: Hints): TestLaptop {
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

/** A remote in memory and the laptop of its first person, Ada, with one workshop that does not sync yet. */
export function room() {
  const remote = new MemoryRemote(() => Date.now());
  const hints: Hints = new Set();
  const ada = laptop(remote, 'ada', hints);
  const made = createWorkshop(ada.store, 'ada', { title: 'Bikes', originalIdea: 'Sharing' });
  if (!made.ok) throw new Error('no workshop');
  const { workshopId } = made.value;
  const stepRow = deterministicId('wst', workshopId, 'ideate');
  return { remote, hints, ada, workshopId, stepRow };
}

/** Writes the text of an idea, as a person would. */
export const note = (store: SqliteStore, stepRow: string, id: string, text: string): void => {
  const written = store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, 'text'], value: text }]);
    return ok(null);
  });
  expect(written.ok).toBe(true);
};
export const textOf = (store: SqliteStore, stepRow: string, id: string): unknown =>
  (store.output(stepRow)['ideas'] as Record<string, { text?: unknown }> | undefined)?.[id]?.text;
/** Waits until the check holds. */
export const eventually = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });
export const stateOf = ({ engine }: TestLaptop, workshopId: string) => engine.status().workshops.find((one) => one.workshopId === workshopId)?.state.kind;

/** Ada's workshop, shared with Bob: both laptops hold its first note and sync. */
export async function shared() {
  const { remote, hints, ada, workshopId, stepRow } = room();
  note(ada.store, stepRow, 'nte_a', 'one');
  ada.engine.choose(workshopId, true);
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  remote.setMember(workshopId, 'bob', 'editor');
  const bob = laptop(remote, 'bob', hints);
  await eventually(() => expect(bob.engine.status().available).toEqual([{ workshopId, role: 'editor', title: 'Bikes' }]));
  bob.engine.fetch([workshopId]);
  await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('one'));
  return { remote, hints, ada, bob, workshopId, stepRow };
}

/** Both laptops hold the same registers and rows of the workshop, and the rows follow from the registers. */
export function expectSame(a: TestLaptop, b: TestLaptop, workshopId: string): void {
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
