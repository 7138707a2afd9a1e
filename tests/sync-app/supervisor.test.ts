import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { err, ok } from '../../shared/domain/result.ts';
import { readShare, shareHash } from '../../shared/domain/share-token.ts';
import { FakeSync, helloFrom, joined } from '../support/fake-sync.ts';
import { readLive } from '../support/live.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const ADDRESS = 'postgres://anna:correct-horse@127.0.0.1:5432/team';

let sync: FakeSync;
let app: TestApp;

beforeEach(() => {
  sync = new FakeSync();
  app = openTestApp({ sync: sync.ports });
});
afterEach(() => app.dispose());

const create = async (title = 'Bakery queue') => (await app.client.workshops.create({ title, originalIdea: 'Shorter waits.' })).workshopId;
const codeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'nothing',
    (error: { code: string; data: unknown }) => [error.code, error.data],
  );
const state = async () => {
  const live = await readLive((options) => app.client.sync.watch(undefined, options));
  const event = await live.next();
  await live.close();
  return event;
};

describe('connecting', () => {
  test('takes a remote that answers, says so live, and keeps the secret out of database, log and state', async () => {
    const live = await readLive((options) => app.client.sync.watch(undefined, options));
    expect(await live.next()).toMatchObject({ remote: null, link: { kind: 'none' }, secret: null });
    await app.client.sync.connect({ address: ADDRESS });
    const event = await live.until(({ remote }) => remote !== null);
    expect(event).toMatchObject({ remote: { kind: 'direct', label: '127.0.0.1:5432/team' }, link: { kind: 'online', person: 'anna' }, secret: 'file' });
    expect(JSON.stringify(event)).not.toContain('correct-horse');
    await live.close();
    app.app.dispose();
    const files = readdirSync(app.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.map(({ name }) => name)).toEqual(expect.arrayContaining(['secrets.json', 'secret.key']));
    for (const { name, parentPath } of files) expect(readFileSync(join(parentPath, name)).includes('correct-horse')).toBe(false);
    expect(JSON.stringify(app.logged)).not.toContain('correct-horse');
  });

  test('on a remote that does not answer, says why and changes nothing', async () => {
    const problems = [
      [() => err({ kind: 'unauthorized' as const }), 'unauthorized'],
      [() => err({ kind: 'not_set_up' as const }), 'not_set_up'],
      [() => err({ kind: 'offline' as const, detail: 'ECONNREFUSED' }), 'offline'],
      [() => ok({ ok: false as const, now: 0, error: 'forbidden' as const }), 'forbidden'],
      [() => helloFrom('anna', [2, 3]), 'version'],
    ] as const;
    for (const [answer, why] of problems) {
      sync.hello = answer;
      expect(await codeOf(app.client.sync.connect({ address: ADDRESS }))).toEqual(['REMOTE_FAILED', { why }]);
    }
    expect(await codeOf(app.client.sync.connect({ address: 'nonsense' }))).toEqual(['ADDRESS_INVALID', { problem: 'not_an_address' }]);
    expect(sync.opened.every(({ closed }) => closed)).toBe(true);
    expect(await state()).toMatchObject({ remote: null });
    expect(app.store().personId).toMatch(/^local_/);
  });

  test('gives up on a remote that never answers, and drops an answer to an older wish', async () => {
    let answerFirst: () => void = () => undefined;
    sync.hello = () => new Promise((resolve) => (answerFirst = () => resolve(helloFrom('first'))));
    const silent = codeOf(app.client.sync.connect({ address: ADDRESS }));
    await expect.poll(() => sync.opened.length).toBe(1);
    await Promise.resolve();
    app.clock.advance(15_000);
    expect(await silent).toEqual(['REMOTE_FAILED', { why: 'offline' }]);
    const older = codeOf(app.client.sync.connect({ address: ADDRESS }));
    await expect.poll(() => sync.opened.length).toBe(2);
    sync.hello = () => helloFrom('second');
    await app.client.sync.connect({ address: 'postgres://b:another@127.0.0.1/other' });
    answerFirst();
    expect((await older as readonly unknown[])[0]).toBe('SUPERSEDED');
    expect(await state()).toMatchObject({ remote: { label: '127.0.0.1/other' } });
    expect(sync.opened.map(({ closed }) => closed)).toEqual([true, true, false]);
  });

  test('makes the signed-in person the owner of what was local, in registers that sync', async () => {
    const id = await create();
    await app.client.sync.connect({ address: ADDRESS });
    const store = app.store();
    expect(store.personId).toBe('anna');
    expect(store.workshop(id)?.clerkUserId).toBe('anna');
    expect(store.members(id).map(({ clerkUserId, role }) => [clerkUserId, role])).toEqual([['anna', 'owner']]);
    const later = await create('Later');
    expect(store.workshop(later)?.clerkUserId).toBe('anna');
    await app.client.sync.disconnect();
    sync.hello = () => helloFrom('bert');
    await app.client.sync.connect({ address: 'postgres://bert:x@127.0.0.1/elsewhere' });
    expect(store.personId).toBe('bert');
    expect(store.workshop(id)?.clerkUserId).toBe('anna');
  });

  test('goes on after a restart with the kept secret, still paused; asks for it again when it is gone', async () => {
    await app.client.sync.connect({ address: ADDRESS });
    await app.client.sync.pause();
    app = app.reopen();
    expect(sync.opened).toHaveLength(2);
    expect(sync.opened[1]?.secret).toBe(ADDRESS);
    expect(sync.engine?.calls).toContain('pause');
    expect(await state()).toMatchObject({ paused: true, secret: 'file' });
    expect(app.store().personId).toBe('anna');
    await app.client.sync.resume();
    app.app.dispose();
    rmSync(join(app.dataDir, 'secrets.json'));
    app = app.reopen();
    expect(await state()).toMatchObject({ secret: 'missing', link: { kind: 'stopped', why: 'unauthorized' }, paused: false });
    expect(await codeOf(app.client.sync.syncNow())).toEqual(['NO_REMOTE', {}]);
    await app.client.sync.connect({ address: ADDRESS });
    expect(await state()).toMatchObject({ secret: 'file' });
  });

  test('disconnecting stops the engine, closes the connection and forgets the secret', async () => {
    await app.client.sync.connect({ address: ADDRESS });
    await app.client.sync.disconnect();
    expect(sync.engine?.stopped).toBe(true);
    expect(sync.opened[0]?.closed).toBe(true);
    expect(await state()).toMatchObject({ remote: null, secret: null });
    app = app.reopen();
    expect(sync.opened).toHaveLength(1);
  });
});

