import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { parentsOf, placedForest, tidyForest, type ForestNode } from '../../renderer/features/diagram/tidy-forest.ts';
import { inkPath, shapePath, strokeHit } from '../../renderer/features/sketch/strokes.ts';
import { emotionAt, curvePoints } from '../../renderer/steps/define/curve-path.ts';
import { pasteIntoJourney } from '../../renderer/steps/define/journey-paste.ts';
import { CENTRE, intoRing, ringAt, ringPlaces } from '../../renderer/steps/empathize/ring-places.ts';
import { fieldProblem } from '../../shared/domain/field-check.ts';
import { strokes as strokesSpec } from '../../shared/domain/field-specs.ts';
import type { Stroke } from '../../shared/domain/step-model.ts';
import { STAKEHOLDER_RINGS } from '../../shared/domain/steps/empathize.ts';

const shape = (tool: string, ...points: readonly number[]): Stroke => ({ tool, color: '#000', width: 8, points });

describe('shapes and texts of a sketch', () => {
  test('are hit where they are drawn, not inside and not beside', () => {
    const rectangle = shape('rectangle', 100, 100, 0.5, 300, 200, 0.5);
    expect(shapePath(rectangle)).toBe('M100 100H300V200H100Z');
    expect(strokeHit(rectangle, 200, 100, 8)).toBe(true);
    expect(strokeHit(rectangle, 200, 150, 8)).toBe(false);
    expect(strokeHit(shape('ellipse', 100, 100, 0.5, 300, 200, 0.5), 200, 200, 8)).toBe(true);
    const text: Stroke = { ...shape('text', 100, 100, 0.5), width: 50, text: 'Door' };
    expect(strokeHit(text, 150, 130, 4)).toBe(true);
    expect(strokeHit(text, 500, 130, 4)).toBe(false);
    expect(shapePath(shape('arrow', 5, 5, 0.5))).toBe('');
  });

  test('a pen leaves an outline as thick as it was pressed, a marker a line of one width', () => {
    const hand = Array.from({ length: 12 }, (_, index) => [index * 10, 50, 0.4 + index / 40]).flat();
    expect(inkPath(shape('pen', ...hand)).filled).toBe(true);
    expect(inkPath(shape('marker', ...hand)).filled).toBe(false);
    expect(inkPath(shape('a tool of the future', ...hand)).d).toMatch(/^M/);
  });

  test('a text fits up to the limit of one line, and nothing else than a text', () => {
    const withText = (text: unknown): unknown => [{ ...shape('text', 1, 1, 0.5), text }];
    expect(fieldProblem(strokesSpec, withText('x'.repeat(300)))).toBeNull();
    expect(fieldProblem(strokesSpec, withText('x'.repeat(301)))).toBe('not_strokes');
    expect(fieldProblem(strokesSpec, withText(7))).toBe('not_strokes');
  });
});

describe('the tidy layout', () => {
  const spacing = { width: 100, gapX: 40, gapY: 10 };
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const links = fc.array(fc.record({ from: fc.constantFrom(...names), to: fc.constantFrom(...names, 'gone') }), { maxLength: 14 });
  const nodes = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 7 }).map((heights) => heights.map((height, index): ForestNode => ({ id: names[index] ?? '', height })));

  test('puts nothing on top of anything else and children right of their parents, whatever the links, circles too', () => {
    fc.assert(
      fc.property(nodes, links, (forest, lines) => {
        const places = tidyForest(forest, lines, spacing);
        const parents = parentsOf(forest, lines);
        expect(places.size).toBe(forest.length);
        for (const [child, parent] of parents) expect(places.get(child)?.x).toBe((places.get(parent)?.x ?? 0) + 140);
        for (const one of forest) {
          for (const other of forest) {
            const [a, b] = [places.get(one.id), places.get(other.id)];
            if (one.id >= other.id || a === undefined || b === undefined || a.x !== b.x) continue;
            expect(a.y + one.height <= b.y || b.y + other.height <= a.y).toBe(true);
          }
        }
      }),
    );
  });

  test('leaves what was put somewhere there, and takes along what grew out of it', () => {
    const forest: readonly ForestNode[] = [{ id: 'a', height: 40, place: { x: 500, y: 300 } }, { id: 'b', height: 40 }];
    const places = placedForest(forest, [{ from: 'a', to: 'b' }], spacing);
    expect(places.get('a')).toEqual({ x: 500, y: 300 });
    expect(places.get('b')).toEqual({ x: 640, y: 300 });
  });
});

describe('the rings', () => {
  test('show everybody inside the ring that was decided, wherever they were put', () => {
    const place = fc.record({ x: fc.integer({ min: -2000, max: 4000 }), y: fc.integer({ min: -2000, max: 4000 }) });
    fc.assert(
      fc.property(fc.array(fc.record({ ring: fc.constantFrom(...STAKEHOLDER_RINGS), position: fc.option(place, { nil: undefined }) }), { maxLength: 12 }), (list) => {
        const items = list.map((one, index) => ({ id: String(index), ...one }));
        const places = ringPlaces(items);
        for (const { id, ring } of items) expect(ringAt(places.get(id) ?? CENTRE)).toBe(ring);
      }),
    );
    expect(intoRing(CENTRE, 'core')).toEqual(CENTRE);
  });
});

describe('the journey', () => {
  test('reads the emotion from the height at which a stage shows it', () => {
    for (const emotion of [-2, -1, 0, 1, 2]) expect(emotionAt(curvePoints([emotion])[0]?.y ?? 0)).toBe(emotion);
    expect(emotionAt(-500)).toBe(2);
    expect(emotionAt(500)).toBe(-2);
  });

  test('takes pasted cells from where they are pasted, leaves blanks alone, and counts what finds no room', () => {
    const grid = { stageIds: ['stg_a', 'stg_b'], cellAt: (stage: string, row: string) => (stage === 'stg_b' && row === 'goals' ? { id: 'cel_b_goals' } : undefined) };
    const { operations, beyond } = pasteIntoJourney(grid, { stageId: 'stg_a', row: 'goals' }, [['', 'Sleep', 'Beyond'], [' Desk ']]);
    expect(operations).toEqual([
      { kind: 'set', collection: 'journeyCells', id: 'cel_b_goals', field: 'text', value: 'Sleep' },
      { kind: 'add', collection: 'journeyCells', id: 'cel_a_touchpoints', fields: { stageId: 'stg_a', row: 'touchpoints', text: 'Desk' } },
    ]);
    expect(beyond).toBe(1);
  });
});
