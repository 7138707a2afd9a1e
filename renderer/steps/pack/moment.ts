import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** Writes a moment as a date with its time, in the language of the app. */
export function useMoment(): (moment: Date) => string {
  const { i18n } = useTranslation();
  return useMemo(() => {
    const format = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
    return (moment) => format.format(moment);
  }, [i18n.language]);
}
