import type { Page } from 'playwright';

interface Recorder {
  recorded?: number[];
  stopRecording?: () => void;
}

/** Milliseconds between the frames that a page draws while `run` moves the pointer. */
export async function framesWhile(page: Page, run: () => Promise<void>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const host = window as unknown as Recorder;
    const times: number[] = [];
    let last = 0;
    let on = true;
    const tick = (now: number): void => {
      if (last > 0) times.push(now - last);
      last = now;
      if (on) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
    host.recorded = times;
    host.stopRecording = () => {
      on = false;
    };
  });
  await run();
  return page.evaluate(() => {
    const host = window as unknown as Recorder;
    host.stopRecording?.();
    return host.recorded ?? [];
  });
}

const STEPS = 90;
const PACE_MS = 12;

/** Frames while the wheel pans there and back. */
export async function panFrames(page: Page): Promise<readonly number[]> {
  await page.mouse.move(720, 500);
  return framesWhile(page, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(step < STEPS / 2 ? 14 : -14, step < STEPS / 2 ? 9 : -9);
      await page.waitForTimeout(PACE_MS);
    }
  });
}

/** Frames while the wheel zooms in a little and out again. */
export async function zoomFrames(page: Page): Promise<readonly number[]> {
  await page.mouse.move(720, 500);
  await page.keyboard.down('Control');
  const frames = await framesWhile(page, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      await page.mouse.wheel(0, step < STEPS / 2 ? -4 : 4);
      await page.waitForTimeout(PACE_MS);
    }
  });
  await page.keyboard.up('Control');
  return frames;
}

/** Frames while what lies at a point is dragged in a circle. */
export async function dragFrames(page: Page, { x, y }: { readonly x: number; readonly y: number }): Promise<readonly number[]> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 10, y + 10);
  const frames = await framesWhile(page, async () => {
    for (let step = 0; step < STEPS; step += 1) {
      const angle = (step / STEPS) * 2 * Math.PI;
      await page.mouse.move(x + 120 * Math.sin(angle) + 10, y + 90 - 80 * Math.cos(angle));
      await page.waitForTimeout(PACE_MS);
    }
  });
  await page.mouse.up();
  await page.waitForTimeout(600);
  return frames;
}

/**
 * Milliseconds from adding a note until the frame that shows it has been handed to the screen. Ours pastes a line with the keyboard on
 * the board, and counts only when the canvas has drawn one note more and the note's element is there, named and focused.
 */
export async function addTime(page: Page, board: 'ours' | 'plain'): Promise<number> {
  const time = await page.evaluate(
    (which) =>
      new Promise<number>((resolve, reject) => {
        const root = document.querySelector<HTMLElement>('[data-board] [role="listbox"]');
        const canvas = document.querySelector<HTMLElement>('[data-board] canvas');
        const before = Number(canvas?.dataset['notes']);
        const focused = document.activeElement;
        const isThere = (): boolean => {
          if (which === 'plain') return true;
          const element = document.activeElement;
          return Number(canvas?.dataset['notes']) === before + 1 && element !== focused && element?.role === 'option' && element.ariaLabel?.startsWith('One more note') === true;
        };
        const data = new DataTransfer();
        data.setData('text/plain', 'One more note');
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        const started = performance.now();
        if (which === 'plain') window.bench.add();
        else root?.dispatchEvent(paste);
        const look = (): void => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              if (isThere()) resolve(performance.now() - started);
              else if (performance.now() - started > 5_000) reject(new Error(`The note did not come within 5 s: ${canvas?.dataset['notes']} after ${before}, focus on ${document.activeElement?.outerHTML.slice(0,300)}`));
              else look();
            };
            port2.postMessage(null);
          });
        };
        look();
      }),
    board,
  );
  // Not in step with the frames, as nobody who adds notes is.
  await page.waitForTimeout(290 + Math.random() * 17);
  return time;
}

/** Milliseconds from the event of the key N until the frame that shows the new note being written, with the keyboard in it. */
export async function newTime(page: Page): Promise<number> {
  await page.keyboard.press('Escape');
  await page.waitForTimeout(290 + Math.random() * 17);
  await page.evaluate(() => {
    const host = window as unknown as { newNote: Promise<number> };
    host.newNote = new Promise((resolve) => {
      const onKey = ({ timeStamp }: KeyboardEvent): void => {
        const look = (): void => {
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => {
              if ((document.activeElement?.closest('[data-editing]') ?? null) === null) look();
              else resolve(performance.now() - timeStamp);
            };
            port2.postMessage(null);
          });
        };
        look();
      };
      window.addEventListener('keydown', onKey, { capture: true, once: true });
    });
  });
  await page.keyboard.press('n');
  return page.evaluate(() => (window as unknown as { newNote: Promise<number> }).newNote);
}

/** Milliseconds from a key's event to the frame that shows its letter, in the field that has the focus. */
export async function keyTimes(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const host = window as unknown as Recorder;
    host.recorded = [];
    window.addEventListener(
      'keydown',
      (event) => {
        const { timeStamp } = event;
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => host.recorded?.push(performance.now() - timeStamp);
          port2.postMessage(null);
        });
      },
      { capture: true },
    );
  });
  await page.keyboard.type('The quick brown fox jumps over the lazy dog and runs away', { delay: 55 });
  await page.waitForTimeout(300);
  return page.evaluate(() => (window as unknown as Recorder).recorded ?? []);
}

/** What the page's own objects take after a garbage collection, in MB (10⁶ bytes). */
export async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}
