import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { hlcMs, isHlc, laterHlc, nextHlc, ZERO_HLC } from '../../electron/core/sync/hlc.ts';

const NODE = '0123456789abcdef';
const MAX_MS = 2 ** 47;

describe('the hybrid logical clock', () => {
  test('a reading is 48-bit milliseconds, a 16-bit counter and the node, in fixed-width lowercase hex', () => {
    const first = nextHlc(ZERO_HLC, 0x19b0_0000_1234, NODE);
    expect(first).toBe(`19b0000012340000${NODE}`);
    expect(nextHlc(first, 0x19b0_0000_1234, NODE)).toBe(`19b0000012340001${NODE}`);
    expect(isHlc(first)).toBe(true);
    expect(isHlc(first.toUpperCase())).toBe(false);
    expect(hlcMs(first)).toBe(0x19b0_0000_1234);
  });

  test('a full counter advances the millisecond instead of failing', () => {
    const full = `19b000001234ffff${NODE}`;
    expect(nextHlc(full, 0x19b0_0000_1234, NODE)).toBe(`19b0000012350000${NODE}`);
    expect(nextHlc(full, 0, NODE)).toBe(`19b0000012350000${NODE}`);
  });

  test('I10: no reading is issued twice and each is greater than all before, however the wall clock jumps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: MAX_MS }), { minLength: 1, maxLength: 200 }), (walls) => {
        let last = ZERO_HLC;
        for (const wall of walls) {
          const next = nextHlc(last, wall, NODE);
          expect(next > last).toBe(true);
          expect(isHlc(next)).toBe(true);
          expect(hlcMs(next)).toBeGreaterThanOrEqual(wall);
          expect(laterHlc(last, next)).toBe(next);
          last = next;
        }
      }),
    );
  });

  test('more writes in a standing clock than the counter holds still ascend', () => {
    let last = nextHlc(ZERO_HLC, 1000, NODE);
    for (let i = 0; i < 70_000; i += 1) {
      const next = nextHlc(last, 1000, NODE);
      if (next <= last) throw new Error(`not ascending: ${last} ${next}`);
      last = next;
    }
    expect(hlcMs(last)).toBe(1001);
  });

  test('a node of another shape is a bug', () => {
    expect(() => nextHlc(ZERO_HLC, 1, 'ABC')).toThrow('not an hlc node');
  });
});
