import { useCallback, useEffect } from 'react';

import type { Preferences } from '../../shared/contract/system.ts';
import { useHostLink, useSystemStatus } from '../connection/hooks.ts';
import { speak } from './i18n/catalogs.ts';
import { chooseLanguage } from './i18n/language.ts';
import { darkSystem, rememberedPreferences, rememberPreferences, showPreferences } from './preferences.ts';
import { useReport } from './use-report.ts';

/** Keeps the page's colours, type size and language as the preferences say, also when the system changes its mind. */
export function useShownPreferences(): void {
  const preferences = useSystemStatus()?.preferences;
  useEffect(() => {
    if (preferences === undefined) return undefined;
    const show = (): void => showPreferences(preferences);
    show();
    rememberPreferences(preferences);
    speak(chooseLanguage(preferences.language, navigator.languages)).catch(() => {
      // The catalog could not be fetched: the page keeps its language and asks again with the next change.
    });
    const system = darkSystem();
    system.addEventListener('change', show);
    return () => system.removeEventListener('change', show);
  }, [preferences]);
}

/** The preferences, and how to change some of them: at once on this page, then on the host for every window. */
export function usePreferences(): { readonly preferences: Preferences; readonly change: (changes: Partial<Preferences>) => void } {
  const preferences = useSystemStatus()?.preferences ?? rememberedPreferences();
  const { connection, status } = useHostLink();
  const report = useReport();
  const change = useCallback(
    (changes: Partial<Preferences>) => {
      const show = (shown: Preferences): void => status.update((now) => ({ ...now, preferences: shown }));
      show({ ...preferences, ...changes });
      connection.client.system.setPreferences(changes).catch((error: unknown) => {
        show(preferences);
        report(error);
      });
    },
    [connection, status, preferences, report],
  );
  return { preferences, change };
}
