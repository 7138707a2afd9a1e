import { createHash, randomBytes } from 'node:crypto';

import { describe, expect, onTestFinished, test, vi } from 'vitest';

import { carryPictures } from '../../electron/core/attachments/carry-pictures.ts';
import { joinParts, partPath, partsOf, wrongParts } from '../../electron/core/sync/carried-pictures.ts';
import { BATCH_LIMITS, type PushRequest, type WireChange } from '../../electron/core/sync/protocol.ts';
import { createAttachmentFiles } from '../../electron/storage/attachment-files.ts';
import { withCarried } from '../../electron/storage/carried-files.ts';
import { ATTACHMENT_LIMITS } from '../../shared/domain/attachments.ts';
import { ok } from '../../shared/domain/result.ts';
import { memoryLog } from '../support/open-store.ts';
import { openPgliteRemote } from '../support/remote-postgres.ts';
import { bent, expectSound, look, registersOn, untilSame } from '../support/sync-laptop.ts';
import { annsRoom, newWorkshop, person, type Person } from '../support/sync-people.ts';
import { textOf } from '../support/sync-room.ts';
import { TestLaptop } from '../support/wire.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
const pictureOf = (bytes: number): Buffer => Buffer.concat([JPEG, randomBytes(bytes - JPEG.length)]);
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A laptop's data folder with what the app puts around it. */
function withPictures(one: Person) {
  const files = createAttachmentFiles(one.dataDir);
  const log = memoryLog();
  const clock = { now: () => Date.now(), after: (ms: number, run: () => void) => { const timer = setTimeout(run, Math.min(ms, 5)); return () => clearTimeout(timer); } };
  const sync = { state: () => ({ status: one.engine.status(), secret: null }), onChange: (listener: () => void) => one.engine.onChange(listener) };
  const stop = carryPictures({ store: one.store, sync, files, clock, log });
  onTestFinished(() => {
    stop();
    expect(log.lines).toEqual([]);
  });
  return { files, all: withCarried(files, () => one.store), stop };
}

const place = ({ store }: Person, stepRow: string, id: string, sha256: string): void => {
  expect(store.mutate(store.personId, (unit) => (unit.writeOutput(stepRow, [{ kind: 'put', path: ['ideas', id], value: { text: id, picture: { sha256, width: 4, height: 3 } } }]), ok(null))).ok).toBe(true);
};
const carriedOn = (dataDir: string, workshopId: string) => [...registersOn(dataDir, workshopId).keys()].filter((key) => key.startsWith('pictures|'));

test('the largest picture that is kept goes in parts that can be put together again, and in no other way', () => {
  const base64 = Buffer.alloc(ATTACHMENT_LIMITS.bytes, 7).toString('base64');
  const parts = partsOf(base64);
  const texts = new Map<string, string | null>([['parts', String(parts.length)], ...parts.map((part, at) => [partPath(at), JSON.stringify(part)] as const)]);
  expect(Math.max(...parts.map((part) => part.length)) * 2).toBeLessThan(BATCH_LIMITS.bytes);
  expect(joinParts(texts)).toBe(base64);
  expect(wrongParts(parts, texts)).toEqual([]);
  expect(wrongParts(parts, new Map([...texts, [partPath(3), '"x"']]))).toEqual([3]);
  expect(wrongParts(parts, new Map([...texts, ['parts', '2']]))).toHaveLength(parts.length);
  for (const [path, text] of [[partPath(0), null], [partPath(parts.length - 1), '5'], ['parts', '1e9'], ['parts', '0'], ['parts', '1.5'], ['parts', 'null'], [partPath(1), JSON.stringify('x'.repeat(120_001))]] as const) {
    expect([path, joinParts(new Map([...texts, [path, text]]))]).toEqual([path, undefined]);
  }
});

