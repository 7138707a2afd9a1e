import { isBranch } from './output-path.ts';
import type { AnyItem, StepOutput } from './step-model.ts';

/** An item together with its id, as lists show it. */
export type Listed<I> = I & { readonly id: string };

/** The items of one collection as stored, by id; empty when the output has none. */
export function itemsOf(output: StepOutput | null | undefined, collection: string): Readonly<Record<string, AnyItem>> {
  const found = output?.[collection];
  return isBranch(found) ? (found as Readonly<Record<string, AnyItem>>) : {};
}

/** The items of one collection in their order: by `order` key, then by id, so that ties sort the same everywhere. */
export function listItems(output: StepOutput | null | undefined, collection: string): readonly Listed<AnyItem>[] {
  return sortItems(Object.entries(itemsOf(output, collection)).map(([id, item]) => ({ ...item, id })));
}

/** `listItems` with the static type of a known step's collection. */
export function listTyped<I extends object>(items: Readonly<Record<string, I>> | undefined): readonly Listed<I>[] {
  return sortItems(Object.entries(items ?? {}).map(([id, item]) => ({ ...item, id })));
}

/** Sorts items by `order` key, then by id; in place. */
export function sortItems<I extends { readonly id: string; readonly order?: unknown }>(items: I[]): readonly I[] {
  const key = (item: I): string => (typeof item.order === 'string' ? item.order : '');
  return items.sort((a, b) => compare(key(a), key(b)) || compare(a.id, b.id));
}

/** Bytewise text comparison, the same in every locale. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** True for a text that says something. */
export function isFilled(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
