import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

import { chooseLocale, type Language } from './language.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
];

/** Dates, times and numbers as the reader writes them. */
export interface Format {
  readonly locale: string;
  /** `3 August 2026`. */
  readonly date: (date: Date) => string;
  /** `3 August 2026, 14:05`. */
  readonly dateTime: (date: Date) => string;
  /** `14:05`. */
  readonly time: (date: Date) => string;
  /** `yesterday`, `3 minutes ago`; below a minute the given word. */
  readonly relative: (date: Date, now: Date, justNow: string) => string;
  /** `1 hr 5 min`; below a minute it counts as one. */
  readonly duration: (ms: number) => string;
  /** `a, b and c`. */
  readonly list: (items: readonly string[]) => string;
  readonly number: (value: number) => string;
  readonly compare: (a: string, b: string) => number;
}

/** Makes the formats of one locale. Making them is slow, using them is not. */
export function formatsOf(locale: string): Format {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const hours = new Intl.NumberFormat(locale, { style: 'unit', unit: 'hour', unitDisplay: 'short' });
  const minutes = new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const number = new Intl.NumberFormat(locale);
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' });
  return {
    locale,
    date: (value) => date.format(value),
    dateTime: (value) => dateTime.format(value),
    time: (value) => time.format(value),
    relative: (value, now, justNow) => relativeText(relative, value, now) ?? justNow,
    duration: (ms) => durationText(hours, minutes, ms),
    list: (items) => list.format(items),
    number: (value) => number.format(value),
    compare: (a, b) => collator.compare(a, b),
  };
}

/** The formats that fit the language shown now. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  const language = i18n.language as Language; // Only catalogs of these languages are ever started.
  return useMemo(() => formatsOf(chooseLocale(language, navigator.languages)), [language]);
}

function relativeText(format: Intl.RelativeTimeFormat, date: Date, now: Date): string | null {
  const past = Math.max(0, now.getTime() - date.getTime());
  for (const [unit, ms] of STEPS) if (past >= ms) return format.format(-Math.floor(past / ms), unit);
  return null;
}

function durationText(hours: Intl.NumberFormat, minutes: Intl.NumberFormat, ms: number): string {
  const total = Math.max(1, Math.round(ms / MINUTE));
  const parts = [...(total >= 60 ? [hours.format(Math.floor(total / 60))] : []), ...(total % 60 > 0 || total < 60 ? [minutes.format(total % 60)] : [])];
  return parts.join(' ');
}

/** A running clock: `0:04:09`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
