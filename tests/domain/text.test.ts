import fc from 'fast-check';
import { expect, test } from 'vitest';

import { textProblem } from '../../shared/domain/text.ts';

test('a text may have as many UTF-16 units as its limit, and not one more', () => {
  expect(textProblem('x'.repeat(300), 300)).toBeNull();
  expect(textProblem('x'.repeat(301), 300)).toBe('too_long');
  expect(textProblem('😀'.repeat(150), 300)).toBeNull();
  expect(textProblem('😀'.repeat(151), 300)).toBe('too_long');
  expect(textProblem('', 0)).toBeNull();
});

test('a text may not hold U+0000, which PostgreSQL refuses', () => {
  expect(textProblem('a\u0000b', 10)).toBe('null_character');
  expect(textProblem('a\u0001b', 10)).toBeNull();
});

test.each([
  ['\uD83D', 'lone_surrogate'],
  ['\uDE00', 'lone_surrogate'],
  ['\uDE00\uD83D', 'lone_surrogate'],
  ['\uD83D\uD83D\uDE00', 'lone_surrogate'],
  ['\uD83D\uDE00\uDE00', 'lone_surrogate'],
  ['a\uD83Db', 'lone_surrogate'],
  ['\uD83D\uDE00', null],
  ['\uD83D\uDE00\uD83D\uDE00', null],
])('%j: %s', (text, problem) => {
  expect(textProblem(text, 10)).toBe(problem);
});

test('a text has a problem exactly when its UTF-8 bytes do not give it back, or it holds U+0000', () => {
  const anything = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 }).map((units) => String.fromCharCode(...units));
  const hard = fc.array(fc.constantFrom('\uD83D', '\uDE00', 'a', '\u0000'), { maxLength: 6 }).map((units) => units.join(''));
  fc.assert(
    fc.property(fc.oneof(anything, hard), (text) => {
      const storable = Buffer.from(text, 'utf8').toString('utf8') === text && !text.includes('\u0000');
      expect(textProblem(text, 100) === null).toBe(storable);
    }),
    { numRuns: 2000 },
  );
});
