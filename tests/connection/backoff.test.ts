import { expect, test } from 'vitest';

import { backoffMs, RECONNECT } from '../../renderer/connection/backoff.ts';

test('waits longer with every failure, up to a limit, and never in step with others', () => {
  expect([0, 1, 2, 3].map((failures) => backoffMs({ firstMs: 100, longestMs: 500 }, failures, 0))).toEqual([100, 200, 400, 500]);
  expect(backoffMs({ firstMs: 100, longestMs: 500 }, 1, 1)).toBe(100);
  expect(backoffMs(RECONNECT, 5_000, 0)).toBe(RECONNECT.longestMs);
});
