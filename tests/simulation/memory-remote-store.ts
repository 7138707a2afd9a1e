import type { Answer, RemoteStore, TransportError } from '../../electron/core/sync/protocol.ts';
import { err, ok } from '../../shared/domain/result.ts';
import type { MemoryRemote } from './memory-remote.ts';

/** A remote store of one person on a remote in memory, with a plug to pull. Answers pass through JSON, as on a wire. */
export interface MemoryRemoteStore extends RemoteStore {
  /** While set, no request reaches the remote. */
  trouble: TransportError | null;
  /** While true, requests are done and their answers are lost. */
  losesAnswers: boolean;
}

/** Everybody who wants to hear when a scope of a remote changes. */
export type Hints = Set<(scope: string) => void>;

/** Connects a person with a remote. */
export function memoryRemoteStore(remote: MemoryRemote, person: string, hints: Hints = new Set()): MemoryRemoteStore {
  const ask = async <T>(call: () => T): Answer<T> => {
    await Promise.resolve();
    if (store.trouble !== null) return err(store.trouble);
    const answer = JSON.parse(JSON.stringify(call())) as T;
    return store.losesAnswers ? err({ kind: 'offline', detail: 'the answer was lost' }) : ok(answer);
  };
  const store: MemoryRemoteStore = {
    trouble: null,
    losesAnswers: false,
    hello: (request) => ask(() => remote.hello(person, request)),
    async push(request) {
      const before = remote.head(request.scope);
      const answer = await ask(() => remote.push(person, request));
      if (remote.head(request.scope) !== before) for (const hint of [...hints]) hint(request.scope);
      return answer;
    },
    pull: (request) => ask(() => remote.pull(person, request)),
    digest: (request) => ask(() => remote.digest(person, request)),
    join: async () => err({ kind: 'forbidden' }),
    onHint(listener) {
      hints.add(listener);
      return () => void hints.delete(listener);
    },
    close: async () => undefined,
  };
  return store;
}
