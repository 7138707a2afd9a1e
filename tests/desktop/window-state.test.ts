import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { MIN_SIZE, placeWindow, type Bounds } from '../../electron/desktop/window-state.ts';

const PRIMARY: Bounds = { x: 0, y: 25, width: 1440, height: 875 };
const RIGHT: Bounds = { x: 1440, y: 0, width: 1920, height: 1080 };

const anyBounds = fc.record({
  x: fc.integer({ min: -20_000, max: 20_000 }),
  y: fc.integer({ min: -20_000, max: 20_000 }),
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});
const anyArea = fc.record({
  x: fc.integer({ min: -4_000, max: 4_000 }),
  y: fc.integer({ min: -4_000, max: 4_000 }),
  width: fc.integer({ min: 800, max: 6_000 }),
  height: fc.integer({ min: 600, max: 4_000 }),
});

const overlap = (a: Bounds, b: Bounds) => ({
  width: Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x),
  height: Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y),
});

describe('the place of the window', () => {
  test('is the middle of the first display at the first start', () => {
    expect(placeWindow(undefined, [PRIMARY, RIGHT])).toEqual({ bounds: { x: 80, y: 33, width: 1280, height: 860 }, maximized: false });
  });

  test('is where it was left, on whichever display', () => {
    const saved = { bounds: { x: 1500, y: 40, width: 1000, height: 700 }, maximized: true };
    expect(placeWindow(saved, [PRIMARY, RIGHT])).toEqual(saved);
  });

  test('is the middle of the first display when its own is gone, with the same size and state', () => {
    const saved = { bounds: { x: 1500, y: 40, width: 1000, height: 700 }, maximized: true };
    expect(placeWindow(saved, [PRIMARY])).toEqual({ bounds: { x: 220, y: 113, width: 1000, height: 700 }, maximized: true });
  });

  test('never has its title bar above the display', () => {
    expect(placeWindow({ bounds: { x: 100, y: -600, width: 1000, height: 700 }, maximized: false }, [PRIMARY]).bounds.y).toBeGreaterThanOrEqual(PRIMARY.y);
  });

  test('can always be reached, whatever was remembered and whatever displays there are', () => {
    fc.assert(
      fc.property(fc.option(anyBounds, { nil: undefined }), fc.array(anyArea, { minLength: 1, maxLength: 4 }), fc.boolean(), (bounds, areas, maximized) => {
        const placed = placeWindow(bounds && { bounds, maximized }, areas).bounds;
        const reachable = areas.some((area) => {
          const { width, height } = overlap(placed, area);
          return width >= Math.min(120, placed.width) && height >= Math.min(60, placed.height) && placed.y >= area.y - 1;
        });
        expect(reachable).toBe(true);
      }),
    );
  });

  test('is never larger than its display nor, where there is room, smaller than the smallest useful size', () => {
    const saved = { bounds: { x: 10, y: 30, width: 9_000, height: 9_000 }, maximized: false };
    expect(placeWindow(saved, [PRIMARY]).bounds).toMatchObject({ width: 1440, height: 875 });
    const tiny = { bounds: { x: 10, y: 30, width: 200, height: 100 }, maximized: false };
    expect(placeWindow(tiny, [PRIMARY]).bounds).toMatchObject(MIN_SIZE);
  });
});
