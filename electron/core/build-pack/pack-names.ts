import type { PackFormat } from '../../../shared/schema/values.ts';
import { filled, wordsIn, type PackLanguage } from './words.ts';

/** The title of a build pack of a workshop, as its history and its file show it. */
export function packTitle(workshopTitle: string, language: PackLanguage): string {
  return filled(wordsIn(language).title, { title: workshopTitle });
}

const ENDINGS: Readonly<Record<PackFormat, string>> = { markdown: 'md', json: 'json', pdf: 'pdf' };

/** Longest base name in UTF-8 bytes: with its ending well below the 255 that every file system takes. */
const MOST_BYTES = 180;

/** Names that Windows keeps for devices, with or without an ending. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i;

/**
 * A file name for a pack, valid on Windows, macOS and Linux: no separators, control or direction characters, no dot or space
 * at either end, no device name, at most 180 bytes before the ending; `build-pack` when nothing is left. Letters of every script stay.
 */
export function packFileName(title: string, format: PackFormat): string {
  const spaced = title.normalize('NFC').replace(/[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ');
  const name = trimmed(shortened(trimmed(spaced.replace(/\s+/gu, ' '))));
  const stem = name.split('.')[0] ?? '';
  const safe = name === '' ? 'build-pack' : RESERVED.test(stem.trim()) ? `_${name}` : name;
  return `${safe}.${ENDINGS[format]}`;
}

/** No dots, spaces or dashes in front (hidden file, option of a command) and no dots or spaces behind (Windows drops them). */
function trimmed(name: string): string {
  return name.replace(/^[\s.~-]+/u, '').replace(/[\s.]+$/u, '');
}

function shortened(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > MOST_BYTES) return kept;
    kept += character;
  }
  return kept;
}
