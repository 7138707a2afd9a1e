import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

const ORDER_KEY = /^[A-Za-z][0-9A-Za-z]{0,200}$/;

/** True for a key that the order of a collection can use. */
export function isOrderKey(value: unknown): value is string {
  if (typeof value !== 'string' || !ORDER_KEY.test(value)) return false;
  try {
    generateKeyBetween(value, null);
    return true;
  } catch {
    return false;
  }
}

/**
 * A key between two neighbours; null stands for the start or the end. When two people have given both neighbours the same
 * key, the new key goes after it.
 */
export function keyBetween(before: string | null, after: string | null): string {
  return generateKeyBetween(before, before !== null && after !== null && before >= after ? null : after);
}

/** `count` keys after `last`. */
export function keysAfter(last: string | null, count: number): readonly string[] {
  return generateNKeysBetween(last, null, count);
}
