import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { numberToText, textToNumber } from '../../renderer/ui/number-text.ts';

describe('a number typed as text', () => {
  test.each([
    ['', 'en', null],
    ['  ', 'de', null],
    ['12', 'en', 12],
    ['1.5', 'en', 1.5],
    ['1,5', 'en', 1.5],
    ['1,5', 'de', 1.5],
    ['1.5', 'de', 1.5],
    ['1.234,5', 'de', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1.234.567', 'de', 1_234_567],
    ['12 000', 'en', 12_000],
    ['50%', 'en', 50],
    ['-3', 'en', -3],
  ])('reads %j in %s as %j', (text, locale, value) => {
    expect(textToNumber(text, locale)).toBe(value);
  });

  test.each(['abc', '1e5', '--2', '.', '1-2', '5 people'])('says of %j that it is no number', (text) => {
    expect(textToNumber(text, 'en')).toBeNaN();
  });

  test('comes back as the number that was shown, in every language', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 99 }), fc.constantFrom('en', 'de', 'fr'), (whole, cents, locale) => {
        const value = whole + Math.sign(whole || 1) * (cents / 100);
        expect(textToNumber(numberToText(value, locale), locale)).toBeCloseTo(value, 6);
      }),
    );
  });
});
