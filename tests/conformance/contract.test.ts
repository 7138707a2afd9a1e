import { traverseContractProcedures } from '@orpc/server';
import { describe, expect, test, vi } from 'vitest';

import { facilitatorContract, type FacilitatorClient } from '../../shared/contract/facilitator.ts';
import { firstEvent } from '../support/host-client.ts';
import { CARRIERS } from './carriers.ts';
import { newWorkshop, useHarness } from './harness.ts';

/** A picture of one point. */
const TINY_PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** Every procedure of the contract, called once with an input that must succeed. */
const CALLS: Readonly<Record<string, (client: FacilitatorClient) => Promise<unknown>>> = {
  'system.watchStatus': (client) => firstEvent(client.system.watchStatus()),
  'system.setPreferences': (client) => client.system.setPreferences({ theme: 'dark' }),
  'system.retryOpen': (client) => client.system.retryOpen(),
  // Possible in a damaged state alone: reaching it is shown by its own typed refusal.
  'system.restoreBackup': (client) => refused(client.system.restoreBackup({ id: 'bk_1' }), ['STORAGE_UNAVAILABLE', 'NOT_FOUND']),
  'system.startEmpty': (client) => refused(client.system.startEmpty(), ['STORAGE_UNAVAILABLE']),
  'workshops.watchList': (client) => firstEvent(client.workshops.watchList()),
  'workshops.create': (client) => newWorkshop(client),
  'workshops.update': async (client) => client.workshops.update({ workshopId: await newWorkshop(client), title: 'Renamed' }),
  'workshops.setStatus': async (client) => client.workshops.setStatus({ workshopId: await newWorkshop(client), status: 'completed' }),
  'workshops.duplicate': async (client) => client.workshops.duplicate({ workshopId: await newWorkshop(client), title: 'Copy' }),
  'workshops.delete': async (client) => client.workshops.delete({ workshopId: await newWorkshop(client) }),
  'workshops.undoDelete': async (client) => {
    const workshopId = await newWorkshop(client);
    await client.workshops.delete({ workshopId });
    return client.workshops.undoDelete({ workshopId });
  },
  'workshops.createSample': (client) => client.workshops.createSample({ language: 'de' }),
  'workshops.watch': async (client) => firstEvent(client.workshops.watch({ workshopId: await newWorkshop(client) })),
  'workshops.watchInsight': async (client) => firstEvent(client.workshops.watchInsight({ workshopId: await newWorkshop(client) })),
  'steps.watch': async (client) => firstEvent(client.steps.watch({ workshopId: await newWorkshop(client), stepId: 'ideate' })),
  'steps.apply': async (client) => client.steps.apply(oneIdea(await newWorkshop(client))),
  'attachments.put': async (client) => client.attachments.put({ data: TINY_PNG }),
  'steps.undo': async (client) => client.steps.undo({ workshopId: await newWorkshop(client), stepId: 'ideate' }),
  'steps.redo': async (client) => client.steps.redo({ workshopId: await newWorkshop(client), stepId: 'ideate' }),
  'steps.complete': async (client) => client.steps.complete({ workshopId: await newWorkshop(client), stepId: 'ideate', anyway: true }),
  'steps.reopen': async (client) => {
    const address = { workshopId: await newWorkshop(client), stepId: 'ideate' };
    await client.steps.complete({ ...address, anyway: true });
    return client.steps.reopen(address);
  },
  'steps.carryForward': async (client) => (await carried(client)).items,
  'steps.acceptUpdate': async (client) => {
    const { workshopId, items } = await carried(client);
    await client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: 'Two bells' }] });
    return client.steps.acceptUpdate({ workshopId, stepId: 'prototype', collection: 'concepts', item: items[0] ?? '' });
  },
  'buildPacks.generate': async (client) => pack(client),
  'buildPacks.get': async (client) => client.buildPacks.get(await pack(client)),
  'buildPacks.save': async (client) => client.buildPacks.save(await pack(client)),
  'buildPacks.preview': async (client) => client.buildPacks.preview({ workshopId: await newWorkshop(client), format: 'json', language: 'en' }),
  'buildPacks.delete': async (client) => client.buildPacks.delete(await pack(client)),
  'sync.watch': (client) => firstEvent(client.sync.watch()),
  // What needs a remote is shown here by its typed refusal; tests/sync-app has a remote.
  'sync.connect': (client) => refused(client.sync.connect({ address: 'nowhere' }), ['ADDRESS_INVALID']),
  'sync.startSignIn': (client) => refused(client.sync.startSignIn({ address: 'https://127.0.0.1', email: 'a@b.c' }), ['ADDRESS_INVALID']),
  'sync.finishSignIn': (client) => refused(client.sync.finishSignIn({ factor: 'email_code', proof: '1' }), ['SIGN_IN_FAILED']),
  'sync.disconnect': (client) => client.sync.disconnect(),
  'sync.pause': (client) => refused(client.sync.pause(), ['NO_REMOTE']),
  'sync.resume': (client) => refused(client.sync.resume(), ['NO_REMOTE']),
  'sync.syncNow': (client) => refused(client.sync.syncNow(), ['NO_REMOTE']),
  'sync.choose': async (client) => refused(client.sync.choose({ workshopId: await newWorkshop(client), chosen: true }), ['NO_REMOTE']),
  'sync.fetch': (client) => refused(client.sync.fetch({ workshopIds: ['ws_1'] }), ['NO_REMOTE']),
  'sync.conflicts': async (client) => client.sync.conflicts({ workshopId: await newWorkshop(client) }),
  'sync.restoreConflict': (client) => refused(client.sync.restoreConflict({ conflictId: 'c1' }), ['NO_REMOTE']),
  'sync.markConflictsSeen': async (client) => client.sync.markConflictsSeen({ workshopId: await newWorkshop(client) }),
  'sync.events': (client) => client.sync.events({ limit: 10 }),
  'sync.export': async (client) => client.sync.export({ workshopId: await newWorkshop(client) }),
  'sync.import': async (client) => {
    const exported = await client.sync.export({ workshopId: await newWorkshop(client) });
    return client.sync.import({ content: exported.outcome === 'download' ? exported.content : '' });
  },
  'sync.watchSharing': async (client) => firstEvent(client.sync.watchSharing({ workshopId: await newWorkshop(client) })),
  'sync.share': async (client) => client.sync.share({ workshopId: await newWorkshop(client), role: 'editor', days: 7 }),
  'sync.revokeShare': async (client) => client.sync.revokeShare({ workshopId: await newWorkshop(client) }),
  'sync.changeRole': async (client) =>
    refused(client.sync.changeRole({ workshopId: await newWorkshop(client), memberId: 'wm_1', role: 'viewer' }), ['NOT_FOUND']),
  'sync.removeMember': async (client) => refused(client.sync.removeMember({ workshopId: await newWorkshop(client), memberId: 'wm_1' }), ['NOT_FOUND']),
  'sync.join': (client) => refused(client.sync.join({ token: 'x' }), ['NO_REMOTE']),
};

