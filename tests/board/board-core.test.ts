import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { aligned, ALIGNMENTS, distributed, freePlace, readingOrder, tidied } from '../../renderer/features/board/arrange.ts';
import { boundsOf, overlaps, type Rect } from '../../renderer/features/board/geometry.ts';
import { MOST_LINES, noteHeight, setText, type Measure } from '../../renderer/features/board/note-metrics.ts';
import { makeScene, type SceneSource } from '../../renderer/features/board/scene.ts';
import type { BoardItem } from '../../renderer/features/board/board-types.ts';
import { snapped } from '../../renderer/features/board/snap.ts';
import { SpatialIndex, type Box } from '../../renderer/features/board/spatial-index.ts';
import { besideNote, fitted, revealed, seen, toBoard, toView, zoomed } from '../../renderer/features/board/viewport.ts';

const number = fc.integer({ min: -3_000, max: 3_000 });
const side = fc.integer({ min: 1, max: 600 });
const rect: fc.Arbitrary<Rect> = fc.record({ x: number, y: number, width: side, height: side });
const boxes: fc.Arbitrary<readonly Box[]> = fc.array(rect, { maxLength: 40 }).map((list) => list.map((box, at) => ({ ...box, id: `nte_${String(at)}` })));
const viewport = fc.record({ x: number, y: number, scale: fc.double({ min: 0.06, max: 3.9, noNaN: true }) });
const size = { width: 1_000, height: 600 };

/** Every letter is half as wide as it is high. */
const measure: Measure = (text) => [...text].length * 7.5;

const placed = (list: readonly Box[], moves: ReadonlyMap<string, { readonly x: number; readonly y: number }>): readonly Box[] => list.map((box) => ({ ...box, ...moves.get(box.id) }));

describe('what opens beside a note', () => {
  test('lies in the view, and clear of the note wherever one of its sides has room', () => {
    fc.assert(
      fc.property(fc.record({ x: fc.integer({ min: 0, max: 900 }), y: fc.integer({ min: 0, max: 520 }), width: fc.integer({ min: 60, max: 500 }), height: fc.integer({ min: 60, max: 500 }) }), (note) => {
        const picker = { width: 290, height: 220 };
        const at = besideNote(note, size, picker);
        const opened = { ...at, ...picker };
        expect(at.x >= 0 && at.y >= 0 && at.x + picker.width <= size.width && at.y + picker.height <= size.height).toBe(true);
        const room = note.y + note.height + 8 + 220 <= 600 || note.y - 228 >= 0 || note.x + note.width + 298 <= 1_000 || note.x - 298 >= 0;
        if (room) expect(overlaps(opened, note)).toBe(false);
      }),
    );
  });
});

describe('the spatial index', () => {
  test('finds what a look at every box finds, also after boxes moved and went', () => {
    fc.assert(
      fc.property(boxes, boxes, rect, (first, second, area) => {
        const index = new SpatialIndex<Box>();
        for (const box of [...first, ...second]) index.set(box);
        for (const box of second.slice(0, 3)) index.delete(box.id);
        const gone = new Set(second.slice(0, 3).map(({ id }) => id));
        const now = new Map([...first, ...second].map((box) => [box.id, box]));
        const kept = [...now.values()].filter(({ id }) => !gone.has(id));
        const ids = (list: readonly Box[]): readonly string[] => list.map(({ id }) => id).sort();
        expect(ids(index.within(area))).toEqual(ids(kept.filter((box) => overlaps(box, area))));
        expect(ids(index.at(area))).toEqual(ids(kept.filter((box) => box.x <= area.x && area.x <= box.x + box.width && box.y <= area.y && area.y <= box.y + box.height)));
        expect(index.size).toBe(kept.length);
      }),
    );
  });
});

