import { expect, test } from 'vitest';

import type { HelloRequest } from '../../electron/core/sync/protocol.ts';
import { createTitles } from '../../electron/core/sync/engine/titles.ts';
import { ok } from '../../shared/domain/result.ts';
import { eventually, laptop, room, stateOf } from '../support/sync-room.ts';

test('workshops that can be fetched have their titles; a look for news asks for none, and a new title is asked for once', async () => {
  const { remote, hints, ada, workshopId } = room();
  ada.engine.choose(workshopId, true);
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  remote.setMember(workshopId, 'bob', 'viewer');
  const bob = laptop(remote, 'bob', hints);
  await eventually(() => expect(bob.engine.status().available).toEqual([{ workshopId, role: 'viewer', title: 'Bikes' }]));

  const asked: HelloRequest[] = [];
  const { hello } = bob.remote;
  bob.remote.hello = (request) => {
    asked.push(request);
    return hello(request);
  };
  await bob.engine.syncNow();
  await bob.engine.syncNow();
  expect(asked.map(({ titles }) => titles)).toEqual([undefined, undefined]);
  ada.store.mutate('ada', (unit) => ok(unit.update('workshops', workshopId, { title: 'Cargo bikes' })));
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  await eventually(() => expect(remote.register(workshopId, `workshops|${workshopId}|title`)?.[3]).toBe('"Cargo bikes"'));
  asked.length = 0;
  await bob.engine.syncNow();
  await bob.engine.syncNow();
  expect(asked.map(({ titles }) => titles)).toEqual([undefined, [workshopId], undefined]);
  expect(bob.engine.status().available[0]?.title).toBe('Cargo bikes');

  bob.engine.fetch([workshopId]);
  expect(bob.engine.status().workshops[0]?.titleThere).toBe('Cargo bikes');
  await eventually(() => expect(bob.store.workshop(workshopId)?.title).toBe('Cargo bikes'));
  expect(bob.engine.status().workshops[0]).not.toHaveProperty('titleThere');
});

test('titles are asked for in parts, kept as long as their head stands, and bounded', () => {
  const titles = createTitles();
  const scopes = Array.from({ length: 150 }, (_, n) => [`ws_${n}`, 1] as const);
  const first = titles.wanted(scopes);
  expect(first).toHaveLength(100);
  titles.learn(first, [['ws_0', 'x'.repeat(5_000)], ['ws_1', ' '], ['ws_2', null]]);
  expect(['ws_0', 'ws_1', 'ws_2', 'ws_3', 'ws_120'].map((scope) => titles.of(scope)?.length ?? null)).toEqual([200, null, null, null, null]);
  expect(titles.wanted(scopes)).toHaveLength(50);
  expect(titles.wanted([['ws_0', 2]])).toEqual([['ws_0', 2]]);
});
