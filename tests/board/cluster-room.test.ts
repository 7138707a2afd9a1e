import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { clearPlace } from '../../renderer/features/board/clear-place.ts';
import { overlaps, type Rect } from '../../renderer/features/board/geometry.ts';
import type { Scene } from '../../renderer/features/board/scene.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openBoard } from './open-board.ts';

let app: TestApp;
beforeEach(() => {
  app = openTestApp();
});
afterEach(() => {
  app.dispose();
});

/** Whatever a frame (its name included) lies on that is not its own. */
function meetings({ notes, groups }: Scene): readonly string[] {
  return groups.flatMap((group, at) => [
    ...groups.slice(at + 1).filter((other) => overlaps(group, other)).map((other) => `${describeRect(group)} on the frame ${describeRect(other)}`),
    ...notes.filter((note) => note.groupId !== group.id && overlaps(group, note)).map((note) => `${describeRect(group)} on a note of ${note.groupId ?? 'none'} ${describeRect(note)}`),
  ]);
}

function describeRect({ x, y, width, height }: Rect): string {
  return `${String(x)},${String(y)} ${String(width)}×${String(height)}`;
}

describe('clusters', () => {
  test('a place is clear, the wanted one where that is, and near where there is room', () => {
    const number = fc.integer({ min: -2_000, max: 2_000 });
    const rect = fc.record({ x: number, y: number, width: fc.integer({ min: 1, max: 600 }), height: fc.integer({ min: 1, max: 600 }) });
    fc.assert(
      fc.property(rect, fc.array(rect, { maxLength: 40 }), (wanted, there) => {
        const blocking = (area: Rect): readonly Rect[] => there.filter((one) => overlaps(one, area));
        const at = clearPlace(wanted, blocking);
        expect(blocking({ ...wanted, ...at })).toEqual([]);
        if (blocking(wanted).length === 0) expect(at).toEqual({ x: wanted.x, y: wanted.y });
      }),
    );
    // Just past the one thing that is in the way, on its nearest side.
    expect(clearPlace({ x: 90, y: 0, width: 50, height: 50 }, (area) => [{ x: 0, y: 0, width: 100, height: 400 }].filter((one) => overlaps(one, area)))).toEqual({ x: 100, y: 0 });
  });

  test('pasted twice and clustered lie apart, names included, and one edit says so', async () => {
    const { edits, scene, write } = await openBoard(app);
    const lines = (word: string, count: number) => Array.from({ length: count }, (_, n) => ({ text: `${word} ${String(n)}` }));
    let first: readonly string[] = [];
    let second: readonly string[] = [];
    await write(() => (first = edits.addMany(lines('A', 12), { x: 0, y: 0 })));
    await write(() => (second = edits.addMany(lines('B', 12), { x: 20, y: 10 })));
    const places = new Map(scene().notes.map(({ id, x, y }) => [id, { x, y }]));
    await write(() => void edits.group(first, { x: 0, y: 0 }, 'blue'));
    await write(() => void edits.group(second, { x: 0, y: 0 }, 'green'));
    expect(meetings(scene())).toEqual([]);
    // They were put down with room for their clusters: nothing had to move.
    for (const { id, x, y } of scene().notes) expect({ x, y }).toEqual(places.get(id));

    // A cluster that grows pushes down what it comes to lie on, in the same edit.
    const [upper, lower] = [...scene().groups].sort((a, b) => a.y - b.y);
    const below = lower?.y ?? 0;
    const written = await write(() => void edits.addMany(lines('C', 5), { x: 0, y: 0 }, upper?.id ?? null));
    expect(meetings(scene())).toEqual([]);
    expect(written.filter((path) => path.endsWith('/position'))).toHaveLength(upper !== undefined && (lower?.x ?? 0) < upper.x + upper.width && below >= upper.y + upper.height ? 12 : 0);

    // Scattered notes come together where there is room; locked ones stay.
    const mixed = [first[0] ?? '', second[5] ?? '', first[11] ?? ''];
    await write(() => void edits.group(mixed, { x: 0, y: 0 }, 'pink'));
    expect(meetings(scene())).toEqual([]);
    await write(() => edits.set([second[0] ?? ''], 'locked', true));
    const locked = scene().index.get(second[0] ?? '');
    await write(() => void edits.tidy(scene().notes.map(({ id }) => id)));
    expect(scene().index.get(second[0] ?? '')).toMatchObject({ x: locked?.x, y: locked?.y });
  });

  test('that grow push single notes down one below the other, no further than it takes', async () => {
    const { edits, scene, write } = await openBoard(app);
    await write(() => void edits.addMany(Array.from({ length: 9 }, (_, n) => ({ text: `Note ${String(n)}` })), { x: 0, y: 0 }));
    await write(() => void edits.group([scene().notes[0]?.id ?? ''], { x: 0, y: 0 }, 'green'));
    const cluster = scene().groups[0]?.id ?? '';
    await write(() => void edits.addMany([{ text: 'a' }, { text: 'b' }], { x: 0, y: 0 }, cluster));
    const id = scene().notes.find(({ text }) => text === 'a')?.id ?? '';
    const [frame] = scene().groups;
    await write(() => edits.set([id], 'text', 'word '.repeat(90)));
    await write(() => edits.makeRoom(id, frame ?? { x: 0, y: 0, width: 0, height: 0 }));
    const [grown] = scene().groups;
    const bottom = (grown?.y ?? 0) + (grown?.height ?? 0);
    const below = scene().notes.filter(({ text }) => text === 'Note 4' || text === 'Note 8').map(({ y }) => y - bottom);
    expect(meetings(scene())).toEqual([]);
    expect(below[0]).toBeLessThan(60);
    expect((below[1] ?? 0) - (below[0] ?? 0)).toBeGreaterThanOrEqual(160);
    expect((below[1] ?? 0) - (below[0] ?? 0)).toBeLessThan(240);
  });

  test('pasted one after the other stand in rows that fill a window, not in steps or one long line', async () => {
    const { edits, scene, write } = await openBoard(app);
    let at = { x: 0, y: 0 };
    for (const count of [12, 12, 12, 12, 12, 12]) {
      let ids: readonly string[] = [];
      await write(() => (ids = edits.addMany(Array.from({ length: count }, (_, n) => ({ text: `Line ${String(n)}` })), at)));
      await write(() => void edits.group(ids, at, 'blue'));
      // The page shows what was pasted: the next comes where that lies.
      const frame = scene().groups.at(-1) ?? { x: 0, y: 0, width: 0, height: 0 };
      at = { x: frame.x + frame.width / 2 - 80, y: frame.y + frame.height / 2 - 80 };
    }
    const { groups, bounds } = scene();
    expect(meetings(scene())).toEqual([]);
    expect(new Set(groups.map(({ x }) => x)).size).toBe(3);
    expect(new Set(groups.map(({ y }) => y)).size).toBe(2);
    expect((bounds?.width ?? 0) / (bounds?.height ?? 1)).toBeGreaterThan(1.5);
  });

  test('copied together both make room, and what stays of a cluster needs none', async () => {
    const { edits, scene, write } = await openBoard(app);
    await write(() => void edits.addMany(Array.from({ length: 9 }, (_, n) => ({ text: `Note ${String(n)}` })), { x: 0, y: 0 }));
    const idAt = (at: number): string => scene().notes[at]?.id ?? '';
    await write(() => void edits.group([idAt(4)], { x: 0, y: 0 }, 'blue'));
    await write(() => void edits.group([idAt(0)], { x: 0, y: 0 }, 'green'));
    const homes = new Map([idAt(0), idAt(4)].map((id) => [id, scene().index.get(id)?.groupId]));
    await write(() => void edits.duplicate([...homes.keys()]));
    await write(() => void edits.addMany([{ text: 'one more' }], { x: 0, y: 0 }));
    expect(meetings(scene())).toEqual([]);
    const grouped = scene().notes.filter(({ groupId }) => groupId !== null).map(({ id }) => id);
    await write(() => void edits.duplicate(grouped));
    expect(meetings(scene())).toEqual([]);
    for (const home of homes.values()) expect(scene().notes.filter(({ groupId }) => groupId === home)).toHaveLength(4);

    // The notes of a column of its own, alone: their frame is no wider than the cluster was.
    await write(() => void edits.addMany([{ text: 'small', size: 'small' }], { x: 3_000, y: 3_000 }));
    const small = scene().notes.find(({ text }) => text === 'small');
    await write(() => void edits.group([small?.id ?? ''], { x: 0, y: 0 }, 'green'));
    const frame = scene().groups.find(({ id }) => id === scene().index.get(small?.id ?? '')?.groupId);
    expect(frame?.width).toBe((small?.width ?? 0) + 28);
  });

  test('never come to lie on each other or on other notes by pasting, clustering, growing and tidying', async () => {
    const step = fc.record({
      what: fc.constantFrom('paste', 'paste', 'pasteInto', 'group', 'group', 'empty', 'tidy', 'tidyAll', 'into', 'out', 'ungroup', 'duplicate', 'remove', 'write'),
      pick: fc.nat({ max: 30 }),
      many: fc.integer({ min: 1, max: 9 }),
      stride: fc.integer({ min: 1, max: 3 }),
      x: fc.integer({ min: -900, max: 900 }),
      y: fc.integer({ min: -900, max: 900 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const { edits, scene, write } = await openBoard(app);
        await write(() => void edits.addMany(Array.from({ length: 9 }, (_, n) => ({ text: `First ${String(n)}` })), { x: 0, y: 0 }));
        for (const { what, pick, many, stride, x, y } of steps) {
          const { notes, groups } = scene();
          const ids = [...new Set(Array.from({ length: Math.min(many, notes.length) }, (_, n) => notes[(pick + n * stride) % notes.length]?.id ?? ''))];
          const group = groups[pick % Math.max(1, groups.length)]?.id ?? null;
          const lines = Array.from({ length: many }, (_, n) => ({ text: `Line ${String(n)}` }));
          const does: Readonly<Record<typeof what, () => void>> = {
            paste: () => void edits.addMany(lines, { x, y }),
            pasteInto: () => void edits.addMany(lines, { x, y }, group),
            group: () => void edits.group(ids, { x, y }, 'green'),
            empty: () => void edits.group([], edits.freeFrame({ x, y }), 'blue'),
            tidy: () => void edits.tidy(ids),
            tidyAll: () => void edits.tidy(notes.map(({ id }) => id)),
            into: () => edits.moveToGroup(ids, group),
            out: () => edits.moveToGroup(ids, null),
            ungroup: () => (group === null ? undefined : edits.ungroup(group)),
            duplicate: () => void edits.duplicate(ids.filter((id) => scene().index.get(id)?.groupId !== null)),
            remove: () => void edits.remove(ids.slice(0, 2)),
            write: () => edits.set(ids.slice(0, 1), 'text', 'word '.repeat(many * 30)),
          };
          const before = scene();
          await write(does[what]);
          if (what === 'write' && ids[0] !== undefined) {
            const [id] = ids;
            const frame = before.groups.find((one) => one.id === before.index.get(id)?.groupId);
            if (frame !== undefined) await write(() => edits.makeRoom(id, frame));
            // A single note that grows over others is nobody's cluster.
            else await write(() => edits.set([id], 'text', 'short'));
          }
          expect(meetings(scene()), `${what} ${JSON.stringify({ pick, many, stride, x, y })}`).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  }, 60_000);
});
