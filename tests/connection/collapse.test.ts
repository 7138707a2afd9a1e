import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { applyOperations } from '../../renderer/connection/apply-operations.ts';
import { collapseInto } from '../../renderer/connection/collapse.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import { operations, outputs } from './arbitraries.ts';

const collapsed = (all: readonly StepOperation[]) => all.reduce(collapseInto, [] as readonly StepOperation[]);
const typed = (value: string): StepOperation => ({ kind: 'set', collection: 'notes', id: 'nte_a', field: 'text', value });

describe('collapsing edits that wait', () => {
  test('a word typed letter by letter becomes one edit', () => {
    expect(collapsed(['h', 'he', 'hel', 'hell', 'hello'].map(typed))).toEqual([typed('hello')]);
  });

  test('an edit of an item does not travel over its deletion', () => {
    const gone: StepOperation = { kind: 'delete', collection: 'notes', id: 'nte_a' };
    expect(collapsed([typed('before'), gone, typed('after')])).toEqual([typed('before'), gone, typed('after')]);
  });

  test('never changes what the edits do to an output', () => {
    fc.assert(
      fc.property(outputs, fc.array(operations, { maxLength: 25 }), (output, edits) => {
        expect(applyOperations(output, collapsed(edits))).toEqual(applyOperations(output, edits));
      }),
      { numRuns: 400 },
    );
  });

  test('never makes the list longer', () => {
    fc.assert(
      fc.property(fc.array(operations, { maxLength: 25 }), (edits) => {
        expect(collapsed(edits).length).toBeLessThanOrEqual(edits.length);
      }),
    );
  });
});
