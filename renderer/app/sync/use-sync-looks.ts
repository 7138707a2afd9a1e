import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useSyncState } from '../../connection/hooks.ts';
import { useSyncWords, type SyncLook } from './sync-words.ts';

/**
 * How every chosen workshop stands, by id. A look that says the same as before is the same object, so that of a thousand rows only
 * those render again that changed.
 */
export function useSyncLooks(): ReadonlyMap<string, SyncLook> {
  const { t } = useTranslation('sync');
  const state = useSyncState();
  const words = useSyncWords();
  const known = useKnownLooks();
  return useMemo(() => {
    const looks = new Map<string, SyncLook>();
    for (const { workshopId, chosen, unseenConflicts } of state?.workshops ?? []) {
      if (!chosen && unseenConflicts === 0) continue;
      const own = words.ofWorkshop(state, workshopId);
      const look = unseenConflicts > 0 ? { tone: 'warn' as const, text: t('menu.conflicts', { count: unseenConflicts }), detail: own.text } : own;
      looks.set(workshopId, known(look));
    }
    return looks;
  }, [state, words, t, known]);
}

/** The workshops that the person here may only look at, by id. The same set until one comes or goes. */
export function useViewedWorkshops(): ReadonlySet<string> {
  const state = useSyncState();
  const key = (state?.workshops ?? []).flatMap(({ workshopId, role }) => (role === 'viewer' ? [workshopId] : [])).join(' ');
  return useMemo(() => new Set(key === '' ? [] : key.split(' ')), [key]);
}

function useKnownLooks(): (look: SyncLook) => SyncLook {
  const looks = useRef(new Map<string, SyncLook>());
  return useMemo(
    () => (look) => {
      const key = JSON.stringify(look);
      const found = looks.current.get(key);
      if (found !== undefined) return found;
      looks.current.set(key, look);
      return look;
    },
    [],
  );
}
