/** Why a text cannot be stored: too long, holds U+0000 (PostgreSQL's jsonb refuses it), or a lone UTF-16 surrogate. */
export type TextProblem = 'too_long' | 'null_character' | 'lone_surrogate';

/**
 * Checks that `text` can be stored in both databases and is at most `maxLength` UTF-16 units long. Returns the first
 * problem, or null when there is none.
 */
export function textProblem(text: string, maxLength: number): TextProblem | null {
  if (text.length > maxLength) return 'too_long';
  if (text.includes('\u0000')) return 'null_character';
  if (hasLoneSurrogate(text)) return 'lone_surrogate';
  return null;
}

function hasLoneSurrogate(text: string): boolean {
  return /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text);
}
