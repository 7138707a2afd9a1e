import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { NO_ANCHOR, PROTOCOL_VERSION, REMOTE_DEVICE, type DigestAnswer, type HelloAnswer, type JoinAnswer, type PullAnswer, type RemoteStore } from '../../electron/core/sync/protocol.ts';
import { POSTGRES_MAJOR } from '../support/postgres.ts';
import { openPgliteRemote, startPostgresRemotes, type PostgresRemotes, type TestRemote } from '../support/remote-postgres.ts';
import { findSystemPostgres } from '../support/system-postgres.ts';
import { pullAll, refused, taken, TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

let servers: PostgresRemotes;
let olderServers: PostgresRemotes | undefined;
const older = findSystemPostgres(POSTGRES_MAJOR);
if (typeof older === 'string') console.log(`NOTE: ${older}`);
beforeAll(async () => {
  servers = await startPostgresRemotes();
  if (typeof older !== 'string') olderServers = await startPostgresRemotes(older.start);
}, 240_000);
afterAll(async () => {
  await servers.stop();
  await olderServers?.stop();
});

const openDirect = async (on: PostgresRemotes | undefined, major: number): Promise<TestRemote> => {
  if (on === undefined) throw new Error('not started');
  const remote = await on.remote('direct');
  const [row] = await remote.sql('SHOW server_version');
  expect(String(row?.['server_version'])).toMatch(new RegExp(`^${major}\\.`));
  return remote;
};

const WAYS: readonly (readonly [string, () => Promise<TestRemote>])[] = [
  ['directly to PostgreSQL', () => openDirect(servers, POSTGRES_MAJOR)],
  ['over HTTPS with a token', () => servers.remote('https')],
  ['to PGlite in this process', openPgliteRemote],
  ...(typeof older === 'string' ? [] : [[`directly to PostgreSQL ${older.major}`, () => openDirect(olderServers, older.major)] as const]),
];

describe.each(WAYS)('a remote, reached %s', { timeout: 240_000 }, (_, open) => {
  let remote: TestRemote;
  let ann: RemoteStore;
  let ben: RemoteStore;
  const annLaptop = new TestLaptop('user_ann');
  const benLaptop = new TestLaptop('user_ben');
  beforeAll(async () => {
    remote = await open();
    ann = await remote.as('user_ann');
    ben = await remote.as('user_ben');
  }, 240_000);
  afterAll(() => remote.close());

  test('says who calls, what it speaks and which scopes there are; a known hash spares the list', async () => {
    const first = await taken<HelloAnswer>(ann.hello({ v, device: annLaptop.device }));
    expect(first).toMatchObject({ person: 'user_ann', protocol: [1, 1], scopes: [['catalog', 'reader', expect.any(Number)]] });
    expect(Math.abs(first.now - Date.now())).toBeLessThan(60_000);
    expect(await taken<HelloAnswer>(ann.hello({ v, device: annLaptop.device, known: first.hash }))).not.toHaveProperty('scopes');
    expect(await ann.hello({ v: 2, device: annLaptop.device })).toMatchObject({ value: { ok: false, error: 'version', protocol: [1, 1] } });
    const catalog = await pullAll(ann, 'catalog', 7);
    expect(catalog.filter(([, , path]) => path === '$row')).toHaveLength(10);
  });

  test('I3: takes a workshop, and the same push again without a trace; pages, digests and tables agree', async () => {
    const output = annLaptop.change('workshop_steps', 'wst_ws_a', 'output/ideas/nte_1/text', 'Felt "floors" \\ ü \u{1f600}');
    const place = annLaptop.change('workshop_steps', 'wst_ws_a', 'output/ideas/nte_1/position', { x: 1, y: 2 });
    const push = annLaptop.request('ws_a', [annLaptop.workshop('ws_a'), [output, place]]);
    const count = push.tx.flatMap((tx) => tx.c).length;
    const first = await taken(ann.push(push));
    expect(first).toMatchObject({ head: count, anchor: [count, push.id], winners: [], rejected: [] });
    expect(await taken(ann.push({ ...push, seen: first.anchor }))).toMatchObject({ head: count, anchor: first.anchor, winners: [], rejected: [] });

    const pulled = await pullAll(ann, 'ws_a', 3);
    expect(pulled).toEqual(push.tx.flatMap((tx) => tx.c).map((change) => [...change, 'user_ann']));
    const { rows } = await taken<DigestAnswer>(ann.digest({ v, scope: 'ws_a', seen: first.anchor }));
    const lines = pulled.filter(([table]) => table === 'workshops').map(([, , path, , hlc]) => `${path}|${hlc}`).sort();
    expect(rows).toContainEqual(['workshops', 'ws_a', createHash('md5').update(lines.join('\n')).digest('hex')]);
    const [row] = await remote.sql("SELECT title, s.output::text AS output, extract(epoch FROM w.created_at)::text AS at FROM workshops w JOIN workshop_steps s ON s.workshop_id = w.id WHERE w.id = 'ws_a'");
    expect(row).toMatchObject({ title: 'Quiet trains', at: '1.000000' });
    expect(JSON.parse(String(row?.['output']))).toEqual({ ideas: { nte_1: { text: 'Felt "floors" \\ ü \u{1f600}', position: { x: 1, y: 2 } } } });
    const hello = await taken<HelloAnswer>(ann.hello({ v, device: annLaptop.device }));
    expect(hello.scopes).toContainEqual(['ws_a', 'owner', count]);
    expect(hello).not.toHaveProperty('titles');
    const titlesTo = async (who: RemoteStore, titles: readonly string[]) => (await taken<HelloAnswer>(who.hello({ v, device: annLaptop.device, known: hello.hash, titles }))).titles;
    expect(await taken<HelloAnswer>(ann.hello({ v, device: annLaptop.device, known: hello.hash, titles: ['ws_a', 'ws_none', 'catalog'] }))).toMatchObject({ hash: hello.hash, titles: [['ws_a', 'Quiet trains']] });
    expect(await titlesTo(ben, ['ws_a'])).toBeUndefined();
    await remote.sql(`UPDATE workshops SET title = repeat('ü', 300) WHERE id = 'ws_a'`);
    expect(await titlesTo(ann, ['ws_a'])).toEqual([['ws_a', 'ü'.repeat(200)]]);
    await remote.sql(`UPDATE workshops SET title = 'Quiet trains' WHERE id = 'ws_a'`);
  });

  test('a stranger sees and changes nothing; a share token makes them an editor, once it is the right one and not over', async () => {
    const push = benLaptop.request('ws_a', [[benLaptop.change('workshops', 'ws_a', 'title', 'Mine')]]);
    expect(await refused(ben.push(push))).toBe('forbidden');
    expect(await refused(ben.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 10 }))).toBe('forbidden');
    expect(await refused(ben.digest({ v, scope: 'ws_a', seen: NO_ANCHOR }))).toBe('forbidden');
    const share = (token: string, role: string, expires: string) =>
      taken(ann.push(annLaptop.request('ws_a', [[annLaptop.change('workshops', 'ws_a', 'share_token', `sha256:${hash(token)};role=${role};expires=${expires}`)]])));
    await share('ws_a.one', 'editor', '2020-01-01T00:00:00Z');
    expect(await refused(ben.join({ v, token: 'ws_a.one' }))).toBe('gone');
    await share('ws_a.two', 'viewer', '2099-01-01T00:00:00.000Z');
    for (const token of ['ws_a.one', 'ws_a.', 'ws_a', '.', 'ws_none.two', `sha256:${hash('ws_a.two')}`]) expect(await refused(ben.join({ v, token }))).toBe('gone');
    expect(await taken<JoinAnswer>(ben.join({ v, token: 'ws_a.two' }))).toMatchObject({ scope: 'ws_a', role: 'viewer' });

    const note = benLaptop.change('workshop_steps', 'wst_ws_a', 'output/ideas/nte_ben/text', 'Ben was here');
    expect((await taken(ben.push(benLaptop.request('ws_a', [[note]])))).rejected).toEqual([{ n: 1, code: 'forbidden', detail: '' }]);
    await share('ws_a.three', 'editor', '2099-01-01T00:00:00Z');
    expect(await taken<JoinAnswer>(ben.join({ v, token: 'ws_a.three' }))).toMatchObject({ role: 'editor' });
    expect((await taken(ben.push(benLaptop.request('ws_a', [[note]])))).rejected).toEqual([]);
    expect((await taken<PullAnswer>(ben.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 1 }))).role).toBe('editor');
  });

  test('an editor edits; who owns, sees and shares is the owner’s; a refusal takes its transaction and no other', async () => {
    const allowed = [
      benLaptop.change('workshops', 'ws_a', 'title', 'Quieter trains'),
      ...benLaptop.row('sessions', 'ses_ben', { workshop_id: 'ws_a', started_at: 5, created_at: 5 }),
      ...benLaptop.row('build_packs', 'bp_ben', { workshop_id: 'ws_a', title: 'Pack', format_type: 'markdown', created_at: 5 }),
    ];
    const refusedOnes = [
      [benLaptop.change('workshops', 'ws_a', 'clerk_user_id', 'user_ben')],
      [benLaptop.change('workshops', 'ws_a', 'visibility', 'shared')],
      [benLaptop.change('workshops', 'ws_a', 'share_token', 'x')],
      [benLaptop.change('workshops', 'ws_a', '$row', false)],
      benLaptop.row('workshop_members', 'wm_x', { workshop_id: 'ws_a', clerk_user_id: 'user_cyn', role: 'owner', created_at: 1 }),
      [benLaptop.change('workshops', 'ws_a', 'status', 'active'), benLaptop.change('workshops', 'ws_a', 'org_id', 'org')],
    ];
    const answer = await taken(ben.push(benLaptop.request('ws_a', [...refusedOnes, allowed])));
    expect(answer.rejected.map(({ n, code }) => [n, code])).toEqual([1, 2, 3, 4, 5, 6].map((n) => [n, 'forbidden']));
    const [row] = await remote.sql("SELECT title, status, visibility, clerk_user_id, (SELECT count(*)::int FROM sessions WHERE workshop_id = w.id) AS sessions FROM workshops w WHERE id = 'ws_a'");
    expect(row).toEqual({ title: 'Quieter trains', status: 'draft', visibility: 'private', clerk_user_id: 'user_ann', sessions: 1 });
    // What the remote holds already needs no right: a laptop that pushes all it holds is not stopped by the owner's part of it.
    const all = (await pullAll(ben, 'ws_a')).map(([table, row_, path, value, hlc]) => [table, row_, path, value, hlc] as const);
    expect(await taken(ben.push(benLaptop.request('ws_a', [all])))).toMatchObject({ winners: [], rejected: [] });
  });

  test('I6: the greater hlc wins; who lost is told by what', async () => {
    const early = annLaptop.change('workshops', 'ws_a', 'original_idea', 'Early', annLaptop.tick());
    const late = benLaptop.change('workshops', 'ws_a', 'original_idea', 'Late', benLaptop.tick(Date.now() + 1_000));
    await taken(ben.push(benLaptop.request('ws_a', [[late]])));
    const answer = await taken(ann.push(annLaptop.request('ws_a', [[early], [annLaptop.change('workshop_steps', 'wst_ws_a', 'output/note', 'x')]])));
    expect(answer).toMatchObject({ rejected: [], winners: [[...late, 'user_ben']] });
    expect(await remote.sql("SELECT path, value FROM sync_conflict WHERE scope = 'ws_a'")).toContainEqual({ path: 'original_idea', value: '"Early"' });
    const lostBy = async (who: RemoteStore, device: string) => (await taken<PullAnswer>(who.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 5_000, device, since: 0 }))).lost;
    expect(await lostBy(ann, annLaptop.device)).toContainEqual([...early, 'user_ann']);
    // Ben is told of what another program wrote and he replaced unseen, and of nothing that is Ann's.
    expect((await lostBy(ben, benLaptop.device))?.map(([, , , , hlc]) => hlc.slice(16, 24))).toEqual([REMOTE_DEVICE]);
  });

  test('what another remote took may lie a day ahead, and no more', async () => {
    const [soon, later] = [1, 25].map((hours) => annLaptop.change('workshop_steps', 'wst_ws_a', 'output/ahead', `in ${hours} h`, new TestLaptop('x').tick(Date.now() + hours * 3_600_000)));
    const asks = (change: typeof soon) => ann.push({ ...annLaptop.request('ws_a', [change === undefined ? [] : [change]]), ahead: true });
    expect(await refused(asks(later))).toBe('clock');
    expect(await taken(asks(soon))).toMatchObject({ rejected: [], winners: [] });
    expect(await pullAll(ann, 'ws_a')).toContainEqual([...(soon ?? []), 'user_ann']);
  });

  test('who wrote what went with a delete, or is hidden by one, unseen, is told of it; who deleted is told of what other programs wrote', async () => {
    const [one, two] = [new TestLaptop('user_ann'), new TestLaptop('user_ann')];
    const note = (by: TestLaptop, id: string, field: string, text: string) => by.change('workshop_steps', 'wst_ws_u', `output/ideas/${id}/${field}`, text);
    const known = [note(two, 'nte_a', 'text', 'seen'), two.change('sessions', 'ses_u', 'started_at', 5)];
    await taken(ann.push(one.request('ws_u', [one.workshop('ws_u'), one.row('sessions', 'ses_u', { workshop_id: 'ws_u' })])));
    await taken(ann.push(two.request('ws_u', [known])));
    const unseen = [note(two, 'nte_a', 'color', 'red'), two.change('sessions', 'ses_u', 'ended_at', 7)];
    const { head } = await taken(ann.push(two.request('ws_u', [unseen])));
    await remote.sql(`UPDATE workshop_steps SET output = jsonb_set(output, '{ideas,nte_a,mood}', '"web"') WHERE id = 'wst_ws_u'`);
    const bound = one.tick(Date.now() + 1_000);
    const deletes = [one.change('workshop_steps', 'wst_ws_u', 'output/ideas/nte_a/$deleted', bound), one.change('sessions', 'ses_u', '$row', false)];
    const base = Object.fromEntries(known.map(([, , , , hlc], at) => [`1.${at + 1}`, `,${hlc}`]));
    const answer = await taken(ann.push({ ...one.request('ws_u', [deletes]), base }));
    expect(answer).not.toHaveProperty('first');
    const told = async (laptop: TestLaptop) => {
      const { lost } = await taken<PullAnswer>(ann.pull({ v, scope: 'ws_u', seen: answer.anchor, after: answer.head, limit: 10, device: laptop.device, since: head }));
      return (lost ?? []).map(([table, , path, value]) => [table, path, value]).sort();
    };
    expect(await told(two)).toEqual([['sessions', 'ended_at', '7'], ['workshop_steps', 'output/ideas/nte_a/color', '"red"']]);
    expect(await told(one)).toEqual([['workshop_steps', 'output/ideas/nte_a/mood', '"web"']]);
    expect(await told(new TestLaptop('x'))).toEqual([]);
    // And with the whole workshop, by the refusal.
    const late = two.change('workshops', 'ws_u', 'title', 'Late');
    const { anchor } = await taken(ann.push(two.request('ws_u', [[late]])));
    await taken(ann.push({ ...one.request('ws_u', [[one.change('workshops', 'ws_u', '$row', false)]]), base: { '1': `,${one.tick()}` } }));
    const gone = await ann.pull({ v, scope: 'ws_u', seen: anchor, after: anchor[0], limit: 10, device: two.device, since: answer.head });
    expect(gone).toMatchObject({ value: { ok: false, error: 'gone', tombstone: ['workshops', 'ws_u', '$row', 'false', expect.any(String), 'user_ann'] } });
    expect(JSON.stringify(gone)).toContain('Late');
  });

  test('a clock more than five minutes ahead is told the time; a point that is not in the past is a rewound remote', async () => {
    const ahead = annLaptop.change('workshops', 'ws_a', 'title', 'Future', new TestLaptop('x').tick(Date.now() + 6 * 60_000));
    const before = await pullAll(ann, 'ws_a');
    expect(await refused(ann.push(annLaptop.request('ws_a', [[ahead]])))).toBe('clock');
    for (const seen of [[1, 'ffffffffffffffff'], [999_999, 'ffffffffffffffff'], [0, 'x']] as const) {
      expect(await refused(ann.push(annLaptop.request('ws_a', [[annLaptop.change('workshops', 'ws_a', 'title', 'No')]], seen)))).toBe('rewound');
      expect(await refused(ann.pull({ v, scope: 'ws_a', seen, after: 0, limit: 1 }))).toBe('rewound');
      expect(await refused(ann.digest({ v, scope: 'ws_a', seen }))).toBe('rewound');
    }
    expect(await refused(ann.pull({ v, scope: 'ws_never', seen: [3, 'ffffffffffffffff'], after: 0, limit: 1 }))).toBe('rewound');
    expect(await pullAll(ann, 'ws_a')).toEqual(before);
  });

  test('I8: rows wait until what they need is there, and never stop the rest; the oldest claim to a step shows the items of all', async () => {
    const scope = 'ws_parked';
    const orphan = annLaptop.row('workshop_steps', 'wst_p1', { workshop_id: scope, step_id: 'define', created_at: 2, 'output/a/b/text': 'one' });
    const nameless = annLaptop.row('build_packs', 'bp_p', { workshop_id: scope, created_at: 2 });
    const unknownStep = annLaptop.row('workshop_steps', 'wst_p3', { workshop_id: scope, step_id: 'dream', created_at: 2 });
    const title = annLaptop.change('workshops', scope, 'title', 'Parked');
    const base = annLaptop.row('workshops', scope, { clerk_user_id: 'user_ann', original_idea: 'i' });
    const later = annLaptop.row('things', 'thg_1', { workshop_id: scope, shape: { any: ['thing'] } });
    const rows = async () => remote.sql(`SELECT id, output::text AS output FROM workshop_steps WHERE workshop_id = '${scope}' ORDER BY id`);
    expect((await taken(ann.push(annLaptop.request(scope, [base, orphan, nameless, unknownStep, later])))).rejected).toEqual([]);
    expect(await remote.sql(`SELECT 1 FROM workshops WHERE id = '${scope}'`)).toEqual([]);
    expect(await rows()).toEqual([]);
    await taken(ann.push(annLaptop.request(scope, [[title]])));
    expect((await rows()).map((row) => row['id'])).toEqual(['wst_p1']);
    await taken(ann.push(annLaptop.request(scope, [annLaptop.row('workshop_steps', 'wst_p2', { workshop_id: scope, step_id: 'define', created_at: 2, 'output/a/c/text': 'two' })])));
    const shown = await rows();
    expect(shown.map((row) => row['id'])).toEqual(['wst_p1']);
    expect(JSON.parse(String(shown[0]?.['output']))).toEqual({ a: { b: { text: 'one' }, c: { text: 'two' } } });
    await taken(ann.push(annLaptop.request(scope, [[annLaptop.change('build_packs', 'bp_p', 'title', 'Named')], [annLaptop.change('workshop_steps', 'wst_p1', '$row', false)]])));
    expect((await rows()).map((row) => row['id'])).toEqual(['wst_p2']);
    expect(await remote.sql(`SELECT title FROM build_packs WHERE id = 'bp_p'`)).toEqual([{ title: 'Named' }]);
    expect((await pullAll(ann, scope)).filter(([table]) => table === 'things')).toHaveLength(3);
    // An id that another workshop's row has is a claim lost, and the other row stays as it is.
    await taken(ann.push(annLaptop.request(scope, [annLaptop.row('workshop_steps', 'wst_ws_a', { workshop_id: scope, step_id: 'test', created_at: 2 })])));
    expect(await remote.sql("SELECT workshop_id FROM workshop_steps WHERE id = 'wst_ws_a'")).toEqual([{ workshop_id: 'ws_a' }]);
  });

  test('a deleted row stays deleted and late edits are told; a member who was removed is a stranger; a deleted workshop is gone', async () => {
    const gone = annLaptop.change('sessions', 'ses_ben', '$row', false);
    await taken(ann.push(annLaptop.request('ws_a', [[gone]])));
    const late = [benLaptop.change('sessions', 'ses_ben', '$row', true), benLaptop.change('sessions', 'ses_ben', 'ended_at', 9)];
    expect(await taken(ben.push(benLaptop.request('ws_a', [late])))).toMatchObject({ rejected: [], winners: [[...gone, 'user_ann']] });
    expect((await pullAll(ann, 'ws_a')).filter(([, rowId]) => rowId === 'ses_ben')).toEqual([[...gone, 'user_ann']]);
    expect(await remote.sql("SELECT 1 FROM sessions WHERE id = 'ses_ben'")).toEqual([]);

    const member = String((await remote.sql("SELECT id FROM workshop_members WHERE clerk_user_id = 'user_ben'"))[0]?.['id']);
    await taken(ann.push(annLaptop.request('ws_a', [[annLaptop.change('workshop_members', member, '$row', false)]])));
    expect(await refused(ben.push(benLaptop.request('ws_a', [[benLaptop.change('workshops', 'ws_a', 'title', 'Late')]])))).toBe('forbidden');
    expect(await refused(ben.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 1 }))).toBe('forbidden');
    expect(await taken<JoinAnswer>(ben.join({ v, token: 'ws_a.three' }))).toMatchObject({ role: 'editor' });
    await taken(ann.push(annLaptop.request('ws_a', [[annLaptop.change('workshops', 'ws_a', 'share_token', undefined)]])));
    expect(await refused((await remote.as('user_cyn')).join({ v, token: 'ws_a.three' }))).toBe('gone');

    const { anchor } = await taken<PullAnswer>(ben.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 5_000 }));
    const deleted = annLaptop.change('workshops', 'ws_a', '$row', false);
    await taken(ann.push(annLaptop.request('ws_a', [[deleted]])));
    // Who has read it gets the word that takes a copy away, and nobody else.
    expect(await ben.pull({ v, scope: 'ws_a', seen: anchor, after: anchor[0], limit: 1 })).toMatchObject({ ok: true, value: { ok: false, error: 'gone', tombstone: [...deleted, 'user_ann'] } });
    expect(await ben.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 1 })).not.toHaveProperty('value.tombstone');
    expect(await refused(ann.pull({ v, scope: 'ws_a', seen: NO_ANCHOR, after: 0, limit: 1 }))).toBe('gone');
    expect(await refused(ben.push(benLaptop.request('ws_a', [[benLaptop.change('workshops', 'ws_a', 'title', 'Late')]])))).toBe('gone');
    expect(await remote.sql("SELECT 1 FROM workshop_steps WHERE workshop_id = 'ws_a'")).toEqual([]);
    expect(await remote.sql("SELECT path FROM sync_register WHERE scope = 'ws_a'")).toEqual([{ path: '$row' }]);
    expect((await taken<HelloAnswer>(ben.hello({ v, device: benLaptop.device }))).scopes?.map(([scope]) => scope)).toEqual(['catalog']);
    expect(await refused(ann.push(annLaptop.request('ws_unborn', [[annLaptop.change('workshops', 'ws_unborn', '$row', false)]])))).toBe('gone');
  });

  test('hints name the scope to whoever knows it', async () => {
    if (ann.onHint === undefined) return;
    const heard: string[] = [];
    onTestFinished(ann.onHint((scope) => heard.push(scope)));
    await taken(ann.push(annLaptop.request('ws_hint', [annLaptop.workshop('ws_hint')])));
    await expect.poll(async () => {
      if (heard.length === 0) await taken(ann.push(annLaptop.request('ws_hint', [[annLaptop.change('workshops', 'ws_hint', 'title', `${Math.random()}`)]])));
      return heard;
    }).toContain('ws_hint');
  });

  test('after close there is no answer', async () => {
    const cyn = await remote.as('user_cyn');
    await cyn.close();
    await cyn.close();
    expect(await refused(cyn.hello({ v, device: annLaptop.device }))).toBe('offline');
  });
});
