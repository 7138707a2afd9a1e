import { keyBetween } from '../../../shared/domain/order-key.ts';

/** An item as far as its place matters. */
export interface Placed {
  readonly id: string;
  readonly order?: string | undefined;
}

/**
 * The order key that brings an item one place up or down (or to an end) among `list`, which is in its shown order. Null when it
 * is there already.
 */
export function orderAfterMove(list: readonly Placed[], id: string, to: 'up' | 'down' | 'first' | 'last'): string | null {
  const at = list.findIndex((item) => item.id === id);
  const rest = list.filter((item) => item.id !== id);
  const target = { up: at - 1, down: at + 1, first: 0, last: rest.length }[to];
  if (at < 0 || target === at || target < 0 || target > rest.length) return null;
  return keyBetween(rest[target - 1]?.order ?? null, rest[target]?.order ?? null);
}
