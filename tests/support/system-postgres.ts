import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import postgres from 'postgres';

import { freePort, type PostgresServer } from './postgres.ts';

const run = promisify(execFile);

/** Where Debian and Ubuntu put the servers of each major version. */
const SYSTEM_FOLDER = '/usr/lib/postgresql';
/** The oldest version that remotes are promised to run on. */
const OLDEST = 15;
const PASSWORD = 'local-test';

/** A PostgreSQL that is installed on this machine, of another major version than the one the tests bring. */
export interface SystemPostgres {
  readonly major: number;
  start(): Promise<PostgresServer>;
  /** A database of this server as `pg_dump` writes it: SQL text. */
  dump(address: string): Promise<string>;
  /** Plays such a text into an empty database. */
  load(address: string, dump: string): Promise<void>;
}

/** The oldest supported PostgreSQL of the system that is older than `newest`; a sentence that says why where there is none. */
export function findSystemPostgres(newest: number): SystemPostgres | string {
  const found = existsSync(SYSTEM_FOLDER) ? readdirSync(SYSTEM_FOLDER).map(Number) : [];
  const [major] = found.filter((one) => one >= OLDEST && one < newest && existsSync(join(SYSTEM_FOLDER, `${one}/bin/initdb`))).sort((a, b) => a - b);
  if (major === undefined) return `no PostgreSQL from ${OLDEST} to ${newest - 1} in ${SYSTEM_FOLDER}: only the one that the tests bring is tried`;
  const bin = join(SYSTEM_FOLDER, `${major}/bin`);
  return {
    major,
    start: () => startServer(bin),
    dump: async (address) => (await run(join(bin, 'pg_dump'), [address], { maxBuffer: 256 * 1024 * 1024 })).stdout,
    async load(address, dump) {
      const psql = spawn(join(bin, 'psql'), ['--quiet', '--set', 'ON_ERROR_STOP=1', '--dbname', address], { stdio: ['pipe', 'ignore', 'pipe'] });
      const said: string[] = [];
      psql.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
      psql.stdin.end(dump);
      const [code] = (await once(psql, 'exit')) as [number | null];
      if (code !== 0) throw new Error(`the dump could not be played in: ${said.join('')}`);
    },
  };
}

async function startServer(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-pg-'));
  const [data, port, who] = [join(folder, 'data'), await freePort(), await serverUser()];
  chmodSync(folder, 0o755);
  if (who !== undefined) chownSync(folder, who.uid, who.gid);
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  const settings = ['--auth', 'scram-sha-256', '--pwfile', password, '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', ...settings], { cwd: folder, ...who });
  const said: string[] = [];
  const flags = ['-D', data, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  const server = spawn(join(bin, 'postgres'), flags, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...who });
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(server, 'exit');
  const stop = async (): Promise<void> => {
    server.kill('SIGINT');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const address = (database: string): string => `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const sql = postgres(address('postgres'), { max: 1, onnotice: () => undefined });
  for (const end = Date.now() + 60_000; ; ) {
    const reached = await sql`SELECT 1`.then(() => true, () => false);
    if (reached) break;
    if (server.exitCode !== null || Date.now() > end) {
      await stop();
      throw new Error(`PostgreSQL did not start: ${said.join('')}`);
    }
  }
  return {
    async createDatabase(name) {
      await sql.unsafe(`CREATE DATABASE ${name}`);
      return address(name);
    },
    async stop() {
      await sql.end();
      await stop();
    },
  };
}

/** PostgreSQL refuses to run as root: then it runs as the system's user for it. */
async function serverUser(): Promise<{ readonly uid: number; readonly gid: number } | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
