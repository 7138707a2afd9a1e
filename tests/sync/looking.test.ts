import { expect, onTestFinished, test } from 'vitest';

import { createSyncEngine } from '../../electron/core/sync/engine/create-sync-engine.ts';
import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import { memoryRemoteStore } from '../simulation/memory-remote-store.ts';
import { memoryLog, openSupervisor, storeOf, tempDataDir } from '../support/open-store.ts';
import { eventually, note, room, stateOf, textOf } from '../support/sync-room.ts';
import { TestClock } from '../support/test-clock.ts';

/** Ada's workshop, and Bob at the same remote over a way without hints, whose hours the test decides. */
async function withoutHints() {
  const { remote, hints, ada, workshopId, stepRow } = room();
  note(ada.store, stepRow, 'nte_a', 'one');
  ada.engine.choose(workshopId, true);
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  remote.setMember(workshopId, 'bob', 'editor');

  const clock = new TestClock(Date.now());
  const store = storeOf(openSupervisor({ dataDir: tempDataDir(), clock, log: memoryLog() }));
  const { onHint: _, ...silent } = memoryRemoteStore(remote, 'bob', hints);
  let looks = 0;
  const way: RemoteStore = { ...silent, hello: (request) => ((looks += 1), silent.hello(request)) };
  const bob = { inFront: true };
  const engine = createSyncEngine({
    store, remote: way, config: { id: 'r', kind: 'https', label: 'test' }, clock, log: memoryLog(),
    random: { next: () => 0.01, id: () => '0'.repeat(16) }, attention: () => (bob.inFront ? 'focused' : 'background'),
  });
  onTestFinished(() => engine.stop());
  /** Lets `ms` pass in seconds, and says how often the remote was asked meanwhile. */
  const looksIn = async (ms: number, first: () => void = () => undefined): Promise<number> => {
    const before = looks;
    first();
    for (let passed = 0; passed < ms; passed += 1_000) {
      clock.advance(1_000);
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
    return looks - before;
  };
  await eventually(() => expect(engine.status().available).toHaveLength(1));
  engine.fetch([workshopId]);
  await eventually(() => expect(textOf(store, stepRow, 'nte_a')).toBe('one'));
  return { ada, bob, engine, store, workshopId, stepRow, looksIn };
}

test('a remote without hints is asked every 2 s while others work there, every 15 s when they do not, and every minute in the background', async () => {
  const { ada, bob, engine, store, workshopId, stepRow, looksIn } = await withoutHints();
  // What came with the first fetch was written by another: somebody may still be at it.
  expect(await looksIn(20_000)).toBeGreaterThanOrEqual(9);
  await looksIn(60_000);
  expect(await looksIn(60_000)).toBe(4);

  note(ada.store, stepRow, 'nte_a', 'two');
  await eventually(() => expect(stateOf(ada, workshopId)).toBe('up_to_date'));
  await looksIn(15_000);
  expect(textOf(store, stepRow, 'nte_a')).toBe('two');
  expect(await looksIn(20_000)).toBeGreaterThanOrEqual(9);

  // What this laptop writes itself is no sign of others.
  await looksIn(60_000);
  note(store, stepRow, 'nte_b', 'mine');
  await eventually(() => expect(textOf(ada.store, stepRow, 'nte_b')).toBe('mine'));
  expect(await looksIn(60_000)).toBe(4);

  bob.inFront = false;
  await looksIn(15_000);
  expect(await looksIn(120_000)).toBe(2);

  bob.inFront = true;
  expect(await looksIn(1_000, () => engine.look())).toBe(1);
});
