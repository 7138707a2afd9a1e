import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { RemoteStore, TransportError } from '../core/sync/protocol.ts';
import type { RemoteFunction } from './answer-check.ts';
import { hintDigest } from './hint-digest.ts';
import { createRpcStore } from './rpc-store.ts';
import { fromSqlState } from './sqlstate.ts';

/** Where a PostgREST-compatible server is, and how to get the signed-in person's token. */
export interface HttpsConfig {
  /** Base address; the functions lie under `rpc/`. */
  readonly base: string;
  /** Answers with a bearer token; `fresh` asks for one that was not used before. Undefined: nobody is signed in. */
  token(fresh: boolean): Promise<string | undefined>;
  readonly fetch?: typeof fetch;
  /** For one answer, in milliseconds. */
  readonly answerMs?: number;
}

/** Text of a base address that may be used: https, or http on this machine. */
export function parseHttpsBase(text: string): Result<string, { readonly kind: 'not_an_address' }> {
  const url = URL.parse(text.trim());
  const local = url !== null && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url === null || url.username !== '' || url.password !== '') return err({ kind: 'not_an_address' });
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) return err({ kind: 'not_an_address' });
  return ok(url.origin + url.pathname.replace(/\/+$/, ''));
}

/** A remote behind a server that speaks PostgREST's RPC. A refused token is replaced by a fresh one, once a request. */
export function openHttpsStore(config: HttpsConfig): RemoteStore {
  const send = config.fetch ?? fetch;
  const stop = new AbortController();

  const attempt = async (name: RemoteFunction, body: string, fresh: boolean): Promise<Result<unknown, TransportError>> => {
    try {
      const token = await config.token(fresh);
      if (token === undefined) return err({ kind: 'unauthorized' });
      const response = await send(`${config.base}/rpc/${name}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept: 'application/json' },
        body,
        redirect: 'error',
        signal: AbortSignal.any([stop.signal, AbortSignal.timeout(config.answerMs ?? 60_000)]),
      });
      return response.ok ? await parsed(response) : await failed(response);
    } catch (error) {
      return err({ kind: 'offline', detail: error instanceof Error ? error.name : 'fetch' });
    }
  };

  return createRpcStore(
    {
      async call(name, request) {
        const body = `{"request":${request}}`;
        const first = await attempt(name, body, false);
        return !first.ok && first.error.kind === 'unauthorized' ? attempt(name, body, true) : first;
      },
      async close() {
        stop.abort();
      },
    },
    hintDigest,
  );
}

async function parsed(response: Response): Promise<Result<unknown, TransportError>> {
  try {
    return ok(await response.json());
  } catch (error) {
    if (error instanceof SyntaxError) return err({ kind: 'invalid_answer', detail: 'not JSON' });
    throw error;
  }
}

/** PostgREST says in `code` which SQLSTATE or which error of its own (`PGRST…`) it met. */
async function failed(response: Response): Promise<Result<unknown, TransportError>> {
  const { status } = response;
  if (status === 401) return err({ kind: 'unauthorized' });
  const text = await response.text();
  if (status === 413) return ok({ ok: false, now: Date.parse(response.headers.get('date') ?? '') || Date.now(), error: 'too_large' });
  if (status === 429 || status >= 500) return err({ kind: 'busy', detail: `HTTP ${status}` });
  const code = /"code"\s*:\s*"([A-Z0-9]+)"/.exec(text)?.[1];
  if (code === 'PGRST202') return err({ kind: 'not_set_up' });
  if (code !== undefined && /^[0-9A-Z]{5}$/.test(code)) return err(fromSqlState(code));
  if (status === 403) return err({ kind: 'forbidden' });
  if (status === 404) return err({ kind: 'not_set_up' });
  return err({ kind: 'invalid_answer', detail: `HTTP ${status}` });
}
