import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { PROTOCOL_VERSION, type HelloAnswer } from '../../electron/core/sync/protocol.ts';
import { runRemoteCommand } from '../../electron/remote/command.ts';
import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { POSTGRES_MIGRATIONS, startPostgresRemotes, type PostgresRemotes, type TestRemote } from '../support/remote-postgres.ts';
import { pullAll, refused, taken, TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(() => servers.stop());

const migrate = (url: string) => runRemoteCommand({ command: 'migrate', url, migrations: POSTGRES_MIGRATIONS, password: '' });

function open(address: string): postgres.Sql {
  const sql = postgres(address, { max: 1, onnotice: () => undefined });
  onTestFinished(() => sql.end());
  return sql;
}

describe('npm run remote:migrate and remote:person', { timeout: 240_000 }, () => {
  test('make a remote of an empty database, for a person who then syncs; both may run again', async () => {
    const url = await servers.emptyDatabase();
    expect((await migrate(url)).text).toMatch(/^Applied 0000_tables, .*0008_sync-writers\. 0 registers/);
    expect(await migrate(url)).toEqual({ ok: true, text: 'It was up to date. 0 registers made of rows that were there.' });
    const person = { command: 'person', url, migrations: POSTGRES_MIGRATIONS, role: 'set_up_dan', person: "user_d'an" } as const;
    await runRemoteCommand({ ...person, password: 'one' });
    const said = await runRemoteCommand({ ...person, password: 'tw"o%' });
    expect(said.ok).toBe(true);
    const shown = parseDirectAddress(/postgres:\S+/.exec(said.text)?.[0].replace('tw"o%', encodeURIComponent('tw"o%')) ?? '');
    if (!shown.ok) throw new Error(said.text);
    const store = openDirectStore(shown.value);
    onTestFinished(() => store.close());
    expect((await taken<HelloAnswer>(store.hello({ v, device: '00000001' }))).person).toBe("user_d'an");
    await runRemoteCommand({ ...person, password: '', remove: 'set_up_dan' });
    expect(await refused(store.hello({ v, device: '00000001' }))).toBe('forbidden');
    for (const role of ['postgres', 'Robert"; --', '']) expect((await runRemoteCommand({ ...person, role, password: 'x' })).ok).toBe(false);
  });

  test('take over a database that another app made: its data becomes registers, its own migrations stay, doubled steps become one', async () => {
    const url = await servers.emptyDatabase();
    const web = open(url);
    const tables = readFileSync(join(POSTGRES_MIGRATIONS, '0000_tables.sql'), 'utf8').split('--> statement-breakpoint');
    for (const statement of tables) if (!statement.includes('UNIQUE') && !statement.includes('"sessions"')) await web.unsafe(statement).simple();
    await web
      .unsafe(`CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at bigint);
        INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES ('web', 1700000000000);
        ALTER TABLE workshops ADD COLUMN web_only text DEFAULT 'kept';
        INSERT INTO step_definitions (id, "order", name, description) VALUES ('ideate', 3, 'Ideate!', 'theirs');
        INSERT INTO workshops (id, clerk_user_id, title, original_idea, created_at, updated_at) VALUES ('ws_web', 'user_web', 'Web', 'idea', '2024-01-02 03:04:05.678', '2024-02-02 03:04:05.678');
        INSERT INTO workshop_members (id, workshop_id, clerk_user_id, role) VALUES ('wm_1', 'ws_web', 'user_two', 'editor'), ('wm_2', 'ws_web', 'user_two', 'viewer');
        INSERT INTO workshop_steps (id, workshop_id, step_id, output, created_at, updated_at) VALUES
          ('wst_1', 'ws_web', 'ideate', '{"ideas": {"nte_1": {"text": "one", "position": {"x": 1, "y": 2.50}}}}', '2024-01-01', '2024-01-01'),
          ('wst_2', 'ws_web', 'ideate', '{"ideas": {"nte_2": {"text": "two"}}}', '2024-01-02', '2024-01-02')`)
      .simple();
    const said = await migrate(url);
    expect(said).toMatchObject({ ok: true, text: expect.stringMatching(/^Applied 0000_tables.*\d+ registers/) as string });
    expect(await web`SELECT name FROM step_definitions WHERE id = 'ideate'`).toEqual([{ name: 'Ideate!' }]);
    expect(await web`SELECT web_only FROM workshops`).toEqual([{ web_only: 'kept' }]);
    expect(await web`SELECT id, output FROM workshop_steps`).toEqual([
      { id: 'wst_1', output: { ideas: { nte_1: { text: 'one', position: { x: 1, y: 2.5 } }, nte_2: { text: 'two' } } } },
    ]);
    expect(await web`SELECT id FROM sessions`).toEqual([]);
    await runRemoteCommand({ command: 'person', url, migrations: POSTGRES_MIGRATIONS, role: 'set_up_web', person: 'user_web', password: 'x' });
    const address = parseDirectAddress(url.replace(/\/\/[^@]*@/, '//set_up_web:x@'));
    if (!address.ok) throw new Error('address');
    const store = openDirectStore(address.value);
    onTestFinished(() => store.close());
    const registers = await pullAll(store, 'ws_web');
    expect(registers).toContainEqual(['workshop_steps', 'wst_1', 'output/ideas/nte_1/position', '{"x":1,"y":2.5}', expect.any(String), 'remote']);
    expect(registers).toContainEqual(['workshops', 'ws_web', 'created_at', String(Date.UTC(2024, 0, 2, 3, 4, 5, 678)), expect.any(String), 'remote']);
    expect(registers.every(([, , , , hlc]) => Number.parseInt(hlc.slice(0, 12), 16) <= Date.now())).toBe(true);
    expect(await migrate(url)).toMatchObject({ ok: true, text: 'It was up to date. 0 registers made of rows that were there.' });
    expect(await pullAll(store, 'ws_web')).toEqual(registers);
  });

  test('refuse a database that holds something else under these names, and leave it as it was', async () => {
    const url = await servers.emptyDatabase();
    const sql = open(url);
    await sql.unsafe('CREATE TABLE sessions (id text, user_agent text)').simple();
    expect(await migrate(url)).toMatchObject({ ok: false, text: expect.stringContaining('sessions without workshop_id') as string });
    expect(await sql`SELECT count(*)::int AS n FROM information_schema.tables WHERE table_schema = 'public'`).toEqual([{ n: 1 }]);
    expect(await migrate('http://x')).toMatchObject({ ok: false });
    expect(await migrate('postgres://x:y@127.0.0.1:1/z')).toMatchObject({ ok: false });
  });
});

describe('another writer of the six tables', { timeout: 240_000 }, () => {
  let remote: TestRemote;
  const laptop = new TestLaptop('user_ann');
  beforeAll(async () => void (remote = await servers.remote()), 60_000);
  afterAll(() => remote.close());
  const changesSince = async (store: Awaited<ReturnType<TestRemote['as']>>, known: number) =>
    (await pullAll(store, 'ws_w')).slice(known).map(([table, rowId, path, value]) => [table, rowId, path, value]);

  test('I6: gets registers of what it changed, path by path, each stamped later than all there was; what it deletes is deleted as seen', async () => {
    const ann = await remote.as('user_ann');
    const ahead = Date.now() + 4 * 60_000;
    await taken(ann.push(laptop.request('ws_w', [[...laptop.workshop('ws_w'), laptop.change('workshops', 'ws_w', 'title', 'Ahead', laptop.tick(ahead))]])));
    await taken(ann.push(laptop.request('ws_w', [[laptop.change('workshop_steps', 'wst_ws_w', 'output/ideas/nte_1/text', 'one'), laptop.change('workshop_steps', 'wst_ws_w', 'output/ideas/nte_2/text', 'two')]])));
    const known = (await pullAll(ann, 'ws_w')).length;
    await remote.sql(`BEGIN; UPDATE workshops SET title = 'Web' WHERE id = 'ws_w';
      UPDATE workshop_steps SET output = '{"ideas": {"nte_1": {"text": "ONE", "votes": [1, 2]}}}' WHERE id = 'wst_ws_w';
      INSERT INTO build_packs (id, workshop_id, title, updated_at) VALUES ('bp_w', 'ws_w', 'Pack "é"', '2020-01-01'); COMMIT`);
    const all = await pullAll(ann, 'ws_w');
    const last = all.find(([, rowId, path]) => rowId === 'ws_w' && path === 'title');
    expect(last?.[3]).toBe('"Web"');
    expect(all.filter(([, , , , hlc]) => hlc > (last?.[4] ?? '')).length).toBeGreaterThan(5);
    const changed = all.slice(known - 2).map(([table, rowId, path, value]) => [table, rowId, path, value]);
    expect(changed).toContainEqual(['workshop_steps', 'wst_ws_w', 'output/ideas/nte_1/votes', '[1,2]']);
    expect(changed).toContainEqual(['workshop_steps', 'wst_ws_w', 'output/ideas/nte_2/$deleted', expect.stringMatching(/^"[0-9a-f]{32}"$/)]);
    expect(changed).toContainEqual(['build_packs', 'bp_w', 'title', '"Pack \\"é\\""']);
    expect(await remote.sql("SELECT count(DISTINCT hlc)::int = count(*)::int AS once FROM sync_register WHERE scope = 'ws_w'")).toEqual([{ once: true }]);
    expect(await remote.sql("SELECT updated_at::text AS at FROM build_packs WHERE id = 'bp_w'")).toEqual([{ at: '2020-01-01 00:00:00' }]);
    // An edit that the deleter had not seen keeps the item.
    await taken(ann.push(laptop.request('ws_w', [[laptop.change('workshop_steps', 'wst_ws_w', 'output/ideas/nte_2/text', 'unseen', laptop.tick(ahead + 30_000))]])));
    expect(await remote.sql("SELECT output->'ideas'->'nte_2' AS note FROM workshop_steps WHERE id = 'wst_ws_w'")).toEqual([{ note: { text: 'unseen' } }]);
  });

  test('a push writes no registers of its own rows, an empty change none at all; a deleted row stays deleted; a cascade is nobody’s delete', async () => {
    const ann = await remote.as('user_ann');
    const known = (await pullAll(ann, 'ws_w')).length;
    await remote.sql("UPDATE workshops SET title = title; UPDATE workshop_steps SET updated_at = now() WHERE id = 'wst_ws_w'");
    expect(await changesSince(ann, known)).toEqual([]);
    await remote.sql("DELETE FROM build_packs WHERE id = 'bp_w'");
    expect((await pullAll(ann, 'ws_w')).filter(([, rowId]) => rowId === 'bp_w').map(([, , path, value]) => [path, value])).toEqual([['$row', 'false']]);
    await expect(remote.sql("INSERT INTO build_packs (id, workshop_id, title) VALUES ('bp_w', 'ws_w', 'Again')")).rejects.toMatchObject({ code: '23505' });
    await remote.sql("DELETE FROM step_definitions WHERE id = 'ideate'");
    expect(await remote.sql("SELECT 1 FROM workshop_steps WHERE id = 'wst_ws_w'")).toEqual([]);
    expect((await pullAll(ann, 'ws_w')).filter(([, rowId, path]) => rowId === 'wst_ws_w' && path === '$row').map(([, , , value]) => value)).toEqual(['true']);
    await remote.sql(`INSERT INTO step_definitions (id, "order", name, description) VALUES ('ideate', 3, 'Back', 'again')`);
    await taken(ann.push(laptop.request('ws_w', [[laptop.change('workshops', 'ws_w', 'status', 'active')]])));
    expect(await remote.sql("SELECT output->'ideas'->'nte_1'->>'text' AS text FROM workshop_steps WHERE id = 'wst_ws_w'")).toEqual([{ text: 'ONE' }]);
    await remote.sql("DELETE FROM workshops WHERE id = 'ws_w'");
    expect(await refused(ann.push(laptop.request('ws_w', [[laptop.change('workshops', 'ws_w', 'title', 'Late')]])))).toBe('gone');
  });

  test('ids that follow from others are made as on a laptop', async () => {
    const ids = await remote.sql(`SELECT sync_deterministic_id('wm', 'ws_' || n || '|user_ü') AS id FROM generate_series(1, 50) AS n`);
    expect(ids.map((row) => row['id'])).toEqual(Array.from({ length: 50 }, (_, n) => deterministicId('wm', `ws_${n + 1}`, 'user_ü')));
  });
});
