import { err, ok, type Result } from '../../shared/domain/result.ts';
import type { Answer, HelloAnswer, PushAnswer, Refusal, RemoteStore, TransportError } from '../core/sync/protocol.ts';
import { isAnswerOf, type RemoteFunction } from './answer-check.ts';
import { sendable } from './sendable.ts';

/** One way to call a function of a remote: the request as JSON text, the answer parsed. Never throws for what can happen. */
export interface Caller {
  call(name: RemoteFunction, request: string): Promise<Result<unknown, TransportError>>;
  /** Calls `listener` with the digest of a scope's name that a remote sends as a hint. */
  onHint?(listener: (digest: string) => void): () => void;
  close(): Promise<void>;
}

/** What a remote sends for a scope on the channel `sync_hint` (see `sync_hint()` in the migrations). */
export type HintDigest = (scope: string) => string;

/** The RemoteStore that speaks through a caller. It checks every answer's shape before anybody believes it. */
export function createRpcStore(caller: Caller, digestOf: HintDigest): RemoteStore {
  const scopes = new Map<string, string>();
  const learn = (scope: string): void => {
    if (![...scopes.values()].includes(scope)) scopes.set(digestOf(scope), scope);
  };

  const ask = async <T>(name: RemoteFunction, request: unknown): Answer<T> => {
    const answer = await caller.call(name, JSON.stringify(request));
    if (!answer.ok) return answer;
    if (!isAnswerOf(name, answer.value)) return err({ kind: 'invalid_answer', detail: `${name} answered something else` });
    return ok(answer.value as T | Refusal);
  };

  const store: RemoteStore = {
    async hello(request) {
      const answer = await ask<HelloAnswer>('sync_hello', request);
      if (answer.ok && answer.value.ok) for (const [scope] of answer.value.scopes ?? []) learn(scope);
      return answer;
    },
    async push(request) {
      learn(request.scope);
      const { request: sent, unstorable } = sendable(request);
      const answer = await ask<PushAnswer>('sync_push', sent);
      if (!answer.ok || !answer.value.ok || unstorable.length === 0) return answer;
      const refused = unstorable.map((n) => ({ n, code: 'malformed' as const, detail: 'text' }));
      return ok({ ...answer.value, rejected: [...answer.value.rejected, ...refused] });
    },
    async pull(request) {
      learn(request.scope);
      return ask('sync_pull', request);
    },
    digest: (request) => ask('sync_digest', request),
    join: (request) => ask('sync_join', request),
    close: () => caller.close(),
  };
  const { onHint } = caller;
  if (onHint === undefined) return store;
  return {
    ...store,
    onHint: (listener) =>
      onHint((digest) => {
        const scope = scopes.get(digest);
        if (scope !== undefined) listener(scope);
      }),
  };
}
