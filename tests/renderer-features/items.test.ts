import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { linesOf } from '../../renderer/features/items/lines.ts';
import { orderAfterMove, type Placed } from '../../renderer/features/items/reorder.ts';
import { lastOrder, stableList } from '../../renderer/features/step/collections.ts';
import { sortedRows } from '../../renderer/features/table/sort-rows.ts';
import { listTyped } from '../../shared/domain/collections.ts';
import { keysAfter } from '../../shared/domain/order-key.ts';
import { withChange } from '../../shared/domain/output-path.ts';
import type { Outputs } from '../../shared/domain/step-models.ts';

describe('a pasted text', () => {
  test('is one item a line, without list marks and blank lines', () => {
    expect(linesOf('- first\r\n\n* second\n3. third\n  12) fourth  \n• fifth\nplain - text')).toEqual(['first', 'second', 'third', 'fourth', 'fifth', 'plain - text']);
  });

  test('keeps marks that belong to the words', () => {
    expect(linesOf('-5 degrees\n3.5 litres')).toEqual(['-5 degrees', '3.5 litres']);
  });
});

describe('moving an item', () => {
  const list = (count: number): Placed[] => keysAfter(null, count).map((order, index) => ({ id: `it_${String(index)}`, order }));
  const afterMove = (items: readonly Placed[], id: string, to: 'up' | 'down' | 'first' | 'last'): readonly string[] => {
    const order = orderAfterMove(items, id, to);
    const moved = order === null ? items : items.map((item) => (item.id === id ? { ...item, order } : item));
    return listTyped(Object.fromEntries(moved.map((item) => [item.id, item]))).map((item) => item.id);
  };

  test('brings it exactly one place up or down, or to an end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(), fc.constantFrom('up' as const, 'down' as const, 'first' as const, 'last' as const), (count, pick, to) => {
        const items = list(count);
        const at = pick % count;
        const ids = items.map((item) => item.id);
        const target = Math.min(count - 1, Math.max(0, { up: at - 1, down: at + 1, first: 0, last: count - 1 }[to]));
        const expected = ids.toSpliced(at, 1).toSpliced(target, 0, ids[at] ?? '');
        expect(afterMove(items, ids[at] ?? '', to)).toEqual(expected);
      }),
    );
  });

  test('answers null where it stands at that end already, and for an item that is not in the list', () => {
    expect(orderAfterMove(list(3), 'it_0', 'up')).toBeNull();
    expect(orderAfterMove(list(3), 'it_2', 'down')).toBeNull();
    expect(orderAfterMove(list(3), 'it_9', 'up')).toBeNull();
  });
});

describe('a sorted table', () => {
  const rows = [
    { id: 'a', value: 2 },
    { id: 'b', value: null },
    { id: 'c', value: 5 },
    { id: 'd', value: 2 },
  ] as const;
  const ids = (descending: boolean, held: readonly string[] | null) => sortedRows(rows, (row) => row.value, descending, held).map((row) => row.id);

  test('puts unknown values last in both directions and leaves ties in their order', () => {
    expect(ids(true, null)).toEqual(['c', 'a', 'd', 'b']);
    expect(ids(false, null)).toEqual(['a', 'd', 'c', 'b']);
  });

  test('keeps rows where they are while one of them is edited; new ones come after', () => {
    expect(ids(true, ['b', 'a', 'd'])).toEqual(['b', 'a', 'd', 'c']);
  });
});

describe('the items of a collection', () => {
  const output = { personas: { per_a: { name: 'A', order: 'a1' }, per_b: { name: 'B', order: 'a0' } } };

  test('come in their order with their ids', () => {
    expect(stableList(output, 'empathize', 'personas').map(({ id, name }) => [id, name])).toEqual([
      ['per_b', 'B'],
      ['per_a', 'A'],
    ]);
  });

  test('are the same objects after an edit of another item', () => {
    const before = stableList(output, 'empathize', 'personas');
    const after = stableList(withChange(output, { path: ['personas', 'per_a', 'name'], value: 'C' }), 'empathize', 'personas');
    expect(after[0]).toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
  });

  test('are what sorting all of them gives, whatever was edited, added, moved and taken away since the last list', () => {
    const id = fc.integer({ min: 0, max: 30 }).map((n) => `nte_${String(n)}`);
    const item = fc.record({ text: fc.string({ maxLength: 2 }), order: fc.option(fc.constantFrom('a0', 'a1', 'a2', 'b'), { nil: undefined }) });
    const edits = fc.array(fc.tuple(id, fc.option(item, { nil: undefined })), { maxLength: 25 });
    fc.assert(
      fc.property(fc.dictionary(id, item, { maxKeys: 30 }), fc.array(edits, { maxLength: 6 }), (start, rounds) => {
        let ideas: Record<string, { text: string; order: string | undefined }> = { ...start };
        for (const round of [[], ...rounds]) {
          ideas = { ...ideas };
          for (const [key, value] of round) {
            if (value === undefined) delete ideas[key];
            else ideas[key] = value;
          }
          const stored = ideas as unknown as NonNullable<Outputs['ideate']['ideas']>;
          expect(stableList({ ideas: stored }, 'ideate', 'ideas')).toEqual(listTyped(stored));
          expect(lastOrder({ ideas: stored }, 'ideate', 'ideas')).toBe(listTyped(stored).at(-1)?.order ?? null);
        }
      }),
    );
  });
});
