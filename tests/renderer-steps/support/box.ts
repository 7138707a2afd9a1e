import type { Locator } from 'playwright';

/** A rectangle in the window, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element is once it has stopped moving: two drawn frames in a row have it at the same place. Scrolls nothing. */
export async function restingBox(element: Locator): Promise<Box> {
  return element.evaluate(async (node) => {
    const now = (): Box => {
      const { x, y, width, height } = node.getBoundingClientRect();
      return { x, y, width, height };
    };
    const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let box = now(); ; ) {
      await frame();
      await frame();
      const next = now();
      if (next.width > 0 && JSON.stringify(next) === JSON.stringify(box)) return next;
      box = next;
    }
  });
}
