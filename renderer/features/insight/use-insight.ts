import { useState, useSyncExternalStore } from 'react';

import type { Insight } from '../../../shared/domain/insight.ts';
import { useHostLink } from '../../connection/hooks.ts';
import { LiveQuery } from '../../connection/live-query.ts';

const LINGER_MS = 500;

/** The workshop at a glance, live; undefined while it loads and null once the workshop is gone. */
export function useInsight(workshopId: string): Insight | null | undefined {
  const { connection } = useHostLink();
  const [live] = useState(
    () =>
      new LiveQuery<Insight | null, Insight | null>(connection, {
        open: (signal) => connection.client.workshops.watchInsight({ workshopId }, { signal }),
        reduce: (_known, insight) => insight,
        lingerMs: LINGER_MS,
      }),
  );
  const state = useSyncExternalStore(live.subscribe, live.getState);
  if (state.status === 'gone') return null;
  return state.status === 'ready' ? state.value : undefined;
}
