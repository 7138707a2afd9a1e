import type { NoteSize } from '../../../shared/domain/field-specs.ts';
import type { Picture } from '../../../shared/domain/step-model.ts';

/** Measures of a note in board units; `FOOT` is the strip for its badges. */
export const PADDING = 12;
export const FOOT = 28;
export const LINE_HEIGHT = 1.32;

/** Width (and least height) and letter size of each note size. */
export const NOTE_LOOKS: Readonly<Record<NoteSize, { readonly width: number; readonly font: number }>> = {
  small: { width: 120, font: 12 },
  medium: { width: 160, font: 15 },
  large: { width: 240, font: 20 },
};

/** More lines than this are read in the editor; the note ends with an ellipsis. */
export const MOST_LINES = 24;

/** The letters of notes. */
export function noteFont(size: NoteSize): string {
  return `450 ${String(NOTE_LOOKS[size].font)}px 'Inter Variable', system-ui, sans-serif`;
}

/** Width of a text in the font of a size, in board units. */
export type Measure = (text: string, size: NoteSize) => number;

/** A measure by the browser's own text layout, remembering words. */
export function canvasMeasure(): Measure {
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  const known = new Map<string, number>();
  let font: NoteSize | null = null;
  return (text, size) => {
    if (context === null) return text.length * NOTE_LOOKS[size].font * 0.55;
    const key = `${size}${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (font !== size) context.font = noteFont(size);
    font = size;
    const { width } = context.measureText(text);
    if (known.size > 20_000) known.clear();
    if (text.length < 40) known.set(key, width);
    return width;
  };
}

/** How a note's text is set. */
export interface TextLayout {
  readonly lines: readonly string[];
  /** More text than the note shows. */
  readonly cut: boolean;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Breaks a text into lines of a note: at blanks, inside words that are wider than a line; at most `MOST_LINES`. */
export function setText(text: string, size: NoteSize, measure: Measure): TextLayout {
  const width = NOTE_LOOKS[size].width - 2 * PADDING;
  const space = measure(' ', size);
  const lines: string[] = [];
  // A line holds a letter at least, so nothing beyond this many characters can be seen.
  const visible = text.slice(0, MOST_LINES * 200);
  for (const paragraph of visible.trimEnd().split(/\r\n|[\n\r\u2028\u2029]/)) {
    if (lines.length > MOST_LINES) break;
    let line = '';
    let used = 0;
    for (const word of paragraph.split(/[ \t]+/)) {
      const wide = measure(word, size);
      if (line !== '' && used + space + wide <= width) {
        line += ` ${word}`;
        used += space + wide;
      } else {
        if (line !== '') lines.push(line);
        const pieces = wide <= width ? [word] : broken(word, size, width, measure);
        lines.push(...pieces.slice(0, -1));
        line = pieces.at(-1) ?? '';
        used = measure(line, size);
      }
      if (lines.length > MOST_LINES) break;
    }
    lines.push(line);
  }
  const cut = lines.length > MOST_LINES || visible.length < text.length;
  const shown = lines.slice(0, MOST_LINES);
  if (cut && shown.length > 0) shown[shown.length - 1] = `${shown.at(-1)?.slice(0, -1) ?? ''}…`;
  return { lines: shown, cut };
}

function broken(word: string, size: NoteSize, width: number, measure: Measure): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const { segment } of graphemes.segment(word)) {
    const wide = measure(segment, size);
    if (piece !== '' && used + wide > width) {
      pieces.push(piece);
      if (pieces.length > MOST_LINES) return pieces;
      piece = '';
      used = 0;
    }
    piece += segment;
    used += wide;
  }
  return [...pieces, piece];
}

/** Height of a picture on a note of a size. */
export function pictureHeight(picture: Picture, size: NoteSize): number {
  return Math.round((NOTE_LOOKS[size].width * picture.height) / picture.width);
}

/** Height of a note that grows with its text: a square at least. */
export function noteHeight(text: string, size: NoteSize, picture: Picture | null, measure: Measure): number {
  const { width, font } = NOTE_LOOKS[size];
  const line = font * LINE_HEIGHT;
  const over = picture === null ? 0 : Math.min(pictureHeight(picture, size), 3 * width);
  if (picture !== null && text.trim() === '') return Math.max(60, over + FOOT);
  const fits = Math.floor((width - PADDING - FOOT) / line);
  // Most notes fit the square, and one measurement shows it: a line is at least half full when words are shorter than half of it.
  const longest = text.length > 400 ? Infinity : text.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 0) * font * 0.7;
  const inner = width - 2 * PADDING;
  const surely = longest < inner / 2 && !text.includes('\n') && measure(text, size) <= (fits * inner) / 2;
  const lines = surely ? fits : setText(text, size, measure).lines.length;
  return over + Math.max(picture === null ? width : 0, Math.ceil(lines * line + PADDING + FOOT));
}

/** True for a text whose first letter is written from right to left. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/u.test(text.slice(0, 200));
}
