import { keysAfter } from '../../../shared/domain/order-key.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { CarriedFrom, Position } from '../../../shared/domain/step-model.ts';

/**
 * The fixed id of a sample item: the prefix of its collection, then `name` (lowercase letters and digits, at most 24) filled up
 * with zeros to the 24 characters every item id has.
 */
export function sampleId(prefix: string, name: string): string {
  return `${prefix}_${name.padEnd(24, '0')}`;
}

/** A place on a board of 1600 × 900 units. */
export function at(x: number, y: number): Position {
  return { x, y };
}

/** The mark of an item that was carried forward from another one, whose text has not changed since. */
export function carried(step: StepId, collection: string, item: string, text: string): { readonly from: CarriedFrom } {
  return { from: { step, collection, item, text } };
}

/**
 * One collection of the sample: for every name in `facts`, in that order, an item of its facts (the same in every language) and
 * its texts, with id and order key. The compiler checks that facts and texts name the same items.
 */
export function sampleItems<const F extends Readonly<Record<string, object>>, B extends object>(
  prefix: string,
  facts: F,
  texts: Readonly<Record<keyof F & string, B>>,
): Readonly<Record<string, F[keyof F] & B & { readonly order: string }>> {
  const names = Object.keys(facts) as (keyof F & string)[];
  const keys = keysAfter(null, names.length);
  return Object.fromEntries(
    names.map((name, index) => [sampleId(prefix, name), { ...facts[name], ...texts[name], order: keys[index] ?? '' }]),
  );
}
