import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { spanMs, stepTimeMs, type Span } from '../../shared/domain/time-spent.ts';

const at = (ms: number): Date => new Date(1_700_000_000_000 + ms);
const span = (from: number, to: number | null): Span => ({ startedAt: at(from), endedAt: to === null ? null : at(to) });

describe('the length of a span', () => {
  test('is its time, runs on until now while it is open, and is never negative', () => {
    expect(spanMs(span(10, 25), at(100))).toBe(15);
    expect(spanMs(span(10, null), at(100))).toBe(90);
    expect(spanMs(span(10, 5), at(100))).toBe(0);
    expect(spanMs(span(200, null), at(100))).toBe(0);
  });
});

describe('the time spent on a step', () => {
  test.each<readonly [string, Span, readonly Span[], number]>([
    ['no session', span(0, 10), [], 0],
    ['one session around it', span(10, 20), [span(0, 100)], 10],
    ['one session within it', span(0, 100), [span(10, 20)], 10],
    ['a session that starts before it', span(10, 100), [span(0, 30)], 20],
    ['a session that ends after it', span(10, 100), [span(90, 200)], 10],
    ['sessions before and after it', span(50, 60), [span(0, 50), span(60, 90)], 0],
    ['two sessions with a pause', span(0, 100), [span(10, 20), span(40, 60)], 30],
    ['an open session', span(0, null), [span(900, null)], 100],
    ['an open step in a closed session', span(0, null), [span(10, 40)], 30],
    ['a session that ends before it starts', span(0, 100), [span(60, 40)], 0],
  ])('%s', (_, step, sessions, ms) => {
    expect(stepTimeMs(step, sessions, at(1_000))).toBe(ms);
  });

  test('counts a minute once when two laptops held sessions at the same time', () => {
    expect(stepTimeMs(span(0, 100), [span(10, 50), span(30, 70)], at(1_000))).toBe(60);
    expect(stepTimeMs(span(0, 100), [span(30, 70), span(10, 50), span(40, 45)], at(1_000))).toBe(60);
    expect(stepTimeMs(span(0, 100), [span(10, null), span(20, null)], at(1_000))).toBe(90);
  });

  test('is the number of moments of the step that lie in a session', () => {
    const moment = fc.nat({ max: 60 });
    const anySpan = fc.tuple(moment, fc.option(moment)).map(([from, to]) => span(from, to));
    fc.assert(
      fc.property(anySpan, fc.array(anySpan, { maxLength: 5 }), moment, (step, sessions, now) => {
        const within = ({ startedAt, endedAt }: Span, ms: number): boolean => at(ms) >= startedAt && at(ms) < (endedAt ?? at(now));
        const moments = Array.from({ length: 61 }, (_, ms) => ms).filter((ms) => within(step, ms) && sessions.some((session) => within(session, ms)));
        expect(stepTimeMs(step, sessions, at(now))).toBe(moments.length);
      }),
      { numRuns: 1_000 },
    );
  });
});