describe('arranging', () => {
  test('aligned boxes share the line they are aligned by, and nothing is left to align', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom(...ALIGNMENTS), (list, by) => {
        const after = placed(list, aligned(list, by));
        const line = (box: Box): number =>
          ({ left: box.x, center: box.x + box.width / 2, right: box.x + box.width, top: box.y, middle: box.y + box.height / 2, bottom: box.y + box.height })[by];
        for (const box of after) expect(Math.abs(line(box) - line(after[0] ?? box))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('distributed boxes have equal spaces and the outermost stay', () => {
    fc.assert(
      fc.property(boxes, fc.constantFrom('x' as const, 'y' as const), (list, along) => {
        const length = along === 'x' ? 'width' : 'height';
        const moves = distributed(list, along);
        const before = [...list].sort((a, b) => a[along] - b[along] || (a.id < b.id ? -1 : 1));
        const after = placed(before, moves);
        if (list.length < 3) expect(moves.size).toBe(0);
        const spaces = after.slice(1).map((box, at) => box[along] - ((after[at]?.[along] ?? 0) + (after[at]?.[length] ?? 0)));
        if (list.length >= 3) for (const space of spaces) expect(Math.abs(space - (spaces[0] ?? 0))).toBeLessThanOrEqual(2);
        expect(after[0]?.[along]).toBe(before[0]?.[along]);
      }),
    );
  });

  test('tidied boxes lie in their reading order without overlapping', () => {
    fc.assert(
      fc.property(boxes, (list) => {
        const after = placed(list, tidied(list));
        for (const [at, box] of after.entries()) for (const other of after.slice(at + 1)) expect(overlaps(box, other)).toBe(false);
        expect(readingOrder(list)).toHaveLength(list.length);
        expect(new Set(readingOrder(list))).toEqual(new Set(list));
      }),
    );
  });

  test('a new note finds a place where nothing lies', () => {
    fc.assert(
      fc.property(boxes, number, number, (list, x, y) => {
        const at = freePlace({ x, y }, { width: 160, height: 160 }, (area) => list.some((box) => overlaps(box, area)));
        for (const box of list) expect(overlaps(box, { ...at, width: 160, height: 160 })).toBe(false);
      }),
    );
  });

  test('snapping shifts by no more than its reach, and onto a line of another', () => {
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 8 }), (moving, others) => {
        const { by, guides } = snapped(moving, others, 6);
        expect(Math.max(Math.abs(by.x), Math.abs(by.y))).toBeLessThanOrEqual(6);
        for (const { axis, at } of guides) {
          const start = moving[axis] + by[axis];
          const long = axis === 'x' ? moving.width : moving.height;
          expect([start, start + long / 2, start + long]).toContainEqual(expect.closeTo(at, 6));
        }
      }),
    );
  });
});

describe('the view', () => {
  test('shows a point where it leads back to, and zooms around the pointer', () => {
    fc.assert(
      fc.property(viewport, number, number, fc.double({ min: 0.3, max: 3, noNaN: true }), (view, x, y, factor) => {
        const back = toBoard(view, toView(view, { x, y }));
        expect(back.x).toBeCloseTo(x, 6);
        expect(back.y).toBeCloseTo(y, 6);
        const anchor = { x: 300, y: 200 };
        const after = toBoard(zoomed(view, factor, anchor), anchor);
        expect(after.x).toBeCloseTo(toBoard(view, anchor).x, 6);
        expect(after.y).toBeCloseTo(toBoard(view, anchor).y, 6);
      }),
    );
  });

  test('fits everything in, and reveals a note with the smallest move', () => {
    fc.assert(
      fc.property(viewport, fc.record({ x: number, y: number, width: fc.integer({ min: 1, max: 200 }), height: fc.integer({ min: 1, max: 120 }) }), (view, note) => {
        const area = seen(revealed(view, size, note, 0), size);
        if (note.width <= area.width && note.height <= area.height) {
          expect(note.x).toBeGreaterThanOrEqual(area.x - 1e-6);
          expect(note.y + note.height).toBeLessThanOrEqual(area.y + area.height + 1e-6);
        }
        const whole = seen(fitted(note, size), size);
        const both = boundsOf([whole, note]);
        for (const edge of ['x', 'y', 'width', 'height'] as const) expect(both?.[edge]).toBeCloseTo(whole[edge], 6);
      }),
    );
  });
});

