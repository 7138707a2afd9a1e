import { useEffect, useState } from 'react';

import { clockOf, FULL_CLOCK, paused, runsAt, started, type EightsClock } from './eights-clock.ts';

/** How often a running clock is looked at, in milliseconds. */
const LOOK_MS = 250;

export interface RunningClock {
  readonly clock: EightsClock;
  /** The time it is shown for. */
  readonly now: number;
  readonly start: () => void;
  readonly pause: () => void;
  readonly reset: () => void;
}

/** The clock of one sheet; a reload or another tab of the page does not stop it. */
export function useEightsClock(sheet: string): RunningClock {
  const key = `workshoppilot.eights.${sheet}`;
  const [clock, setClock] = useState(() => clockOf(sessionStorage.getItem(key)) ?? FULL_CLOCK);
  const [now, setNow] = useState(() => Date.now());
  const running = runsAt(clock, now);
  useEffect(() => {
    if (!running) return undefined;
    const timer = setInterval(() => {
      setNow(Date.now());
    }, LOOK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [running]);
  const set = (next: (at: number) => EightsClock): void => {
    const at = Date.now();
    const fresh = next(at);
    sessionStorage.setItem(key, JSON.stringify(fresh));
    setNow(at);
    setClock(fresh);
  };
  return {
    clock,
    now,
    start: () => {
      set((at) => started(clock, at));
    },
    pause: () => {
      set((at) => paused(clock, at));
    },
    reset: () => {
      set(() => FULL_CLOCK);
    },
  };
}
