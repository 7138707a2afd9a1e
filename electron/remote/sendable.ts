import type { PushRequest, WireTransaction } from '../core/sync/protocol.ts';

/** JSON text of U+0000 or of half a surrogate pair: PostgreSQL's jsonb holds neither. JSON.stringify writes both as escapes. */
const UNSTORABLE = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/;

/** A request whose text every remote can read, and the numbers of the transactions that had to stay behind for it. */
export interface Sendable {
  readonly request: PushRequest;
  readonly unstorable: readonly number[];
}

/**
 * Takes out the transactions whose ids, paths or author no PostgreSQL can read, so that they do not make it refuse the others.
 * Values are JSON text inside a JSON string: what is unstorable in them stands escaped twice, and the remote decides on it.
 */
export function sendable(request: PushRequest): Sendable {
  if (!UNSTORABLE.test(JSON.stringify(request))) return { request, unstorable: [] };
  const isBad = (tx: WireTransaction): boolean => UNSTORABLE.test(JSON.stringify(tx));
  return { request: { ...request, tx: request.tx.filter((tx) => !isBad(tx)) }, unstorable: request.tx.filter(isBad).map((tx) => tx.n) };
}
