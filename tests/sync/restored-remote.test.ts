import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import type { SqliteStore } from '../../electron/storage/sqlite-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { POSTGRES_MAJOR } from '../support/postgres.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { expectSound, registersOn, untilSame } from '../support/sync-laptop.ts';
import { newWorkshop, ofWorkshop, person, rowsOn, type Person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';
import { findSystemPostgres } from '../support/system-postgres.ts';

const system = findSystemPostgres(POSTGRES_MAJOR);
if (typeof system === 'string') console.log(`NOTE: ${system}; instead of pg_dump, the backup is a copy of the database`);

let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes(typeof system === 'string' ? undefined : system.start)), 240_000);
afterAll(() => servers.stop());

/** Backs a database up now; answers with what puts it back, under the same name. */
async function backUp(address: string): Promise<() => Promise<void>> {
  const name = new URL(address).pathname.slice(1);
  const admin = postgres(address.replace(/[^/]*$/, 'postgres'), { max: 1, onnotice: () => undefined, prepare: false });
  onTestFinished(() => admin.end());
  const alone = (): Promise<unknown> => admin`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ${name}`;
  const replace = async (template: string): Promise<void> => {
    await admin.unsafe(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await alone();
    await admin.unsafe(`DROP DATABASE ${name}`);
    await admin.unsafe(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  };
  if (typeof system === 'string') {
    await alone();
    await admin.unsafe(`CREATE DATABASE ${name}_backup TEMPLATE ${name}`);
    return () => replace(`${name}_backup`);
  }
  const dump = await system.dump(address);
  return async () => {
    await replace('template0');
    await system.load(address, dump);
  };
}

const removeNote = (store: SqliteStore, stepRow: string, id: string): void => {
  store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id }]);
    return ok(null);
  });
};

describe('a remote that is put back from a dump of an hour ago', { timeout: 240_000 }, () => {
  test('gets back what laptops have, and none of them loses a word, whoever wrote it: laptops or another program', async () => {
    const remote = await servers.remote('direct');
    onTestFinished(() => remote.close());
    const ann: Person = person(await remote.as('user_ann'));
    const { workshopId, stepRow } = newWorkshop(ann.store, 'user_ann');
    const web = (sql: string): Promise<unknown> => remote.sql(sql);
    ann.store.mutate('user_ann', (unit) => {
      unit.insert('workshop_members', { id: deterministicId('wm', workshopId, 'user_ben'), workshopId, clerkUserId: 'user_ben', role: 'editor' });
      unit.insert('sessions', { id: 'ses_deleted', workshopId });
      return ok(null);
    });
    ann.engine.choose(workshopId, true);
    await untilSame(workshopId, ann);
    const ben = person(await remote.as('user_ben'));
    ben.engine.fetch([workshopId]);
    await untilSame(workshopId, ann, ben);
    note(ben.store, stepRow, 'nte_deleted', 'will be deleted');
    await web(`UPDATE workshops SET original_idea = 'by the web, before' WHERE id = '${workshopId}'`);
    await untilSame(workshopId, ann, ben);

    const restore = await backUp(remote.address);
    for (let n = 0; n < 30; n += 1) note(n % 2 === 0 ? ann.store : ben.store, stepRow, `nte_${n}`, `after the dump ${n}`);
    removeNote(ann.store, stepRow, 'nte_deleted');
    ann.store.mutate('user_ann', (unit) => {
      unit.remove('sessions', 'ses_deleted');
      unit.insert('build_packs', { id: 'bp_after', workshopId, title: 'After the dump' });
      return ok(null);
    });
    await untilSame(workshopId, ann, ben);
    await web(`UPDATE workshops SET title = 'by the web, after' WHERE id = '${workshopId}'`);
    await ann.engine.syncNow();
    await untilSame(workshopId, ann);
    expect(ann.store.workshop(workshopId)?.title).toBe('by the web, after');
    for (const one of [ann, ben]) one.cable.cut = true;
    note(ben.store, stepRow, 'nte_a', 'by ben, while it was away');
    note(ann.store, stepRow, 'nte_ann', 'by ann, while it was away');
    await restore();
    // Somebody works on with the web before any laptop is back.
    await web(`UPDATE workshops SET original_idea = 'by the web, after the restore' WHERE id = '${workshopId}'`);
    for (const one of [ben, ann]) one.cable.cut = false;
    await untilSame(workshopId, ann, ben);

    const cyn = person(await remote.as('user_ann'));
    cyn.engine.fetch([workshopId]);
    await untilSame(workshopId, ann, ben, cyn);
    for (const { store, dataDir } of [ann, ben, cyn]) {
      for (let n = 0; n < 30; n += 1) expect(textOf(store, stepRow, `nte_${n}`)).toBe(`after the dump ${n}`);
      expect(['nte_a', 'nte_ann', 'nte_deleted'].map((id) => textOf(store, stepRow, id))).toEqual(['by ben, while it was away', 'by ann, while it was away', undefined]);
      expect(store.sessions(workshopId)).toEqual([]);
      expect(store.buildPacks(workshopId).map(({ title }) => title)).toEqual(['After the dump']);
      expect(store.workshop(workshopId)).toMatchObject({ title: 'by the web, after', originalIdea: 'by the web, after the restore' });
      expectSound(dataDir);
    }
    const [first, ...others] = [ann, ben, cyn].map(({ dataDir }) => ofWorkshop(rowsOn(dataDir), workshopId));
    for (const other of others) expect(other).toEqual(first);
    expect([ann, ben].map(({ engine }) => engine.events(100).filter(({ kind }) => kind === 'remote_rewound').length)).toEqual([1, 1]);
    const there = await remote.sql(`SELECT table_name AS table, row_id AS row, path, value, hlc, actor FROM sync_register WHERE scope = '${workshopId}'`);
    expect(Object.fromEntries(there.map((row) => [`${String(row['table'])}|${String(row['row'])}|${String(row['path'])}`, row]))).toEqual(Object.fromEntries(registersOn(ann.dataDir, workshopId)));
    expect(await remote.sql(`SELECT output FROM workshop_steps WHERE id = '${stepRow}'`)).toEqual([{ output: ann.store.output(stepRow) }]);
    // The restored database goes on giving numbers without a gap, to laptops and to the web.
    await web(`UPDATE workshops SET title = 'and on' WHERE id = '${workshopId}'`);
    note(ben.store, stepRow, 'nte_a', 'and on');
    await untilSame(workshopId, ann, ben, cyn);
    expect([cyn.store.workshop(workshopId)?.title, textOf(cyn.store, stepRow, 'nte_a')]).toEqual(['and on', 'and on']);
  });
});
