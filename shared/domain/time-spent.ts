/** A span of time; an open end means it still runs. */
export interface Span {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
}

/** Length of a span in milliseconds; an open span ends `now`. Never negative. */
export function spanMs({ startedAt, endedAt }: Span, now: Date): number {
  return Math.max(0, (endedAt ?? now).getTime() - startedAt.getTime());
}

/**
 * Milliseconds of work on a step: the part of its span (first edit to completion, or to its last edit) that lies within the
 * workshop's sessions. A moment counts once, also when two laptops held sessions at the same time. Derived, never stored, so it
 * is the same on every laptop that holds the workshop.
 */
export function stepTimeMs(step: Span, sessions: readonly Span[], now: Date): number {
  const end = (step.endedAt ?? now).getTime();
  const spans = sessions
    .map(({ startedAt, endedAt }) => ({ from: startedAt.getTime(), to: Math.min(end, (endedAt ?? now).getTime()) }))
    .sort((a, b) => a.from - b.from);
  let counted = step.startedAt.getTime();
  let total = 0;
  for (const { from, to } of spans) {
    const start = Math.max(counted, from);
    if (to <= start) continue;
    total += to - start;
    counted = to;
  }
  return total;
}
