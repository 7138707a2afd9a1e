import { SHEET_FRAMES } from '../../../shared/domain/steps/ideate.ts';

/** Milliseconds one frame of a Crazy 8s sheet has. */
export const FRAME_MS = 60_000;

/** Milliseconds a whole sheet has: eight minutes. */
export const SHEET_MS = SHEET_FRAMES * FRAME_MS;

/** The clock of a sheet: a deadline while it runs, what is left while it stands. It never ticks. Times in milliseconds since the epoch. */
export type EightsClock = { readonly endsAt: number } | { readonly left: number };

/** A clock that has not been started. */
export const FULL_CLOCK: EightsClock = { left: SHEET_MS };

/** Milliseconds left at `now`, from all eight minutes down to 0. */
export function leftAt(clock: EightsClock, now: number): number {
  return Math.max(0, Math.min(SHEET_MS, 'endsAt' in clock ? clock.endsAt - now : clock.left));
}

/** True while it runs; at its end it stands. */
export function runsAt(clock: EightsClock, now: number): boolean {
  return 'endsAt' in clock && clock.endsAt > now;
}

/** Starts it, or lets it go on. From its end it starts anew. */
export function started(clock: EightsClock, now: number): EightsClock {
  const left = leftAt(clock, now);
  return { endsAt: now + (left === 0 ? SHEET_MS : left) };
}

/** Stops it where it is. */
export function paused(clock: EightsClock, now: number): EightsClock {
  return { left: leftAt(clock, now) };
}

/** The frame to draw in, 1…8, and the milliseconds it has left. Before the start it is the first; at the end the last, with none. */
export function frameAt(clock: EightsClock, now: number): { readonly frame: number; readonly left: number } {
  const left = leftAt(clock, now);
  const frame = Math.min(SHEET_FRAMES, Math.floor((SHEET_MS - left) / FRAME_MS) + 1);
  return { frame, left: left === 0 ? 0 : left - (SHEET_FRAMES - frame) * FRAME_MS };
}

/** Minutes and seconds, rounded up so that it shows 0:00 only at the end. */
export function minutesText(left: number): string {
  const seconds = Math.ceil(left / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A stored clock; null for anything that is none. */
export function clockOf(stored: string | null): EightsClock | null {
  try {
    const value: unknown = JSON.parse(stored ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    if ('endsAt' in value && typeof value.endsAt === 'number') return { endsAt: value.endsAt };
    return 'left' in value && typeof value.left === 'number' ? { left: value.left } : null;
  } catch {
    return null;
  }
}
