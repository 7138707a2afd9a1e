import type { Database } from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { newerMigrations } from '../support/other-migrations.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { expectSound, look, registersOn, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, newWorkshop, person, rowsOn, type Person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';
import { TestLaptop } from '../support/wire.ts';

const CHECK_MS = 11 * 60_000;

/** Writes past the store, as damage or an older app would have it. */
const write = ({ dataDir }: Person, work: (db: Database) => void): void =>
  look(dataDir, (db) => {
    db.pragma('foreign_keys = ON');
    db.exec('UPDATE sync_device SET writing = 1');
    work(db);
    db.exec('UPDATE sync_device SET writing = 0');
  });
const kindsOf = ({ engine }: Person) => engine.events(100).map(({ kind }) => kind);

describe('what sync does besides pushing and pulling', { timeout: 180_000 }, () => {
  test('hashes are compared now and then: what one side lost without a trace comes back, in both directions', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    note(ben.store, stepRow, 'nte_b', 'ben’s');
    await untilSame(workshopId, ann, ben);
    const whole = registersOn(ann.dataDir, workshopId);
    const path = 'output/ideas/nte_a/text';
    // A laptop’s file loses a register, and another one is there with an older reading.
    write(ben, (db) => {
      const ofWorkshop = 'row IN (SELECT k.id FROM sync_row_key k JOIN sync_scope_key s ON s.id = k.scope_id WHERE s.scope = ?)';
      db.prepare(`DELETE FROM sync_entry WHERE ${ofWorkshop} AND path = ?`).run(workshopId, path);
      db.prepare(`UPDATE sync_entry SET value = '"old"', hlc = ? WHERE ${ofWorkshop} AND path = 'title'`).run('0'.repeat(32), workshopId);
    });
    for (let n = 0; n < 2; n += 1) await ben.engine.syncNow();
    expect(registersOn(ben.dataDir, workshopId).size).toBe(whole.size - 1);
    ben.clock.offset += CHECK_MS;
    await untilSame(workshopId, ann, ben);
    expect(registersOn(ben.dataDir, workshopId)).toEqual(whole);
    expect(kindsOf(ben)).toContain('repaired');
    expect(ben.store.workshop(workshopId)?.title).toBe('v0');
    expect(textOf(ben.store, stepRow, 'nte_a')).toBe('v0');
    // The remote loses one, and stands where it stood.
    const copy = remote.copy();
    copy.get(workshopId)?.registers.delete(`workshop_steps|${stepRow}|output/ideas/nte_b/text`);
    remote.restore(copy);
    const key = `workshop_steps|${stepRow}|output/ideas/nte_b/text`;
    await ann.engine.syncNow();
    expect(remote.registers(workshopId).has(key)).toBe(false);
    ann.clock.offset += CHECK_MS;
    await vi.waitFor(async () => {
      await ann.engine.syncNow();
      expect(remote.registers(workshopId).get(key)?.[3]).toBe('"ben’s"');
    }, 60_000);
    await untilSame(workshopId, ann, ben);
    // At rest and alike there is nothing to repair: the next check leaves all as it is.
    const before = { events: kindsOf(ann).filter((kind) => kind === 'repaired'), head: remote.head(workshopId) };
    ann.clock.offset += 8 * 86_400_000;
    await ann.engine.syncNow();
    expect({ events: kindsOf(ann).filter((kind) => kind === 'repaired'), head: remote.head(workshopId) }).toEqual(before);
    expect(before.events).toHaveLength(1);
    for (const { dataDir } of [ann, ben]) expectSound(dataDir);
  });

  test('SQLite and PL/pgSQL hash any keys alike, and what the PostgreSQL lost is sent again', async () => {
    const remote = await openPgliteRemote();
    onTestFinished(() => remote.close());
    const ann = person(await remote.as('ann'));
    const { workshopId, stepRow } = newWorkshop(ann.store, 'ann');
    const ids = ['nte_Z', 'nte_a', 'nte_ä', 'nte_\u{1f600}', 'nte_\uffee', 'nte_a/b', 'nte_~', 'nte_$x', 'nte_ a', 'nte_A-', 'nte_a_', 'nte_.'];
    for (const id of ids) note(ann.store, stepRow, id, `text of ${id}`);
    ann.engine.choose(workshopId, true);
    await untilSame(workshopId, ann);
    const size = registersOn(ann.dataDir, workshopId).size;
    const check = async (): Promise<void> => {
      ann.clock.offset += 8 * 86_400_000;
      await ann.engine.syncNow();
    };
    await check();
    expect(kindsOf(ann)).not.toContain('repaired');
    const count = async (): Promise<unknown> => (await remote.sql(`SELECT count(*)::int AS n FROM sync_register WHERE scope = '${workshopId}'`))[0]?.['n'];
    await remote.sql(`DELETE FROM sync_register WHERE scope = '${workshopId}' AND path LIKE 'output/ideas/nte_%'`);
    expect(await count()).toBe(size - ids.length);
    await check();
    await untilSame(workshopId, ann);
    expect(await count()).toBe(size);
    expect(kindsOf(ann).filter((kind) => kind === 'repaired')).toHaveLength(1);
    const rows = await remote.sql(`SELECT output FROM workshop_steps WHERE id = '${stepRow}'`);
    expect(rows).toEqual([{ output: ann.store.output(stepRow) }]);
    await check();
    expect(kindsOf(ann).filter((kind) => kind === 'repaired')).toHaveLength(1);
  });

  test('a laptop that was in the room carries to the cloud what others wrote there, under their names, and back', async () => {
    const { remote: room, ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    note(ben.store, stepRow, 'nte_ben', 'said in the room');
    ben.store.mutate('ben', (unit) => {
      unit.insert('sessions', { id: 'ses_ben', workshopId });
      unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', 'nte_gone', 'text'], value: 'soon gone' }]);
      return ok(null);
    });
    ben.store.mutate('ben', (unit) => {
      unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id: 'nte_gone' }]);
      return ok(null);
    });
    await untilSame(workshopId, ann, ben);
    ben.end();
    // Ann leaves the room and connects to the cloud, where nobody has ever heard of Ben’s laptop.
    ann.end();
    const cloud = new MemoryRemote(() => Date.now());
    const carrier = person(memoryRemoteStore(cloud, 'ann'), { dataDir: ann.dataDir, remoteId: 'cloud' });
    carrier.engine.choose(workshopId, true);
    await untilSame(workshopId, carrier);
    expect(Object.fromEntries(cloud.registers(workshopId))).toEqual(Object.fromEntries(room.registers(workshopId)));
    expect(cloud.registers(workshopId).get(`workshop_steps|${stepRow}|output/ideas/nte_ben/text`)?.[5]).toBe(ben.store.personId);
    cloud.setMember(workshopId, 'cyn', 'editor');
    const cyn = person(memoryRemoteStore(cloud, 'cyn'));
    cyn.engine.fetch([workshopId]);
    await untilSame(workshopId, carrier, cyn);
    note(cyn.store, stepRow, 'nte_cyn', 'said at home');
    await untilSame(workshopId, carrier, cyn);
    carrier.end();
    // Back in the room: only what is new goes there, once.
    const before = room.head(workshopId);
    const back = person(memoryRemoteStore(room, 'ann'), { dataDir: ann.dataDir });
    const again = person(memoryRemoteStore(room, 'ben'), { dataDir: ben.dataDir });
    await untilSame(workshopId, back, again);
    expect(textOf(again.store, stepRow, 'nte_cyn')).toBe('said at home');
    expect(room.head(workshopId)).toBe(before + 1);
    for (const { dataDir } of [back, again, cyn]) expectSound(dataDir);
  });

  test('what the cloud refuses stays in the room: both are read anew, each when this laptop is there', async () => {
    const { ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    note(ann.store, stepRow, 'nte_a', 'for the room');
    await untilSame(workshopId, ann, ben);
    ann.end();
    const cloud = new MemoryRemote(() => Date.now());
    cloud.rejects = ([, , , value]) => (value?.includes('for the room') === true ? 'malformed' : undefined);
    const carrier = person(memoryRemoteStore(cloud, 'ann'), { dataDir: ann.dataDir, remoteId: 'cloud' });
    note(carrier.store, stepRow, 'nte_c', 'for the cloud');
    carrier.engine.choose(workshopId, true);
    await untilSame(workshopId, carrier);
    expect(cloud.registers(workshopId).get(`workshop_steps|${stepRow}|output/ideas/nte_c/text`)?.[3]).toBe('"for the cloud"');
    expect(carrier.engine.conflicts(workshopId)).toMatchObject([{ kind: 'refused', mine: '"for the room"' }]);
    carrier.end();
    const back = person(ann.cable.to, { dataDir: ann.dataDir });
    await untilSame(workshopId, back, ben);
    expect([textOf(back.store, stepRow, 'nte_a'), textOf(ben.store, stepRow, 'nte_c')]).toEqual(['for the room', 'for the cloud']);
    expectSound(back.dataDir);
  });

  test('a build pack and a session that somebody deleted under an unsent edit come back whole, as copies', async () => {
    const { ann, workshopId, join } = await annsRoom();
    const ben = join('ben');
    ann.store.mutate('ann', (unit) => {
      unit.insert('build_packs', { id: 'bp_one', workshopId, title: 'Pack', formatType: 'json', content: '{"a":1}' });
      unit.insert('sessions', { id: 'ses_one', workshopId, startedAt: new Date(1_000_000) });
      return ok(null);
    });
    await untilSame(workshopId, ann, ben);
    ben.cable.cut = true;
    ben.store.mutate('ben', (unit) => {
      unit.update('build_packs', 'bp_one', { title: 'Pack, by ben' });
      unit.update('sessions', 'ses_one', { endedAt: new Date(2_000_000) });
      return ok(null);
    });
    ann.store.mutate('ann', (unit) => {
      unit.remove('build_packs', 'bp_one');
      unit.remove('sessions', 'ses_one');
      return ok(null);
    });
    await ann.engine.syncNow();
    ben.cable.cut = false;
    await untilSame(workshopId, ann, ben);
    expect([ben.store.buildPacks(workshopId), ben.store.sessions(workshopId)]).toEqual([[], []]);
    const recovered = ben.engine.conflicts(workshopId);
    expect(recovered.map(({ kind, table }) => [kind, table]).sort()).toEqual([['recovered', 'build_packs'], ['recovered', 'sessions']]);
    for (const { id } of recovered) expect(ben.engine.restoreConflict(id)).toEqual({ ok: true, value: null });
    await untilSame(workshopId, ann, ben);
    for (const { store, dataDir } of [ann, ben]) {
      const packs = store.buildPacks(workshopId).map(({ id }) => store.buildPack(id));
      expect(packs).toMatchObject([{ title: 'Pack, by ben', formatType: 'json', content: '{"a":1}' }]);
      expect(store.sessions(workshopId)).toMatchObject([{ startedAt: new Date(1_000_000), endedAt: new Date(2_000_000) }]);
      expect(packs[0]?.id).not.toBe('bp_one');
      expect(store.sessions(workshopId)[0]?.id).not.toBe('ses_one');
      expectSound(dataDir);
    }
  });

  test('a remote that speaks a newer protocol stops sync and says so; work goes on here, and is sent after the update', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    remote.protocol = [2, 3];
    note(ann.store, stepRow, 'nte_new', 'written in between');
    await ann.engine.syncNow();
    expect(ann.engine.status()).toMatchObject({ link: { kind: 'stopped', why: 'version' }, workshops: [{ state: { kind: 'stopped', why: 'version', changes: 1 } }] });
    const asked = { ...remote.counts };
    note(ann.store, stepRow, 'nte_new', 'written on');
    const other = newWorkshop(ann.store, 'ann');
    await vi.waitFor(() => expect(ann.engine.status().workshops.find((one) => one.workshopId === workshopId)?.state).toMatchObject({ kind: 'stopped' }), 60_000);
    expect(textOf(ann.store, stepRow, 'nte_new')).toBe('written on');
    expect(ann.store.workshop(other.workshopId)).toBeDefined();
    expect(remote.counts).toEqual(asked);
    expect(kindsOf(ann)[0]).toBe('stopped');
    remote.protocol = [1, 3];
    await untilSame(workshopId, ann, ben);
    expect(textOf(ben.store, stepRow, 'nte_new')).toBe('written on');
  });

  test('tables, columns and paths of a newer app are kept, sent on, and show after this one was updated', async () => {
    const { ann, workshopId, stepRow, join, put } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    const newer = new TestLaptop('ann');
    const unknown = [
      newer.row('wall_photos', 'pho_1', { workshop_id: workshopId, place: { x: 1, y: 2 } }),
      [newer.change('workshops', workshopId, 'mood', 'bright'), newer.change('workshop_steps', stepRow, 'output/ideas/nte_a/$locked', true)],
      [newer.change('workshop_steps', stepRow, 'output/ideas/nte_a/aura', 'violet'), newer.change('workshop_steps', stepRow, 'reactions/nte_a', ['+'])],
    ];
    put(unknown, newer);
    await untilSame(workshopId, ann, ben);
    expect(ben.store.output(stepRow)['ideas']).toEqual({ nte_a: { text: 'v0', aura: 'violet' } });
    note(ben.store, stepRow, 'nte_a', 'edited by the older app');
    await untilSame(workshopId, ann, ben);
    // Ben’s laptop, which understands none of it, is the one that carries it on.
    ann.end();
    ben.end();
    const cloud = new MemoryRemote(() => Date.now());
    const carrier = person(memoryRemoteStore(cloud, 'ann'), { dataDir: ben.dataDir, remoteId: 'cloud' });
    carrier.engine.choose(workshopId, true);
    await untilSame(workshopId, carrier);
    for (const [table, row, path, value, hlc] of unknown.flat()) {
      expect(cloud.registers(workshopId).get(`${table}|${row}|${path}`)).toEqual([table, row, path, value, hlc, 'ann']);
    }

    // As an app left it that knew neither `org_id` nor build packs, nor what stands at a path: the registers are there, the rows are not.
    carrier.store.mutate('ann', (unit) => {
      unit.update('workshops', workshopId, { orgId: 'org_one' });
      unit.insert('build_packs', { id: 'bp_one', workshopId, title: 'Pack' });
      return ok(null);
    });
    await untilSame(workshopId, carrier);
    carrier.end();
    const whole = rowsOn(carrier.dataDir);
    const registers = registersOn(carrier.dataDir, workshopId);
    write(carrier, (db) => {
      db.exec('UPDATE workshops SET org_id = NULL; DELETE FROM build_packs');
      db.prepare(`UPDATE workshop_steps SET output = '{"ideas":{}}' WHERE id = ?`).run(stepRow);
    });
    const updated = person(memoryRemoteStore(cloud, 'ann'), { dataDir: carrier.dataDir, remoteId: 'cloud', migrationsDir: newerMigrations('CREATE TABLE `later` (`id` text PRIMARY KEY NOT NULL);') });
    expect(rowsOn(updated.dataDir)).toEqual(whole);
    expect(textOf(updated.store, stepRow, 'nte_a')).toBe('edited by the older app');
    expect(updated.store.buildPacks(workshopId)).toMatchObject([{ title: 'Pack' }]);
    await untilSame(workshopId, updated);
    expect(registersOn(updated.dataDir, workshopId)).toEqual(registers);
    expectSound(updated.dataDir);
  });
});
