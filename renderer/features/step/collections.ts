import { listTyped, type Listed } from '../../../shared/domain/collections.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, StepOutput } from '../../../shared/domain/step-model.ts';
import { collectionSpec, type Outputs } from '../../../shared/domain/step-models.ts';

/** Names of a step's collections. */
export type CollectionName<S extends StepId> = Exclude<keyof Outputs[S], 'schemaVersion' | 'facilitatorNotes'> & string;

type Stored<S extends StepId, C extends CollectionName<S>> = NonNullable<Outputs[S][C]> extends Readonly<Record<string, infer I>> ? I : never;

/** An item of a known collection with its id. */
export type ItemIn<S extends StepId, C extends CollectionName<S>> = Listed<Stored<S, C> & object>;

const listed = new WeakMap<object, { readonly id: string }>();

/**
 * The items of a collection in their order. An item that did not change since the last call is the same object again, so that
 * rows can be skipped by identity.
 */
export function stableList<S extends StepId, C extends CollectionName<S>>(
  output: StepOutput,
  _step: S,
  collection: C,
): readonly ItemIn<S, C>[] {
  const items = output[collection] as Readonly<Record<string, Stored<S, C> & object>> | undefined;
  if (items === undefined) return [];
  return listTyped(items).map((fresh) => {
    // listTyped copies; the stored object is the identity that matters.
    const stored = items[fresh.id] ?? fresh;
    const known = listed.get(stored);
    if (known?.id === fresh.id) return known as ItemIn<S, C>;
    listed.set(stored, fresh);
    return fresh;
  });
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
