import { describe, expect, test, vi } from 'vitest';

import type { WireRegister } from '../../electron/core/sync/protocol.ts';
import { ROW_PATH } from '../../electron/core/sync/register-path.ts';
import { isAnswerOf } from '../../electron/remote/answer-check.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { bent, expectSound, look, registersOn, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, newWorkshop, ofWorkshop, rowsOn } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';
import { TestLaptop } from '../support/wire.ts';

const foreignKeys = (dataDir: string) => look(dataDir, (db) => db.pragma('foreign_key_check'));
const parkedOn = (dataDir: string) =>
  look(dataDir, (db) => db.prepare<[], { table: string; id: string; reason: string }>('SELECT table_name AS "table", row_id AS id, reason FROM sync_parked ORDER BY 1, 2').all());

describe('the invariants of sync, when what comes or goes is bad', { timeout: 180_000 }, () => {
  test('I7: one bad edit among many is set aside and delays neither the others nor another workshop', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const other = newWorkshop(ann.store, 'ann');
    ann.engine.choose(other.workshopId, true);
    await untilSame(other.workshopId, ann);
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    // This remote cannot take the request as a whole, and does not say which edit it is.
    const straight = ann.cable.to;
    let pushes = 0;
    ann.cable.to = bent(straight, {
      async push(request) {
        pushes += 1;
        if (JSON.stringify(request).includes('poison')) return ok({ ok: false, now: Date.now(), error: 'malformed', detail: 'no number' });
        return straight.push(request);
      },
    });
    ann.cable.cut = true;
    for (let n = 0; n < 40; n += 1) note(ann.store, stepRow, `nte_${n}`, n === 20 ? 'poison' : `good ${n}`);
    ann.cable.cut = false;
    await untilSame(workshopId, ann, ben);
    for (let n = 0; n < 40; n += 1) expect(textOf(ben.store, stepRow, `nte_${n}`)).toBe(n === 20 ? undefined : `good ${n}`);
    expect(ann.engine.conflicts(workshopId)).toMatchObject([{ kind: 'refused', mine: '"poison"', path: 'output/ideas/nte_20/text' }]);
    // It is asked one at a time up to the bad one, and no further.
    expect(pushes).toBeLessThan(30);
    expect(registersOn(ann.dataDir, workshopId).has(`workshop_steps|${stepRow}|output/ideas/nte_20/text`)).toBe(false);

    // Answers that make no sense for one workshop: the other syncs on.
    ann.cable.to = bent(straight, {
      pull: (request) => (request.scope === workshopId ? Promise.resolve({ ok: false, error: { kind: 'invalid_answer', detail: '' } }) : straight.pull(request)),
    });
    remote.write(workshopId, 'workshop_steps', stepRow, 'output/ideas/nte_web/text', '"from the web"', 'ffffffff00000001');
    remote.write(other.workshopId, 'workshop_steps', other.stepRow, 'output/ideas/nte_web/text', '"from the web"', 'ffffffff00000002');
    await vi.waitFor(async () => {
      await ann.engine.syncNow();
      expect(textOf(ann.store, other.stepRow, 'nte_web')).toBe('from the web');
    }, 60_000);
    expect(textOf(ann.store, stepRow, 'nte_web')).toBeUndefined();
    note(ann.store, other.stepRow, 'nte_mine', 'at once');
    await vi.waitFor(() => expect(remote.registers(other.workshopId).has(`workshop_steps|${other.stepRow}|output/ideas/nte_mine/text`)).toBe(true), 60_000);
    ann.cable.to = straight;
    await untilSame(workshopId, ann, ben);
    expect(textOf(ann.store, stepRow, 'nte_web')).toBe('from the web');
  });

  test('I8: rows without a parent, a column or their claim wait, revive by themselves, and no key ever points nowhere', async () => {
    const { ann, workshopId, join, put } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    const web = new TestLaptop('ann');
    const of = (table: string, id: string, columns: Readonly<Record<string, unknown>>) => web.row(table, id, { workshop_id: workshopId, created_at: 5, ...columns });
    put(
      [
        of('workshop_steps', 'wst_dream', { step_id: 'dream', status: 'not_started', 'output/ideas/nte_d/text': 'waits' }),
        of('build_packs', 'bp_nameless', { format_type: 'markdown' }),
        web.row('sessions', 'ses_lost', { started_at: 5, created_at: 5 }),
        [web.change('build_packs', 'bp_headless', 'title', 'no $row yet')],
        of('workshop_members', 'wm_second', { clerk_user_id: 'dan', role: 'viewer' }),
        of('sessions', 'ses_good', { started_at: 5 }),
      ],
      web,
    );
    const longAgo = `${'0'.repeat(11)}1${'0'.repeat(20)}`;
    const first = of('workshop_members', 'wm_first', { clerk_user_id: 'dan', role: 'editor' });
    put([first.map(([table, id, path, value]) => [table, id, path, value, longAgo])], web);
    put([of('build_packs', 'bp_typed', { title: 7, format_type: 'markdown' })], web);
    await untilSame(workshopId, ann, ben);
    const waiting = [
      { table: 'build_packs', id: 'bp_headless', reason: 'absent' },
      { table: 'build_packs', id: 'bp_nameless', reason: 'no title' },
      { table: 'build_packs', id: 'bp_typed', reason: 'no title' },
      { table: 'sessions', id: 'ses_lost', reason: 'no workshop_id' },
      { table: 'workshop_members', id: 'wm_second', reason: 'claim' },
      { table: 'workshop_steps', id: 'wst_dream', reason: 'no step_definitions' },
    ];
    for (const { dataDir, store } of [ann, ben]) {
      // Of a lost claim the winner may be told, too.
      expect(parkedOn(dataDir).map((one) => ({ ...one, reason: one.reason.replace(/^claim .*/, 'claim') }))).toEqual(waiting);
      expect(store.sessions(workshopId).map(({ id }) => id)).toEqual(['ses_good']);
      expect(store.members(workshopId)).toContainEqual(expect.objectContaining({ id: 'wm_first', role: 'editor' }));
      expect(foreignKeys(dataDir)).toEqual([]);
    }
    // What was missing comes, one by one, from here and from there.
    for (const { store } of [ann, ben]) {
      store.mutate(store.personId, (unit) => {
        unit.insert('step_definitions', { id: 'dream', order: 11, name: 'Dream', description: 'A step of another version' });
        return ok(null);
      });
    }
    put([[web.change('build_packs', 'bp_nameless', 'title', 'Named')], [web.change('sessions', 'ses_lost', 'workshop_id', workshopId)], [web.change('build_packs', 'bp_typed', 'title', 'Typed')]], web);
    put([of('build_packs', 'bp_headless', { title: 'With a head', format_type: 'json' }), [web.change('workshop_members', 'wm_first', ROW_PATH, false)]], web);
    await untilSame(workshopId, ann, ben);
    for (const { dataDir, store } of [ann, ben]) {
      expect(parkedOn(dataDir)).toEqual([]);
      expect(store.sessions(workshopId).map(({ id }) => id).sort()).toEqual(['ses_good', 'ses_lost']);
      expect(store.buildPacks(workshopId).map(({ title }) => title).sort()).toEqual(['Named', 'Typed', 'With a head']);
      expect(store.members(workshopId)).toContainEqual(expect.objectContaining({ id: 'wm_second', clerkUserId: 'dan', role: 'viewer' }));
      expect(store.output('wst_dream')).toEqual({ ideas: { nte_d: { text: 'waits' } } });
      expectSound(dataDir);
    }
  });

  test('I9: answers about one workshop that speak of another’s rows, or of the catalog’s, change nothing there', async () => {
    const { ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    const other = newWorkshop(ben.store, 'ben');
    await untilSame(workshopId, ann, ben);
    ben.store.mutate('ben', (unit) => {
      unit.insert('sessions', { id: 'ses_other', workshopId: other.workshopId });
      unit.insert('build_packs', { id: 'bp_other', workshopId: other.workshopId, title: 'Mine' });
      return ok(null);
    });
    const before = rowsOn(ben.dataDir);
    const evil = new TestLaptop('eve');
    const later = Date.now() + 60_000;
    const at = (table: string, row: string, path: string, value: unknown): WireRegister => [...evil.change(table, row, path, value, evil.tick(later)), 'eve'];
    const page: readonly WireRegister[] = [
      at('workshops', other.workshopId, 'title', 'Stolen'),
      at('workshops', other.workshopId, ROW_PATH, true),
      at('workshop_steps', other.stepRow, 'output/ideas/nte_a/text', 'overwritten'),
      at('workshop_steps', other.stepRow, 'output/ideas/nte_a/$deleted', 'f'.repeat(32)),
      at('workshop_steps', deterministicId('wst', other.workshopId, 'define'), ROW_PATH, false),
      at('sessions', 'ses_other', ROW_PATH, true),
      at('sessions', 'ses_other', 'workshop_id', workshopId),
      at('sessions', 'ses_other', 'started_at', 1),
      at('sessions', 'ses_other', 'created_at', 1),
      at('build_packs', 'bp_other', ROW_PATH, false),
      at('step_definitions', 'ideate', ROW_PATH, true),
      at('step_definitions', 'ideate', 'name', 'Stolen'),
      at('step_definitions', 'ideate', 'order', 1),
      at('step_definitions', 'ideate', 'description', 'Stolen'),
      at('step_definitions', 'stolen', ROW_PATH, true),
      at('step_definitions', 'stolen', 'name', 'Stolen'),
      at('step_definitions', 'stolen', 'order', 1),
      at('step_definitions', 'stolen', 'description', 'Stolen'),
    ];
    const straight = ben.cable.to;
    const gone = at('workshops', other.workshopId, ROW_PATH, false);
    for (const [n, registers] of [page, [gone], [...page, gone]].entries()) {
      let said = 0;
      const add = <T extends { readonly ok: boolean }>(answer: T, field: 'page' | 'winners'): T => {
        if (!answer.ok) return answer;
        said += 1;
        const there = (answer as unknown as Record<string, readonly WireRegister[]>)[field] ?? [];
        return { ...answer, [field]: [...there, ...registers] };
      };
      ben.cable.to = bent(straight, {
        async pull(request) {
          const answer = await straight.pull(request);
          return answer.ok && request.scope === workshopId ? ok(add(answer.value, 'page')) : answer;
        },
        async push(request) {
          const answer = await straight.push(request);
          return answer.ok && request.scope === workshopId ? ok(add(answer.value, 'winners')) : answer;
        },
      });
      note(ann.store, stepRow, 'nte_ann', `ann ${n}`);
      note(ben.store, stepRow, 'nte_ben', `ben ${n}`);
      await ann.engine.syncNow();
      await vi.waitFor(async () => {
        await ben.engine.syncNow();
        expect(textOf(ben.store, stepRow, 'nte_ann')).toBe(`ann ${n}`);
        expect(said).toBeGreaterThan(1);
      }, 60_000);
      const now = rowsOn(ben.dataDir);
      expect(ofWorkshop(now, other.workshopId)).toEqual(ofWorkshop(before, other.workshopId));
      expect(now['step_definitions']).toEqual(before['step_definitions']);
      expect(textOf(ben.store, other.stepRow, 'nte_a')).toBe('v0');
      expect(ben.store.sessions(workshopId)).toEqual([]);
      expect(foreignKeys(ben.dataDir)).toEqual([]);
    }
    ben.cable.to = straight;
    // The other workshop is as free as before: it is edited, synced and deleted.
    note(ben.store, other.stepRow, 'nte_a', 'v1');
    ben.engine.choose(other.workshopId, true);
    await untilSame(other.workshopId, ben);
    ben.store.mutate('ben', (unit) => {
      unit.remove('workshops', other.workshopId);
      return ok(null);
    });
    expect(ben.store.workshop(other.workshopId)).toBeUndefined();
    expect(ben.store.workshop(workshopId)?.title).toBe('v0');
    expect(foreignKeys(ben.dataDir)).toEqual([]);
  });

  test('I9: an answer with registers that no laptop can store is an invalid answer', () => {
    const answer = (register: unknown) => ({ ok: true, now: 1, role: 'owner', through: 1, head: 1, anchor: [1, 'a'], done: true, page: [register] });
    const good = ['workshops', 'ws_a', 'title', '"T"', new TestLaptop('x').tick(), 'x'];
    expect(isAnswerOf('sync_pull', answer(good))).toBe(true);
    const bad: readonly (readonly [number, string | number])[] = [[3, 'T'], [3, ''], [3, '{"a":'], [4, ''], [4, 'zz'.repeat(16)], [4, 'f'.repeat(32)], [4, `${good[4]}0`], [2, 7]];
    for (const [at, value] of bad) expect(isAnswerOf('sync_pull', answer(good.map((part, place) => (place === at ? value : part)))), `${at}: ${value}`).toBe(false);
    // Until when deletes are forgotten: a moment that no clock will show would have the laptop forget alone.
    for (const swept of ['1', -1, 1.5, Date.UTC(2500, 0)]) {
      expect(isAnswerOf('sync_pull', { ...answer(good), swept }), `swept ${swept}`).toBe(false);
      expect(isAnswerOf('sync_digest', { ok: true, now: 1, head: 1, anchor: [1, 'a'], rows: [], swept }), `swept ${swept}`).toBe(false);
    }
    expect(isAnswerOf('sync_pull', { ...answer(good), swept: Date.now() })).toBe(true);
  });
});
