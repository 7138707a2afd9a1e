import { compare, itemsOf, sortItems, type Listed } from '../../../shared/domain/collections.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec, type Outputs } from '../../../shared/domain/step-models.ts';

/** Names of a step's collections. */
export type CollectionName<S extends StepId> = Exclude<keyof Outputs[S], 'schemaVersion' | 'facilitatorNotes'> & string;

type Stored<S extends StepId, C extends CollectionName<S>> = NonNullable<Outputs[S][C]> extends Readonly<Record<string, infer I>> ? I : never;

/** An item of a known collection with its id. */
export type ItemIn<S extends StepId, C extends CollectionName<S>> = Listed<Stored<S, C> & object>;

type AnyListed = { readonly id: string; readonly order?: unknown };
type Items = Readonly<Record<string, object>>;

/** An item with its id, by the stored object; and whole lists by the stored collection. */
const listed = new WeakMap<object, AnyListed>();
const lists = new WeakMap<object, readonly AnyListed[]>();
/** The collection that was listed last of each name, for the next one is most likely it with one item changed. */
const latest = new Map<string, Items>();

/** More changes than this are not worth looking for their places. */
const FEW = 16;

/**
 * The items of a collection in their order. An item that did not change since the last call is the same object again, so that
 * rows can be skipped by identity; so is the list of a collection that did not change at all.
 */
export function stableList<S extends StepId, C extends CollectionName<S>>(
  output: StepOutput,
  step: S,
  collection: C,
): readonly ItemIn<S, C>[] {
  const items = output[collection] as Items | undefined;
  if (items === undefined) return [];
  // What lies in a collection is of its type: outputs were validated by the step's model when they were written.
  return listOf(items, `${step}/${collection}`) as unknown as readonly ItemIn<S, C>[];
}

function listOf(items: Items, name: string): readonly AnyListed[] {
  const known = lists.get(items);
  if (known !== undefined) return known;
  const before = latest.get(name);
  const list = (before === undefined ? undefined : changedList(before, items)) ?? sortItems(Object.keys(items).map((id) => itemOf(items, id)));
  lists.set(items, list);
  latest.set(name, items);
  return list;
}

function itemOf(items: Items, id: string): AnyListed {
  // Asked for own keys alone.
  const stored = items[id] as object;
  const found = listed.get(stored);
  if (found?.id === id) return found;
  const fresh = { ...stored, id };
  listed.set(stored, fresh);
  return fresh;
}

/** The list of a collection made from that of the one before; undefined where too much is different. */
function changedList(before: Items, items: Items): readonly AnyListed[] | undefined {
  const old = lists.get(before);
  if (old === undefined) return undefined;
  const changed: string[] = [];
  let here = 0;
  for (const id of Object.keys(items)) {
    here += 1;
    if (items[id] === before[id]) continue;
    changed.push(id);
    if (changed.length > FEW) return undefined;
  }
  const gone = changed.filter((id) => Object.hasOwn(before, id));
  // What left is found only by its absence from the new collection.
  const left = here - (changed.length - gone.length) < old.length ? old.filter(({ id }) => !Object.hasOwn(items, id)).map(({ id }) => id) : [];
  const taken = new Set([...gone, ...left]);
  const list = taken.size === 0 ? [...old] : old.filter(({ id }) => !taken.has(id));
  for (const id of changed) {
    const item = itemOf(items, id);
    list.splice(placeOf(list, item), 0, item);
  }
  return list;
}

/** Where an item belongs in a sorted list. */
function placeOf(list: readonly AnyListed[], item: AnyListed): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = list[middle];
    if (other !== undefined && (compare(keyOf(other), keyOf(item)) || compare(other.id, item.id)) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function keyOf({ order }: AnyListed): string {
  return typeof order === 'string' ? order : '';
}

/** The highest order key of a collection; null where no item has one. */
export function lastOrder(output: StepOutput, step: string, collection: string): string | null {
  const items = itemsOf(output, collection);
  const last = listOf(items, `${step}/${collection}`).at(-1);
  return typeof last?.order === 'string' ? last.order : null;
}

/** The spec of a collection that must be there; anything else is a bug. */
export function specOf(stepId: string, collection: string): CollectionSpec {
  const spec = collectionSpec(stepId, collection);
  if (spec === undefined) throw new Error(`No collection ${collection} in step ${stepId}`);
  return spec;
}

/** The spec of a field that must be there; anything else is a bug. */
export function fieldSpecOf(stepId: string, collection: string, field: string): FieldSpec {
  const spec = specOf(stepId, collection).fields[field];
  if (spec === undefined) throw new Error(`No field ${field} in ${stepId}.${collection}`);
  return spec;
}
