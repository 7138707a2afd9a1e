/** A latch between those who notice changes and the one stream that sends them. */
export interface Wake {
  /** Lets the stream go on; calls before it waits are not lost. */
  ring(): void;
  /** Resolves at the next ring, or at once when one was missed. False when the stream is over. */
  wait(): Promise<boolean>;
}

/** Makes a latch that ends when `signal` aborts: a generator that waits on anything else would never see its client leave. */
export function createWake(signal: AbortSignal | undefined): Wake {
  let rung = false;
  let waiting: ((goOn: boolean) => void) | undefined;
  const settle = (goOn: boolean): void => {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(goOn);
  };
  signal?.addEventListener('abort', () => settle(false), { once: true });
  return {
    ring() {
      if (waiting === undefined) rung = true;
      else settle(true);
    },
    wait() {
      if (signal?.aborted === true) return Promise.resolve(false);
      if (rung) {
        rung = false;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        waiting = resolve;
      });
    },
  };
}
