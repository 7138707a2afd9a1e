import { expect, test } from 'vitest';

import { eventually, laptop, note, room, stateOf, textOf } from '../support/sync-room.ts';

test('a viewer is known by the remote’s word, brings nothing back that was refused, and may write once they are an editor', async () => {
  const { remote, hints, ada, workshopId, stepRow } = room();
  note(ada.store, stepRow, 'nte_a', 'one');
  ada.engine.choose(workshopId, true);
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  expect(ada.engine.roleOf(workshopId)).toBe('owner');
  expect(ada.engine.roleOf('ws_none')).toBeNull();
  remote.setMember(workshopId, 'bob', 'editor');
  const bob = laptop(remote, 'bob', hints);
  await eventually(() => expect(bob.engine.roleOf(workshopId)).toBe('editor'));
  bob.engine.fetch([workshopId]);
  await eventually(() => expect(textOf(bob.store, stepRow, 'nte_a')).toBe('one'));

  remote.rejects = ([, , , value]) => (value?.includes('refused there') === true ? 'forbidden' : undefined);
  note(bob.store, stepRow, 'nte_a', 'refused there');
  await eventually(() => expect(bob.engine.conflicts(workshopId)).toMatchObject([{ kind: 'refused', mine: '"refused there"' }]));
  const [refused] = bob.engine.conflicts(workshopId);
  remote.setMember(workshopId, 'bob', 'viewer');
  await bob.engine.syncNow();
  expect(bob.engine.roleOf(workshopId)).toBe('viewer');
  expect(bob.engine.status().workshops).toMatchObject([{ workshopId, role: 'viewer' }]);
  expect(bob.engine.restoreConflict(refused?.id ?? '')).toEqual({ ok: false, error: { kind: 'read_only_role' } });

  remote.rejects = () => undefined;
  remote.setMember(workshopId, 'bob', 'editor');
  await bob.engine.syncNow();
  expect(bob.engine.roleOf(workshopId)).toBe('editor');
  expect(bob.engine.restoreConflict(refused?.id ?? '')).toEqual({ ok: true, value: null });
  await eventually(() => expect(textOf(ada.store, stepRow, 'nte_a')).toBe('refused there'));
});
