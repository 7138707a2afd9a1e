import { Listeners } from './listeners.ts';
import type { Pending } from './save-board.ts';

/** Something that can send all it holds. */
export interface Flushable extends Pending {
  readonly flush: () => Promise<void>;
  sendAllNow(): void;
}

const LONGEST_MS = 3_000;

const fields = new Set<() => void>();
const changed = new Listeners();

/**
 * Registers a field while it holds typed text back for a moment; `run` hands the text to its writer at once. Answers with the way
 * back. As long as a field is registered, the page does not count as saved.
 */
export function registerFlush(run: () => void): () => void {
  fields.add(run);
  changed.tell();
  return () => {
    if (fields.delete(run)) changed.tell();
  };
}

/** The fields that hold text back, as one thing that is not saved yet. */
export const heldText: Pending & { readonly onChange: (listener: () => void) => () => void } = {
  get pending() {
    return fields.size > 0;
  },
  onChange: changed.add,
};

/** Brings typed text to the host before the page goes away: fields hand their text to the writers, writers send it. */
export class Flushes {
  readonly #writers: () => Iterable<Flushable>;

  constructor(writers: () => Iterable<Flushable>) {
    this.#writers = writers;
  }

  /** Hands over and sends everything; resolves when the host has it, when the connection is lost, or after three seconds. */
  async all(): Promise<void> {
    handOver();
    const sent = Promise.all([...this.#writers()].map((writer) => writer.flush()));
    await Promise.race([sent, new Promise((resolve) => setTimeout(resolve, LONGEST_MS))]);
  }

  /** The page is about to close: sends everything without awaiting answers. */
  now(): void {
    handOver();
    for (const writer of this.#writers()) {
      void writer.flush();
      writer.sendAllNow();
    }
  }
}

function handOver(): void {
  for (const run of [...fields]) run();
}
