import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compare, isFilled, itemsOf, listItems, listTyped } from '../../shared/domain/collections.ts';

describe('the items of a collection', () => {
  test('are empty where the output, the collection or its shape is missing', () => {
    for (const output of [null, undefined, {}, { ideas: null }, { ideas: [1] }, { ideas: 'x' }]) expect(itemsOf(output, 'ideas')).toEqual({});
  });

  test('are never taken from what every object inherits', () => {
    for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(listItems({}, name)).toEqual([]);
  });

  test('come by order key, then by id; without a key first', () => {
    const ideas = { nte_c: { order: 'a1' }, nte_b: { order: 'a0' }, nte_a: { order: 'a1' }, nte_d: {} };
    expect(listItems({ ideas }, 'ideas').map(({ id }) => id)).toEqual(['nte_d', 'nte_b', 'nte_a', 'nte_c']);
  });

  test('come in the same order on every laptop, whatever order they were stored in', () => {
    const items = fc.dictionary(
      fc.stringMatching(/^[a-z]{2}_[a-z]{1,2}$/),
      fc.record({ order: fc.constantFrom('a0', 'a1', 'Zz', 'b00') }, { requiredKeys: [] }),
    );
    fc.assert(
      fc.property(items, (stored) => {
        const turned = Object.fromEntries(Object.entries(stored).reverse());
        const listed = listTyped<{ readonly order?: string }>(stored);
        expect(listTyped<{ readonly order?: string }>(turned)).toEqual(listed);
        expect(listItems({ stored }, 'stored')).toEqual(listed);
        expect(listed.map(({ id }) => id).sort()).toEqual(Object.keys(stored).sort());
        for (const [index, item] of listed.slice(1).entries()) {
          const before = listed[index];
          expect(compare(before?.order ?? '', item.order ?? '')).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  test('carry the id they are stored under, also when a field claims another', () => {
    expect(listItems({ ideas: { nte_a: { id: 'nte_b', text: 'x' } } }, 'ideas')).toEqual([{ id: 'nte_a', text: 'x' }]);
  });

  test('leave what is stored as it was', () => {
    const stored = Object.freeze({ nte_b: Object.freeze({ order: 'a1' }), nte_a: Object.freeze({ order: 'a0' }) });
    listTyped<{ readonly order: string }>(stored);
    expect(Object.keys(stored)).toEqual(['nte_b', 'nte_a']);
  });
});

test('texts are compared by their units, the same in every locale', () => {
  expect(['b', 'Z', 'ä', 'a', 'A', '10', '9'].sort(compare)).toEqual(['10', '9', 'A', 'Z', 'a', 'b', 'ä']);
  expect(compare('a', 'a')).toBe(0);
});

test('only a text with something in it is filled', () => {
  expect(['x', ' x ', '0'].every(isFilled)).toBe(true);
  expect(['', ' ', '\n\t', '\u00a0', null, undefined, 0, ['x'], {}].some(isFilled)).toBe(false);
});
