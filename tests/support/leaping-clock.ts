import type { Clock } from '../../electron/core/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
  handle: NodeJS.Timeout;
}

/** A clock that begins at a moment of the test's, goes as fast as the machine's, and can leap hours ahead. */
export class LeapingClock implements Clock {
  #offset: number;
  readonly #timers = new Set<Timer>();

  constructor(start: number) {
    this.#offset = start - Date.now();
  }

  now(): number {
    return Date.now() + this.#offset;
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.now() + ms, run, handle: setTimeout(() => undefined) };
    this.#arm(timer);
    this.#timers.add(timer);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  /** Goes `ms` ahead; what was due on the way runs at its own moment, in order. */
  leap(ms: number): void {
    const end = this.now() + ms;
    for (let due = this.#nextBy(end); due !== undefined; due = this.#nextBy(end)) {
      this.#offset = Math.max(this.#offset, due.at - Date.now());
      this.#fire(due);
    }
    this.#offset = end - Date.now();
    for (const timer of this.#timers) this.#arm(timer);
  }

  #nextBy(end: number): Timer | undefined {
    return [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #arm(timer: Timer): void {
    clearTimeout(timer.handle);
    timer.handle = setTimeout(() => this.#fire(timer), Math.max(0, timer.at - this.now()));
    timer.handle.unref();
  }

  #fire(timer: Timer): void {
    clearTimeout(timer.handle);
    if (this.#timers.delete(timer)) timer.run();
  }
}
