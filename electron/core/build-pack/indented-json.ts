import { compare } from '../../../shared/domain/collections.ts';

/**
 * JSON whose bytes follow from the value alone: keys sorted by UTF-16 units at every level, two spaces of indent, a line feed
 * at the end. Takes what JSON can hold; absent (undefined) values are left out.
 */
export function indentedJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => compare(a, b));
  return Object.fromEntries(entries.map(([key, entry]) => [key, sorted(entry)]));
}
