import { createHash } from 'node:crypto';
import { existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { withAttachments } from '../../electron/gateways/attachment-assets.ts';
import type { AssetAnswer } from '../../electron/gateways/static-assets.ts';
import { ATTACHMENT_LIMITS, pictureType } from '../../shared/domain/attachments.ts';
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
