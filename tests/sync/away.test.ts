import { describe, expect, onTestFinished, test } from 'vitest';

import { createWorkshop } from '../../electron/core/workshop/create-workshop.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { ok } from '../../shared/domain/result.ts';
import { MemoryRemote } from '../simulation/memory-remote.ts';
import type { Hints } from '../simulation/memory-remote-store.ts';
import { eventually, expectSame, laptop, note, stateOf, textOf, type TestLaptop } from '../support/sync-room.ts';

const DAY = 86_400_000;
const remove = ({ store }: TestLaptop, stepRow: string, id: string): void => {
  store.mutate(store.personId, (unit) => {
    unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id }]);
    return ok(null);
  });
};

describe('a laptop that was away for more than 90 days', () => {
  test('reads everything anew: what was deleted goes, what it wrote unsent stays or can be brought back, and nothing deleted comes back', { timeout: 60_000 }, async () => {
    let later = 0;
    const remote = new MemoryRemote(() => Date.now() + later);
    const hints: Hints = new Set();
    const ada = laptop(remote, 'ada', hints);
    const made = createWorkshop(ada.store, 'ada', { title: 'Bikes', originalIdea: 'Sharing' });
    if (!made.ok) throw new Error('no workshop');
    const { workshopId } = made.value;
    const stepRow = deterministicId('wst', workshopId, 'ideate');
    for (const id of ['stays', 'goes', 'edited']) note(ada.store, stepRow, `nte_${id}`, id);
    ada.store.mutate('ada', (unit) => {
      for (const id of ['bp_goes', 'bp_edited']) unit.insert('build_packs', { id, workshopId, title: id });
      return ok(null);
    });
    ada.engine.choose(workshopId, true);
    await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
    remote.setMember(workshopId, 'bob', 'editor');
    const bob = laptop(remote, 'bob', hints);
    await eventually(() => expect(bob.engine.status().available).toHaveLength(1));
    bob.engine.fetch(workshopId);
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_edited')).toBe('edited'));
    await eventually(() => expect(stateOf(bob, workshopId)).toBe('up_to_date'));
    onTestFinished(() => expect(remote.registers(workshopId).size).toBeGreaterThan(0));

    // Bob goes away, and writes.
    bob.remote.trouble = { kind: 'offline', detail: '' };
    ada.store.mutate('ada', (unit) => {
      for (const id of ['bp_goes', 'bp_edited']) unit.remove('build_packs', id);
      return ok(null);
    });
    remove(ada, stepRow, 'nte_goes');
    remove(ada, stepRow, 'nte_edited');
    await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
    later = 91 * DAY;
    for (const one of [ada, bob]) one.clock.offset = later;
    bob.store.mutate('bob', (unit) => {
      unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', 'nte_edited', 'color'], value: 'red' }, { kind: 'put', path: ['ideas', 'nte_new', 'text'], value: 'new' }]);
      unit.update('build_packs', 'bp_edited', { title: 'what bob wrote' });
      unit.insert('build_packs', { id: 'bp_new', workshopId, title: 'made by bob' });
      return ok(null);
    });
    // Ada goes on: her push makes the remote forget, and her laptop forgets with it.
    note(ada.store, stepRow, 'nte_after', 'after 91 days');
    await eventually(() => expect([...remote.registers(workshopId).keys()].filter((key) => /goes|edited/.test(key))).toEqual([]));
    note(ada.store, stepRow, 'nte_after', 'and on');
    await ada.engine.syncNow();

    bob.remote.trouble = null;
    await bob.engine.syncNow();
    await eventually(() => expect(textOf(ada.store, stepRow, 'nte_new')).toBe('new'));
    await eventually(() => expect(textOf(bob.store, stepRow, 'nte_after')).toBe('and on'));
    await eventually(() => expect(stateOf(bob, workshopId)).toBe('up_to_date'));
    // Nobody had seen Bob's edit when the idea was deleted: the whole idea is back. The others stay away.
    await eventually(() => expect(ada.store.output(stepRow)['ideas']).toMatchObject({ nte_edited: { text: 'edited', color: 'red' }, nte_stays: { text: 'stays' } }));
    expect(textOf(bob.store, stepRow, 'nte_goes')).toBeUndefined();
    expect(ada.store.buildPacks(workshopId).map(({ id }) => id)).toEqual(['bp_new']);
    const [recovered] = bob.engine.conflicts(workshopId);
    expect(recovered).toMatchObject({ kind: 'recovered', table: 'build_packs', rowId: 'bp_edited' });
    expect(bob.engine.restoreConflict(recovered?.id ?? '')).toEqual({ ok: true, value: null });
    await eventually(() => expect(ada.store.buildPacks(workshopId).map(({ title }) => title).sort()).toEqual(['made by bob', 'what bob wrote']));
    await ada.engine.syncNow();
    await eventually(() => expectSame(ada, bob, workshopId));
    expect(remote.registers(workshopId).has(`workshop_steps|${stepRow}|output/ideas/nte_goes/text`)).toBe(false);
  });
});
