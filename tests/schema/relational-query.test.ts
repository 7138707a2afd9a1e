import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { migrate as migratePglite } from 'drizzle-orm/pglite/migrator';
import { drizzle as drizzlePostgres } from 'drizzle-orm/postgres-js';
import { migrate as migratePostgres } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';

import { ok } from '../../shared/domain/result.ts';
import { STEP_SEED } from '../../shared/domain/step-ids.ts';
import * as schema from '../../shared/schema/postgres/index.ts';
import { MIGRATIONS_DIR, openStore } from '../support/open-store.ts';
import type { PostgresServer } from '../support/postgres-programs.ts';
import { startPostgres } from '../support/postgres.ts';
import { TEST_START } from '../support/test-clock.ts';

const at = new Date(TEST_START);
const times = { createdAt: at, updatedAt: at };
const workshop = { id: 'ws_a', clerkUserId: 'local_a', title: 'Quiet trains', originalIdea: 'A coach where nobody talks', createdAt: at };
const member = { id: 'wm_a', workshopId: 'ws_a', clerkUserId: 'local_a', role: 'owner', createdAt: at };
const step = { id: 'wst_a', workshopId: 'ws_a', stepId: 'ideate', createdAt: at };
const output = { ideas: { nte_a: { position: { x: 1, y: 2 }, text: 'Felt floors' } } };
const session = { id: 'ses_a', workshopId: 'ws_a', startedAt: at, createdAt: at };
const pack = { id: 'bp_a', workshopId: 'ws_a', title: 'Pack', createdAt: at };

/** What the seed's query answers with, in every database. */
const expected = {
  ...workshop,
  updatedAt: at,
  status: 'draft',
  visibility: 'private',
  orgId: null,
  templateId: null,
  shareToken: null,
  members: [member],
  steps: [{ ...step, updatedAt: at, status: 'not_started', output, startedAt: null, completedAt: null }],
  sessions: [{ ...session, endedAt: null }],
  buildPacks: [{ ...pack, updatedAt: at, formatType: 'markdown', content: null }],
};
const withAll = { with: { steps: true, members: true, sessions: true, buildPacks: true } } as const;

type PostgresOrm = ReturnType<typeof drizzlePglite<typeof schema>> | ReturnType<typeof drizzlePostgres<typeof schema>>;

async function fill(db: PostgresOrm): Promise<void> {
  await db.insert(schema.workshops).values({ ...workshop, ...times });
  await db.insert(schema.workshopMembers).values(member);
  await db.insert(schema.workshopSteps).values({ ...step, ...times, output });
  await db.insert(schema.sessions).values(session);
  await db.insert(schema.buildPacks).values({ ...pack, ...times });
}

const migrationsFolder = join(MIGRATIONS_DIR, 'postgres');
const seed = STEP_SEED.map(({ id, order, name, description }) => ({ id, order, name, description, promptTemplate: null }));

describe('a workshop with its steps, members, sessions and build packs in one query', () => {
  test('on SQLite', async () => {
    const store = openStore();
    const written = store.mutate('local_a', (unit) => {
      unit.insert('workshops', workshop);
      unit.insert('workshop_members', member);
      unit.insert('workshop_steps', step);
      unit.writeOutput('wst_a', [{ kind: 'put', path: ['ideas'], value: output.ideas }]);
      unit.insert('sessions', session);
      unit.insert('build_packs', pack);
      return ok(null);
    });
    expect(written.ok).toBe(true);
    expect(await store.orm.query.workshops.findFirst(withAll)).toEqual(expected);
    expect(store.stepDefinitions()).toMatchObject(seed);
  });

  test('on PGlite', { timeout: 240_000 }, async () => {
    const client = new PGlite();
    onTestFinished(() => client.close());
    const db = drizzlePglite(client, { schema });
    await migratePglite(db, { migrationsFolder });
    await fill(db);
    expect(await db.query.workshops.findFirst(withAll)).toEqual(expected);
    expect(await db.query.stepDefinitions.findMany({ orderBy: schema.stepDefinitions.order })).toMatchObject(seed);
  });

  describe('on a real PostgreSQL', { timeout: 240_000 }, () => {
    let server: PostgresServer;
    beforeAll(async () => void (server = await startPostgres()), 240_000);
    afterAll(() => server.stop());

    const open = (address: string) => {
      const client = postgres(address, { onnotice: () => undefined });
      onTestFinished(() => client.end());
      return { client, db: drizzlePostgres(client, { schema }) };
    };

    test('the same', async () => {
      const { db } = open(await server.createDatabase('query'));
      await migratePostgres(db, { migrationsFolder });
      await fill(db);
      expect(await db.query.workshops.findFirst(withAll)).toEqual(expected);
      expect(await db.query.stepDefinitions.findMany({ orderBy: schema.stepDefinitions.order })).toMatchObject(seed);
    });

    test('deleting a workshop deletes what hangs on it', async () => {
      const { db } = open(await server.createDatabase('cascade'));
      await migratePostgres(db, { migrationsFolder });
      await fill(db);
      await db.delete(schema.workshops);
      for (const table of [schema.workshopMembers, schema.workshopSteps, schema.sessions, schema.buildPacks]) {
        expect(await db.select().from(table)).toEqual([]);
      }
    });

    test('the seed leaves alone what a remote already has, and may run again', async () => {
      const { client, db } = open(await server.createDatabase('seed'));
      await migratePostgres(db, { migrationsFolder });
      await client`UPDATE step_definitions SET name = 'Listen' WHERE id = 'empathize'`;
      await client`DELETE FROM step_definitions WHERE id = 'pack'`;
      await client.file(join(migrationsFolder, '0001_seed-step-definitions.sql'));
      const rows = await client<{ id: string; name: string }[]>`SELECT id, name FROM step_definitions ORDER BY "order"`;
      expect(rows.map((row) => row.id)).toEqual(STEP_SEED.map((one) => one.id));
      expect(rows[0]?.name).toBe('Listen');
    });

    test('the database fills times with UTC, whatever the time zone of the session', async () => {
      const address = await server.createDatabase('zone');
      const { client, db } = open(address);
      await migratePostgres(db, { migrationsFolder });
      await client`ALTER DATABASE zone SET timezone TO 'America/New_York'`;
      const { client: zoned } = open(address);
      const before = Date.now();
      expect(await zoned`SHOW timezone`).toMatchObject([{ TimeZone: 'America/New_York' }]);
      await zoned`INSERT INTO workshops (id, clerk_user_id, title, original_idea) VALUES ('ws_z', 'a', 'b', 'c')`;
      const [row] = await db.select().from(schema.workshops);
      expect(Math.abs((row?.createdAt.getTime() ?? 0) - before)).toBeLessThan(60_000);
    });
  });
});
