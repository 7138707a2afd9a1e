/** How long to wait before the next try, in milliseconds. */
export interface BackoffPlan {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The host is on the same machine: the first tries may come quickly. */
export const RECONNECT: BackoffPlan = { firstMs: 150, longestMs: 5_000 };

/**
 * Exponential backoff with jitter: `firstMs` doubles with every failed try up to `longestMs`, then a random half of it is
 * taken away, so that many tabs do not knock at once. `random` is in 0…1.
 */
export function backoffMs(plan: BackoffPlan, failures: number, random: number): number {
  const full = Math.min(plan.longestMs, plan.firstMs * 2 ** Math.min(failures, 30));
  return Math.round(full * (1 - random / 2));
}
