/** Wall time and timers, injected so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds since the epoch, UTC. */
  now(): number;
  /** Calls `run` once after `ms`; answers with a function that cancels it. */
  after(ms: number, run: () => void): () => void;
}
