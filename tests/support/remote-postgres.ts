import { join } from 'node:path';

import { PGlite } from '@electric-sql/pglite';
import postgres from 'postgres';

import type { RemoteStore } from '../../electron/core/sync/protocol.ts';
import { parseDirectAddress } from '../../electron/remote/direct-address.ts';
import { openDirectStore } from '../../electron/remote/direct-store.ts';
import { openHttpsStore } from '../../electron/remote/https-store.ts';
import { addGateway, addPerson } from '../../electron/remote/persons.ts';
import { openPgliteStore } from '../../electron/remote/pglite-store.ts';
import { setUpRemote, type SqlSession } from '../../electron/remote/set-up.ts';
import { MIGRATIONS_DIR } from './open-store.ts';
import type { PostgresServer } from './postgres-programs.ts';
import { startPostgres } from './postgres.ts';
import { startPostgrest, tokenFor, type PostgrestServer } from './postgrest-server.ts';

export const POSTGRES_MIGRATIONS = join(MIGRATIONS_DIR, 'postgres');

type Row = Record<string, unknown>;

/** A remote of its own, with stores that speak to it as one person, and the owner's way past the functions. */
export interface TestRemote {
  /** Opens the way of one person to this remote. */
  as(person: string): Promise<RemoteStore>;
  /** Runs SQL as the owner of the tables; several statements are one transaction. */
  sql(text: string): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** A real PostgreSQL with a remote that others are copied from: one start for all tests of a file. */
export interface PostgresRemotes {
  /** A fresh remote, reached by database roles or through a PostgREST-like server. */
  remote(way?: 'direct' | 'https'): Promise<TestRemote & { readonly address: string; /** Of the server before it, on the HTTPS way. */ readonly base?: string; connect(): postgres.Sql }>;
  /** A fresh database without anything in it. */
  emptyDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** The session that set-up needs, on a connection of postgres.js with `max: 1`. */
export function sessionOf(sql: postgres.Sql): SqlSession {
  return {
    run: async (text) => void (await sql.unsafe(text).simple()),
    rows: async (text) => sql.unsafe<Row[]>(text).simple(),
  };
}

const quiet = { onnotice: () => undefined, prepare: false } as const;
const roleOf = (person: string, database: string): string => `${database}_${person.toLowerCase().replace(/[^a-z0-9]/g, '_')}`;

/** Starts a server and makes the remote that others are copied from. */
export async function startPostgresRemotes(start: () => Promise<PostgresServer> = startPostgres): Promise<PostgresRemotes> {
  const server = await start();
  const template = await server.createDatabase('remote_template');
  const admin = postgres(template.replace('remote_template', 'postgres'), { ...quiet, max: 1 });
  const setUp = postgres(template, { ...quiet, max: 1 });
  await setUp.unsafe('BEGIN').simple();
  const done = await setUpRemote(sessionOf(setUp), POSTGRES_MIGRATIONS);
  if (!done.ok) throw new Error(done.error.kind);
  await setUp.unsafe("COMMIT; CREATE ROLE authenticated NOLOGIN; CREATE ROLE authenticator NOINHERIT LOGIN PASSWORD 'gate'; GRANT authenticated TO authenticator").simple();
  await setUp.end();
  let count = 0;
  const databaseOf = (name: string): string => template.replace('remote_template', name);

  return {
    async remote(way = 'direct') {
      const database = `remote_${(count += 1)}`;
      await admin.unsafe(`CREATE DATABASE ${database} TEMPLATE remote_template`);
      const address = databaseOf(database);
      const owner = postgres(address, { ...quiet, max: 1 });
      const closers: (() => Promise<unknown>)[] = [() => owner.end()];
      let gate: PostgrestServer | undefined;
      if (way === 'https') {
        await addGateway(sessionOf(owner), 'authenticator', ['authenticated']);
        gate = await startPostgrest(address.replace(/\/\/[^@]*@/, '//authenticator:gate@'));
        closers.unshift(gate.stop);
      }
      return {
        address,
        ...(gate === undefined ? {} : { base: gate.base }),
        connect: () => {
          const sql = postgres(address, { ...quiet, max: 1 });
          closers.unshift(() => sql.end());
          return sql;
        },
        async as(person) {
          if (gate !== undefined) {
            const { base } = gate;
            const store = openHttpsStore({ base, token: async () => tokenFor(person) });
            closers.unshift(store.close);
            return store;
          }
          const role = roleOf(person, database);
          const added = await addPerson(sessionOf(owner), { role, person, password: 'secret' });
          if (!added.ok) throw new Error(added.error.kind);
          const parsed = parseDirectAddress(address.replace(/\/\/[^@]*@/, `//${role}:secret@`));
          if (!parsed.ok) throw new Error(parsed.error.kind);
          const store = openDirectStore(parsed.value);
          closers.unshift(store.close);
          return store;
        },
        sql: async (text) => [...(await owner.unsafe<Row[]>(text).simple())].flat(),
        async close() {
          for (const close of closers) await close();
        },
      };
    },
    async emptyDatabase() {
      return server.createDatabase(`empty_${(count += 1)}`);
    },
    async stop() {
      await admin.end();
      await server.stop();
    },
  };
}

/** A remote in this process. */
export async function openPgliteRemote(): Promise<TestRemote & { readonly db: PGlite }> {
  const db = new PGlite();
  await db.transaction(async (tx) => {
    const session: SqlSession = {
      run: async (text) => void (await tx.exec(text)),
      rows: async (text) => (await tx.query<Row>(text)).rows,
    };
    const done = await setUpRemote(session, POSTGRES_MIGRATIONS);
    if (!done.ok) throw new Error(done.error.kind);
  });
  return {
    db,
    as: async (person) => openPgliteStore(db, person),
    sql: async (text) => (await db.exec(text)).flatMap((result) => result.rows as Row[]),
    close: () => db.close(),
  };
}
