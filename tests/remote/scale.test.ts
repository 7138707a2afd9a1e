import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { NO_ANCHOR, PROTOCOL_VERSION } from '../../electron/core/sync/protocol.ts';
import { setUpRemote } from '../../electron/remote/set-up.ts';
import { MIGRATIONS_DIR } from '../support/open-store.ts';
import { POSTGRES_MIGRATIONS, sessionOf, startPostgresRemotes, type PostgresRemotes } from '../support/remote-postgres.ts';
import { TestLaptop } from '../support/wire.ts';

const v = PROTOCOL_VERSION;
let servers: PostgresRemotes;
beforeAll(async () => void (servers = await startPostgresRemotes()), 240_000);
afterAll(() => servers.stop());

const SCOPED = { sync_scope: 'scope', sync_register: 'scope', sync_push: 'scope', sync_parked: 'scope', sync_conflict: 'scope', workshops: 'id', workshop_members: 'workshop_id', workshop_steps: 'workshop_id', sessions: 'workshop_id', build_packs: 'workshop_id' };

/** A remote whose owner is no superuser, as at most providers, and in which every row that a statement looks at is checked for its scope. */
async function watchedRemote(): Promise<{ readonly sql: postgres.Sql; ask(scope: string, name: string, request: unknown): Promise<Record<string, unknown>> }> {
  const empty = await servers.emptyDatabase();
  const admin = postgres(empty, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`DO $$ BEGIN CREATE ROLE keeper LOGIN PASSWORD 'k'; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
    ALTER DATABASE ${new URL(empty).pathname.slice(1)} OWNER TO keeper`).simple();
  await admin.end();
  const sql = postgres(empty.replace(/\/\/[^@]*@/, '//keeper:k@'), { max: 1, prepare: false, onnotice: () => undefined });
  onTestFinished(() => sql.end());
  expect(await setUpRemote(sessionOf(sql), POSTGRES_MIGRATIONS)).toMatchObject({ ok: true });
  // Equality of texts is leakproof and comes before a costly policy: only statements that are not tied to one scope bring other rows here.
  await sql.unsafe(`CREATE FUNCTION only_scope(s text) RETURNS boolean LANGUAGE plpgsql STABLE COST 1000000 AS $$
    BEGIN IF s <> current_setting('test.scope') THEN RAISE EXCEPTION 'crossed from % to %', current_setting('test.scope'), s; END IF; RETURN true; END $$`).simple();
  for (const [table, column] of Object.entries(SCOPED)) {
    await sql.unsafe(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY; CREATE POLICY open ON ${table} USING (true);
      CREATE POLICY watch ON ${table} AS RESTRICTIVE USING (only_scope(${column}))`).simple();
  }
  await sql`SET request.jwt.claims = '{"sub":"user_ann"}'`;
  return {
    sql,
    async ask(scope, name, request) {
      await sql`SELECT set_config('test.scope', ${scope}, false)`;
      const [row] = await sql.unsafe<{ answer: Record<string, unknown> }[]>(`SELECT ${name}($1::text::jsonb) AS answer`, [JSON.stringify(request)]);
      return row?.answer ?? {};
    },
  };
}

describe('growing by scope', { timeout: 240_000 }, () => {
  test('I9: no statement of ours but those of sync_hello looks at a row of another scope', async () => {
    const { sql, ask } = await watchedRemote();
    const laptop = new TestLaptop('user_ann');
    for (const scope of ['ws_one', 'ws_two', 'ws_three']) {
      const push = (changes: Parameters<TestLaptop['request']>[1]) => ask(scope, 'sync_push', laptop.request(scope, changes));
      const token = `${scope}.secret`;
      const share = `sha256:${createHash('sha256').update(token).digest('hex')};role=editor;expires=2099-01-01T00:00:00Z`;
      expect(await push([laptop.workshop(scope)])).toMatchObject({ ok: true, rejected: [] });
      const note = laptop.change('workshop_steps', `wst_${scope}`, 'output/ideas/nte_1/text', 'one');
      expect(await push([[note], laptop.row('sessions', `ses_${scope}`, { workshop_id: scope, started_at: 1, created_at: 1 }), laptop.row('build_packs', `bp_${scope}`, { workshop_id: scope, created_at: 1 })])).toMatchObject({ ok: true, rejected: [] });
      expect(await push([[note], [laptop.change('workshop_steps', `wst_${scope}`, 'output/ideas/nte_1/$deleted', note[4])], [laptop.change('workshops', scope, 'share_token', share)]])).toMatchObject({ ok: true, rejected: [] });
      expect(await push([laptop.row('workshop_members', `wm_${scope}`, { workshop_id: scope, clerk_user_id: 'user_ben', role: 'viewer', created_at: 1 }), laptop.row('workshop_steps', `wst_2_${scope}`, { workshop_id: scope, step_id: 'ideate', created_at: 1 })])).toMatchObject({ ok: true, rejected: [] });
      await sql`SET request.jwt.claims = '{"sub":"user_ben"}'`;
      expect(await push([[laptop.change('workshops', scope, 'title', 'No')]])).toMatchObject({ rejected: [{ code: 'forbidden' }] });
      expect(await ask(scope, 'sync_join', { v, token })).toMatchObject({ ok: true, role: 'editor' });
      await sql`SET request.jwt.claims = '{"sub":"user_ann"}'`;
      expect(await ask(scope, 'sync_pull', { v, scope, seen: NO_ANCHOR, after: 0, limit: 5 })).toMatchObject({ ok: true });
      expect(await ask(scope, 'sync_digest', { v, scope, seen: NO_ANCHOR })).toMatchObject({ ok: true });
    }
    await sql`SELECT set_config('test.scope', 'ws_two', false)`;
    await sql`UPDATE workshops SET title = 'Web' WHERE id = 'ws_two'`;
    await sql`UPDATE workshop_steps SET output = '{"ideas": {"nte_2": {"text": "web"}}}' WHERE workshop_id = 'ws_two'`;
    await sql`DELETE FROM sessions WHERE workshop_id = 'ws_two'`;
    expect(await ask('ws_three', 'sync_push', laptop.request('ws_three', [[laptop.change('workshops', 'ws_three', '$row', false)]]))).toMatchObject({ ok: true, rejected: [] });
    // The watch is awake: the one function that may cross does.
    await expect(ask('ws_one', 'sync_hello', { v })).rejects.toThrow('crossed from ws_one to');
  });

  test('with the keys of a distributed remote everything goes on as before', async () => {
    const remote = await servers.remote();
    onTestFinished(remote.close);
    const keys = readFileSync(join(MIGRATIONS_DIR, 'postgres-distributed/scopes.sql'), 'utf8');
    await remote.sql(keys);
    await remote.sql(keys);
    const [laptop, store] = [new TestLaptop('user_ann'), await remote.as('user_ann')];
    const pushed = await store.push(laptop.request('ws_a', [laptop.workshop('ws_a'), laptop.row('sessions', 'ses_a', { workshop_id: 'ws_a', started_at: 1, created_at: 1 })]));
    expect(pushed).toMatchObject({ ok: true, value: { ok: true, rejected: [] } });
    await store.push(laptop.request('ws_a', [[laptop.change('sessions', 'ses_a', 'ended_at', 7_000)]]));
    expect(await remote.sql("SELECT extract(epoch FROM ended_at)::int AS ended FROM sessions WHERE workshop_id = 'ws_a'")).toEqual([{ ended: 7 }]);
    for (const table of Object.keys(SCOPED)) {
      const unique = await remote.sql(`SELECT c.relname::text AS name, a.attname::text AS first FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = '${table}'::regclass AND i.indisunique`);
      expect(unique.length).toBeGreaterThan(0);
      for (const { name, first } of unique) expect([name, first]).toEqual([name, SCOPED[table as keyof typeof SCOPED]]);
    }
  });
});
