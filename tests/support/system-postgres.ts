import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { startServer, type PostgresServer } from './postgres-programs.ts';

const run = promisify(execFile);

/** Where Debian and Ubuntu put the servers of each major version. */
const SYSTEM_FOLDER = '/usr/lib/postgresql';
/** The oldest version that remotes are promised to run on. */
const OLDEST = 15;

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
