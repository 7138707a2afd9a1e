import type { Clock } from '../../electron/core/clock.ts';

interface Timer {
  readonly at: number;
  readonly run: () => void;
}

/** A moment that tests start at: 2026-03-02 09:00 UTC. */
export const TEST_START = Date.UTC(2026, 2, 2, 9);

/** A clock that stands still until a test moves it; timers run when their moment is reached. */
export class TestClock implements Clock {
  #wall: number;
  #elapsed = 0;
  #timers: readonly Timer[] = [];

  constructor(start: number = TEST_START) {
    this.#wall = start;
  }

  now(): number {
    return this.#wall;
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.#elapsed + ms, run };
    this.#timers = [...this.#timers, timer];
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  /** Moves on by `ms` and runs what is due on the way, in order. */
  advance(ms: number): void {
    const end = this.#elapsed + ms;
    for (let next = this.#nextBy(end); next !== undefined; next = this.#nextBy(end)) {
      const due = next;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#moveTo(Math.max(due.at, this.#elapsed));
      due.run();
    }
    this.#moveTo(end);
  }

  /** Sets the wall time, back or forth, as a person or a network can; timers do not notice. */
  set(ms: number): void {
    this.#wall = ms;
  }

  #nextBy(end: number): Timer | undefined {
    return this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
  }

  #moveTo(elapsed: number): void {
    this.#wall += elapsed - this.#elapsed;
    this.#elapsed = elapsed;
  }
}

/** Creates a clock that shows `start`. */
export function testClock(start: number = TEST_START): TestClock {
  return new TestClock(start);
}
