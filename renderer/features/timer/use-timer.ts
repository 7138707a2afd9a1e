import { useCallback, useMemo, useSyncExternalStore } from 'react';

import { extendTimer, pauseTimer, readTimer, resumeTimer, startLaps, startTimer, type TimerReading, type TimerValue } from '../../../shared/domain/timer.ts';
import { useRoomState, useSetRoom } from '../facilitation/use-room-state.ts';

const MINUTE_MS = 60_000;

/** The room's one timer and what can be done with it; every window shows a change at once. */
export interface RoomTimer {
  readonly value: TimerValue | null;
  /** Starts anew, whatever ran before. */
  readonly start: (minutes: number) => void;
  /** Starts anew with laps that each end with a chime, for the thing with the id `of` (a sheet of Crazy 8s). */
  readonly startLaps: (laps: number, lapMs: number, of: string) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly addMinute: () => void;
  readonly stop: () => void;
}

/** The timer of a workshop's room. */
export function useRoomTimer(workshopId: string): RoomTimer {
  const { timer: value } = useRoomState(workshopId);
  const setRoom = useSetRoom(workshopId);
  return useMemo(() => {
    const set = (next: TimerValue | null): void => setRoom('timer', next);
    return {
      value,
      start: (minutes) => set(startTimer(minutes * MINUTE_MS, Date.now())),
      startLaps: (laps, lapMs, of) => set(startLaps(laps, lapMs, of, Date.now())),
      pause: () => value !== null && set(pauseTimer(value, Date.now())),
      resume: () => value !== null && set(resumeTimer(value, Date.now())),
      addMinute: () => set(value === null ? startTimer(MINUTE_MS, Date.now()) : extendTimer(value, MINUTE_MS, Date.now())),
      stop: () => set(null),
    };
  }, [value, setRoom]);
}

/** What a timer shows, in whole seconds, renewed at every change of them. Nothing ticks while it stands still. */
export function useTimerReading(value: TimerValue | null): TimerReading {
  const endsAt = value?.endsAt ?? null;
  const subscribe = useCallback((changed: () => void) => (endsAt === null ? () => {} : everySecondOf(endsAt, changed)), [endsAt]);
  const seconds = useSyncExternalStore(subscribe, () => (endsAt === null ? 0 : Math.ceil((endsAt - Date.now()) / 1_000)));
  return readTimer(value, (endsAt ?? 0) - seconds * 1_000);
}

function everySecondOf(endsAt: number, changed: () => void): () => void {
  let handle: ReturnType<typeof setTimeout>;
  const next = (): void => {
    // A little after the full second, so that a timer that fires early does not show the old one.
    const untilSecond = (((endsAt - Date.now()) % 1_000) + 1_000) % 1_000;
    handle = setTimeout(() => {
      changed();
      next();
    }, untilSecond + 15);
  };
  next();
  return () => {
    clearTimeout(handle);
  };
}
