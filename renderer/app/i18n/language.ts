import type { Preferences } from '../../../shared/contract/system.ts';

/** Languages with a catalog. */
export type Language = 'en' | 'de';

/** The language to speak: the chosen one, or the first of the system's that has a catalog, or English. */
export function chooseLanguage(preference: Preferences['language'], system: readonly string[]): Language {
  if (preference !== 'system') return preference;
  for (const tag of system) {
    const language = tag.toLowerCase().split('-', 1)[0];
    if (language === 'en' || language === 'de') return language;
  }
  return 'en';
}

/** The locale for dates and numbers: the system's variety of the spoken language (Austria writes other months), if it has one. */
export function chooseLocale(language: Language, system: readonly string[]): string {
  return system.find((tag) => tag.toLowerCase().split('-', 1)[0] === language) ?? language;
}
