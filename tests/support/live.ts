/** Reads a live query event by event, with a limit on how long a test waits for each. */
export interface LiveReader<T> {
  next(): Promise<T>;
  /** Waits until an event fits; the ones before are skipped. */
  until(fits: (event: T) => boolean): Promise<T>;
  close(): Promise<void>;
}

/** Opens a live query; `open` passes the signal on, by which a client says that it has left. */
export async function readLive<T>(open: (options: { readonly signal: AbortSignal }) => Promise<AsyncIterable<T>>): Promise<LiveReader<T>> {
  const leaving = new AbortController();
  const iterator = (await open({ signal: leaving.signal }))[Symbol.asyncIterator]();
  let pending: Promise<IteratorResult<T>> | undefined;
  const take = (): Promise<IteratorResult<T>> => (pending ??= iterator.next());
  const next = async (): Promise<T> => {
    const result = await withLimit(take(), 30_000);
    pending = undefined;
    if (result.done === true) throw new Error('The stream has ended.');
    return result.value;
  };
  return {
    next,
    async until(fits) {
      for (;;) {
        const event = await next();
        if (fits(event)) return event;
      }
    },
    async close() {
      leaving.abort();
      await iterator.return?.();
    },
  };
}

function withLimit<T>(promise: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No event within ${ms} ms.`)), ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
