import { isItemId } from './ids.ts';

/**
 * The room's timer as it is stored and synced: one value, never a tick. It runs towards `endsAt` (milliseconds since the epoch,
 * UTC) or stands still with `leftMs` to go; exactly one of the two is a number. `totalMs` is the whole length it was set to,
 * added minutes included. One that runs in laps of `lapMs` chimes at the end of each; `of` is the id of what it was started for.
 */
export interface TimerValue {
  readonly totalMs: number;
  readonly endsAt: number | null;
  readonly leftMs: number | null;
  readonly lapMs?: number;
  readonly of?: string;
}

/** Where a timer with laps stands: the lap that runs, 1 … `laps`, and the milliseconds it has left. */
export interface LapReading {
  readonly lap: number;
  readonly laps: number;
  readonly leftMs: number;
}

/** What a timer shows at one moment. */
export interface TimerReading {
  readonly phase: 'idle' | 'running' | 'paused' | 'over';
  /** Milliseconds to go; negative once it is over: how long ago it ended. 0 while idle. */
  readonly leftMs: number;
  /** Share of the time that is still to go, 1 … 0. */
  readonly share: number;
}

const MINUTE_MS = 60_000;

/** Lengths offered, in minutes (steps.md). */
export const TIMER_PRESETS = [1, 3, 5, 8, 10, 15] as const;

/** The longest a timer can be: a day. */
export const MAX_TIMER_MS = 24 * 60 * MINUTE_MS;

const IDLE: TimerReading = { phase: 'idle', leftMs: 0, share: 0 };

/** A timer of `ms` that starts now. Lengths beyond a second … a day are brought into these bounds. */
export function startTimer(ms: number, now: number): TimerValue {
  const totalMs = Math.min(MAX_TIMER_MS, Math.max(1_000, Math.round(ms)));
  return { totalMs, endsAt: now + totalMs, leftMs: null };
}

/** A timer of `laps` laps of `lapMs` each that starts now, for the thing with the id `of`. */
export function startLaps(laps: number, lapMs: number, of: string, now: number): TimerValue {
  return { ...startTimer(laps * lapMs, now), lapMs, of };
}

/** Stops the clock where it is; a timer that is paused or over stays as it is. */
export function pauseTimer(timer: TimerValue, now: number): TimerValue {
  if (timer.endsAt === null || timer.endsAt <= now) return timer;
  return { ...timer, endsAt: null, leftMs: timer.endsAt - now };
}

/** Lets a paused timer run on; any other stays as it is. */
export function resumeTimer(timer: TimerValue, now: number): TimerValue {
  if (timer.endsAt !== null) return timer;
  return { ...timer, endsAt: now + (timer.leftMs ?? 0), leftMs: null };
}

/** Adds `ms`, running or paused. A timer that is over runs again for `ms` from now. */
export function extendTimer(timer: TimerValue, ms: number, now: number): TimerValue {
  const totalMs = Math.min(MAX_TIMER_MS, timer.totalMs + ms);
  if (timer.endsAt === null) return { ...timer, totalMs, leftMs: Math.min(MAX_TIMER_MS, (timer.leftMs ?? 0) + ms) };
  return { ...timer, totalMs, endsAt: Math.min(now + MAX_TIMER_MS, Math.max(timer.endsAt, now) + ms), leftMs: null };
}

/** What the timer shows now. No timer is an idle one. */
export function readTimer(timer: TimerValue | null | undefined, now: number): TimerReading {
  if (timer === null || timer === undefined) return IDLE;
  const leftMs = timer.endsAt === null ? (timer.leftMs ?? 0) : timer.endsAt - now;
  const share = timer.totalMs <= 0 ? 0 : Math.min(1, Math.max(0, leftMs / timer.totalMs));
  if (timer.endsAt === null) return { phase: 'paused', leftMs, share };
  return { phase: leftMs > 0 ? 'running' : 'over', leftMs, share };
}

/** The lap of a timer at `now`; null for one without laps. Once it is over, the last lap with nothing left. */
export function readLap(timer: TimerValue | null, now: number): LapReading | null {
  if (timer?.lapMs === undefined) return null;
  const { lapMs, totalMs } = timer;
  const laps = Math.max(1, Math.round(totalMs / lapMs));
  const left = Math.min(totalMs, Math.max(0, readTimer(timer, now).leftMs));
  const lap = Math.min(laps, Math.floor((totalMs - left) / lapMs) + 1);
  return { lap, laps, leftMs: Math.max(0, left - (laps - lap) * lapMs) };
}

/** The next moment after `now` at which a running timer chimes: the end of a lap, or its own end. Null while it does not run. */
export function nextChime({ endsAt, lapMs }: TimerValue, now: number): number | null {
  if (endsAt === null || endsAt <= now) return null;
  return lapMs === undefined ? endsAt : endsAt - (Math.ceil((endsAt - now) / lapMs) - 1) * lapMs;
}

/** Whole seconds as they are shown: a running timer shows 0:00 only when it is over. */
export function shownSeconds(leftMs: number): number {
  return leftMs >= 0 ? Math.ceil(leftMs / 1_000) : Math.floor(-leftMs / 1_000);
}

/** `4:05`, above an hour `1:04:05`; what is over counts up behind a plus. */
export function timerText(leftMs: number): string {
  const seconds = shownSeconds(leftMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  const text = hours > 0 ? `${String(hours)}:${two(minutes)}:${two(seconds % 60)}` : `${String(minutes)}:${two(seconds % 60)}`;
  return leftMs < 0 ? `+${text}` : text;
}

/** True for a value of the shape `TimerValue` within its bounds. */
export function isTimerValue(value: unknown): value is TimerValue {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { totalMs, endsAt, leftMs, lapMs, of, ...rest } = value as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || !isWithin(totalMs, MAX_TIMER_MS)) return false;
  if (lapMs !== undefined && !(isWithin(lapMs, MAX_TIMER_MS) && lapMs >= SHORTEST_LAP_MS)) return false;
  if (of !== undefined && !isItemId(of)) return false;
  return endsAt === null ? isWithin(leftMs, MAX_TIMER_MS) : leftMs === null && isWithin(endsAt, LATEST_MS);
}

/** Shorter laps would chime without end. */
const SHORTEST_LAP_MS = 1_000;

/** The last moment a Date can hold (ECMA-262, "Time Values and Time Range"). */
const LATEST_MS = 8_640_000_000_000_000;

function isWithin(value: unknown, most: number): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most && !Object.is(value, -0);
}
