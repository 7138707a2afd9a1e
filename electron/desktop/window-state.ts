import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/** In device-independent pixels of the virtual screen. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left; `bounds` are those it has when it is not maximised. */
export interface WindowState {
  readonly bounds: Bounds;
  readonly maximized: boolean;
}

export const MIN_SIZE = { width: 720, height: 520 } as const;
const FIRST_SIZE = { width: 1280, height: 860 } as const;

/** So much of the window must lie on a display that a person can see and drag it. */
const REACHABLE = { width: 120, height: 60 } as const;

/**
 * Where to open: as it was left if that place is still on a display, else in the middle of the first one.
 *
 * @param workAreas of all displays, the primary one first
 */
export function placeWindow(saved: WindowState | undefined, workAreas: readonly Bounds[]): WindowState {
  if (saved !== undefined) {
    for (const area of workAreas) {
      const bounds = fit(saved.bounds, area);
      if (isReachable(bounds, area)) return { ...saved, bounds };
    }
  }
  const [primary] = workAreas;
  const size = saved?.bounds ?? FIRST_SIZE;
  if (primary === undefined) return { bounds: { x: 0, y: 0, ...FIRST_SIZE }, maximized: false };
  const width = Math.min(size.width, primary.width);
  const height = Math.min(size.height, primary.height);
  const x = primary.x + Math.round((primary.width - width) / 2);
  const y = primary.y + Math.round((primary.height - height) / 2);
  return { bounds: { x, y, width, height }, maximized: saved?.maximized ?? false };
}

function isReachable(window: Bounds, area: Bounds): boolean {
  const width = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const height = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  // The title bar is at the top: with it above the area the window cannot be dragged back.
  return width >= REACHABLE.width && height >= REACHABLE.height && window.y >= area.y - 1;
}

function fit(bounds: Bounds, area: Bounds): Bounds {
  return {
    ...bounds,
    width: Math.max(MIN_SIZE.width, Math.min(bounds.width, area.width)),
    height: Math.max(MIN_SIZE.height, Math.min(bounds.height, area.height)),
  };
}

/** Reads what `saveWindowState` wrote; undefined for a file that is missing or holds something else. */
export function loadWindowState(file: string): WindowState | undefined {
  try {
    return parseState(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Replaces the file whole. Losing it only costs the place of a window, so failures are ignored. */
export function saveWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(`${file}.tmp`, JSON.stringify(state));
    renameSync(`${file}.tmp`, file);
  } catch {
    // See above.
  }
}

function parseState(value: unknown): WindowState | undefined {
  if (!isRecord(value) || !isRecord(value['bounds'])) return undefined;
  const { x, y, width, height } = value['bounds'];
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height) || width <= 0 || height <= 0) return undefined;
  return { bounds: { x, y, width, height }, maximized: value['maximized'] === true };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}
