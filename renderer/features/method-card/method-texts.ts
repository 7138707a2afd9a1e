import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { MethodTexts } from '../../../shared/domain/methods.ts';

const LOADERS: Readonly<Record<string, () => Promise<MethodTexts>>> = {
  en: async () => (await import('../../../shared/catalogs/en/methods.ts')).methods,
  de: async () => (await import('../../../shared/catalogs/de/methods.ts')).methods,
};

const loaded = new Map<string, MethodTexts>();

/** The texts of the method cards in the language shown, fetched when first asked for; null until they are there. */
export function useMethodTexts(): MethodTexts | null {
  const language = useTranslation().i18n.language;
  const [, setArrived] = useState(0);
  const known = loaded.get(language) ?? null;
  useEffect(() => {
    if (known !== null) return undefined;
    let gone = false;
    LOADERS[language]?.().then(
      (texts) => {
        loaded.set(language, texts);
        if (!gone) setArrived((count) => count + 1);
      },
      () => {
        // The chunk could not be fetched; the next opening asks again.
      },
    );
    return () => {
      gone = true;
    };
  }, [known, language]);
  return known;
}