describe('pictures', { timeout: 300_000 }, () => {
  test('reach every laptop of the workshop through a remote, in parts beside the words, and show in no table', async () => {
    const remote = await openPgliteRemote();
    onTestFinished(() => remote.close());
    const ann = person(await remote.as('ann'));
    const sizes: number[] = [];
    const straight = ann.cable.to;
    ann.cable.to = bent(straight, {
      push(request: PushRequest) {
        sizes.push(Buffer.byteLength(JSON.stringify(request)));
        return straight.push(request);
      },
    });
    const { workshopId, stepRow } = newWorkshop(ann.store, 'ann');
    const { files } = withPictures(ann);
    const [before, large, later] = [pictureOf(5_000), pictureOf(300_000), pictureOf(100)];
    for (const bytes of [before, large, later]) expect(files.put(bytes)).toEqual({ ok: true, value: nameOf(bytes) });
    place(ann, stepRow, 'nte_before', nameOf(before));
    expect(carriedOn(ann.dataDir, workshopId)).toEqual([]);
    ann.engine.choose(workshopId, true);
    await vi.waitFor(() => expect(carriedOn(ann.dataDir, workshopId).length).toBeGreaterThan(0), 30_000);
    // A large one, and words that are written meanwhile.
    place(ann, stepRow, 'nte_large', nameOf(large));
    place(ann, stepRow, 'nte_later', nameOf(later));
    await vi.waitFor(() => expect([before, large, later].map((bytes) => [...ann.store.carriedPictures(nameOf(bytes))].length)).toEqual([1, 1, 1]), 60_000);
    await untilSame(workshopId, ann);
    expect(Math.max(...sizes)).toBeLessThan(BATCH_LIMITS.bytes + 64 * 1024);
    await remote.sql(`UPDATE workshops SET clerk_user_id = clerk_user_id WHERE id = '${workshopId}'`);
    await remote.sql(`INSERT INTO workshop_members (id, workshop_id, clerk_user_id, role) VALUES ('wm_ben', '${workshopId}', 'ben', 'viewer')`);

    const ben = person(await remote.as('ben'));
    const bens = withPictures(ben);
    await vi.waitFor(async () => {
      await ben.engine.syncNow();
      expect(ben.engine.status().available).toMatchObject([{ workshopId, role: 'viewer' }]);
    }, 30_000);
    ben.engine.fetch([workshopId]);
    await untilSame(workshopId, ann, ben);
    for (const bytes of [before, large, later]) {
      expect(await bens.files.read(nameOf(bytes))).toBeUndefined();
      expect(bens.all.has(nameOf(bytes))).toBe(true);
      expect(Buffer.from((await bens.all.read(nameOf(bytes))) ?? []).equals(bytes)).toBe(true);
      // From then on it is a file.
      expect(Buffer.from((await bens.files.read(nameOf(bytes))) ?? []).equals(bytes)).toBe(true);
    }
    const rows = await remote.sql(`SELECT id, output FROM workshop_steps WHERE id = '${stepRow}'`);
    expect(rows).toEqual([{ id: stepRow, output: ben.store.output(stepRow) }]);
    expect(JSON.stringify(rows).length).toBeLessThan(2_000);
    expect(await remote.sql('SELECT count(*)::int AS n FROM sync_parked')).toEqual([{ n: 0 }]);
    for (const { dataDir } of [ann, ben]) expectSound(dataDir);
    // A viewer puts nothing there, also where they have a picture that nobody carried.
    bens.files.put(pictureOf(200));
    expect(look(ben.dataDir, (db) => db.prepare("SELECT count(*) FROM sync_log WHERE origin IS NULL AND register_id IN (SELECT id FROM sync_register WHERE table_name = 'pictures')").pluck().get())).toBe(0);
    expect([ann, ben].map(({ engine }) => engine.conflicts(workshopId))).toEqual([[], []]);

    // They go with the workshop, on the remote too.
    ann.store.mutate('ann', (unit) => (unit.remove('workshops', workshopId), ok(null)));
    await vi.waitFor(async () => {
      await ann.engine.syncNow();
      await ben.engine.syncNow();
      expect([carriedOn(ann.dataDir, workshopId), carriedOn(ben.dataDir, workshopId)]).toEqual([[], []]);
      expect(await remote.sql("SELECT count(*)::int AS n FROM sync_register WHERE table_name = 'pictures'")).toEqual([{ n: 0 }]);
    }, 30_000);
  });

  test('that a member made up are not given out, and nothing breaks', async () => {
    const { ann, workshopId, stepRow, put } = await annsRoom();
    const { all, files } = withPictures(ann);
    const forger = new TestLaptop('mallory');
    const html = Buffer.from('<script>alert(1)</script>');
    const [other, huge, half, good] = [pictureOf(50), pictureOf(60), pictureOf(70), pictureOf(80)];
    const row = (name: string, parts: Readonly<Record<string, string | null>>): readonly WireChange[] =>
      Object.entries({ $row: 'true', ...parts }).map(([path, value]) => ['pictures', name, path, value, forger.tick()] as const);
    const data = (bytes: Uint8Array): string => JSON.stringify(Buffer.from(bytes).toString('base64'));
    put([
      row(nameOf(html), { parts: '1', 'data/00': data(html) }),
      row(nameOf(other), { parts: '1', 'data/00': data(half) }),
      row(nameOf(huge), { parts: '1000000000', 'data/00': data(huge) }),
      row(nameOf(half), { parts: '2', 'data/00': data(half) }),
      row('../../etc/passwd', { parts: '1', 'data/00': data(good) }),
      row('f'.repeat(64), { parts: '1', 'data/00': JSON.stringify('A'.repeat(4_000_000)) }),
      row('e'.repeat(64), { parts: '"1"', 'data/00': '{"a":1}' }),
      row(nameOf(good), { parts: '1', 'data/00': data(good) }),
    ]);
    await untilSame(workshopId, ann);
    for (const name of [nameOf(html), nameOf(other), nameOf(huge), nameOf(half), '../../etc/passwd', 'f'.repeat(64), 'e'.repeat(64)]) {
      expect([name, all.has(name), await all.read(name), await files.read(name)]).toEqual([name, false, undefined, undefined]);
    }
    expect(Buffer.from((await all.read(nameOf(good))) ?? []).equals(good)).toBe(true);
    // Who has the picture sets right what lies in its place.
    files.put(half);
    place(ann, stepRow, 'nte_half', nameOf(half));
    await vi.waitFor(() => expect([...ann.store.carriedPictures(nameOf(half))]).toEqual([half.toString('base64')]), 30_000);
    expectSound(ann.dataDir);
  });

  test('are no edits: what a remote refuses of them or deletes with the workshop is told to nobody, and their words stay', async () => {
    const { remote, ann, workshopId, stepRow, join } = await annsRoom();
    const ben = join('ben');
    await untilSame(workshopId, ann, ben);
    const { files } = withPictures(ben);
    let asked = 0;
    remote.rejects = ([table]) => (table === 'pictures' ? ((asked += 1), 'too_large') : undefined);
    const bytes = pictureOf(300);
    files.put(bytes);
    place(ben, stepRow, 'nte_ben', nameOf(bytes));
    await vi.waitFor(() => expect(asked).toBeGreaterThan(0), 30_000);
    await untilSame(workshopId, ann, ben);
    expect(textOf(ann.store, stepRow, 'nte_ben')).toBe('nte_ben');
    expect([ben.engine.conflicts(workshopId), carriedOn(ben.dataDir, workshopId)]).toEqual([[], []]);
    const once = asked;
    place(ben, stepRow, 'nte_again', nameOf(bytes));
    await untilSame(workshopId, ann, ben);
    expect(asked).toBe(once);

    // Unsent parts alone make no copy of a deleted workshop; unsent words make one, without the parts.
    remote.rejects = () => undefined;
    const more = pictureOf(400);
    files.put(more);
    ben.cable.cut = true;
    place(ben, stepRow, 'nte_more', nameOf(more));
    await vi.waitFor(() => expect(carriedOn(ben.dataDir, workshopId).length).toBeGreaterThan(0), 30_000);
    ann.store.mutate('ann', (unit) => (unit.remove('workshops', workshopId), ok(null)));
    await ann.engine.syncNow();
    ben.cable.cut = false;
    await vi.waitFor(async () => {
      await ben.engine.syncNow();
      expect(ben.engine.conflicts(workshopId)).toMatchObject([{ kind: 'recovered', table: 'workshops' }]);
    }, 30_000);
    const [copy] = ben.engine.conflicts(workshopId);
    expect(copy?.mine).toContain(nameOf(more));
    expect(copy?.mine).not.toContain('"pictures"');
    expect(ben.store.referredAttachments().has(nameOf(more))).toBe(true);
  });
});
