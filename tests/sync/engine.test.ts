import { describe, expect, test } from 'vitest';

import { ok } from '../../shared/domain/result.ts';
import { eventually, expectSame, laptop, note, shared, stateOf, textOf } from '../support/sync-room.ts';

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

  test('tell the author of an edit that was sent, and then replaced by somebody who had not seen it; once, and nobody else', async () => {
    const { remote, hints, ada, bob, workshopId, stepRow } = await shared();
    remote.setMember(workshopId, 'cleo', 'editor');
    const cleo = laptop(remote, 'cleo', hints);
    await eventually(() => expect(cleo.engine.status().available).toHaveLength(1));
    cleo.engine.fetch(workshopId);
    await eventually(() => expect(textOf(cleo.store, stepRow, 'nte_a')).toBe('one'));
    for (const { remote: cable } of [bob, cleo]) cable.trouble = { kind: 'offline', detail: '' };
    note(ada.store, stepRow, 'nte_a', 'sent by ada');
    await eventually(() => expect(remote.registers(workshopId).get(`workshop_steps|${stepRow}|output/ideas/nte_a/text`)?.[3]).toBe('"sent by ada"'));
    await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
    ada.remote.trouble = { kind: 'offline', detail: '' };
    // Bob has not seen it; Cleo sees his word only, and writes over it: in the feed stands hers alone when Ada comes back.
    note(bob.store, stepRow, 'nte_a', 'written by bob, who had not seen it');
    bob.remote.trouble = null;
    await bob.engine.syncNow();
    await eventually(() => expect(stateOf(bob, workshopId)).toBe('up_to_date'));
    cleo.remote.trouble = null;
    await cleo.engine.syncNow();
    await eventually(() => expect(textOf(cleo.store, stepRow, 'nte_a')).toBe('written by bob, who had not seen it'));
    note(cleo.store, stepRow, 'nte_a', 'written by cleo over bob');
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('written by cleo over bob'));
    ada.remote.trouble = null;
    await ada.engine.syncNow();
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_a')).toBe('written by cleo over bob'));
    const told = { kind: 'replaced', mine: '"sent by ada"', theirs: '"written by cleo over bob"', seen: false };
    await eventually(() => expect(ada.engine.conflicts(workshopId)).toMatchObject([told]));
    expect(cleo.engine.conflicts(workshopId)).toEqual([]);
    // A next edit brings no second telling, and an edit over what its author has seen none at all.
    note(ada.store, stepRow, 'nte_a', 'again ada');
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('again ada'));
    note(bob.store, stepRow, 'nte_a', 'bob, who has seen it');
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_a')).toBe('bob, who has seen it'));
    expect(ada.engine.conflicts(workshopId)).toHaveLength(1);
    expect(cleo.engine.conflicts(workshopId)).toEqual([]);
    await eventually(() => expectSame(ada, bob, workshopId));
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
    expect(bob.engine.status().workshops).toMatchObject([{ workshopId, title: 'Bikes', chosen: false, state: { kind: 'stopped', why: 'gone' }, unseenConflicts: 1 }]);
    expect(bob.engine.events(50).map(({ kind }) => kind)).toContain('workshop_gone');
    const [recovered] = bob.engine.conflicts(workshopId);
    expect(recovered).toMatchObject({ kind: 'recovered', table: 'workshops' });
    expect(bob.engine.restoreConflict(recovered?.id ?? '')).toEqual({ ok: true, value: null });
    expect(bob.engine.status().workshops.map((one) => one.title)).toEqual([undefined]);
    // Who deleted it has nothing to bring back, and no line for what is gone.
    await ada.engine.syncNow();
    expect(ada.engine.conflicts(workshopId)).toEqual([]);
    expect(ada.engine.status().workshops).toEqual([]);
    // To somebody who never read it a deleted workshop is just gone: only its tombstone would take a copy away.
    expect(remote.pull('bob', { v: 1, scope: workshopId, seen: [0, ''], after: 0, limit: 1 })).not.toHaveProperty('tombstone');
    const [copy] = bob.store.cards();
    expect(copy?.workshop.title).toBe('Bikes');
    const step = bob.store.step(copy?.workshop.id ?? '', 'ideate');
    expect(textOf(bob.store, step?.id ?? '', 'nte_j')).toBe('not sent either');
  });
});
