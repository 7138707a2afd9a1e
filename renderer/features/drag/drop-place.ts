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

/** A thing of a list that runs in rows, as far as dropping beside it matters. */
export interface GridExtent {
  readonly id: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The entry that a drop at a point comes before in a list that runs in rows; null for the end. A row ends where the next begins;
 * beside the last entry of a row a drop comes before the first of the next.
 */
export function gridEntryAfter(entries: readonly GridExtent[], x: number, y: number): GridExtent | null {
  const rows: GridExtent[][] = [];
  for (const entry of entries) {
    const row = rows.at(-1);
    if (row === undefined || entry.top >= (row[0]?.top ?? 0) + (row[0]?.height ?? 0) / 2) rows.push([entry]);
    else row.push(entry);
  }
  const at = rows.findIndex((row) => y < Math.max(...row.map(({ top, height }) => top + height)));
  if (at < 0) return null;
  return rows[at]?.find(({ left, width }) => x < left + width / 2) ?? rows[at + 1]?.[0] ?? null;
}

/** How fast a scrolled region runs while the pointer is near its edge, in pixels a frame; 0 away from the edges. */
export function scrollSpeed(at: number, start: number, end: number): number {
  const zone = Math.min(48, (end - start) / 4);
  const most = 14;
  if (at < start + zone) return -Math.ceil(most * Math.min(1, (start + zone - at) / zone));
  if (at > end - zone) return Math.ceil(most * Math.min(1, (at - end + zone) / zone));
  return 0;
}
