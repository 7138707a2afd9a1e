import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import { createWorkshop } from '../../electron/core/workshop/create-workshop.ts';
import { openPgliteStore } from '../../electron/remote/pglite-store.ts';
import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { cableTo, expectSound, openLaptop, untilSame } from '../support/sync-laptop.ts';
import { person, type Person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';

// Losses that users of other apps reported (docs/sync.md, "Proof"), each as what happened to them.

/** A remote that can be put back from a backup. */
interface LossRemote {
  as(person: string): RemoteStore;
  /** Makes a person an editor, where the rows alone do not. */
  share(workshopId: string, person: string): void;
  backUp(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

function memory(): Promise<LossRemote> {
  const remote = new MemoryRemote(() => Date.now());
  return Promise.resolve({
    as: (name) => memoryRemoteStore(remote, name),
    share: (workshopId, name) => remote.setMember(workshopId, name, 'editor'),
    async backUp() {
      const copy = remote.copy();
      return async () => remote.restore(copy);
    },
    close: async () => undefined,
  });
}

async function pglite(): Promise<LossRemote> {
  let { db } = await openPgliteRemote();
  const Pglite = db.constructor as new (options: { readonly loadDataDir: Blob }) => typeof db;
  // Each request goes to the database that stands there now.
  const now = (name: string): RemoteStore => openPgliteStore(db, name);
  return {
    as: (name) => ({
      hello: (request) => now(name).hello(request),
      push: (request) => now(name).push(request),
      pull: (request) => now(name).pull(request),
      digest: (request) => now(name).digest(request),
      join: (request) => now(name).join(request),
      close: async () => undefined,
    }),
    share: () => undefined,
    async backUp() {
      const dump = await db.dumpDataDir('none');
      return async () => {
        const before = db;
        db = new Pglite({ loadDataDir: dump });
        await before.close();
      };
    },
    close: () => db.close(),
  };
}

/** A workshop of this laptop that does not sync yet. */
function workshopOf(store: SqliteStore, owner: string, title = 'Bikes'): { readonly workshopId: string; readonly stepRow: string } {
  const made = createWorkshop(store, owner, { title, originalIdea: 'Sharing' });
  if (!made.ok) throw new Error('no workshop');
  return { workshopId: made.value.workshopId, stepRow: deterministicId('wst', made.value.workshopId, 'ideate') };
}

/** Ann's workshop with two notes, shared with Ben. */
async function together(remote: LossRemote) {
  const ann = person(remote.as('user_ann'));
  const { workshopId, stepRow } = workshopOf(ann.store, 'user_ann');
  note(ann.store, stepRow, 'nte_a', 'a at first');
  note(ann.store, stepRow, 'nte_b', 'b at first');
  ann.store.mutate('user_ann', (unit) => {
    unit.insert('workshop_members', { id: deterministicId('wm', workshopId, 'user_ben'), workshopId, clerkUserId: 'user_ben', role: 'editor' });
    return ok(null);
  });
  ann.engine.choose(workshopId, true);
  await untilSame(workshopId, ann);
  remote.share(workshopId, 'user_ben');
  const ben = person(remote.as('user_ben'));
  ben.engine.fetch([workshopId]);
  await untilSame(workshopId, ann, ben);
  return { ann, ben, workshopId, stepRow };
}

/** Writes as somebody whose clock runs a minute ahead: later than others, also where a slow answer passed for a wrong clock. */
const noteLater = ({ store, clock }: Person, stepRow: string, id: string, text: string): void => {
  clock.offset += 60_000;
  note(store, stepRow, id, text);
  clock.offset -= 60_000;
};
const remove = (store: SqliteStore, stepRow: string, id: string): void => {
  store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id }]);
    return ok(null);
  });
};
const notesOf = (store: SqliteStore, stepRow: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries((store.output(stepRow)['ideas'] ?? {}) as Record<string, { text: unknown }>).map(([id, { text }]) => [id, text]));
/** Every word that a person can still get at: in the notes, or in what was replaced. */
const wordsOn = ({ store, engine }: Person, workshopId: string, stepRow: string): readonly unknown[] => [
  ...Object.values(notesOf(store, stepRow)),
  ...engine.conflicts(workshopId).flatMap(({ mine, theirs }) => [mine, theirs].filter((text) => text !== null).map((text): unknown => JSON.parse(text))),
];

