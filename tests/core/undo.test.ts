import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { StepOperation } from '../../shared/domain/operations.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { openTestApp, type TestApp } from '../support/test-app.ts';
import { readLive } from '../support/live.ts';

let app: TestApp;
let step: { readonly workshopId: string; readonly stepId: string };

beforeEach(async () => {
  app = openTestApp();
  const { workshopId } = await app.client.workshops.create({ title: 'Undo', originalIdea: '' });
  step = { workshopId, stepId: 'ideate' };
});
afterEach(() => app.dispose());

const ids = ['nte_a', 'nte_b', 'nte_c', 'nte_d'] as const;
const id = fc.constantFrom(...ids);
const operation: fc.Arbitrary<StepOperation> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), collection: fc.constant('ideas'), id, fields: fc.record({ text: fc.string({ maxLength: 5 }) }) }),
  fc.record({
    kind: fc.constant('set' as const),
    collection: fc.constant('ideas'),
    id,
    field: fc.constant('text'),
    value: fc.string({ maxLength: 5 }).map((text) => text.replaceAll('\u0000', '')),
  }),
  fc.record({ kind: fc.constant('set' as const), collection: fc.constant('ideas'), id, field: fc.constant('selected'), value: fc.boolean() }),
  fc.record({
    kind: fc.constant('set' as const),
    collection: fc.constant('ideas'),
    id,
    field: fc.constant('position'),
    value: fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) }),
  }),
  fc.record({ kind: fc.constant('move' as const), collection: fc.constant('ideas'), id, order: fc.constantFrom('a0', 'a1', 'a2V', 'Zz') }),
  fc.record({ kind: fc.constant('delete' as const), collection: fc.constant('ideas'), id }),
  fc.record({ kind: fc.constant('set_root' as const), field: fc.constant('facilitatorNotes'), value: fc.string({ maxLength: 5 }) }),
);

function output(): StepOutput {
  const row = app.store().step(step.workshopId, step.stepId);
  if (row === undefined) throw new Error('no step');
  return app.store().output(row.id);
}

async function apply(operations: readonly StepOperation[], gesture?: string): Promise<void> {
  // The arbitrary also makes edits of items that are not there; those are refused and change nothing.
  await app.client.steps.apply({ ...step, operations: [...operations], ...(gesture === undefined ? {} : { gesture }) }).catch(() => undefined);
}

describe('undo and redo', () => {
  test('takes back exactly the last stroke of a sketch, whatever the order of its keys on disk', async () => {
    const stroke = (x: number) => ({ tool: 'pen', color: '#000', width: 6, points: [x, 0, 0.5] });
    await apply([{ kind: 'add', collection: 'sketches', id: 'skt_a', fields: { title: 'S', strokes: [] } }]);
    const set = (strokes: readonly unknown[]): StepOperation => ({ kind: 'set', collection: 'sketches', id: 'skt_a', field: 'strokes', value: strokes });
    await apply([set([stroke(1)])], 'one');
    await apply([set([stroke(1), stroke(2)])], 'two');
    const strokes = (): unknown => (output()['sketches'] as Record<string, Record<string, unknown>>)['skt_a']?.['strokes'];
    await app.client.steps.undo(step);
    expect(strokes()).toEqual([stroke(1)]);
    await app.client.steps.redo(step);
    expect(strokes()).toEqual([stroke(1), stroke(2)]);
  });

  test('a note that was typed comes back with all of its text', async () => {
    await apply([{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'A ro' } }], 'typing-1');
    for (const text of ['A robot', 'A robot that', 'A robot that walks']) await apply([{ kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: text }], 'typing-1');
    for (let time = 0; time < 2; time += 1) {
      await app.client.steps.undo(step);
      expect(output()['ideas'] ?? {}).toEqual({});
      await app.client.steps.redo(step);
      expect(output()['ideas']).toMatchObject({ nte_a: { text: 'A robot that walks' } });
    }
  });

  test('undoing everything and redoing everything is identity, for any operations, also those of one gesture', async () => {
    const batch = fc.record({ operations: fc.array(operation, { minLength: 1, maxLength: 4 }), gesture: fc.constantFrom(undefined, 'one', 'two') });
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 12 }), async (batches) => {
        const { workshopId } = await app.client.workshops.create({ title: 'Undo', originalIdea: '' });
        step = { workshopId, stepId: 'ideate' };
        const states: StepOutput[] = [output()];
        for (const { operations, gesture } of batches) {
          const before = await depth();
          await apply(operations, gesture);
          if ((await depth()).undo > before.undo) states.push(output());
          else if (states.length > 1) states[states.length - 1] = output();
        }
        const { undo } = await depth();
        for (let n = states.length - 2; n >= 0; n -= 1) {
          expect(await app.client.steps.undo(step)).toEqual({ changed: true });
          expect(output()).toEqual(states[n]);
        }
        for (let n = 1; n < states.length; n += 1) {
          expect(await app.client.steps.redo(step)).toEqual({ changed: true });
          expect(output()).toEqual(states[n]);
        }
        expect((await depth()).undo).toBe(undo);
        expect((await app.client.steps.redo(step)).changed).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test('typing in one field with one gesture undoes at once', async () => {
    await apply([{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: '' } }]);
    for (const text of ['B', 'Be', 'Bel', 'Bell']) await apply([{ kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: text }], 'typing-1');
    await app.client.steps.undo(step);
    expect(output()['ideas']).toMatchObject({ nte_a: { text: '' } });
    await app.client.steps.redo(step);
    expect(output()['ideas']).toMatchObject({ nte_a: { text: 'Bell' } });
  });

  test('at least 200 operations can be undone', async () => {
    await apply([{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: '0' } }]);
    for (let n = 1; n <= 220; n += 1) await apply([{ kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: String(n) }]);
    for (let n = 0; n < 220; n += 1) await app.client.steps.undo(step);
    expect(output()['ideas']).toMatchObject({ nte_a: { text: '0' } });
  });

  test('undo leaves alone what somebody else has written since', async () => {
    await apply([{ kind: 'add', collection: 'ideas', id: 'nte_a', fields: { text: 'mine', selected: false } }]);
    await apply([
      { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'text', value: 'mine, changed' },
      { kind: 'set', collection: 'ideas', id: 'nte_a', field: 'selected', value: true },
    ]);
    const row = app.store().step(step.workshopId, step.stepId);
    app.store().mutate('local_other', (unit) => {
      unit.writeOutput(row?.id ?? '', [{ kind: 'put', path: ['ideas', 'nte_a', 'text'], value: 'theirs' }]);
      return { ok: true, value: null };
    });
    await app.client.steps.undo(step);
    expect(output()['ideas']).toMatchObject({ nte_a: { text: 'theirs', selected: false } });
  });

  test('the depth is part of the live state', async () => {
    const live = await readLive((o) => app.client.steps.watch(step, o));
    expect((await live.next()).state).toMatchObject({ undo: 0, redo: 0 });
    await apply([{ kind: 'set_root', field: 'facilitatorNotes', value: 'x' }]);
    expect((await live.next()).state).toMatchObject({ undo: 1, redo: 0 });
    await app.client.steps.undo(step);
    expect((await live.next()).state).toMatchObject({ undo: 0, redo: 1 });
    await live.close();
  });
});

async function depth(): Promise<{ undo: number; redo: number }> {
  const live = await readLive((o) => app.client.steps.watch(step, o));
  const { state } = await live.next();
  await live.close();
  return state;
}
