import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { strokeHit, strokePath, strokeWidth, thinned } from '../../renderer/features/sketch/strokes.ts';
import { curvePath, curvePoints, HEIGHT } from '../../renderer/steps/define/curve-path.ts';
import type { Stroke } from '../../shared/domain/step-model.ts';

const stroke = (...points: readonly number[]): Stroke => ({ tool: 'pen', color: '#000', width: 6, points });

describe('a pen stroke', () => {
  test('is a dot, a line, corners, or a smooth curve, as its points say', () => {
    expect(strokePath(stroke())).toBe('');
    expect(strokePath(stroke(10, 20, 0.5))).toBe('M10 20h0.01');
    expect(strokePath(stroke(0, 0, 0.5, 100, 0, 0.5))).toBe('M0 0L100 0');
    expect(strokePath(stroke(0, 0, 0.5, 200, 0, 0.5, 200, 200, 0.5))).toBe('M0 0L200 0L200 200');
    expect(strokePath(stroke(0, 0, 0.5, 10, 0, 0.5, 20, 10, 0.5))).toContain('Q10 0');
  });

  test('is as wide as its pen at half pressure, wider when pressed', () => {
    expect(strokeWidth(stroke(0, 0, 0.5))).toBe(6);
    expect(strokeWidth(stroke(0, 0, 1))).toBe(9);
    expect(strokeWidth(stroke())).toBe(6);
  });

  test('keeps its ends and loses only points that lie closer than the step', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1000), fc.nat(1000)), { minLength: 1, maxLength: 60 }), (places) => {
        const points = places.flatMap(([x, y]) => [x, y, 0.5]);
        const kept = thinned(points, 4);
        expect(kept.length % 3).toBe(0);
        expect(kept.slice(0, 3)).toEqual(points.slice(0, 3));
        expect(kept.slice(-3)).toEqual(points.slice(-3));
        expect(kept.length).toBeLessThanOrEqual(points.length);
      }),
    );
  });

  test('is hit on its line and not beside it', () => {
    const line = stroke(0, 100, 0.5, 500, 100, 0.5);
    expect(strokeHit(line, 250, 108, 10)).toBe(true);
    expect(strokeHit(line, 250, 140, 10)).toBe(false);
    expect(strokeHit(stroke(50, 50, 0.5), 55, 50, 10)).toBe(true);
  });
});

describe('the emotion curve', () => {
  test('passes through every judged stage, high for good and low for bad, and skips the others', () => {
    const points = curvePoints([2, null, -2, 0]);
    expect(points.map(({ x }) => x)).toEqual([50, 250, 350]);
    const [good, bad, neutral] = points;
    expect(good?.y).toBeLessThan(neutral?.y ?? 0);
    expect(neutral?.y).toBe(HEIGHT / 2);
    expect(bad?.y).toBeGreaterThan(HEIGHT / 2);
  });

  test('never rises above or falls below the stages it joins', () => {
    expect(curvePath(curvePoints([2, -2]))).toBe('M50 14C100 14 100 82 150 82');
    expect(curvePath([])).toBe('');
  });
});
