import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { NO_ANCHOR, PROTOCOL_VERSION, type PullAnswer, type PushAnswer, type RemoteStore } from '../../electron/core/sync/protocol.ts';
import { startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { pullAll, refused, taken, TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(() => servers.stop());

type Remote = Awaited<ReturnType<PostgresRemotes['remote']>>;

/** Sequence numbers that pushes gave out, in order: every one follows the one before. */
async function expectGapFree(remote: Remote, scope: string): Promise<void> {
  const rows = await remote.sql(`SELECT first_seq::int AS a, last_seq::int AS b, (SELECT head::int FROM sync_scope WHERE scope = '${scope}') AS head
    FROM sync_push WHERE scope = '${scope}' ORDER BY last_seq`);
  let last = 0;
  for (const { a, b } of rows) {
    expect(a).toBe(last + 1);
    last = Number(b);
  }
  expect(last).toBe(rows[0]?.['head']);
}

describe('many at the same time, on a real PostgreSQL', { timeout: 240_000 }, () => {
  test('the late-commit trap: what a slow transaction writes is never behind a cursor that a faster, later one moved on', async () => {
    const remote = await servers.remote();
    const store = await remote.as('user_ann');
    const laptop = new TestLaptop('user_ann');
    await taken(store.push(laptop.request('ws_t', [[...laptop.workshop('ws_t'), ...laptop.row('build_packs', 'bp_1', { workshop_id: 'ws_t', title: 'one', created_at: 1 })]])));
    const [slow, fast] = [remote.connect(), remote.connect()];
    await slow.unsafe('BEGIN').simple();
    await slow.unsafe("UPDATE build_packs SET title = 'slow' WHERE id = 'bp_1'");
    await fast.unsafe("UPDATE workshops SET title = 'fast' WHERE id = 'ws_t'");
    const push = await taken(store.push(laptop.request('ws_t', [[laptop.change('workshop_steps', 'wst_ws_t', 'output/note', 'pushed')]])));
    const cursor = push.head;
    await slow.unsafe('COMMIT').simple();
    const later = await taken<PullAnswer>(store.pull({ v, scope: 'ws_t', seen: push.anchor, after: cursor, limit: 10 }));
    expect(later.page.map(([, rowId, path, value]) => [rowId, path, value])).toEqual([['bp_1', 'title', '"slow"']]);
    // A push that is slow to commit holds the scope: the next one waits, and comes after it.
    const claims = JSON.stringify({ sub: 'user_ann' });
    await slow.unsafe(`BEGIN; SET LOCAL request.jwt.claims = '${claims}'`).simple();
    await slow.unsafe('SELECT sync_push($1::text::jsonb)', [JSON.stringify(laptop.request('ws_t', [[laptop.change('workshops', 'ws_t', 'title', 'first')]]))]);
    let answered = false;
    const second = store.push(laptop.request('ws_t', [[laptop.change('workshops', 'ws_t', 'status', 'active')]])).finally(() => (answered = true));
    const waits = () => fast.unsafe("SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT sync_push%'");
    await expect.poll(async () => (await waits()).length).toBe(1);
    expect(answered).toBe(false);
    await slow.unsafe('COMMIT').simple();
    expect((await taken<PushAnswer>(second)).head).toBe(later.head + 2);
    await expectGapFree(remote, 'ws_t');
    await remote.close();
  });

  test('sixteen laptops push into one scope and into many: no deadlock, no gap, nothing lost', async () => {
    const remote = await servers.remote();
    const laptops = Array.from({ length: 16 }, () => new TestLaptop('user_ann'));
    const stores: RemoteStore[] = [];
    for (const { person } of laptops) stores.push(await remote.as(person));
    const [first] = laptops;
    const [firstStore] = stores;
    if (first === undefined || firstStore === undefined) throw new Error('none');
    await taken(firstStore.push(first.request('ws_one', [first.workshop('ws_one')])));
    const rounds = 8;
    await Promise.all(
      laptops.map(async (laptop, at) => {
        const store = stores[at] ?? firstStore;
        const own = `ws_own${at}`;
        await taken(store.push(laptop.request(own, [laptop.workshop(own)])));
        for (let round = 0; round < rounds; round += 1) {
          const note = laptop.change('workshop_steps', 'wst_ws_one', `output/ideas/nte_${at}/text`, round);
          const shared = laptop.change('workshop_steps', 'wst_ws_one', 'output/note', `${at}:${round}`);
          await taken(store.push(laptop.request('ws_one', [[note, shared]])));
          await taken(store.push(laptop.request(own, [[laptop.change('workshops', own, 'title', `${round}`)]])));
        }
      }),
    );
    await expectGapFree(remote, 'ws_one');
    for (let at = 0; at < 16; at += 1) await expectGapFree(remote, `ws_own${at}`);
    const notes = (await pullAll(firstStore, 'ws_one')).filter(([, , path]) => path.startsWith('output/ideas/'));
    expect(notes.map(([, , , value]) => value)).toEqual(Array(16).fill(String(rounds - 1)));
    const [row] = await remote.sql("SELECT output->'ideas' AS ideas FROM workshop_steps WHERE workshop_id = 'ws_one'");
    expect(Object.keys(row?.['ideas'] as object)).toHaveLength(16);
    await remote.close();
  });

  test('another writer who holds a row that a push needs is not ended for it: the push gives way and is tried again', async () => {
    const remote = await servers.remote();
    const store = await remote.as('user_ann');
    const laptop = new TestLaptop('user_ann');
    await taken(store.push(laptop.request('ws_d', [laptop.workshop('ws_d')])));
    const web = remote.connect();
    await web.unsafe('BEGIN').simple();
    await web.unsafe("UPDATE workshops SET title = 'web' WHERE id = 'ws_d'");
    const push = laptop.request('ws_d', [[laptop.change('workshops', 'ws_d', 'title', 'laptop')]]);
    expect(await refused(store.push(push))).toBe('busy');
    await web.unsafe('COMMIT').simple();
    // The web app's stamp is the later one, so its title stays; the laptop is told.
    expect((await taken(store.push(push))).winners.map(([, , path, value]) => [path, value])).toEqual([['title', '"web"']]);
    await remote.close();
  });

  test('a remote put back from a backup is known by what it does not know, and takes everything again', async () => {
    const remote = await servers.remote();
    const store = await remote.as('user_ann');
    const laptop = new TestLaptop('user_ann');
    const before = laptop.workshop('ws_r');
    const kept = await taken(store.push(laptop.request('ws_r', [before])));
    const backup = await remote.sql(`SELECT (SELECT json_agg(t)::text FROM sync_register t) AS r, (SELECT json_agg(t)::text FROM sync_scope t) AS s, (SELECT json_agg(t)::text FROM sync_push t) AS p`);
    const lost = laptop.change('workshops', 'ws_r', 'title', 'Written in the lost hour');
    const seen = (await taken(store.push(laptop.request('ws_r', [[lost]], kept.anchor)))).anchor;
    const sql = postgres(remote.address, { max: 1, onnotice: () => undefined });
    await sql.begin(async (tx) => {
      await tx`TRUNCATE sync_register, sync_scope, sync_push`;
      await tx`INSERT INTO sync_register SELECT * FROM json_populate_recordset(null::sync_register, ${String(backup[0]?.['r'])}::text::json)`;
      await tx`INSERT INTO sync_scope SELECT * FROM json_populate_recordset(null::sync_scope, ${String(backup[0]?.['s'])}::text::json)`;
      await tx`INSERT INTO sync_push SELECT * FROM json_populate_recordset(null::sync_push, ${String(backup[0]?.['p'])}::text::json)`;
    });
    await sql.end();
    // Somebody else writes in the meantime, so that the sequence numbers alone would look right.
    await taken(store.push(laptop.request('ws_r', [[laptop.change('workshops', 'ws_r', 'status', 'active')]], kept.anchor)));
    for (const ask of [
      store.pull({ v, scope: 'ws_r', seen, after: seen[0], limit: 10 }),
      store.push(laptop.request('ws_r', [[laptop.change('workshops', 'ws_r', 'org_id', 'o')]], seen)),
    ]) expect(await refused(ask as Promise<never>)).toBe('rewound');
    await taken(store.push(laptop.request('ws_r', [[...before, lost]], NO_ANCHOR)));
    expect(await remote.sql("SELECT title, status FROM workshops WHERE id = 'ws_r'")).toEqual([{ title: 'Written in the lost hour', status: 'active' }]);
    await remote.close();
  });
});