describe.each([['in memory', memory], ['in PGlite', pglite]] as const)('what users of other apps lost is kept, with a remote %s', { timeout: 60_000 }, (_, open) => {
  let remote: LossRemote;
  beforeAll(async () => void (remote = await open()), 60_000);
  afterAll(() => remote.close());

  test('Simplenote #602: notes written offline are not overwritten on reconnecting', async () => {
    const { ann, ben, workshopId, stepRow } = await together(remote);
    ben.cable.cut = true;
    note(ann.store, stepRow, 'nte_b', 'b by ann, earlier');
    note(ben.store, stepRow, 'nte_a', 'a by ben, offline');
    noteLater(ben, stepRow, 'nte_b', 'b by ben, offline and later');
    note(ben.store, stepRow, 'nte_new', 'new by ben, offline');
    noteLater(ann, stepRow, 'nte_a', 'a by ann, later');
    await ann.engine.syncNow();
    ben.cable.cut = false;
    await untilSame(workshopId, ann, ben);
    expect(notesOf(ann.store, stepRow)).toEqual({ nte_a: 'a by ann, later', nte_b: 'b by ben, offline and later', nte_new: 'new by ben, offline' });
    expect(wordsOn(ben, workshopId, stepRow)).toEqual(expect.arrayContaining(['a by ben, offline', 'b by ann, earlier']));
    const mine = ben.engine.conflicts(workshopId).find(({ rowId, mine: text }) => rowId === stepRow && text === '"a by ben, offline"');
    expect(ben.engine.restoreConflict(mine?.id ?? '')).toMatchObject({ ok: true });
    await untilSame(workshopId, ann, ben);
    expect(textOf(ann.store, stepRow, 'nte_a')).toBe('a by ben, offline');
  });

  test('Joplin #121: a sync that lands between two keystrokes takes neither what is typed nor what came', async () => {
    const { ann, ben, workshopId, stepRow } = await together(remote);
    ben.cable.cut = true;
    note(ben.store, stepRow, 'nte_a', 'bicy');
    noteLater(ann, stepRow, 'nte_a', 'scooters');
    await ann.engine.syncNow();
    ben.cable.cut = false;
    await ben.engine.syncNow();
    expect(textOf(ben.store, stepRow, 'nte_a')).toBe('scooters');
    // Ben’s field is still open and saves what stands in it.
    note(ben.store, stepRow, 'nte_a', 'bicycles');
    await untilSame(workshopId, ann, ben);
    expect(textOf(ann.store, stepRow, 'nte_a')).toBe('bicycles');
    expect(wordsOn(ben, workshopId, stepRow)).toEqual(expect.arrayContaining(['bicycles', 'bicy', 'scooters']));
    // The same while a pull is on its way: the answer left before the second keystroke and arrives after it.
    note(ann.store, stepRow, 'nte_b', 'trams');
    await ann.engine.syncNow();
    const straight = ben.cable.to;
    ben.cable.to = {
      ...straight,
      async pull(request) {
        const answer = await straight.pull(request);
        if (textOf(ben.store, stepRow, 'nte_b') === 'b at first') {
          ben.clock.offset += 60_000;
          noteLater(ben, stepRow, 'nte_b', 'buses');
          ben.clock.offset -= 60_000;
        }
        return answer;
      },
    };
    await ben.engine.syncNow();
    ben.cable.to = straight;
    await untilSame(workshopId, ann, ben);
    expect(textOf(ann.store, stepRow, 'nte_b')).toBe('buses');
    expect(wordsOn(ben, workshopId, stepRow)).toEqual(expect.arrayContaining(['buses', 'trams']));
  });

  test('Notesnook #7753: an edit made before the first pull is not wiped out by it', async () => {
    const { ann, ben, workshopId, stepRow } = await together(remote);
    // Ben disconnects, and connects anew: to this laptop the remote is one that it has never seen.
    ben.end();
    const cable = cableTo(ben.cable.to);
    cable.cut = true;
    const anew: Person = { ...openLaptop({ remote: cable, dataDir: ben.dataDir, remoteId: 'anew' }), cable };
    note(ann.store, stepRow, 'nte_b', 'b by ann');
    note(ann.store, stepRow, 'nte_a', 'a by ann, before');
    await ann.engine.syncNow();
    noteLater(anew, stepRow, 'nte_a', 'a before the first pull');
    note(anew.store, stepRow, 'nte_c', 'c before the first pull');
    cable.cut = false;
    anew.engine.choose(workshopId, true);
    await untilSame(workshopId, ann, anew);
    expect(notesOf(ann.store, stepRow)).toEqual({ nte_a: 'a before the first pull', nte_b: 'b by ann', nte_c: 'c before the first pull' });
    expect(wordsOn(anew, workshopId, stepRow)).toContain('a by ann, before');
  });

  test('ownNote #258: a full laptop meets an empty remote, and an empty laptop a full one: nothing is deleted', async () => {
    const full = person(remote.as('user_own'));
    const workshops = ['One', 'Two', 'Three'].map((title) => workshopOf(full.store, 'user_own', title));
    for (const { stepRow } of workshops) for (let n = 0; n < 20; n += 1) note(full.store, stepRow, `nte_${n}`, `note ${n}`);
    const before = workshops.map(({ stepRow }) => notesOf(full.store, stepRow));
    await full.engine.syncNow();
    expect(full.engine.status().workshops.map(({ state }) => state.kind)).toEqual(['local_only', 'local_only', 'local_only']);
    for (const { workshopId } of workshops) full.engine.choose(workshopId, true);
    for (const { workshopId } of workshops) await untilSame(workshopId, full);
    const empty = person(remote.as('user_own'));
    await empty.engine.syncNow();
    expect(empty.engine.status().available).toHaveLength(3);
    for (const { workshopId } of workshops) empty.engine.fetch([workshopId]);
    for (const { workshopId } of workshops) await untilSame(workshopId, full, empty);
    for (const { store } of [full, empty]) expect(workshops.map(({ stepRow }) => notesOf(store, stepRow))).toEqual(before);
    for (const { dataDir } of [full, empty]) expectSound(dataDir);
  });

  test('a recovery does not bring back what was deleted: not a note, not a session', async () => {
    const { ann, ben, workshopId, stepRow } = await together(remote);
    ann.store.mutate('user_ann', (unit) => {
      unit.insert('sessions', { id: 'ses_one', workshopId });
      unit.insert('sessions', { id: 'ses_two', workshopId });
      return ok(null);
    });
    await untilSame(workshopId, ann, ben);
    const restore = await remote.backUp();
    remove(ann.store, stepRow, 'nte_a');
    ann.store.mutate('user_ann', (unit) => {
      unit.remove('sessions', 'ses_one');
      return ok(null);
    });
    note(ben.store, stepRow, 'nte_b', 'b after the backup');
    await untilSame(workshopId, ann, ben);
    ben.cable.cut = true;
    note(ben.store, stepRow, 'nte_c', 'c while the remote was away');
    await restore();
    ben.cable.cut = false;
    // Ben comes first: to the remote, his laptop is the only one that knows of the deletes.
    await ben.engine.syncNow();
    await untilSame(workshopId, ann, ben);
    const late = person(remote.as('user_ann'));
    late.engine.fetch([workshopId]);
    await untilSame(workshopId, ann, ben, late);
    for (const { store, dataDir } of [ann, ben, late]) {
      expect(notesOf(store, stepRow)).toEqual({ nte_b: 'b after the backup', nte_c: 'c while the remote was away' });
      expect(store.sessions(workshopId).map(({ id }) => id)).toEqual(['ses_two']);
      expectSound(dataDir);
    }
    expect(ben.engine.events(50).map(({ kind }) => kind)).toContain('remote_rewound');
  });
});
