import { ATTACHMENT_LIMITS } from '../../../shared/domain/attachments.ts';

/**
 * Pictures as they travel between laptops: rows of a table that no tool has, so that they are kept and sent on and show in none of the
 * six tables (docs/decisions/0022-pictures-travel-as-registers.md). A row's id is the SHA-256 of the picture's bytes, so that every
 * laptop writes the same values: there is nothing to merge, and nothing in it that a person has to be told of.
 */
export const PICTURE_TABLE = 'pictures';

/** Register that says how many parts there are. */
export const PART_COUNT_PATH = 'parts';

/** Characters of base64 in one part: with its envelope below what one push holds beside others. */
const PART_CHARACTERS = 120_000;
/** Characters of the largest picture that is kept at all. */
const MOST_CHARACTERS = Math.ceil(ATTACHMENT_LIMITS.bytes / 3) * 4;
/** Parts of it. */
const MOST_PARTS = Math.ceil(MOST_CHARACTERS / PART_CHARACTERS);

/** Path of the register that holds a part, counted from 0. */
export function partPath(at: number): string {
  return `data/${String(at).padStart(2, '0')}`;
}

/** The parts of a picture that is given in base64. */
export function partsOf(base64: string): readonly string[] {
  return Array.from({ length: Math.max(1, Math.ceil(base64.length / PART_CHARACTERS)) }, (_, at) => base64.slice(at * PART_CHARACTERS, (at + 1) * PART_CHARACTERS));
}

/**
 * Puts the base64 of a picture together from the JSON texts of its registers, by path. Undefined while parts are missing, and for what no laptop of
 * ours wrote. Whether the bytes are what their name says is for the caller to find out.
 */
export function joinParts(texts: ReadonlyMap<string, string | null>): string | undefined {
  const count: unknown = JSON.parse(texts.get(PART_COUNT_PATH) ?? 'null');
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > MOST_PARTS) return undefined;
  let all = '';
  for (let at = 0; at < count; at += 1) {
    const part: unknown = JSON.parse(texts.get(partPath(at)) ?? 'null');
    if (typeof part !== 'string' || part.length > PART_CHARACTERS) return undefined;
    all += part;
  }
  return all;
}

/**
 * Which parts of a picture its registers lack, or hold otherwise than everybody writes them: who has the picture sets right what somebody
 * put in its place.
 */
export function wrongParts(parts: readonly string[], texts: ReadonlyMap<string, string | null>): readonly number[] {
  const all = texts.get(PART_COUNT_PATH) === String(parts.length);
  return parts.flatMap((part, at) => (all && texts.get(partPath(at)) === JSON.stringify(part) ? [] : [at]));
}