describe('workshops and conflicts', () => {
  test('choosing, fetching and joining reach the engine; what is not there is refused', async () => {
    const id = await create();
    expect(await codeOf(app.client.sync.choose({ workshopId: id, chosen: true }))).toEqual(['NO_REMOTE', {}]);
    await app.client.sync.connect({ address: ADDRESS });
    const { engine } = sync;
    await app.client.sync.choose({ workshopId: id, chosen: true });
    expect(engine?.calls).toContain(`choose ${id} true`);
    expect(await codeOf(app.client.sync.choose({ workshopId: 'ws_none', chosen: true }))).toMatchObject(['NOT_FOUND', { what: 'workshop' }]);
    expect(await codeOf(app.client.sync.fetch({ workshopIds: ['ws_none'] }))).toMatchObject(['NOT_FOUND', {}]);
    engine?.become({ available: [{ workshopId: 'ws_there', role: 'viewer', title: null }] });
    await app.client.sync.fetch({ workshopIds: ['ws_there'] });
    const token = `${id}.${'s'.repeat(32)}`;
    expect(await codeOf(app.client.sync.join({ token: 'no token' }))).toEqual(['REMOTE_FAILED', { why: 'gone' }]);
    expect(await codeOf(app.client.sync.join({ token }))).toEqual(['REMOTE_FAILED', { why: 'gone' }]);
    sync.join = () => joined(id);
    expect(await app.client.sync.join({ token: ` ${token}\n` })).toEqual({ workshopId: id });
    expect(sync.tokens).toEqual([token, token]);
    expect(engine?.calls).toEqual(expect.arrayContaining(['fetch ws_there', `fetch ${id}`, 'syncNow']));
  });

  test('a conflict comes with the names of step, collection, item and field, and can be restored once', async () => {
    const id = await create();
    await app.client.steps.apply({ workshopId: id, stepId: 'ideate', operations: [{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'A bell' } }] });
    await app.client.sync.connect({ address: ADDRESS });
    const row = app.store().step(id, 'ideate')?.id ?? '';
    const base = { workshopId: id, stepId: 'ideate', kind: 'replaced', table: 'workshop_steps', rowId: row, mine: '"A bell"', theirs: '"A gong"', byMine: 'anna', byTheirs: 'bert', seen: false, restored: false } as const;
    if (sync.engine !== undefined) {
      sync.engine.conflictList = [
        { ...base, id: 'c1', path: 'output/ideas/nte_a/text', at: 1 },
        { ...base, id: 'c2', path: 'output/ideas/nte_b/$deleted', at: 2 },
        { ...base, id: 'c3', path: 'output/facilitatorNotes', at: 3 },
        { ...base, id: 'c4', path: 'status', at: 4 },
        { ...base, id: 'c5', table: 'workshops', rowId: id, stepId: null, path: 'title', at: 5 },
        { ...base, id: 'c6', table: 'workshop_members', rowId: 'wm_x', stepId: null, path: '$row', at: 6 },
        { ...base, id: 'c7', path: 'output/whatever/deep/er', at: 7 },
      ];
    }
    const { conflicts } = await app.client.sync.conflicts({ workshopId: id });
    expect(conflicts.map(({ id: conflictId, place }) => [conflictId, place])).toEqual([
      ['c7', { kind: 'root', field: 'whatever.deep.er' }],
      ['c6', { kind: 'row', table: 'workshop_members' }],
      ['c5', { kind: 'workshop', column: 'title' }],
      ['c4', { kind: 'step', column: 'status' }],
      ['c3', { kind: 'root', field: 'facilitatorNotes' }],
      ['c2', { kind: 'item', collection: 'ideas', itemId: 'nte_b', name: null, field: null }],
      ['c1', { kind: 'item', collection: 'ideas', itemId: 'nte_a', name: 'A bell', field: 'text' }],
    ]);
    await app.client.sync.restoreConflict({ conflictId: 'c1' });
    expect(await codeOf(app.client.sync.restoreConflict({ conflictId: 'none' }))).toMatchObject(['NOT_FOUND', {}]);
    await app.client.sync.markConflictsSeen({ workshopId: id });
    const after = (await app.client.sync.conflicts({ workshopId: id })).conflicts;
    expect(after.every(({ seen }) => seen)).toBe(true);
    expect(after.find((conflict) => conflict.id === 'c1')?.restored).toBe(true);
  });
});

