import { compare } from '../../../shared/domain/collections.ts';

/** What a column sorts by; null is "not known" and comes last. */
export type SortValue = number | string | null;

/**
 * Rows sorted by a value, ties in their given order. `held` fixes the order of the rows it names (the table is being edited);
 * rows it does not name come after them.
 */
export function sortedRows<I extends { readonly id: string }>(
  items: readonly I[],
  value: (item: I) => SortValue,
  descending: boolean,
  held: readonly string[] | null,
): readonly I[] {
  const sorted = items
    .map((item) => ({ item, by: value(item) }))
    .sort((a, b) => {
      if (a.by === null || b.by === null) return Number(a.by === null) - Number(b.by === null);
      return compareValues(a.by, b.by) * (descending ? -1 : 1);
    })
    .map(({ item }) => item);
  if (held === null) return sorted;
  const place = new Map(held.map((id, index) => [id, index]));
  return sorted.sort((a, b) => (place.get(a.id) ?? held.length) - (place.get(b.id) ?? held.length));
}

function compareValues(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return compare(String(a), String(b));
}
