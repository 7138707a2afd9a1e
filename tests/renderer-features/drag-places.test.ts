import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { entryAfter, gridEntryAfter, scrollSpeed } from '../../renderer/features/drag/drop-place.ts';
import { dropOperations, orderAfterDrop } from '../../renderer/features/items/reorder.ts';
import { afterArrow, cellsOf, dropName, droppedOn } from '../../renderer/features/scale-map/scale.ts';
import { edgePush } from '../../renderer/features/board/edge-pan.ts';
import { placeDiagram, toPixels, toUnits } from '../../renderer/steps/architect/placed.ts';
import { keysAfter } from '../../shared/domain/order-key.ts';

const listOf = (count: number) => keysAfter(null, count).map((order, index) => ({ id: `n${String(index)}`, order }));

test('a drag at the edge of a board takes the view along, faster the nearer to it, and nowhere else', () => {
  const size = { width: 800, height: 600 };
  expect(edgePush({ x: 400, y: 300 }, size)).toEqual({ x: 0, y: 0 });
  expect(edgePush({ x: 790, y: 300 }, size).x).toBeGreaterThan(edgePush({ x: 770, y: 300 }, size).x);
  expect(edgePush({ x: -50, y: 700 }, size)).toEqual({ x: -15, y: 15 });
});

test('in a list that runs in rows a drop comes before the entry right of it, at the end of a row before the next row', () => {
  const grid = Array.from({ length: 5 }, (_, n) => ({ id: String(n), left: (n % 3) * 100, top: Math.floor(n / 3) * 80 + (n === 1 ? 6 : 0), width: 90, height: 70 }));
  const before = (x: number, y: number): string | null => gridEntryAfter(grid, x, y)?.id ?? null;
  expect([before(10, 10), before(80, 10), before(199, 30), before(290, 10)]).toEqual(['0', '1', '2', '3']);
  expect([before(10, 100), before(190, 120), before(10, 400)]).toEqual(['3', null, null]);
});

describe('dropping into a list', () => {
  test('puts the item before what it was dropped on, and writes nothing where it stands already', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.nat(11), fc.nat(12), (count, from, to) => {
        const list = listOf(count);
        const id = `n${String(from % count)}`;
        const before = list[to]?.id === id ? null : (list[to]?.id ?? null);
        const order = orderAfterDrop(list, id, before);
        const rest = list.filter((item) => item.id !== id);
        const at = before === null ? rest.length : rest.findIndex((item) => item.id === before);
        const wanted = [...rest.slice(0, at).map((item) => item.id), id, ...rest.slice(at).map((item) => item.id)];
        if (order === null) {
          expect(list.map((item) => item.id)).toEqual(wanted);
          return;
        }
        const sorted = list.map((item) => (item.id === id ? { id, order } : item)).sort((a, b) => (a.order < b.order ? -1 : 1));
        expect(sorted.map((item) => item.id)).toEqual(wanted);
      }),
    );
  });

  test('writes only the fields that change, and the order', () => {
    const [one, two] = listOf(2);
    const story = { id: 'sty', order: 'a5', activityId: 'act', sliceId: null };
    expect(dropOperations('stories', story, { activityId: 'act', sliceId: 'slc' }, [one, two].flatMap((item) => item ?? []), 'n1')).toEqual([
      { kind: 'set', collection: 'stories', id: 'sty', field: 'sliceId', value: 'slc' },
      { kind: 'move', collection: 'stories', id: 'sty', order: expect.stringMatching(/^a0/) as string },
    ]);
    expect(dropOperations('stories', story, { activityId: 'act' }, [story], null)).toEqual([]);
  });

  test('finds the entry by its middle, and scrolls faster the nearer the edge is', () => {
    const entries = [{ id: 'a', start: 0, size: 40 }, { id: 'b', start: 50, size: 40 }];
    expect([10, 30, 60, 80].map((at) => entryAfter(entries, at)?.id)).toEqual(['a', 'b', 'b', undefined]);
    expect(scrollSpeed(400, 0, 800)).toBe(0);
    expect(scrollSpeed(2, 0, 800)).toBeLessThan(scrollSpeed(40, 0, 800));
    expect(scrollSpeed(799, 0, 800)).toBeGreaterThan(scrollSpeed(760, 0, 800));
  });
});

describe('the map of two scales', () => {
  test('has 25 places, the highest first, whose names lead back to them', () => {
    const cells = cellsOf([{ id: 'x', x: 5, y: 1, name: 'X', mark: '1' }]);
    expect(cells).toHaveLength(25);
    expect(cells[0]).toMatchObject({ x: 1, y: 5, items: [] });
    expect(cells.at(-1)?.items.map(({ id }) => id)).toEqual(['x']);
    for (const cell of cells) expect(droppedOn(dropName(cell))).toEqual({ x: cell.x, y: cell.y });
    expect(droppedOn('cell:act_1/')).toBeNull();
    expect(afterArrow('ArrowRight', { x: 5, y: 3 })).toEqual({ x: 5, y: 3 });
    expect(afterArrow('Enter', { x: 5, y: 3 })).toBeUndefined();
  });
});

describe('the component diagram', () => {
  const links = [{ id: 'l', fromId: 'a', toId: 'c', labelWidth: 60 }];

  test('is laid out while nobody has moved a box, and then leaves boxes where they are', () => {
    expect(placeDiagram(['a', 'c'], links, new Map()).boxes.map(({ y }) => y)).toEqual([0, 152]);
    const placed = placeDiagram(['a', 'b', 'c'], links, new Map([['a', { x: -40, y: 10 }], ['c', { x: 500, y: 300 }]]));
    expect(placed.boxes.find(({ id }) => id === 'a')).toEqual({ id: 'a', x: -40, y: 10 });
    expect(placed.boxes.find(({ id }) => id === 'c')).toEqual({ id: 'c', x: 500, y: 300 });
    expect(placed.boxes.find(({ id }) => id === 'b')?.y).toBeGreaterThan(364);
    expect(placed.origin).toEqual({ x: -40, y: 10 });
  });

  test('leads an arrow around a box that stands in its way, with room for its label', () => {
    const column = new Map([['a', { x: 0, y: 0 }], ['b', { x: 0, y: 150 }], ['c', { x: 0, y: 300 }]]);
    const around = placeDiagram(['a', 'b', 'c'], links, column);
    expect(around.routes[0]?.label.x).toBeLessThan(-60);
    expect(around.origin.x).toBeLessThan(-120);
    const straight = placeDiagram(['a', 'c'], links, column);
    expect(straight.origin.x).toBe(0);
  });

  test('keeps a place through the units it is stored in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), (x, y) => {
        expect(toPixels(toUnits({ x, y }))).toEqual({ x: x + 0, y: y + 0 });
      }),
    );
  });
});
