import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import postgres from 'postgres';

import { freePort } from './free-port.ts';

const run = promisify(execFile);
const PASSWORD = 'local-test';

/** A real PostgreSQL server of its own on 127.0.0.1. */
export interface PostgresServer {
  /** Creates an empty database and answers with its connection address. */
  createDatabase(name: string): Promise<string>;
  /** Stops the server and removes its files. */
  stop(): Promise<void>;
}

/** Starts a server with a fresh cluster on 127.0.0.1 from a folder of PostgreSQL's programs: `initdb` and `postgres`. */
export async function startServer(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-pg-'));
  const [data, who] = [join(folder, 'data'), await serverUser()];
  chmodSync(folder, 0o755);
  if (who !== undefined) chownSync(folder, who.uid, who.gid);
  const password = join(folder, 'password');
  writeFileSync(password, PASSWORD);
  const settings = ['--auth', 'scram-sha-256', '--pwfile', password, '--encoding', 'UTF8', '--locale', 'C', '--no-sync'];
  await run(join(bin, 'initdb'), ['-D', data, '-U', 'postgres', ...settings], { cwd: folder, ...who });
  const said: string[] = [];
  const port = await freePort();
  // Nothing in here outlives a test, and no test cuts this server's power: it need not wait for the disk.
  const flags = ['-D', data, '-p', `${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'fsync=off'];
  const server = spawn(join(bin, 'postgres'), flags, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...who });
  server.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended = once(server, 'exit');
  const stop = async (): Promise<void> => {
    server.kill('SIGQUIT');
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
  await run('id', ['-u', 'postgres']).catch(() => run('useradd', ['--system', '--user-group', 'postgres']));
  const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)));
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}
