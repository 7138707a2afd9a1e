import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

const MINUTE_MS = 60_000;

/** The time in milliseconds since the epoch, renewed every `everyMs`. */
export function useNowMs(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const handle = setInterval(() => {
      setNow(Date.now());
    }, everyMs);
    return () => {
      clearInterval(handle);
    };
  }, [everyMs]);
  return now;
}

/** Times of day and lengths in the language shown, in the reader's own variety of it where there is one. */
export function useTimes(): { readonly time: (ms: number) => string; readonly length: (ms: number) => string } {
  const language = useTranslation().i18n.language;
  return useMemo(() => {
    const locale = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
    const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'short' });
    const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
    return {
      time: (ms) => time.format(ms),
      length: (ms) => {
        const total = Math.round(Math.abs(ms) / MINUTE_MS);
        const parts = [...(total >= 60 ? [hours.format(Math.floor(total / 60))] : []), ...(total % 60 > 0 || total < 60 ? [minutes.format(total % 60)] : [])];
        return parts.join(' ');
      },
    };
  }, [language]);
}
