import { backoffMs, type BackoffPlan } from './backoff.ts';
import type { Connection } from './connection.ts';
import { errorCode, isAnswer } from './error-code.ts';
import { Listeners } from './listeners.ts';

/** What is known of a live query. A value stays while the connection is lost or a new try fails. */
export type LiveState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'gone' }
  | { readonly status: 'failed'; readonly error: unknown };

/** Where a live query comes from. */
export interface LiveSource<T, E> {
  readonly open: (signal: AbortSignal) => Promise<AsyncIterator<E>>;
  /** Takes in one event; undefined when the event makes no sense without a snapshot. */
  readonly reduce: (value: T | undefined, event: E) => T | undefined;
  /** How long it stays subscribed after the last watcher left, in milliseconds. */
  readonly lingerMs: number;
}

const RETRY: BackoffPlan = { firstMs: 250, longestMs: 5_000 };

/**
 * A value the host keeps up to date: subscribed while anybody watches, subscribed again after a lost connection or a failure,
 * with the old value shown meanwhile. `gone` when the host says that there is no such thing.
 */
export class LiveQuery<T, E = unknown> {
  readonly #connection: Connection;
  readonly #source: LiveSource<T, E>;
  readonly #listeners = new Listeners();
  #state: LiveState<T> = { status: 'loading' };
  #running: AbortController | null = null;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #wake: () => void = () => {};

  constructor(connection: Connection, source: LiveSource<T, E>) {
    this.#connection = connection;
    this.#source = source;
  }

  readonly getState = (): LiveState<T> => this.#state;

  /** Watches; answers with a function that stops. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const remove = this.#listeners.add(listener);
    clearTimeout(this.#lingering);
    if (this.#running === null) this.#start();
    return () => {
      remove();
      if (this.#listeners.count > 0) return;
      this.#lingering = setTimeout(() => this.#stop(), this.#source.lingerMs);
    };
  };

  /** Tries again now: after the storage became ready, or when something gone may be back. */
  readonly retry = (): void => {
    if (this.#state.status === 'gone' && this.#listeners.count > 0) {
      this.#stop();
      this.#start();
    } else this.#wake();
  };

  /** Changes the value from this side: an acknowledged edit need not wait for its event. */
  readonly update = (change: (value: T) => T): void => {
    if (this.#state.status !== 'ready') return;
    const value = change(this.#state.value);
    if (value !== this.#state.value) this.#become({ status: 'ready', value });
  };

  #start(): void {
    const controller = new AbortController();
    this.#running = controller;
    void this.#run(controller.signal);
  }

  #stop(): void {
    this.#running?.abort();
    this.#running = null;
    this.#wake();
    this.#state = { status: 'loading' };
  }

  async #run(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      await this.#connection.whenOpen();
      if (signal.aborted) return;
      try {
        const events = await this.#source.open(signal);
        let first = true;
        for (let next = await events.next(); !next.done; next = await events.next()) {
          if (signal.aborted) return;
          failures = 0;
          this.#take(next.value, first);
          first = false;
        }
      } catch (error) {
        if (signal.aborted) return;
        if (errorCode(error) === 'NOT_FOUND') return this.#become({ status: 'gone' });
        if (isAnswer(error) && this.#state.status !== 'ready') this.#become({ status: 'failed', error });
      }
      if (this.#connection.state === 'open') await this.#pause(backoffMs(RETRY, failures, Math.random()));
    }
  }

  #take(event: E, first: boolean): void {
    const known = this.#state.status === 'ready' && !first ? this.#state.value : undefined;
    const value = this.#source.reduce(known, event);
    if (value !== undefined && value !== known) this.#become({ status: 'ready', value });
  }

  #become(state: LiveState<T>): void {
    this.#state = state;
    this.#listeners.tell();
  }

  #pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
