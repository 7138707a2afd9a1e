const FIRST_MS = 500;
const LONGEST_MS = 60_000;

/**
 * How long to wait after the `failures`-th failure in a row: full jitter between nothing and a bound that doubles from half a
 * second to a minute, so that a room full of laptops does not come back at once (AWS Architecture Blog, "Exponential Backoff And
 * Jitter"). `random` is in [0, 1).
 */
export function backoffMs(failures: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 16));
}