function oneIdea(workshopId: string) {
  const add = { kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'A bell', selected: true } } as const;
  return { workshopId, stepId: 'ideate', operations: [add] };
}

async function carried(client: FacilitatorClient): Promise<{ readonly workshopId: string; readonly items: readonly string[] }> {
  const workshopId = await newWorkshop(client);
  await client.steps.apply(oneIdea(workshopId));
  const source = { step: 'ideate', collection: 'ideas' } as const;
  const target = { step: 'prototype', collection: 'concepts' } as const;
  const { items } = await client.steps.carryForward({ workshopId, source, target, items: ['nte_a'] });
  return { workshopId, items };
}

async function pack(client: FacilitatorClient): Promise<{ readonly buildPackId: string }> {
  return client.buildPacks.generate({ workshopId: await newWorkshop(client), format: 'markdown', language: 'en' });
}

async function refused(call: Promise<unknown>, codes: readonly string[]): Promise<string> {
  const code: unknown = await call.then(
    () => 'no refusal',
    (error: { readonly code?: unknown }) => error.code,
  );
  expect(codes).toContain(code);
  return String(code);
}

function contractNames(): readonly string[] {
  const names: string[] = [];
  traverseContractProcedures({ router: facilitatorContract, path: [] }, ({ path }) => names.push(path.join('.')));
  return names;
}

test('the suite calls every procedure of the contract', () => {
  expect(Object.keys(CALLS).sort()).toEqual([...contractNames()].sort());
});

