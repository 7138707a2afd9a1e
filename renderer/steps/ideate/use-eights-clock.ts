import { useEffect, useRef, useState } from 'react';

import { chimeIsOn, playChime } from '../../features/timer/chime.ts';
import { clockOf, frameAt, FULL_CLOCK, paused, runsAt, started, type EightsClock } from './eights-clock.ts';

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

/** The clock of one sheet, with a chime when the next frame begins and at the end (the timer's setting silences it); a reload or another tab of the page does not stop it. */
export function useEightsClock(sheet: string): RunningClock {
  const key = `workshoppilot.eights.${sheet}`;
  const [clock, setClock] = useState(() => clockOf(sessionStorage.getItem(key)) ?? FULL_CLOCK);
  const [now, setNow] = useState(() => Date.now());
  const running = runsAt(clock, now);
  const { frame, left } = frameAt(clock, now);
  // One frame is one number; the end of the last is the next.
  const reached = left === 0 ? frame + 1 : frame;
  const heard = useRef(reached);
  useEffect(() => {
    const next = reached > heard.current;
    heard.current = reached;
    // Only this window's own clock sounds, and not for what passed while the page was away.
    if (next && chimeIsOn() && document.visibilityState === 'visible') playChime();
  }, [reached]);
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
