import { sortItems, type Listed } from '../../../shared/domain/collections.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec, type Outputs } from '../../../shared/domain/step-models.ts';

/** Names of a step's collections. */
export type CollectionName<S extends StepId> = Exclude<keyof Outputs[S], 'schemaVersion' | 'facilitatorNotes'> & string;

type Stored<S extends StepId, C extends CollectionName<S>> = NonNullable<Outputs[S][C]> extends Readonly<Record<string, infer I>> ? I : never;

/** An item of a known collection with its id. */
export type ItemIn<S extends StepId, C extends CollectionName<S>> = Listed<Stored<S, C> & object>;

/** An item with its id, by the stored object; and whole lists by the stored collection. */
const listed = new WeakMap<object, { readonly id: string }>();
const lists = new WeakMap<object, readonly { readonly id: string }[]>();

/**
 * The items of a collection in their order. An item that did not change since the last call is the same object again, so that
 * rows can be skipped by identity; so is the list of a collection that did not change at all.
 */
export function stableList<S extends StepId, C extends CollectionName<S>>(
  output: StepOutput,
  _step: S,
  collection: C,
): readonly ItemIn<S, C>[] {
  const items = output[collection] as Readonly<Record<string, Stored<S, C> & object>> | undefined;
  if (items === undefined) return [];
  const known = lists.get(items);
  if (known !== undefined) return known as readonly ItemIn<S, C>[];
  const list = sortItems(
    Object.entries(items).map(([id, stored]) => {
      const found = listed.get(stored);
      if (found?.id === id) return found as ItemIn<S, C>;
      const fresh = { ...stored, id };
      listed.set(stored, fresh);
      return fresh;
    }),
  );
  lists.set(items, list);
  return list;
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
