import type { Connection } from './connection.ts';
import { Listeners } from './listeners.ts';
import type { Refusal, SaveState } from './refusal.ts';

/** Something that holds edits until the host has them. */
export interface Pending {
  readonly pending: boolean;
}

/** Sums up how all edits of the page stand, and keeps what was refused until a person has seen it. */
export class SaveBoard {
  readonly #connection: Connection;
  readonly #writers = new Set<Pending>();
  readonly #listeners = new Listeners();
  #refusals: readonly Refusal[] = [];
  #nextId = 1;
  #state: SaveState = 'saved';

  constructor(connection: Connection) {
    this.#connection = connection;
    connection.onChange(() => this.refresh());
  }

  readonly subscribe = this.#listeners.add;
  readonly getState = (): SaveState => this.#state;

  register(writer: Pending): void {
    this.#writers.add(writer);
  }

  /** To be called whenever a writer's `pending` changed. */
  refresh(): void {
    const next = this.#current();
    if (next === this.#state) return;
    if (typeof next === 'object' && typeof this.#state === 'object' && next.failed === this.#state.failed) return;
    this.#state = next;
    this.#listeners.tell();
  }

  /** Notes a refused edit; answers with its id. */
  refuse(refusal: Omit<Refusal, 'id'>): number {
    const id = this.#nextId;
    this.#nextId += 1;
    this.#refusals = [...this.#refusals, { ...refusal, id }];
    this.refresh();
    return id;
  }

  /** Puts new words to a refusal that still stands. */
  replace(id: number, refusal: Omit<Refusal, 'id'>): void {
    this.#refusals = this.#refusals.map((known) => (known.id === id ? { ...refusal, id } : known));
    this.refresh();
  }

  /** The person has read it, or a kept edit was taken after all. */
  readonly dismiss = (id: number): void => {
    const left = this.#refusals.filter((refusal) => refusal.id !== id);
    if (left.length === this.#refusals.length) return;
    this.#refusals = left;
    this.refresh();
  };

  #current(): SaveState {
    if (this.#refusals.length > 0) return { failed: this.#refusals };
    const pending = [...this.#writers].some((writer) => writer.pending);
    if (!pending) return 'saved';
    return this.#connection.state === 'lost' ? 'waiting' : 'saving';
  }
}
