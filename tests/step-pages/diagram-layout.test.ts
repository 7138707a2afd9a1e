import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { pointAt } from '../../renderer/steps/architect/labels.ts';
import { BOX, layoutDiagram } from '../../renderer/steps/architect/layout.ts';
import { crossings, orderRows } from '../../renderer/steps/architect/ordering.ts';
import type { Link } from '../../renderer/steps/architect/ranks.ts';
import { spread } from '../../renderer/steps/architect/spread.ts';

const link = (fromId: string, toId: string, index = 0): Link => ({ id: `l${String(index)}-${fromId}-${toId}`, fromId, toId, labelWidth: 60 });

const graph = fc
  .integer({ min: 0, max: 12 })
  .chain((size) => {
    const nodes = Array.from({ length: size }, (_, index) => `n${String(index)}`);
    const node = fc.constantFrom(...nodes, 'gone');
    return fc.record({ nodes: fc.constant(nodes), links: fc.array(fc.tuple(node, node), { maxLength: 24 }) });
  })
  .map(({ nodes, links }) => ({ nodes, links: links.map(([from, to], index) => link(from, to, index)) }));

describe('the diagram', () => {
  test('shows every component once, within its bounds and clear of every other, whatever the connections are', () => {
    fc.assert(
      fc.property(graph, ({ nodes, links }) => {
        const { boxes, width, height } = layoutDiagram(nodes, links);
        expect(boxes.map((box) => box.id).sort()).toEqual([...nodes].sort());
        for (const [index, a] of boxes.entries()) {
          expect(a.x).toBeGreaterThanOrEqual(0);
          expect(a.y).toBeGreaterThanOrEqual(0);
          expect(a.x + BOX.width).toBeLessThanOrEqual(width);
          expect(a.y + BOX.height).toBeLessThanOrEqual(height);
          for (const b of boxes.slice(index + 1)) {
            expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
          }
        }
      }),
    );
  });

  test('draws every connection between two components that are there, and no other', () => {
    fc.assert(
      fc.property(graph, ({ nodes, links }) => {
        const { routes } = layoutDiagram(nodes, links);
        const drawable = links.filter(({ fromId, toId }) => fromId !== toId && nodes.includes(fromId) && nodes.includes(toId));
        expect(routes.map((route) => route.id).sort()).toEqual(drawable.map(({ id }) => id).sort());
        for (const { path } of routes) expect(path).toMatch(/^M-?\d+ -?\d+(C(-?\d+ ){5}-?\d+)+$/);
      }),
    );
  });

  test('is the same picture for the same input', () => {
    fc.assert(
      fc.property(graph, ({ nodes, links }) => {
        expect(layoutDiagram(nodes, links)).toEqual(layoutDiagram(nodes, links));
      }),
    );
  });

  test('leads down where nothing goes round in a circle', () => {
    const { boxes } = layoutDiagram(['c', 'b', 'a'], [link('a', 'b'), link('b', 'c'), link('a', 'c')]);
    const top = new Map(boxes.map(({ id, y }) => [id, y]));
    expect(top.get('a')).toBeLessThan(top.get('b') ?? 0);
    expect(top.get('b')).toBeLessThan(top.get('c') ?? 0);
  });

  test('draws both directions of a circle, each from its own start', () => {
    const { routes, boxes } = layoutDiagram(['a', 'b'], [link('a', 'b'), link('b', 'a')]);
    const upper = boxes[0];
    expect(routes).toHaveLength(2);
    expect(routes[0]?.path).toMatch(new RegExp(`^M\\d+ ${String((upper?.y ?? 0) + BOX.height)}C`));
    expect(routes[1]?.path).not.toMatch(new RegExp(`^M\\d+ ${String((upper?.y ?? 0) + BOX.height)}C`));
  });

  test('keeps the labels of one box apart where there is room', () => {
    const { routes } = layoutDiagram(['a', 'b', 'c', 'd'], [link('a', 'b'), link('a', 'c'), link('a', 'd')].map((one) => ({ ...one, labelWidth: 150 })));
    for (const [index, a] of routes.entries()) {
      for (const b of routes.slice(index + 1)) {
        expect(Math.abs(a.label.x - b.label.x) >= 150 || Math.abs(a.label.y - b.label.y) >= 14).toBe(true);
      }
    }
  });
});

describe('the parts of the layout', () => {
  test('spread keeps the order and the gaps, and leaves a row alone that needs no change', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ wish: fc.integer({ min: -500, max: 500 }), width: fc.integer({ min: 1, max: 200 }) }), { minLength: 1, maxLength: 12 }), (row) => {
        const centres = spread(row, 10);
        for (let at = 1; at < row.length; at += 1) {
          const [left, right] = [row[at - 1], row[at]];
          const apart = (centres[at] ?? 0) - (centres[at - 1] ?? 0) - (left?.width ?? 0) / 2 - (right?.width ?? 0) / 2;
          expect(apart).toBeGreaterThan(10 - 1e-6);
        }
      }),
    );
    expect(spread([{ wish: 0, width: 10 }, { wish: 100, width: 10 }], 10)).toEqual([0, 100]);
    expect(spread([{ wish: 50, width: 10 }, { wish: 50, width: 10 }], 10)).toEqual([40, 60]);
  });

  test('ordering undoes a crossing and never adds one', () => {
    const rows = [['a', 'b'], ['x', 'y']];
    const segments = [
      { upper: 'a', lower: 'y' },
      { upper: 'b', lower: 'x' },
    ];
    expect(crossings(rows, segments)).toBe(1);
    expect(crossings(orderRows(rows, segments), segments)).toBe(0);
  });

  test('a curve begins and ends where it should and passes its middle half way', () => {
    const curve = { from: { x: 0, y: 0 }, to: { x: 100, y: 80 } };
    expect(pointAt(curve, 0)).toEqual({ x: 0, y: 0 });
    expect(pointAt(curve, 0.5)).toEqual({ x: 50, y: 40 });
    expect(pointAt(curve, 1)).toEqual({ x: 100, y: 80 });
  });
});