describe('sharing', () => {
  test('the owner makes a token that is stored as a hash only, replaces it and takes it back', async () => {
    const id = await create();
    const { token, expires } = await app.client.sync.share({ workshopId: id, role: 'editor', days: 7 });
    const stored = app.store().workshop(id)?.shareToken ?? '';
    expect(token).toMatch(new RegExp(`^${id}\\.[A-Za-z0-9_-]{32}$`));
    expect(stored).not.toContain(token.split('.')[1]);
    expect(readShare(stored)).toEqual({ hash: shareHash(token), role: 'editor', expires });
    expect(expires.getTime() - app.clock.now()).toBe(7 * 86_400_000);
    const again = await app.client.sync.share({ workshopId: id, role: 'viewer', days: 1 });
    expect(again.token).not.toBe(token);
    const live = await readLive((options) => app.client.sync.watchSharing({ workshopId: id }, options));
    expect(await live.next()).toMatchObject({ isOwner: true, share: { role: 'viewer' }, members: [{ role: 'owner' }] });
    await app.client.sync.revokeShare({ workshopId: id });
    expect(await live.until(({ share }) => share === null)).toMatchObject({ share: null });
    await live.close();
    expect(app.store().workshop(id)?.shareToken).toBeNull();
  });

  test('a member gets another role or is taken out; the owner stays; nobody but the owner does it', async () => {
    const id = await create();
    const store = app.store();
    store.mutate('hub', (unit) => {
      unit.insert('workshop_members', { id: 'wm_bert', workshopId: id, clerkUserId: 'bert', role: 'editor' });
      return ok(null);
    });
    const owner = store.members(id).find(({ role }) => role === 'owner')?.id ?? '';
    await app.client.sync.changeRole({ workshopId: id, memberId: 'wm_bert', role: 'viewer' });
    expect(store.members(id).find((member) => member.id === 'wm_bert')?.role).toBe('viewer');
    expect(await codeOf(app.client.sync.removeMember({ workshopId: id, memberId: owner }))).toEqual(['NOT_ALLOWED', {}]);
    await app.client.sync.removeMember({ workshopId: id, memberId: 'wm_bert' });
    expect(store.members(id).map((member) => member.id)).toEqual([owner]);
    expect(await codeOf(app.client.sync.removeMember({ workshopId: id, memberId: 'wm_bert' }))).toMatchObject(['NOT_FOUND', {}]);
    store.mutate('x', (unit) => {
      unit.update('workshops', id, { clerkUserId: 'somebody' });
      return ok(null);
    });
    expect(await codeOf(app.client.sync.share({ workshopId: id, role: 'editor', days: 7 }))).toEqual(['NOT_ALLOWED', {}]);
    expect(await codeOf(app.client.sync.share({ workshopId: id, role: 'editor', days: 0 }))).toMatchObject(['INVALID_INPUT', {}]);
  });
});

