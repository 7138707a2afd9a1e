/** A thing of a list as far as dropping beside it matters: where it begins and how long it is, in pixels along the list. */
export interface Extent {
  readonly id: string;
  readonly start: number;
  readonly size: number;
}

/** The entry that a drop at `at` comes before; null for the end of the list. Entries are in their shown order. */
export function entryAfter(entries: readonly Extent[], at: number): Extent | null {
  return entries.find(({ start, size }) => at < start + size / 2) ?? null;
}

/** How fast a scrolled region runs while the pointer is near its edge, in pixels a frame; 0 away from the edges. */
export function scrollSpeed(at: number, start: number, end: number): number {
  const zone = Math.min(48, (end - start) / 4);
  const most = 14;
  if (at < start + zone) return -Math.ceil(most * Math.min(1, (start + zone - at) / zone));
  if (at > end - zone) return Math.ceil(most * Math.min(1, (at - end + zone) / zone));
  return 0;
}
