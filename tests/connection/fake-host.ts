import { ORPCError } from '@orpc/client';

import type { OpenTransport } from '../../renderer/connection/transport.ts';

type Call = { readonly path: string; readonly input: unknown; answer(value?: unknown): void; fail(error: unknown): void };

/** A host whose every answer the test decides. Streams are arrays of queued events behind an async iterator. */
export class FakeHost {
  readonly calls: Call[] = [];
  up = true;
  #onClose: (() => void) | undefined;
  #pending = new Set<(error: unknown) => void>();
  readonly #streams: { fail(error: unknown): void }[] = [];

  readonly open: OpenTransport = async (onClose) => {
    if (!this.up) throw new Error('nobody listens');
    this.#onClose = onClose;
    return {
      close: () => this.cut(),
      link: {
        call: (path, input) =>
          new Promise((resolve, reject) => {
            this.#pending.add(reject);
            this.calls.push({ path: path.join('.'), input, answer: resolve, fail: reject });
          }),
      },
    };
  };

  /** Ends the connection the way a killed process does. */
  cut(): void {
    this.#onClose?.();
    for (const reject of this.#pending) reject(new Error('closed'));
    this.#pending = new Set();
    for (const stream of this.#streams.splice(0)) stream.fail(new Error('closed'));
  }

  /** A stream that fails when the connection is cut. */
  stream<T>(): FakeStream<T> {
    const made = new FakeStream<T>();
    this.#streams.push(made);
    return made;
  }

  /** Waits for the next call of a procedure and takes it off the list. */
  async next(path: string): Promise<Call> {
    for (let tries = 0; tries < 400; tries += 1) {
      const at = this.calls.findIndex((call) => call.path === path);
      const [call] = at < 0 ? [] : this.calls.splice(at, 1);
      if (call !== undefined) return call;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`no call of ${path}`);
  }
}

/** A stream the test feeds. */
export class FakeStream<T> implements AsyncIterator<T> {
  readonly #events: IteratorResult<T, undefined>[] = [];
  #waiting: { resolve: (result: IteratorResult<T, undefined>) => void; reject: (error: unknown) => void } | undefined;

  send(value: T): void {
    this.#push({ done: false, value });
  }

  end(): void {
    this.#push({ done: true, value: undefined });
  }

  fail(error: unknown): void {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const event = this.#events.shift();
    if (event !== undefined) return Promise.resolve(event);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
    });
  }

  #push(result: IteratorResult<T, undefined>): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting === undefined) this.#events.push(result);
    else waiting.resolve(result);
  }
}

/** An answer with one of the contract's errors. */
export function refusal(code: string, data: unknown = {}): ORPCError<string, unknown> {
  return new ORPCError(code, { defined: true, data });
}

/** Lets everything that is due run. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 15));
}
