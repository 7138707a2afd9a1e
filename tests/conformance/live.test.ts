import { describe, expect, test, vi } from 'vitest';

import { readLive } from '../support/live.ts';
import { CARRIERS } from './carriers.ts';
import { newWorkshop, useHarness } from './harness.ts';

const idea = (id: string, text: string) => ({ kind: 'add', collection: 'ideas', id, fields: { text } }) as const;

describe.each(CARRIERS)('live queries over $name', (kind) => {
  const harness = useHarness(kind);

  test('every client gets a snapshot first and then the changes that any of them makes', async () => {
    const [one, two] = [await harness.connect(), await harness.connect()];
    const workshopId = await newWorkshop(one.client);
    const address = { workshopId, stepId: 'ideate' };
    const lives = [
      await readLive((options) => one.client.steps.watch(address, options)),
      await readLive((options) => two.client.steps.watch(address, options)),
    ];
    for (const live of lives) expect(await live.next()).toMatchObject({ kind: 'snapshot', output: {} });
    await one.client.steps.apply({ ...address, operations: [idea('nte_a', 'A bell')] });
    await two.client.steps.apply({ ...address, operations: [idea('nte_b', 'A queue')] });
    for (const live of lives) {
      const paths: (readonly string[])[] = [];
      while (!paths.some((path) => path.includes('nte_b'))) {
        const event = await live.next();
        if (event.kind === 'changed') paths.push(...event.changes.map(({ path }) => path));
      }
      expect(paths.some((path) => path.includes('nte_a'))).toBe(true);
    }
  });

  test('the dashboard of a second client shows a workshop that the first one creates and deletes', async () => {
    const [one, two] = [await harness.connect(), await harness.connect()];
    const list = await readLive((options) => two.client.workshops.watchList(undefined, options));
    expect(await list.next()).toMatchObject({ kind: 'snapshot' });
    const workshopId = await newWorkshop(one.client);
    await list.until((event) => event.kind === 'changed' && event.workshops.some(({ id }) => id === workshopId));
    await one.client.workshops.delete({ workshopId });
    await list.until((event) => event.kind === 'changed' && event.removed.includes(workshopId));
  });

  test('a client that leaves one stream keeps the others and its calls', async () => {
    const { client } = await harness.connect();
    const workshopId = await newWorkshop(client);
    const list = await readLive((options) => client.workshops.watchList(undefined, options));
    const step = await readLive((options) => client.steps.watch({ workshopId, stepId: 'ideate' }, options));
    await Promise.all([list.next(), step.next()]);
    const listeners = harness.commitListeners();
    await list.close();
    await vi.waitFor(() => expect(harness.commitListeners()).toBe(listeners - 1), 30_000);
    await client.steps.apply({ workshopId, stepId: 'ideate', operations: [idea('nte_a', 'A bell')] });
    expect(await step.next()).toMatchObject({ kind: 'changed' });
  });

  test('nothing listens any more when a connection is gone, however many streams it had', async () => {
    const before = harness.commitListeners();
    const staying = await harness.connect();
    const workshopId = await newWorkshop(staying.client);
    for (let round = 0; round < 5; round += 1) {
      const leaving = await harness.connect();
      const lives = [
        await readLive((options) => leaving.client.workshops.watchList(undefined, options)),
        await readLive((options) => leaving.client.workshops.watch({ workshopId }, options)),
        await readLive((options) => leaving.client.steps.watch({ workshopId, stepId: 'define' }, options)),
      ];
      await Promise.all(lives.map((live) => live.next()));
      expect(harness.commitListeners()).toBe(before + 3);
      leaving.close();
      await vi.waitFor(() => expect(harness.commitListeners()).toBe(before), 30_000);
    }
    await expect(staying.client.workshops.update({ workshopId, title: 'Still there' })).resolves.toEqual({});
  });

  test('a workshop whose last watcher lost its connection is no longer open', async () => {
    const { client, close } = await harness.connect();
    const workshopId = await newWorkshop(client);
    const isOpen = () => harness.test.store().openSessions().some((session) => session.workshopId === workshopId);
    const watching = await readLive((options) => client.workshops.watch({ workshopId }, options));
    await watching.next();
    await client.steps.apply({ workshopId, stepId: 'ideate', operations: [idea('nte_a', 'A bell')] });
    expect(isOpen()).toBe(true);
    close();
    await vi.waitFor(() => {
      harness.test.clock.advance(1_000);
      expect(isOpen()).toBe(false);
    }, 30_000);
  });
});
