import { expect } from 'vitest';

import type { RemoteStore, WireChange } from '../../electron/core/sync/protocol.ts';
import { createWorkshop } from '../../electron/core/workshop/create-workshop.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { storedRows } from './project-registers.ts';
import { cableTo, look, openLaptop, untilSame, type Cable, type LaptopSetup, type LivingLaptop } from './sync-laptop.ts';
import { note } from './sync-room.ts';
import { TestLaptop } from './wire.ts';

/** A laptop on a cable of its own. */
export interface Person extends LivingLaptop {
  readonly cable: Cable;
}

/** Opens a laptop with a cable to a remote. */
export function person(remote: RemoteStore, setup: Omit<LaptopSetup, 'remote'> = {}): Person {
  const cable = cableTo(remote);
  return { ...openLaptop({ ...setup, remote: cable }), cable };
}

/** A workshop `v0` with a note `nte_a` of the same text, that does not sync yet. */
export function newWorkshop(store: SqliteStore, owner: string) {
  const made = createWorkshop(store, owner, { title: 'v0', originalIdea: 'Sharing' });
  if (!made.ok) throw new Error('no workshop');
  const { workshopId } = made.value;
  const stepRow = deterministicId('wst', workshopId, 'ideate');
  note(store, stepRow, 'nte_a', 'v0');
  return { workshopId, stepRow };
}

/** Ann’s workshop on a remote in memory, and how others come to it. */
export async function annsRoom(clock: () => number = () => Date.now()) {
  const remote = new MemoryRemote(clock);
  const ann = person(memoryRemoteStore(remote, 'ann'));
  const { workshopId, stepRow } = newWorkshop(ann.store, 'ann');
  ann.engine.choose(workshopId, true);
  await untilSame(workshopId, ann);
  const join = (name: string, setup: Omit<LaptopSetup, 'remote'> = {}, way: (straight: RemoteStore) => RemoteStore = (straight) => straight): Person => {
    remote.setMember(workshopId, name, 'editor');
    const joined = person(way(memoryRemoteStore(remote, name)), setup);
    joined.engine.fetch([workshopId]);
    return joined;
  };
  /** What another program, or a broken one, put on the remote: nothing is checked. */
  const put = (transactions: readonly (readonly WireChange[])[], by = new TestLaptop('ann')): void => {
    expect(remote.push('ann', by.request(workshopId, transactions))).toMatchObject({ ok: true });
  };
  return { remote, ann, workshopId, stepRow, join, put };
}

/** The rows of the six tables on a disk. */
export const rowsOn = (dataDir: string) => look(dataDir, storedRows);
/** How far a disk has come with a workshop. */
export const progressOf = (dataDir: string, workshopId: string) =>
  look(dataDir, (db) => db.prepare<[string], { cursor: number; staged: number; seen: number; pushed: number }>('SELECT cursor, staged, seen_seq AS seen, pushed FROM sync_remote WHERE scope = ?').get(workshopId));
/** The rows of one workshop. */
export function ofWorkshop(rows: ReturnType<typeof storedRows>, workshopId: string) {
  const mine = (row: Readonly<Record<string, unknown>>) => row['workshop_id'] === workshopId || row['id'] === workshopId;
  return Object.fromEntries(Object.entries(rows).map(([table, all]) => [table, all.filter(mine)]));
}
