import { describe, expect, test } from 'vitest';

import { ok } from '../../shared/domain/result.ts';
import { expectSound, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, type Person } from '../support/sync-people.ts';
import { note, textOf } from '../support/sync-room.ts';

const color = ({ store }: Person, stepRow: string, id: string, value: string): void => {
  expect(store.mutate(store.personId, (unit) => ok(unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id, 'color'], value }]))).ok).toBe(true);
};
const drop = ({ store }: Person, stepRow: string, id: string): void => {
  expect(store.mutate(store.personId, (unit) => ok(unit.writeOutput(stepRow, [{ kind: 'delete_item', collection: 'ideas', id }]))).ok).toBe(true);
};
/** Two people at one workshop, and how the first comes back after a while without a network. */
async function twoPeople() {
  const room = await annsRoom();
  const ben = room.join('ben');
  await untilSame(room.workshopId, room.ann, ben);
  const back = async (): Promise<void> => {
    room.ann.cable.cut = false;
    await room.ann.engine.syncNow();
  };
  return { ...room, ben, back };
}

describe('what was sent, and then went with a delete by somebody who had not seen it', { timeout: 180_000 }, () => {
  test('a session comes back whole to whoever wrote in it; who wrote nothing new is told nothing', async () => {
    const { ann, ben, workshopId, join, back } = await twoPeople();
    ann.store.mutate('ann', (unit) => ok(unit.insert('sessions', { id: 'ses_one', workshopId, startedAt: new Date(1_000_000) })));
    const cyn = join('cyn');
    await untilSame(workshopId, ann, ben, cyn);
    ann.cable.cut = true;
    ann.store.mutate('ann', (unit) => ok(unit.remove('sessions', 'ses_one')));
    ben.store.mutate('ben', (unit) => ok(unit.update('sessions', 'ses_one', { endedAt: new Date(2_000_000) })));
    await untilSame(workshopId, ben, cyn);
    await back();
    await untilSame(workshopId, ann, ben, cyn);
    const [recovered, ...others] = ben.engine.conflicts(workshopId);
    expect([recovered, others]).toMatchObject([{ kind: 'recovered', table: 'sessions' }, []]);
    for (const { engine } of [ann, cyn]) expect(engine.conflicts(workshopId)).toEqual([]);
    expect(ben.engine.restoreConflict(recovered?.id ?? '')).toEqual(ok(null));
    await untilSame(workshopId, ann, ben, cyn);
    expect(cyn.store.sessions(workshopId)).toMatchObject([{ startedAt: new Date(1_000_000), endedAt: new Date(2_000_000) }]);
    for (const { dataDir } of [ann, ben, cyn]) expectSound(dataDir);
  });

  test('a workshop can be brought back by whoever wrote in it', async () => {
    const { ann, ben, workshopId, stepRow, back } = await twoPeople();
    ann.cable.cut = true;
    ann.store.mutate('ann', (unit) => ok(unit.remove('workshops', workshopId)));
    note(ben.store, stepRow, 'nte_a', 'sent, and not seen by ann');
    await untilSame(workshopId, ben);
    await back();
    await ben.engine.syncNow();
    expect(ben.store.workshop(workshopId)).toBeUndefined();
    expect(ben.store.sync.recoverable()).toMatchObject([{ workshopId, title: 'v0' }]);
    expect(JSON.stringify(ben.engine.conflicts(workshopId))).toContain('sent, and not seen by ann');
    expectSound(ben.dataDir);
  });

  test.each(['sent before', 'not sent'])('a part of a note that a delete hides is kept: %s', async (when) => {
    const { ann, ben, workshopId, stepRow, back } = await twoPeople();
    for (const one of [ann, ben]) one.cable.cut = true;
    color(ben, stepRow, 'nte_a', 'red by ben');
    if (when === 'sent before') {
      ben.cable.cut = false;
      await untilSame(workshopId, ben);
    }
    // Newer than ben's, so that the delete hides all of it.
    ann.clock.offset += 60_000;
    note(ann.store, stepRow, 'nte_a', 'of ann');
    drop(ann, stepRow, 'nte_a');
    await back();
    ben.cable.cut = false;
    await untilSame(workshopId, ann, ben);
    expect(textOf(ben.store, stepRow, 'nte_a')).toBeUndefined();
    expect(ben.engine.conflicts(workshopId)).toMatchObject([{ kind: 'replaced', path: 'output/ideas/nte_a/color', mine: '"red by ben"', theirs: null }]);
    expect(ann.engine.conflicts(workshopId)).toEqual([]);
    expect(ben.engine.restoreConflict(ben.engine.conflicts(workshopId)[0]?.id ?? '')).toEqual(ok(null));
    await untilSame(workshopId, ann, ben);
    expect(ann.store.output(stepRow)['ideas']).toMatchObject({ nte_a: { color: 'red by ben' } });
    for (const { dataDir } of [ann, ben]) expectSound(dataDir);
  });

  test('what another program wrote is shown to whoever replaced it', async () => {
    const { ann, ben, remote, workshopId, stepRow, back } = await twoPeople();
    ann.cable.cut = true;
    remote.write(workshopId, 'workshop_steps', stepRow, 'output/ideas/nte_a/text', '"by the web app"', `00000000${'c'.repeat(8)}`);
    ann.clock.offset += 60_000;
    note(ann.store, stepRow, 'nte_a', 'of ann');
    await back();
    await untilSame(workshopId, ann, ben);
    expect(textOf(ben.store, stepRow, 'nte_a')).toBe('of ann');
    expect(ann.engine.conflicts(workshopId)).toMatchObject([{ kind: 'replaced', mine: '"by the web app"', theirs: '"of ann"' }]);
    expect(ben.engine.conflicts(workshopId)).toEqual([]);
  });
});
