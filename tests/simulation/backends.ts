import { openPgliteRemote, startPostgresRemotes, type TestRemote } from '../support/remote-postgres.ts';
import type { SimRemote } from './sim-remote.ts';
import { SqlRemote, takeClock } from './sql-remote.ts';

/** What remotes are in a run. */
export type BackendKind = 'memory' | 'pglite' | 'postgres';

/** Makes the remotes of one world after the other. `now` is each remote's own clock. */
export interface Backend {
  remotes(clocks: readonly (() => number)[]): Promise<readonly SimRemote[]>;
  close(): Promise<void>;
}

/** Whether a text names a backend. */
export function isBackendKind(text: string): text is BackendKind {
  return text === 'memory' || text === 'pglite' || text === 'postgres';
}

/** What a run on a backend has to be read with; printed, so that no figure stands for more than it does. */
export const BACKEND_NOTES: Readonly<Record<BackendKind, string>> = {
  memory: 'remotes in memory',
  pglite: 'remotes: PGlite with the real migrations. Its clock is the world’s: sync_now() is replaced; now(), by which it dates audits and what it keeps 90 days, is the machine’s.',
  postgres: 'remotes: PostgreSQL with the real migrations. Its clock is the world’s: sync_now() is replaced; now(), by which it dates audits and what it keeps 90 days, is the machine’s.',
};

/** Opens databases for up to two remotes. */
export async function openBackend(kind: Exclude<BackendKind, 'memory'>): Promise<Backend> {
  const server = kind === 'postgres' ? await startPostgresRemotes() : undefined;
  const databases: TestRemote[] = [];
  const open = async (): Promise<TestRemote> => {
    const opened = server === undefined ? await openPgliteRemote() : await server.remote('direct');
    await takeClock(opened.sql);
    databases.push(opened);
    return opened;
  };
  // Both before any schedule begins: starting one takes as long as many schedules.
  const both = [await open(), await open()];
  return {
    async remotes(clocks) {
      const made: SqlRemote[] = [];
      for (const [at, now] of clocks.entries()) {
        const remote = new SqlRemote((both[at] ?? (await open())).sql, now);
        await remote.reset();
        made.push(remote);
      }
      return made;
    },
    async close() {
      for (const database of databases) await database.close();
      await server?.stop();
    },
  };
}
