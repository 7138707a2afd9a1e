import { sha256 } from '@noble/hashes/sha2.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * The id of a row that follows from others, so that two laptops that create the same thing offline create the same row:
 * `<prefix>_` and 24 characters, made from the SHA-256 of `parts` joined by `|`. The first character is a letter (first
 * byte modulo 26), the other 23 are the last digits of the whole hash in base 36 (schema.md, "deterministic ids").
 */
export function deterministicId(prefix: 'wst' | 'wm', ...parts: readonly string[]): string {
  const hash = sha256(new TextEncoder().encode(parts.join('|')));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const digits = BigInt(`0x${hex}`).toString(36).padStart(50, '0');
  const first = LETTERS.charAt((hash[0] ?? 0) % LETTERS.length);
  return `${prefix}_${first}${digits.slice(-23)}`;
}
