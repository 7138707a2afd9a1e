import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

import type { Catalog } from '../../../shared/catalogs/catalog.ts';
import type { Language } from './language.ts';

/** Each language is a chunk of its own. */
const CATALOGS: Readonly<Record<Language, () => Promise<Catalog>>> = {
  en: async () => (await import('../../../shared/catalogs/en.ts')).en,
  de: async () => (await import('../../../shared/catalogs/de.ts')).de,
};

/** Starts the catalogs in one language; texts are there when it resolves. */
export async function startCatalogs(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: await CATALOGS[language]() },
    fallbackLng: false,
    defaultNS: 'app',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  showLanguage(language);
  return i18next;
}

/** Switches to another language, loading it first where needed. */
export async function speak(language: Language): Promise<void> {
  if (i18next.language === language) return;
  if (!i18next.hasResourceBundle(language, 'app')) {
    for (const [namespace, texts] of Object.entries(await CATALOGS[language]())) i18next.addResourceBundle(language, namespace, texts);
  }
  await i18next.changeLanguage(language);
  showLanguage(language);
}

function showLanguage(language: Language): void {
  document.documentElement.lang = language;
}
