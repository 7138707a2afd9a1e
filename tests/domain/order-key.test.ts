import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { isOrderKey, keyBetween, keysAfter } from '../../shared/domain/order-key.ts';

describe('an order key', () => {
  test.each(['a0', 'a1', 'Zz', 'b00', 'a0V', 'z' + 'z'.repeat(26)])('can be %s', (key) => {
    expect(isOrderKey(key)).toBe(true);
  });

  test.each(['', 'a', 'b0', '0', 'a00', 'a0 ', 'a0\n', 'ä0', 'a0-', `a0${'V'.repeat(300)}`, `A${'0'.repeat(26)}`, 5, null, undefined, ['a0']])(
    'cannot be %j',
    (key) => {
      expect(isOrderKey(key)).toBe(false);
    },
  );
});

describe('a key between two', () => {
  test('lies between them, wherever items were put before', () => {
    const places = fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(places, (moves) => {
        const keys: string[] = [];
        for (const move of moves) {
          const at = move % (keys.length + 1);
          const made = keyBetween(keys[at - 1] ?? null, keys[at] ?? null);
          expect(isOrderKey(made)).toBe(true);
          keys.splice(at, 0, made);
        }
        expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test('goes after the first when two people gave both neighbours the same key, or swapped them', () => {
    expect(keyBetween('a1', 'a1') > 'a1').toBe(true);
    expect(keyBetween('a2', 'a1') > 'a2').toBe(true);
  });

  test('is there for an empty list, a start and an end', () => {
    const only = keyBetween(null, null);
    expect(keyBetween(null, only) < only).toBe(true);
    expect(keyBetween(only, null) > only).toBe(true);
  });

  test('is still one after a thousand items were put at the same place', () => {
    const [low, start = ''] = [keyBetween(null, null), keyBetween('a0', null)];
    let high = start;
    for (let count = 0; count < 1_000; count += 1) high = keyBetween(low, high);
    expect(isOrderKey(high)).toBe(true);
  });
});

test('keys after another are as many as asked for, in order, and after it', () => {
  fc.assert(
    fc.property(fc.nat({ max: 50 }), fc.option(fc.constantFrom('a0', 'Zz', 'a0V')), (count, last) => {
      const keys = keysAfter(last, count);
      expect(keys).toHaveLength(count);
      const all = last === null ? keys : [last, ...keys];
      expect([...all].sort((a, b) => (a < b ? -1 : 1))).toEqual(all);
      for (const key of keys) expect(isOrderKey(key)).toBe(true);
    }),
  );
});
