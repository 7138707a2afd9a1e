import type { PGlite } from '@electric-sql/pglite';

import { err, ok } from '../../shared/domain/result.ts';
import type { RemoteStore } from '../core/sync/protocol.ts';
import { hintDigest } from './hint-digest.ts';
import { createRpcStore } from './rpc-store.ts';
import { fromSqlState } from './sqlstate.ts';

/** What this needs of PGlite; a hub opens it, and closes it when all stores on it are closed. */
export type PgliteDatabase = Pick<PGlite, 'transaction' | 'listen'>;

/** A remote in this process. Each request runs as the role of persons and for `person`, whom the caller has made sure of. */
export function openPgliteStore(db: PgliteDatabase, person: string): RemoteStore {
  const claims = JSON.stringify({ sub: person });
  const stops = new Set<() => void>();
  let closed = false;
  return createRpcStore(
    {
      async call(name, request) {
        if (closed) return err({ kind: 'offline', detail: 'closed' });
        try {
          return await db.transaction(async (tx) => {
            await tx.query("SELECT set_config('request.jwt.claims', $1, true), set_config('role', 'workshoppilot_person', true)", [claims]);
            const { rows } = await tx.query<{ answer: unknown }>(`SELECT ${name}($1::jsonb) AS answer`, [request]);
            return ok(rows[0]?.answer);
          });
        } catch (error) {
          const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
          return err(code === undefined ? { kind: 'offline', detail: 'PGlite is closed' } : fromSqlState(code));
        }
      },
      onHint(listener) {
        let stopped = false;
        const stop = (): void => void (stopped = true);
        stops.add(stop);
        void db
          .listen('sync_hint', (digest) => {
            if (!stopped) listener(digest);
          })
          .catch(() => undefined);
        return stop;
      },
      async close() {
        closed = true;
        for (const stop of stops) stop();
      },
    },
    hintDigest,
  );
}