describe('an exported file', () => {
  test('holds every word of the workshop, no account and no token, and becomes a recovered copy of its own', async () => {
    const { workshopId } = await app.client.workshops.createSample({ language: 'en' });
    const { token } = await app.client.sync.share({ workshopId, role: 'editor', days: 7 });
    const exported = await app.client.sync.export({ workshopId });
    if (exported.outcome !== 'download') throw new Error(exported.outcome);
    expect(exported.fileName).toMatch(/ 2026-03-02\.json$/);
    expect(exported.content).not.toContain(shareHash(token));
    const copy = await app.client.sync.import({ content: exported.content });
    expect(copy.workshopId).not.toBe(workshopId);
    const store = app.store();
    const words = (id: string): readonly string[] =>
      store.steps(id).flatMap((step) => JSON.stringify(store.output(step.id)).match(/"(?:text|name|title|description)":"[^"]+"/g) ?? []).sort();
    expect(words(workshopId).length).toBeGreaterThan(50);
    expect(words(copy.workshopId)).toEqual(words(workshopId));
    expect(store.steps(copy.workshopId).map(({ status }) => status)).toEqual(store.steps(workshopId).map(({ status }) => status));
  });

  test('that is none is refused with the reason and imports nothing', async () => {
    const bad = ['{', '{}', '{"format":"workshoppilot.workshop","version":9}', '{"format":"workshoppilot.workshop","version":1,"workshop":{"title":" ","originalIdea":""},"steps":[]}', '{"format":"workshoppilot.workshop","version":1,"workshop":{"title":"a","originalIdea":""},"steps":[{"stepId":"ideate","status":"","output":{"ideas":{"nte_a":{"text":5}}}}]}'];
    for (const content of bad) expect((await codeOf(app.client.sync.import({ content })) as readonly unknown[])[0]).toBe('BUNDLE_INVALID');
    expect(app.store().cards()).toHaveLength(0);
  });
});
