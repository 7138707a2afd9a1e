import { randomBytes } from 'node:crypto';

import postgres from 'postgres';

import { err, ok } from '../../shared/domain/result.ts';
import type { RemoteStore, TransportError } from '../core/sync/protocol.ts';
import type { DirectAddress, TlsMode } from './direct-address.ts';
import { hintDigest } from './hint-digest.ts';
import { createRpcStore } from './rpc-store.ts';
import { fromSqlState } from './sqlstate.ts';

/** How long to wait, in milliseconds. */
export interface DirectLimits {
  readonly connectMs: number;
  /** For one answer; a connection that keeps silent longer is given up. */
  readonly answerMs: number;
  /** Between two attempts to listen for hints. */
  readonly listenAgainMs: number;
}

const LIMITS: DirectLimits = { connectMs: 10_000, answerMs: 60_000, listenAgainMs: 15_000 };

const TLS: Readonly<Record<TlsMode, 'verify-full' | 'require' | 'prefer' | false>> = {
  verify: 'verify-full',
  encrypt: 'require',
  prefer: 'prefer',
  off: false,
};

/**
 * A remote over a connection of its own to PostgreSQL, one database role a person. Each request is one statement in the simple
 * protocol, so one round trip, and needs nothing that a transaction pooler loses. Hints come over a second connection, where the
 * server lets one listen.
 */
export function openDirectStore(address: DirectAddress, limits: Partial<DirectLimits> = {}): RemoteStore {
  const wait = { ...LIMITS, ...limits };
  const connect = () =>
    postgres({
      host: address.host,
      port: address.port,
      database: address.database,
      username: address.user,
      password: address.password,
      ssl: TLS[address.tls],
      max: 2,
      prepare: false,
      fetch_types: false,
      connect_timeout: wait.connectMs / 1000,
      idle_timeout: 300,
      onnotice: () => undefined,
      connection: { application_name: 'workshoppilot' },
    });
  let sql: postgres.Sql | undefined;
  let closed = false;
  const hints = createHintListener(connect, wait.listenAgainMs);

  return createRpcStore(
    {
      async call(name, request) {
        if (closed) return err({ kind: 'offline', detail: 'closed' });
        sql ??= connect();
        const mine = sql;
        const query = mine.unsafe<{ answer: unknown }[]>(`SELECT ${name}(${quoted(request)}::jsonb) AS answer`).simple();
        try {
          const rows = await within(query, wait.answerMs);
          hints.retry();
          return ok(rows[0]?.answer);
        } catch (error) {
          if (error instanceof SilentConnection && sql === mine) {
            sql = undefined;
            void mine.end({ timeout: 0 }).catch(() => undefined);
          }
          return err(directError(error));
        }
      },
      onHint: (listener) => hints.add(listener),
      async close() {
        closed = true;
        await Promise.all([hints.close(), sql?.end({ timeout: 1 })]).catch(() => undefined);
      },
    },
    hintDigest,
  );
}

/** A dollar-quoted text: nothing in it is read as SQL, whatever it holds, because its tag does not occur in it. */
function quoted(text: string): string {
  let tag: string;
  do tag = `$w${randomBytes(8).toString('hex')}$`;
  while (text.includes(tag));
  return tag + text + tag;
}

class SilentConnection extends Error {}

async function within<T>(promise: PromiseLike<T>, ms: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SilentConnection('no answer in time')), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function directError(error: unknown): TransportError {
  if (error instanceof postgres.PostgresError) return fromSqlState(error.code);
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
  // Never the message: it may repeat what was sent.
  return { kind: 'offline', detail: code };
}

interface HintListener {
  add(listener: (digest: string) => void): () => void;
  /** Tries to listen again when the last attempt failed and some time has passed. */
  retry(): void;
  close(): Promise<void>;
}

function createHintListener(connect: () => postgres.Sql, againMs: number): HintListener {
  const listeners = new Set<(digest: string) => void>();
  let sql: postgres.Sql | undefined;
  let listening = false;
  let triedAt = -Infinity;
  const listen = (): void => {
    if (listening || listeners.size === 0 || performance.now() - triedAt < againMs) return;
    triedAt = performance.now();
    listening = true;
    sql ??= connect();
    sql.listen('sync_hint', (digest) => listeners.forEach((listener) => listener(digest))).catch(() => (listening = false));
  };
  return {
    add(listener) {
      listeners.add(listener);
      listen();
      return () => listeners.delete(listener);
    },
    retry: listen,
    async close() {
      listeners.clear();
      await sql?.end({ timeout: 1 });
    },
  };
}