describe('the text of a note', () => {
  const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.constantFrom('שלום עולם', 'مرحبا 👩‍👩‍👧‍👦 بالعالم', '👍🏽'.repeat(40), 'a\n\nb', 'Donaudampfschifffahrtsgesellschaftskapitän'));

  test('is set without losing a letter, in lines that fit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { lines, cut } = setText(text, 'medium', measure);
        const plain = (words: string): string => words.replace(/\s+/g, '');
        if (!cut) expect(plain(lines.join(''))).toBe(plain(text));
        for (const line of lines) if ([...new Intl.Segmenter().segment(line)].length > 1) expect(measure(line, 'medium')).toBeLessThanOrEqual(160);
      }),
    );
  });

  test('of 50,000 characters is cut at the last line, and little more than what fits is measured', () => {
    const text = 'Wort '.repeat(10_000);
    let measured = 0;
    const { lines, cut } = setText(text, 'medium', (words, size) => {
      measured += words.length;
      return measure(words, size);
    });
    expect(measured).toBeLessThan(text.length);
    expect(cut).toBe(true);
    expect(lines).toHaveLength(MOST_LINES);
    expect(noteHeight(text, 'medium', null, measure)).toBeLessThan(700);
  });

  test('makes a note grow, never less than a square', () => {
    expect(noteHeight('', 'medium', null, measure)).toBe(160);
    const heights = [20, 100, 200, 400].map((letters) => noteHeight('word '.repeat(letters / 5), 'medium', null, measure));
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    expect(heights.at(-1)).toBeGreaterThan(300);
  });
});

describe('the scene', () => {
  interface Item extends BoardItem {
    readonly text: string;
    readonly clusterId?: string | null;
  }
  const source = (items: readonly Item[]): SceneSource<Item> => ({
    items,
    text: (item) => item.text,
    badges: undefined,
    defaultColor: 'yellow',
    groups: { collection: 'clusters', field: 'clusterId', items: [{ id: 'clu_a', name: 'A' }] },
    backdrop: undefined,
    photo: null,
  });

  test('keeps notes that did not change, and the places it gave to those that have none', () => {
    const items: readonly Item[] = Array.from({ length: 30 }, (_, n) => ({ id: `nte_${String(n)}`, text: `Idea ${String(n)}`, ...(n < 10 ? { position: { x: n * 200, y: 0 } } : {}), clusterId: n % 7 === 0 ? 'clu_a' : null }));
    const first = makeScene(source(items), measure);
    for (const [at, note] of first.notes.entries()) for (const other of first.notes.slice(at + 1)) expect(overlaps(note, other)).toBe(false);
    const before = new Map(first.notes.map((note) => [note.id, note]));
    const changed = items.map((item) => (item.id === 'nte_3' ? { ...item, position: { x: 5, y: 900 } } : item.id === 'nte_20' ? { ...item, position: { x: 5_000, y: 5_000 } } : item));
    const second = makeScene(source(changed), measure, first);
    expect(second.index.get('nte_4')).toBe(before.get('nte_4'));
    expect(second.index.get('nte_3')).toMatchObject({ x: 5, y: 900 });
    for (const id of ['nte_19', 'nte_21']) expect(second.index.get(id)).toMatchObject({ x: before.get(id)?.x, y: before.get(id)?.y });
    const group = second.groups[0];
    for (const id of group?.members ?? []) expect(boundsOf([group as Rect, second.index.get(id) as Rect])).toMatchObject({ x: group?.x, y: group?.y, width: group?.width, height: group?.height });
  });
});
