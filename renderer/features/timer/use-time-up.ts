import { useEffect, useRef } from 'react';

import type { TimerValue } from '../../../shared/domain/timer.ts';

/** Calls `onUp` once when a timer that was running in this window reaches its end; not for one that had ended before. */
export function useTimeUp(value: TimerValue | null, onUp: () => void): void {
  const latest = useRef(onUp);
  useEffect(() => {
    latest.current = onUp;
  });
  const endsAt = value?.endsAt ?? null;
  useEffect(() => {
    if (endsAt === null || endsAt <= Date.now()) return undefined;
    const handle = setTimeout(() => {
      latest.current();
    }, endsAt - Date.now());
    return () => {
      clearTimeout(handle);
    };
  }, [endsAt]);
}
