import { createORPCClient } from '@orpc/client';

import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import { backoffMs, RECONNECT } from './backoff.ts';
import { ConnectionLost } from './error-code.ts';
import { Listeners } from './listeners.ts';
import type { OpenTransport, Transport } from './transport.ts';

/** `connecting` only until the first try has ended; afterwards the host is there or it is not. */
export type ConnectionState = 'connecting' | 'open' | 'lost';

/**
 * Keeps one way to the host open for as long as the page lives. `client` stays the same over reconnects; while there is no way,
 * its calls fail with `ConnectionLost` (during the very first try they wait).
 */
export class Connection {
  readonly client: FacilitatorClient;
  readonly #open: OpenTransport;
  readonly #listeners = new Listeners();
  #state: ConnectionState = 'connecting';
  #transport: Transport | null = null;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #trying = false;

  constructor(open: OpenTransport) {
    this.#open = open;
    this.client = createORPCClient<FacilitatorClient>({
      call: async (path, input, options) => {
        if (this.#state === 'connecting') await this.#settled();
        if (this.#transport === null) throw new ConnectionLost();
        return this.#transport.link.call(path, input, options);
      },
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  readonly onChange = this.#listeners.add;

  /** Starts, or tries again at once instead of waiting for the next try. */
  readonly connect = (): void => {
    if (this.#trying || this.#transport !== null) return;
    clearTimeout(this.#timer);
    this.#trying = true;
    void this.#try();
  };

  /** Resolves when the connection is open, at once where it is. */
  whenOpen(): Promise<void> {
    return this.#when(() => this.#state === 'open');
  }

  async #try(): Promise<void> {
    let closed = false;
    const onClose = (): void => {
      if (closed) return;
      closed = true;
      this.#transport = null;
      this.#trying = false;
      this.#become('lost');
      this.#timer = setTimeout(this.connect, backoffMs(RECONNECT, this.#failures, Math.random()));
      this.#failures += 1;
    };
    try {
      const transport = await this.#open(onClose);
      if (closed) return;
      this.#transport = transport;
      this.#trying = false;
      this.#failures = 0;
      this.#become('open');
    } catch {
      onClose();
    }
  }

  #become(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#listeners.tell();
  }

  #settled(): Promise<void> {
    return this.#when(() => this.#state !== 'connecting');
  }

  #when(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve) => {
      const stop = this.onChange(() => {
        if (!holds()) return;
        stop();
        resolve();
      });
    });
  }
}