describe.each(CARRIERS)('over $name', (kind) => {
  const harness = useHarness(kind);

  test.each(Object.keys(CALLS))('%s is reachable', async (name) => {
    const { client } = await harness.connect();
    expect(await CALLS[name]?.(client)).toBeDefined();
    expect(harness.test.logged).toEqual([]);
  });

  test('dates arrive as dates, to the millisecond', async () => {
    const { client } = await harness.connect();
    const before = harness.test.clock.now();
    const workshopId = await newWorkshop(client);
    const event = await firstEvent(client.workshops.watchList());
    const card = event.workshops.find(({ id }) => id === workshopId);
    expect(card?.createdAt).toEqual(new Date(before));
    expect(card?.lastOpenedAt).toBeNull();
    const { undoUntil } = await client.workshops.delete({ workshopId });
    expect(undoUntil).toBeInstanceOf(Date);
  });

  test('text of every script and emoji arrives as it was sent', async () => {
    const { client } = await harness.connect();
    const title = 'Größe — 面包店 — خبز — 👩🏽‍🍳 — \u2028 — "quoted" \\';
    const workshopId = (await client.workshops.create({ title, originalIdea: '' })).workshopId;
    const event = await firstEvent(client.workshops.watchList());
    expect(event.workshops.find(({ id }) => id === workshopId)?.title).toBe(title);
  });

  test('a typed error keeps its code and data', async () => {
    const { client } = await harness.connect();
    const workshopId = await newWorkshop(client);
    await expect(client.steps.complete({ workshopId, stepId: 'ideate', anyway: false })).rejects.toMatchObject({
      code: 'GATE_NOT_MET',
      defined: true,
      data: { missing: expect.arrayContaining([expect.objectContaining({ code: expect.any(String) as string })]) as unknown },
    });
  });

  test('unknown ids end in NOT_FOUND with what and which', async () => {
    const { client } = await harness.connect();
    const workshopId = await newWorkshop(client);
    const unknown = 'ws_zzzzzzzzzzzzzzzzzzzzzzzz';
    const cases: readonly (readonly [Promise<unknown>, string, string])[] = [
      [client.workshops.update({ workshopId: unknown, title: 'x' }), 'workshop', unknown],
      [client.workshops.delete({ workshopId: unknown }), 'workshop', unknown],
      [client.workshops.watch({ workshopId: unknown }), 'workshop', unknown],
      [client.steps.watch({ workshopId, stepId: 'nonsense' }), 'step', 'nonsense'],
      [client.steps.apply({ ...oneIdea(workshopId), stepId: 'nonsense' }), 'step', 'nonsense'],
      [client.buildPacks.get({ buildPackId: 'bp_nothing' }), 'build_pack', 'bp_nothing'],
    ];
    for (const [call, what, id] of cases) await expect(call).rejects.toMatchObject({ code: 'NOT_FOUND', defined: true, data: { what, id } });
  });

  test('invalid input ends in INVALID_INPUT with its issues and changes nothing', async () => {
    const { client } = await harness.connect();
    const workshopId = await newWorkshop(client);
    const commits: unknown[] = [];
    const stop = harness.test.store().onCommit((commit) => commits.push(commit));
    const wrong = (input: unknown) => input as never;
    const cases: readonly (readonly [Promise<unknown>, readonly (string | number)[]])[] = [
      [client.workshops.create({ title: '', originalIdea: '' }), ['title']],
      [client.workshops.create({ title: 'x'.repeat(201), originalIdea: '' }), ['title']],
      [client.workshops.create({ title: 'lone \ud800 half', originalIdea: '' }), ['title']],
      [client.workshops.create(wrong({ title: 'x' })), ['originalIdea']],
      [client.workshops.update({ workshopId: "'; drop table workshops; --", title: 'x' }), ['workshopId']],
      [client.workshops.setStatus(wrong({ workshopId, status: 'gone' })), ['status']],
      [client.steps.apply({ workshopId, stepId: 'ideate', operations: [] }), ['operations']],
      [
        client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'add', collection: 'ideas', id: '__proto__', fields: {} }] }),
        ['operations', 0, 'id'],
      ],
      [client.system.setPreferences(wrong({ theme: 'pink' })), ['theme']],
    ];
    for (const [call, path] of cases) {
      const issue = expect.objectContaining({ path, code: expect.any(String) as string }) as unknown;
      await expect(call).rejects.toMatchObject({ code: 'INVALID_INPUT', defined: true, data: { issues: expect.arrayContaining([issue]) as unknown } });
    }
    stop();
    expect(commits).toEqual([]);
    expect(harness.test.logged).toEqual([]);
  });

  test('a defect becomes one opaque error with the id of its log entry', async () => {
    const { client } = await harness.connect();
    const mutate = vi.spyOn(harness.test.store(), 'mutate').mockImplementation(() => {
      throw new Error('secret detail');
    });
    const error: unknown = await client.workshops.create({ title: 'x', originalIdea: '' }).catch((caught: unknown) => caught);
    mutate.mockRestore();
    expect(error).toMatchObject({ code: 'INTERNAL', data: { logId: expect.stringMatching(/^log_/) as string } });
    expect(JSON.stringify(error)).not.toContain('secret');
    expect(harness.test.logged).toHaveLength(2);
  });
});
