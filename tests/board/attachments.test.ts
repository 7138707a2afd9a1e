import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { withAttachments } from '../../electron/gateways/attachment-assets.ts';
import type { AssetAnswer } from '../../electron/gateways/static-assets.ts';
import type { SyncedStore } from '../../electron/core/sync/sync-storage.ts';
import { openBundle } from '../../renderer/app/sync/open-bundle.ts';
import { ATTACHMENT_LIMITS, pictureType } from '../../shared/domain/attachments.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import { ok } from '../../shared/domain/result.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';

const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const other = (n: number): Buffer => Buffer.concat([PNG, Buffer.from([n])]);
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

let app: TestApp;
beforeEach(() => {
  app = openTestApp();
});
afterEach(() => {
  app.dispose();
});

const folder = (): string => join(app.dataDir, 'attachments');
const put = async (bytes: Uint8Array): Promise<string> => (await app.client.attachments.put({ data: Buffer.from(bytes).toString('base64') })).sha256;
const fetched = (path: string, method = 'GET'): Promise<AssetAnswer> =>
  withAttachments({ answer: () => Promise.resolve({ status: 404, headers: { page: 'yes' }, body: null }) }, app.app.attachments).answer({ method, path, acceptEncoding: null, socketOrigin: null });

describe('attachments', () => {
  test('are kept once under the name of their content and served as what they are', async () => {
    expect(await put(PNG)).toBe(nameOf(PNG));
    expect(await put(PNG)).toBe(nameOf(PNG));
    expect(readdirSync(folder())).toEqual([nameOf(PNG)]);
    const answer = await fetched(`/attachments/${nameOf(PNG)}`);
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" } });
    expect(Buffer.from(answer.body ?? []).equals(PNG)).toBe(true);
    expect(await fetched(`/attachments/${nameOf(PNG)}`, 'HEAD')).toMatchObject({ status: 200, body: null });
    app = app.reopen();
    expect((await fetched(`/attachments/${nameOf(PNG)}`)).status).toBe(200);
  });

  test('that are no pictures, are too large or are not base64 are refused and nothing is kept', async () => {
    const html = Buffer.from('<script>alert(1)</script>').toString('base64');
    await expect(app.client.attachments.put({ data: html })).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ path: ['data'], code: 'not_a_picture' }] } });
    const large = Buffer.concat([PNG, Buffer.alloc(ATTACHMENT_LIMITS.bytes)]).toString('base64');
    await expect(app.client.attachments.put({ data: large })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await expect(app.client.attachments.put({ data: '***' })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(existsSync(folder())).toBe(false);
    expect(pictureType(Buffer.from('RIFF....WEBPVP8 '))).toBe('image/webp');
    expect(pictureType(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
    expect(pictureType(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeUndefined();
  });

  test('are found by their own name only, and a file that is no picture is not served', async () => {
    await put(PNG);
    const evil = 'a'.repeat(64);
    writeFileSync(join(folder(), evil), '<html>');
    expect((await fetched(`/attachments/${evil}`)).status).toBe(404);
    expect((await fetched(`/attachments/${'b'.repeat(64)}`)).status).toBe(404);
    for (const path of ['/attachments/../workshoppilot.db', '/attachments/%2e%2e%2fworkshoppilot.db', `/attachments/${nameOf(PNG)}/`, `/attachments/${nameOf(PNG).toUpperCase()}`]) {
      expect((await fetched(path)).headers).toEqual({ page: 'yes' });
    }
  });

  test('that no register refers to are deleted at a start, a day later; those of deleted notes stay for undo', async () => {
    const [used = '', deleted = '', unused = '', young = ''] = await Promise.all([1, 2, 3, 4].map((n) => put(other(n))));
    const { workshopId } = await app.client.workshops.create({ title: 'Pictures', originalIdea: '' });
    const address = { workshopId, stepId: 'ideate' };
    const add = (id: string, sha256: string) => ({ kind: 'add' as const, collection: 'ideas', id, fields: { picture: { sha256, width: 10, height: 10 } } });
    await app.client.steps.apply({ ...address, operations: [add('nte_used', used), add('nte_deleted', deleted)] });
    await app.client.steps.apply({ ...address, operations: [{ kind: 'delete', collection: 'ideas', id: 'nte_deleted' }] });
    const yesterday = (app.clock.now() - 25 * 60 * 60 * 1_000) / 1_000;
    for (const name of [used, deleted, unused]) utimesSync(join(folder(), name), yesterday, yesterday);
    utimesSync(join(folder(), young), app.clock.now() / 1_000, app.clock.now() / 1_000);
    app = app.reopen();
    expect(readdirSync(folder()).sort()).toEqual([used, deleted, young].sort());
    expect(app.logged).toEqual([]);
  });

  test('of a deleted workshop stay while a backup shows them; those of an edit that can be brought back, too', async () => {
    const [backedUp = '', inConflict = '', recovered = '', never = ''] = await Promise.all([1, 2, 3, 4].map((n) => put(other(n))));
    const { workshopId } = await app.client.workshops.create({ title: 'Pictures', originalIdea: '' });
    const picture = (sha256: string) => ({ sha256, width: 10, height: 10 });
    await app.client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { picture: picture(backedUp) } }] });
    // Somebody else replaced a picture, and deleted a workshop that held one.
    const cursor = { remote: 'r', pushed: 0, resendTo: 0 };
    const stepRow = deterministicId('wst', 'ws_gone', 'ideate');
    app.store().mutate('local_a', (unit) => {
      unit.insert('workshops', { id: 'ws_gone', clerkUserId: 'local_a', title: 'Gone', originalIdea: '' });
      unit.insert('workshop_steps', { id: stepRow, workshopId: 'ws_gone', stepId: 'ideate' });
      unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', 'nte_a', 'picture'], value: picture(inConflict) }]);
      return ok(null);
    });
    const later = (n: number): string => `${(app.clock.now() + n * 1_000).toString(16).padStart(12, '0')}0000ffffffff00000001`;
    const take = (...register: readonly [string, string, string, string | null, string]) =>
      (app.store() as SyncedStore).sync.commit('r', 'ws_gone', [{ kind: 'apply', registers: [[...register, 'ben']], staged: false, origin: 'r', cursor }]);
    expect(take('workshop_steps', stepRow, 'output/ideas/nte_a/picture', 'null', later(1)).ok).toBe(true);
    app.store().mutate('local_a', (unit) => (unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', 'nte_b', 'picture'], value: picture(recovered) }]), ok(null)));
    expect(take('workshops', 'ws_gone', '$row', 'false', later(2)).ok).toBe(true);
    // A backup is made with the end of the app; then the workshop goes for good.
    app = app.reopen();
    app.store().mutate('local_a', (unit) => (unit.remove('workshops', workshopId), ok(null)));
    const yesterday = (app.clock.now() - 25 * 60 * 60 * 1_000) / 1_000;
    const age = (): void => readdirSync(folder()).forEach((name) => utimesSync(join(folder(), name), yesterday, yesterday));
    age();
    app = app.reopen();
    expect(readdirSync(folder()).sort()).toEqual([backedUp, inConflict, recovered].sort());
    const backups = join(app.dataDir, 'backups');
    const [backup = ''] = readdirSync(backups);
    // A copy that nobody can read might hold any picture.
    const noted = readFileSync(join(backups, backup));
    writeFileSync(join(backups, backup), 'damaged');
    app = app.reopen();
    expect(readdirSync(folder())).toHaveLength(3);
    writeFileSync(join(backups, backup), noted);
    rmSync(join(backups, backup));
    const aside = join(app.dataDir, 'damaged-2026-01-01T00-00-00-000Z.db');
    writeFileSync(aside, 'damaged');
    app = app.reopen();
    expect(readdirSync(folder())).toHaveLength(3);
    rmSync(aside);
    for (const name of readdirSync(backups)) rmSync(join(backups, name));
    app = app.reopen();
    expect(readdirSync(folder()).sort()).toEqual([inConflict, recovered].sort());
    expect([never, app.logged]).toEqual([nameOf(other(4)), []]);
  });

  test('go with the exported file and come back from it; what is not there is said', async () => {
    const [one = '', two = '', lost = ''] = await Promise.all([1, 2, 3].map((n) => put(other(n))));
    const { workshopId } = await app.client.workshops.create({ title: 'Pictures', originalIdea: '' });
    const add = (id: string, sha256: string) => ({ kind: 'add' as const, collection: 'ideas', id, fields: { text: id, picture: { sha256, width: 10, height: 10 } } });
    await app.client.steps.apply({ workshopId, stepId: 'ideate', operations: [add('nte_a', one), add('nte_b', one), add('nte_c', lost), { kind: 'set_root', field: 'paperPhoto', value: { sha256: two, width: 1, height: 1 } }] });
    rmSync(join(folder(), lost));
    const exported = await app.client.sync.export({ workshopId });
    if (exported.outcome !== 'download') throw new Error('not downloaded');
    expect(exported.missingPictures).toBe(1);
    app.dispose();
    app = openTestApp();
    // A damaged picture, a foreign one and no picture at all hinder nothing.
    const file = JSON.parse(exported.content) as { pictures: Record<string, unknown> };
    expect(Object.keys(file.pictures).sort()).toEqual([one, two].sort());
    Object.assign(file.pictures, { [lost]: Buffer.from('<html>').toString('base64'), '../x': 'AAAA', ['f'.repeat(64)]: 7 });
    const opened = await openBundle(app.client, JSON.stringify(file));
    if (!opened.ok) throw new Error(opened.error);
    expect(opened.value.missingPictures).toBe(1);
    expect(readdirSync(folder()).sort()).toEqual([one, two].sort());
    expect((await fetched(`/attachments/${two}`)).body).toEqual(new Uint8Array(other(2)));
    const row = app.store().step(opened.value.workshopId, 'ideate');
    const ideas = Object.values(app.store().output(row?.id ?? '')['ideas'] ?? {}) as { text: string; picture: { sha256: string } }[];
    expect(ideas.map(({ text, picture }) => [text, picture.sha256]).sort()).toEqual([['nte_a', one], ['nte_b', one], ['nte_c', lost]]);

    // A file of an older app has no pictures; one with more words than a message holds is not sent at all.
    const { pictures: _none, ...older } = file;
    expect(await openBundle(app.client, JSON.stringify(older))).toMatchObject({ ok: true });
    const count = app.store().cards().length;
    expect(await openBundle(app.client, JSON.stringify({ ...older, more: 'x'.repeat(LIMITS.messageBytes) }))).toEqual({ ok: false, error: 'too_large' });
    expect(app.store().cards()).toHaveLength(count);
    await expect(openBundle(app.client, '{"pictures":')).rejects.toMatchObject({ code: 'BUNDLE_INVALID' });
  });

  test('keep a picture’s field as one value that nothing else fits', async () => {
    const { workshopId } = await app.client.workshops.create({ title: 'Pictures', originalIdea: '' });
    const set = (picture: unknown) =>
      app.client.steps.apply({ workshopId, stepId: 'ideate', operations: [{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { picture } }] });
    for (const bad of [{ sha256: 'x', width: 1, height: 1 }, { sha256: nameOf(PNG), width: 0, height: 1 }, { sha256: nameOf(PNG), width: 1 }, 'data:image/png;base64,', { sha256: nameOf(PNG), width: 1, height: 1, more: 1 }]) {
      await expect(set(bad)).rejects.toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ code: 'not_a_picture' }] } });
    }
    await set({ sha256: nameOf(PNG), width: 1, height: 1 });
  });
});
