import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { NO_ANCHOR, PROTOCOL_VERSION, type PushRequest, type RemoteStore } from '../../electron/core/sync/protocol.ts';
import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { pullAll, refused, taken, TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
const FUNCTIONS = ['sync_hello', 'sync_push', 'sync_pull', 'sync_digest', 'sync_join'] as const;

let servers: PostgresRemotes;
let remote: Awaited<ReturnType<PostgresRemotes['remote']>>;
let ann: RemoteStore;
let eve: postgres.Sql;
const laptop = new TestLaptop('user_ann');
const evil = new TestLaptop('user_eve');

beforeAll(async () => {
  servers = await startPostgresRemotes();
  remote = await servers.remote('direct');
  ann = await remote.as('user_ann');
  await remote.as('user_eve');
  await taken(ann.push(laptop.request('ws_ann', [laptop.workshop('ws_ann'), [laptop.change('workshop_steps', 'wst_ws_ann', 'output/ideas/nte_1/text', 'secret')]])));
  const role = String((await remote.sql("SELECT role_name FROM sync_person WHERE person = 'user_eve'"))[0]?.['role_name']);
  eve = postgres(remote.address.replace(/\/\/[^@]*@/, `//${role}:secret@`), { max: 1, onnotice: () => undefined });
  await call('sync_push', evil.request('ws_eve', [evil.workshop('ws_eve')]));
}, 240_000);
afterAll(async () => {
  await eve.end();
  await remote.close();
  await servers.stop();
});

/** What a function answers to a request that is nothing but JSON; the SQLSTATE where the database did not answer at all. */
async function call(name: (typeof FUNCTIONS)[number], request: unknown): Promise<Record<string, unknown>> {
  const [row] = await eve.unsafe<{ answer: Record<string, unknown> }[]>(`SELECT ${name}($1::text::jsonb) AS answer`, [JSON.stringify(request)]);
  return row?.answer ?? {};
}

async function sqlState(text: string): Promise<string> {
  try {
    await eve.unsafe(text).simple();
    return 'done';
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : String(error);
  }
}

const everything = () =>
  remote.sql(`SELECT (SELECT json_agg(r ORDER BY seq)::text FROM sync_register r WHERE scope = 'ws_ann') AS registers,
    (SELECT json_agg(w)::text FROM workshops w WHERE id = 'ws_ann') AS rows, (SELECT json_agg(s)::text FROM sync_scope s WHERE scope = 'ws_ann') AS scope`);

describe('somebody who calls the functions without our app', { timeout: 240_000 }, () => {
  test('cannot touch a table, another’s scope, or who they are', async () => {
    const before = await everything();
    for (const table of ['sync_register', 'sync_scope', 'sync_push', 'sync_person', 'sync_meta', 'sync_conflict', 'sync_parked', 'workshops', 'workshop_steps', 'workshop_members', 'step_definitions']) {
      expect([table, await sqlState(`SELECT * FROM ${table}`)]).toEqual([table, '42501']);
      expect([table, await sqlState(`DELETE FROM ${table}`)]).toEqual([table, '42501']);
    }
    for (const text of [
      "SELECT sync_adopt()",
      "SELECT sync_store('ws_ann', '{}', 'x', 'x', 'x', true)",
      "SELECT sync_write_own('ws_ann', '{}', 'x', true)",
      "SELECT sync_project('ws_ann', '{}')",
      "SELECT sync_principal()",
      "INSERT INTO sync_person VALUES (session_user, 'user_ann')",
      "CREATE FUNCTION public.lower(varchar) RETURNS text LANGUAGE sql AS 'SELECT 1::text'",
      "CREATE TABLE public.mine (x int)",
      'SET ROLE postgres',
      'CREATE ROLE more',
    ]) expect([text, await sqlState(text)]).toEqual([text, '42501']);
    await eve.unsafe(`SET request.jwt.claims = '{"sub":"user_ann"}'; SET workshoppilot.applying = 'on'; SET search_path = pg_temp;
      CREATE TEMP TABLE workshops (id text, clerk_user_id text); INSERT INTO workshops VALUES ('ws_ann', 'user_eve');
      CREATE TEMP TABLE workshop_members (workshop_id text, clerk_user_id text, role text);
      CREATE FUNCTION pg_temp.sync_principal() RETURNS text LANGUAGE sql AS $$ SELECT 'user_ann' $$; RESET search_path`).simple();
    expect(await call('sync_hello', { v, device: evil.device })).toMatchObject({ person: 'user_eve', scopes: [['catalog', 'reader', expect.any(Number)], ['ws_eve', 'owner', expect.any(Number)]] });
    for (const name of ['sync_pull', 'sync_digest'] as const) expect(await call(name, { v, scope: 'ws_ann', seen: NO_ANCHOR, after: 0, limit: 9 })).toMatchObject({ ok: false, error: 'forbidden' });
    expect(await call('sync_push', evil.request('ws_ann', [[evil.change('workshops', 'ws_ann', 'clerk_user_id', 'user_eve')]]))).toMatchObject({ error: 'forbidden' });
    expect(await call('sync_push', evil.request('catalog', [evil.row('step_definitions', 'x', { order: 1 })]))).toMatchObject({ error: 'forbidden' });
    expect(await everything()).toEqual(before);
    await eve.unsafe('RESET request.jwt.claims; RESET workshoppilot.applying; DROP TABLE pg_temp.workshops, pg_temp.workshop_members').simple();
  });

  test('an author who is not them is provenance and gives no right; an id, scope or parent of another workshop changes nothing there', async () => {
    const before = await everything();
    const forged: PushRequest = { ...evil.request('ws_ann', []), tx: [{ n: 1, a: 'user_ann', c: [evil.change('workshops', 'ws_ann', 'title', 'Forged')] }] };
    expect(await call('sync_push', forged)).toMatchObject({ error: 'forbidden' });
    const answer = await call('sync_push', evil.request('ws_eve', [
      [evil.change('workshops', 'ws_ann', 'title', 'Across')],
      evil.row('workshop_steps', 'wst_cross', { workshop_id: 'ws_ann', step_id: 'define', created_at: 1 }),
      evil.row('workshop_steps', 'wst_ws_ann', { workshop_id: 'ws_eve', step_id: 'define', created_at: 1 }),
      evil.row('workshop_members', 'wm_eve', { workshop_id: 'ws_ann', clerk_user_id: 'user_eve', role: 'owner', created_at: 1 }),
      [evil.change('sync_register', 'ws_ann', 'value', 'x')],
    ]));
    expect(answer['rejected']).toEqual([
      { n: 1, code: 'malformed', detail: 'row' },
      { n: 2, code: 'malformed', detail: 'scope' },
      { n: 4, code: 'malformed', detail: 'scope' },
      { n: 5, code: 'malformed', detail: 'table' },
    ]);
    expect(await everything()).toEqual(before);
    // Creating a workshop in somebody else's name is nobody's right.
    expect(await call('sync_push', { ...evil.request('ws_forged', [laptop.workshop('ws_forged')]) })).toMatchObject({ error: 'forbidden' });
    expect(await remote.sql("SELECT 1 FROM sync_scope WHERE scope = 'ws_forged'")).toEqual([]);
  });

  test('what no laptop makes is refused with its transaction; everything else of the push is taken', async () => {
    const good = evil.change('workshops', 'ws_eve', 'original_idea', 'Still here');
    const h = (): string => evil.tick();
    const bad: readonly (readonly unknown[])[] = [
      [['workshops', 'ws_eve', 'title', '"a', h()]],
      [['workshops', 'ws_eve', 'title', '"a\\u0000b"', h()]],
      [['workshops', 'ws_eve', 'title', '"\\ud800"', h()]],
      [['workshops', 'ws_eve', 'title', '5', h()]],
      [['workshops', 'ws_eve', 'title', '{"sql":1}', h()]],
      [['workshops', 'ws_eve', 'created_at', '1e400', h()]],
      [['workshops', 'ws_eve', 'created_at', '999999999999999999', h()]],
      [['workshops', 'ws_eve', '$row', 'null', h()]],
      [['workshops', 'ws_eve', 'id', '"ws_ann"', h()]],
      [['workshops', 'ws_eve', 'status', JSON.stringify('s'.repeat(600)), h()]],
      [['workshops', 'ws_eve', 'title', '"x"', 'zz']],
      [['workshops', 'ws_eve', 'title', '"x"', h().toUpperCase().replace(/[0-9]$/, 'A')]],
      [['Workshops"; DROP TABLE workshops; --', 'x', 'y', '1', h()]],
      [['things', '', 'y', '1', h()]],
      [['things', 'x'.repeat(201), 'y', '1', h()]],
      [['things', 'x', 'p'.repeat(2001), '1', h()]],
      [['things', 'x', `output${'/a'.repeat(70)}`, '1', h()]],
      [['things', 'x', 'output/~5', '1', h()]],
      [['things', 'x', 'y', `${'['.repeat(100)}${']'.repeat(100)}`, h()]],
      [['things', 'x', 'y', `${'['.repeat(200_000)}`, h()]],
      [['things', 'x', 'y', `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`, h()]],
      [['things', 'x', 'y', 1, h()]],
      [['things', 'x', 'y', '1']],
      ['things'],
      [null],
    ];
    const request = { ...evil.request('ws_eve', []), tx: [...bad.map((c, n) => ({ n, a: 'user_eve', c })), { n: 97, a: 5, c: [] }, { n: 98, a: 'x'.repeat(201), c: [['things', 'x', 'y', '1', h()]] }, { n: 99, a: 'user_eve', c: [good] }] };
    const answer = await call('sync_push', request);
    expect((answer['rejected'] as { n: number; code: string }[]).map(({ n, code }) => [n, code])).toEqual([...bad.map((_, n) => [n, 'malformed']), [97, 'malformed'], [98, 'malformed']]);
    expect(await remote.sql("SELECT original_idea FROM workshops WHERE id = 'ws_eve'")).toEqual([{ original_idea: 'Still here' }]);
    // Where what makes a workshop is refused, all of it is, and the remote says that it holds nothing of it.
    const fresh = [evil.workshop('ws_fresh').map((one) => (one[2] === 'title' ? evil.change('workshops', 'ws_fresh', 'title', 'a\u0000') : one)), [evil.change('workshop_steps', 'wst_ws_fresh', 'status', 'complete')]];
    expect(await call('sync_push', evil.request('ws_fresh', fresh))).toMatchObject({ ok: true, head: 0, rejected: [{ n: 1, code: 'malformed' }, { n: 2, code: 'forbidden' }] });
    expect(await remote.sql("SELECT 1 FROM sync_scope WHERE scope = 'ws_fresh'")).toEqual([]);
    const large = JSON.stringify('x'.repeat(4 * 1024 * 1024));
    expect(await call('sync_push', { ...evil.request('ws_eve', []), tx: [{ n: 1, a: 'e', c: [['things', 'x', 'y', large, h()]] }] })).toMatchObject({ rejected: [{ n: 1, code: 'too_large' }] });
    const many = Array.from({ length: 6 }, (_, n) => ({ n, a: 'e', c: [['things', `x${n}`, 'y', JSON.stringify('x'.repeat(4_000_000)), h()]] }));
    expect(await call('sync_push', { ...evil.request('ws_eve', []), tx: many })).toMatchObject({ ok: false, error: 'too_large' });
  });

  test('SQL, quotes and odd signs in every text are text', async () => {
    const odd = ["'; DROP TABLE workshops; --", '"', '\\', '$$', "E'\\x27'", '%s', '\u2028', '{a}', '$w0000000000000000$', 'ü/~$'];
    for (const text of odd) {
      const request = evil.request('ws_eve', [[evil.change('things', text.slice(0, 100), text.replaceAll('~', ''), text)]]);
      expect(await call('sync_push', { ...request, tx: [{ ...request.tx[0], a: text }] })).toMatchObject({ ok: true, rejected: [] });
      expect(await call('sync_push', { ...request, scope: text })).toMatchObject({ ok: false, error: 'malformed' });
      expect(await call('sync_push', { ...request, device: text })).toMatchObject({ ok: false, error: 'malformed' });
      expect(await call('sync_join', { v, token: text })).toMatchObject({ ok: false, error: 'gone' });
      expect(await call('sync_join', { v, token: `ws_ann.${text}` })).toMatchObject({ ok: false, error: 'gone' });
    }
    const store = await remote.as('user_eve');
    expect((await pullAll(store, 'ws_eve')).filter(([table]) => table === 'things').map(([, , , value]) => value)).toEqual(odd.map((text) => JSON.stringify(text)));
    // The transport takes out what no PostgreSQL can read, and the rest goes through.
    const push = evil.request('ws_eve', [[evil.change('things', 'a\0b', 'y', 1)], [evil.change('things', 'ok', 'y', 1)], [evil.change('things', '\ud800', 'y', 1)]]);
    expect((await taken(store.push(push))).rejected.map(({ n, code }) => [n, code])).toEqual([[1, 'malformed'], [3, 'malformed']]);
    expect(await remote.sql('SELECT count(*)::int AS n FROM workshops')).toEqual([{ n: 2 }]);
  });

  test('any JSON at all gets an answer of the protocol, and changes nothing of anybody else’s', async () => {
    const before = await everything();
    const scope = fc.constantFrom<unknown>('ws_eve', 'ws_ann', 'catalog', 'ws_new', '', 5, null);
    const loose = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value).replace(/\\u(0000|d[89a-f]..)/g, '')) as unknown);
    const change = fc.oneof(loose, fc.tuple(fc.constantFrom('workshops', 'workshop_steps', 'things'), fc.constantFrom('ws_eve', 'ws_ann', 'x'), fc.constantFrom('$row', 'title', 'output/a/b', ''), fc.constantFrom(null, 'true', '"x"', '{'), fc.constantFrom(evil.tick(), 'x')));
    const tx = fc.oneof(loose, fc.array(fc.oneof(loose, fc.record({ n: fc.oneof(fc.nat(), loose), a: fc.oneof(fc.constant('e'), loose), c: fc.oneof(fc.array(change, { maxLength: 3 }), loose) })), { maxLength: 3 }));
    const request = fc.oneof(
      { weight: 1, arbitrary: loose },
      { weight: 4, arbitrary: fc.record({ v: fc.oneof({ weight: 5, arbitrary: fc.constant<unknown>(1) }, { weight: 1, arbitrary: loose }), scope: fc.oneof({ weight: 5, arbitrary: scope }, { weight: 1, arbitrary: loose }), device: fc.oneof(fc.constant('0000000a'), loose), id: fc.oneof(fc.constant('00000000000000aa'), loose), seen: fc.oneof(fc.constant([0, '']), fc.constant([1e300, '']), loose), tx, after: fc.oneof(fc.constant(0), loose), limit: fc.oneof(fc.constant(5), loose), token: loose, known: loose }, { requiredKeys: [] }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FUNCTIONS), request, async (name, body) => {
        const answer = await call(name, body);
        expect(typeof answer['ok']).toBe('boolean');
        expect(answer['now']).toEqual(expect.any(Number));
      }),
      { numRuns: 400 },
    );
    expect(await everything()).toEqual(before);
  });

  test('a role that is nobody’s, and a gateway without a token, are nobody', async () => {
    await remote.sql("CREATE ROLE stray LOGIN PASSWORD 'x'; GRANT workshoppilot_person TO stray");
    const address = parseDirectAddress(remote.address.replace(/\/\/[^@]*@/, '//stray:x@'));
    if (!address.ok) throw new Error('address');
    const stray = postgres(remote.address.replace(/\/\/[^@]*@/, '//stray:x@'), { max: 1 });
    const [row] = await stray.unsafe<{ answer: unknown }[]>(`SET request.jwt.claims = '{"sub":"user_ann"}'; SELECT sync_hello('{"v":1}'::jsonb) AS answer`).simple().then((results) => (results as unknown as { answer: unknown }[][]).flat());
    expect(row?.answer).toMatchObject({ ok: false, error: 'forbidden' });
    await stray.end();
    await remote.sql("INSERT INTO sync_person VALUES ('stray', NULL)");
    const gate = postgres(remote.address.replace(/\/\/[^@]*@/, '//stray:x@'), { max: 1 });
    for (const claims of ['', '{}', '{"sub":""}', '[', '{"sub":null}']) {
      const answers = await gate.unsafe(`SET request.jwt.claims = '${claims}'; SELECT sync_hello('{"v":1}'::jsonb) AS answer`).simple();
      expect([...answers].flat().at(-1)).toMatchObject({ answer: { ok: false, error: 'forbidden' } });
    }
    await gate.end();
    expect(await refused(ann.hello({ v, device: laptop.device }))).toBe('taken');
  });
});
