import { useEffect, useRef } from 'react';

import { nextChime, type TimerValue } from '../../../shared/domain/timer.ts';

/** Calls back at every moment a timer that runs in this window chimes: the end of each lap, and its own (`up`). Not for what had passed before. */
export function useTimeUp(value: TimerValue | null, onMoment: (moment: number, up: boolean) => void): void {
  const latest = useRef(onMoment);
  useEffect(() => {
    latest.current = onMoment;
  });
  const endsAt = value?.endsAt ?? null;
  const lapMs = value?.lapMs;
  useEffect(() => {
    if (endsAt === null) return undefined;
    const timer = { totalMs: 0, endsAt, leftMs: null, ...(lapMs === undefined ? {} : { lapMs }) };
    let handle: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      const moment = nextChime(timer, Date.now());
      if (moment === null) return;
      handle = setTimeout(() => {
        latest.current(moment, moment === endsAt);
        if (moment !== endsAt) wait();
      }, moment - Date.now());
    };
    wait();
    return () => {
      clearTimeout(handle);
    };
  }, [endsAt, lapMs]);
}
