import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { aligned, tidied } from '../../renderer/features/board/arrange.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { openBoard } from './open-board.ts';

let app: TestApp;
beforeEach(() => {
  app = openTestApp();
});
afterEach(() => {
  app.dispose();
});

describe('an edit on a board', () => {
  test('writes the fields it touches and no others', async () => {
    const { edits, scene, write } = await openBoard(app);
    let ids: readonly string[] = [];
    await write(() => {
      ids = edits.addMany([{ text: 'A' }, { text: 'B' }, { text: 'C' }], { x: 0, y: 0 });
    });
    const [a = '', b = '', c = ''] = ids;
    expect(scene().notes).toHaveLength(3);
    const at = (id: string) => scene().index.get(id) ?? { x: 0, y: 0 };
    expect(await write(() => edits.move(new Map([[a, { x: 500.4, y: 20 }]])))).toEqual([`ideas/${a}/position`]);
    expect(await write(() => edits.move(new Map([[a, at(a)]])))).toEqual([]);
    expect(await write(() => edits.set([a, b], 'color', 'pink'))).toEqual([`ideas/${a}/color`, `ideas/${b}/color`]);
    expect(await write(() => edits.set([a, b, c], 'color', 'pink'))).toEqual([`ideas/${c}/color`]);
    // What a pointer drops lies on top of what is there; where nothing is, its place is all that is written.
    expect(await write(() => edits.drop(new Map([[a, at(c)]])))).toEqual([`ideas/${a}/position`, `ideas/${a}/layer`]);
    expect(scene().index.get(a)?.z).toBeGreaterThan(scene().index.get(c)?.z ?? Infinity);
    expect(await write(() => edits.drop(new Map([[a, { x: 900, y: 20 }]])))).toEqual([`ideas/${a}/position`]);
    expect(await write(() => edits.set([a], 'locked', true))).toEqual([`ideas/${a}/locked`]);
    expect(await write(() => edits.restack([b], 'front'))).toEqual([`ideas/${b}/layer`]);
    const grouped = await write(() => void edits.group([b, c], { x: 0, y: 0 }, 'blue'));
    expect(grouped.filter((path) => path.startsWith('ideas/'))).toEqual([`ideas/${b}/clusterId`, `ideas/${c}/clusterId`]);
    const [group] = scene().groups;
    expect(group?.members).toEqual([b, c].sort((x, y) => (scene().index.get(x)?.z ?? 0) - (scene().index.get(y)?.z ?? 0)));
    // Into the group beside the others: place and group, nothing else.
    expect(await write(() => edits.moveToGroup([a], group?.id ?? null))).toEqual([`ideas/${a}/position`, `ideas/${a}/clusterId`]);
    expect(edits.remove([a, b])).toBe(1);
  });

  test('of an arrow key undoes with those just before, and a note that is typed undoes with its text', async () => {
    const { edits, scene, write, output, address } = await openBoard(app);
    await write(() => edits.addOne('nte_typed', 'L', { position: { x: 1, y: 1 } }, 'gst_1'));
    await app.client.steps.apply({ ...address, operations: [{ kind: 'set', collection: 'ideas', id: 'nte_typed', field: 'text', value: 'Lockers' }], gesture: 'gst_1' });
    for (let press = 0; press < 4; press += 1) {
      const { x = 0, y = 0 } = scene().index.get('nte_typed') ?? {};
      await write(() => edits.nudge(new Map([['nte_typed', { x: x + 10, y }]])));
    }
    expect(scene().index.get('nte_typed')).toMatchObject({ x: 41, y: 1, text: 'Lockers' });
    await app.client.steps.undo(address);
    expect(scene().index.get('nte_typed')).toMatchObject({ x: 1, y: 1, text: 'Lockers' });
    await app.client.steps.undo(address);
    expect(output()['ideas'] ?? {}).toEqual({});
  });

  test('5,000 notes are added in one go, in their order, without overlapping, and one undo takes them back', async () => {
    const { edits, scene, applied, write, address } = await openBoard(app);
    await write(() => void edits.addMany(Array.from({ length: 5_000 }, (_, n) => ({ text: `Line ${String(n)}` })), { x: 0, y: 0 }));
    const { notes } = scene();
    expect(notes.map(({ text }) => text)).toEqual(Array.from({ length: 5_000 }, (_, n) => `Line ${String(n)}`));
    expect(new Set(notes.map(({ x, y }) => `${String(x)},${String(y)}`)).size).toBe(5_000);
    expect(applied).toHaveLength(1);
    await app.client.steps.undo(address);
    expect(scene().notes).toHaveLength(0);
  }, 180_000);

  test('undoing everything and redoing everything is identity, for any sequence of edits', async () => {
    const step = fc.record({ what: fc.constantFrom('add', 'move', 'color', 'lock', 'front', 'back', 'group', 'ungroup', 'into', 'out', 'align', 'tidy', 'duplicate', 'remove'), pick: fc.nat({ max: 7 }), many: fc.integer({ min: 1, max: 4 }), to: fc.integer({ min: -900, max: 900 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const { edits, scene, write, output, address } = await openBoard(app);
        const states: StepOutput[] = [output()];
        for (const { what, pick, many, to } of steps) {
          const { notes, groups } = scene();
          const ids = notes.length === 0 ? [] : Array.from({ length: many }, (_, n) => notes[(pick + n) % notes.length]?.id ?? '').filter((id, at, all) => all.indexOf(id) === at);
          const chosen = ids.flatMap((id) => scene().index.get(id) ?? []);
          const group = groups[pick % Math.max(1, groups.length)]?.id ?? null;
          const does: Readonly<Record<typeof what, () => void>> = {
            add: () => void edits.addMany(Array.from({ length: many }, (_, n) => ({ text: `${what} ${String(n)}` })), { x: to, y: -to }),
            move: () => edits.move(new Map(chosen.map(({ id, x, y }) => [id, { x: x + to, y: y + 7 }]))),
            color: () => edits.set(ids, 'color', to > 0 ? 'blue' : 'pink'),
            lock: () => edits.set(ids, 'locked', to > 0),
            front: () => edits.restack(ids, 'front'),
            back: () => edits.restack(ids, 'back'),
            group: () => void edits.group(ids, { x: to, y: to }, 'green'),
            ungroup: () => (group === null ? undefined : edits.ungroup(group)),
            into: () => edits.moveToGroup(ids, group),
            out: () => edits.moveToGroup(ids, null),
            align: () => edits.move(aligned(chosen, 'left')),
            tidy: () => edits.move(tidied(chosen)),
            duplicate: () => void edits.duplicate(ids),
            remove: () => void edits.remove(ids),
          };
          const changed = await write(does[what]);
          if (changed.length > 0) states.push(output());
        }
        for (let at = states.length - 2; at >= 0; at -= 1) {
          expect(await app.client.steps.undo(address)).toEqual({ changed: true });
          expect(output()).toEqual(states[at]);
        }
        for (let at = 1; at < states.length; at += 1) {
          expect(await app.client.steps.redo(address)).toEqual({ changed: true });
          expect(output()).toEqual(states[at]);
        }
        expect(await app.client.steps.redo(address)).toEqual({ changed: false });
      }),
      { numRuns: 40 },
    );
  }, 180_000);
});
