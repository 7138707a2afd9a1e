/** Upper bounds of what the data folder takes. */
export const ATTACHMENT_LIMITS = {
  /** Bytes of one picture: with a third more for base64 it fits one message (`LIMITS.messageBytes`). */
  bytes: 2_800_000,
} as const;

/** The kinds of pictures that are kept and served. */
export type PictureType = 'image/png' | 'image/jpeg' | 'image/webp';

/**
 * The kind of a picture by its first bytes, whatever it was said to be; undefined for anything else. Signatures: PNG (ISO/IEC
 * 15948, 5.2), JPEG (ITU-T T.81, SOI and the next marker), WebP (RFC 9649, RIFF header).
 */
export function pictureType(bytes: Uint8Array): PictureType | undefined {
  const at = (offset: number, ...wanted: readonly number[]): boolean => wanted.every((byte, index) => bytes[offset + index] === byte);
  if (at(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
  if (at(0, 0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (at(0, 0x52, 0x49, 0x46, 0x46) && at(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp';
  return undefined;
}

/** A picture as any text of ours names it; in JSON that lies in a text of JSON, quotes have backslashes before them. */
const NAMED = /sha256\\*"\s*:\s*\\*"([0-9a-f]{64})/g;

/** The names of the pictures that a JSON text refers to, however deep they lie. */
export function picturesNamedIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(NAMED)].map(([, name]) => name ?? ''));
}
