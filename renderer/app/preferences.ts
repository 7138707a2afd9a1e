import type { Preferences } from '../../shared/contract/system.ts';

/** Where the page remembers the host's preferences, so that it opens in the right colours before the host has answered. */
const KEY = 'workshoppilot:preferences';

export const DEFAULT_PREFERENCES: Preferences = { language: 'system', theme: 'system', textSize: 'normal' };

/** The preferences of the last visit; the defaults where there was none. */
export function rememberedPreferences(): Preferences {
  try {
    return { ...DEFAULT_PREFERENCES, ...known(JSON.parse(localStorage.getItem(KEY) ?? '{}')) };
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

export function rememberPreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(preferences));
  } catch {
    // A browser that keeps nothing for this page only shows the system's colours a moment longer.
  }
}

/** Puts theme and text size on the page; the stylesheets do the rest. */
export function showPreferences({ theme, textSize }: Preferences): void {
  const dark = theme === 'dark' || (theme === 'system' && darkSystem().matches);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  document.documentElement.dataset['textSize'] = textSize;
}

/** The system's wish for dark colours. */
export function darkSystem(): MediaQueryList {
  return window.matchMedia('(prefers-color-scheme: dark)');
}

function known(value: unknown): Partial<Preferences> {
  if (typeof value !== 'object' || value === null) return {};
  const { language, theme, textSize } = value as Readonly<Record<string, unknown>>;
  return {
    ...(language === 'en' || language === 'de' ? { language } : {}),
    ...(theme === 'light' || theme === 'dark' ? { theme } : {}),
    ...(textSize === 'large' ? { textSize } : {}),
  };
}
