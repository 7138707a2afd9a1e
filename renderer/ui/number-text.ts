/** The decimal sign of a locale, `.` or `,`. */
function decimalSign(locale: string): string {
  return new Intl.NumberFormat(locale).format(1.5).includes(',') ? ',' : '.';
}

/** A number as one types it in a locale: its decimal sign, no grouping. Null is the empty text. */
export function numberToText(value: number | null | undefined, locale: string): string {
  if (value === null || value === undefined) return '';
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 6 }).format(value);
}

/**
 * Reads a typed number. Both `.` and `,` count as the decimal sign while there is only one of them; with several, the
 * locale's own is the decimal sign and the other groups digits. Empty gives null, anything else that is no number NaN.
 */
export function textToNumber(text: string, locale: string): number | null {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/%$/, '');
  if (bare === '') return null;
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(bare)) return Number.NaN;
  const signs = bare.replace(/[^.,]/g, '');
  if (signs.length <= 1) return Number(bare.replace(',', '.'));
  const decimal = decimalSign(locale);
  const group = decimal === ',' ? '.' : ',';
  return Number(bare.replaceAll(group, '').replace(decimal, '.'));
}
