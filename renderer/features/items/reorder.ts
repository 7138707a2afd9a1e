import type { StepOperation } from '../../../shared/domain/operations.ts';
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

/**
 * The order key that puts an item into `list`, which is in its shown order, before another one (null: at its end). Null when it
 * stands there already.
 */
export function orderAfterDrop(list: readonly Placed[], id: string, before: string | null): string | null {
  const at = list.findIndex((item) => item.id === id);
  const rest = list.filter((item) => item.id !== id);
  const found = before === null ? -1 : rest.findIndex((item) => item.id === before);
  const target = found < 0 ? rest.length : found;
  return at === target ? null : keyBetween(rest[target - 1]?.order ?? null, rest[target]?.order ?? null);
}

/** What dropping an item into a list changes: where it belongs (as far as it is new) and its order. Empty when it stands there. */
export function dropOperations(
  collection: string,
  item: Placed,
  fields: Readonly<Record<string, unknown>>,
  list: readonly Placed[],
  before: string | null,
): readonly StepOperation[] {
  const { id } = item;
  const moved = Object.entries(fields).filter(([field, value]) => ((item as unknown as Record<string, unknown>)[field] ?? null) !== value);
  const order = orderAfterDrop(list, id, before);
  return [
    ...moved.map(([field, value]): StepOperation => ({ kind: 'set', collection, id, field, value })),
    ...(order === null ? [] : [{ kind: 'move' as const, collection, id, order }]),
  ];
}
