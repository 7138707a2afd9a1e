import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { EMPTY_OUTBOX, enqueue, giveBack, isEmpty, oversized, settle, takeNext, unacknowledged, type Outbox, type Packing } from '../../renderer/connection/outbox.ts';

const packing: Packing<string> = {
  collapse: (all, next) => [...all, next],
  mostOperations: 3,
  mostCharacters: 40,
  mostBytes: 100,
  newGesture: () => 'made-up',
};

const taken = (outbox: Outbox<string>) => {
  const next = takeNext(outbox);
  if (next === null) throw new Error('nothing to take');
  return next;
};

describe('the outbox', () => {
  test('keeps edits of different gestures as separate requests, so that each undoes alone', () => {
    const outbox = ['a', 'b'].reduce<Outbox<string>>((all, edit) => enqueue(all, [edit], `typing ${edit}`, packing), EMPTY_OUTBOX);
    expect(outbox.queued.map((entry) => entry.operations)).toEqual([['a'], ['b']]);
  });

  test('joins edits of one gesture while they wait, and not with what is already under way', () => {
    const first = taken(enqueue(EMPTY_OUTBOX, ['a'], 'g', packing));
    const more = enqueue(enqueue(first.outbox, ['b'], 'g', packing), ['c'], 'g', packing);
    expect(more.inFlight?.operations).toEqual(['a']);
    expect(more.queued).toEqual([{ operations: ['b', 'c'], gesture: 'g' }]);
  });

  test('never has two requests under way', () => {
    const { outbox } = taken(enqueue(enqueue(EMPTY_OUTBOX, ['a'], undefined, packing), ['b'], undefined, packing));
    expect(takeNext(outbox)).toBeNull();
    expect(takeNext(settle(outbox))?.entry.operations).toEqual(['b']);
  });

  test('splits what is too much for one request and lets the parts undo together', () => {
    const outbox = enqueue(EMPTY_OUTBOX, ['1', '2', '3', '4', '5'], undefined, packing);
    expect(outbox.queued.map((entry) => entry.operations)).toEqual([['1', '2', '3'], ['4', '5']]);
    expect(outbox.queued.map((entry) => entry.gesture)).toEqual(['made-up', 'made-up']);
  });

  test('sends an edit that alone is larger than a request all the same: the host decides', () => {
    const large = 'x'.repeat(100);
    expect(enqueue(EMPTY_OUTBOX, ['a', large, 'b'], undefined, packing).queued.map((entry) => entry.operations)).toEqual([['a'], [large], ['b']]);
  });

  test('knows the edits that no request can carry by their bytes, not their letters', () => {
    expect(oversized(['x'.repeat(98), 'x'.repeat(99), 'ü'.repeat(49), 'ü'.repeat(50)], packing)).toEqual(['x'.repeat(99), 'ü'.repeat(50)]);
  });

  test('loses nothing and changes no order, whatever is queued, sent, answered or lost on the way', () => {
    const step = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), count: fc.integer({ min: 0, max: 5 }), gesture: fc.option(fc.constantFrom('g', 'h'), { nil: undefined }) }),
      fc.record({ kind: fc.constantFrom('take' as const, 'settle' as const, 'lose' as const) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let outbox: Outbox<string> = EMPTY_OUTBOX;
        const settled: string[] = [];
        let made = 0;
        for (const next of steps) {
          if (next.kind === 'add') {
            const edits = Array.from({ length: next.count }, () => String((made += 1)));
            outbox = enqueue(outbox, edits, next.gesture, packing);
          } else if (next.kind === 'take') outbox = takeNext(outbox)?.outbox ?? outbox;
          else if (next.kind === 'lose') outbox = giveBack(outbox);
          else {
            settled.push(...(outbox.inFlight?.operations ?? []));
            outbox = settle(outbox);
          }
          expect(outbox.inFlight === null && outbox.queued.length === 0).toBe(isEmpty(outbox));
        }
        const all = [...settled, ...unacknowledged(outbox)];
        expect(all).toEqual(Array.from({ length: made }, (_, index) => String(index + 1)));
      }),
    );
  });
});
