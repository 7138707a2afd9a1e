import { describe, expect, test } from 'vitest';

import { clockText, formatsOf } from '../../renderer/app/i18n/format.ts';
import { chooseLanguage, chooseLocale } from '../../renderer/app/i18n/language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const now = new Date(Date.UTC(2026, 5, 15, 12));
const before = (ms: number): Date => new Date(now.getTime() - ms);

describe('relative times', () => {
  const { relative } = formatsOf('en');
  test.each([
    [0, 'just now'],
    [59_000, 'just now'],
    [MINUTE, '1 minute ago'],
    [59 * MINUTE, '59 minutes ago'],
    [3 * HOUR, '3 hours ago'],
    [25 * HOUR, 'yesterday'],
    [8 * 24 * HOUR, 'last week'],
    [400 * 24 * HOUR, 'last year'],
    [-5_000, 'just now'],
  ])('%i ms ago is “%s”', (ms, text) => {
    expect(relative(before(ms), now, 'just now')).toBe(text);
  });

  test('are German in German', () => {
    expect(formatsOf('de').relative(before(26 * HOUR), now, 'gerade eben')).toBe('gestern');
  });
});

describe('durations', () => {
  test('name hours and minutes, and never less than a minute', () => {
    const { duration } = formatsOf('en');
    expect([0, 10 * MINUTE, HOUR, HOUR + 5 * MINUTE].map(duration)).toEqual(['1 min', '10 min', '1 hr', '1 hr 5 min']);
    expect(formatsOf('de').duration(65 * MINUTE)).toBe('1 Std. 5 Min.');
  });

  test('a running clock keeps its width', () => {
    expect([0, 9_999, 61_000, HOUR, 26 * HOUR, -5].map(clockText)).toEqual(['0:00:00', '0:00:09', '0:01:01', '1:00:00', '26:00:00', '0:00:00']);
  });
});

describe('the language', () => {
  test('is the chosen one, or the first of the system’s that has a catalog, or English', () => {
    expect(chooseLanguage('de', ['en-US'])).toBe('de');
    expect(chooseLanguage('system', ['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(chooseLanguage('system', ['fr-FR'])).toBe('en');
    expect(chooseLanguage('system', [])).toBe('en');
  });

  test('keeps the system’s own variety for dates and numbers', () => {
    expect(chooseLocale('de', ['en-US', 'de-AT'])).toBe('de-AT');
    expect(chooseLocale('en', ['de-AT'])).toBe('en');
  });
});
