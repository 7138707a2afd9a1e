import type { BoardNote } from './board-types.ts';
import { paintNote, type NotePaint } from './note-painter.ts';

interface Cached {
  readonly note: BoardNote;
  readonly level: number;
  readonly bitmap: ImageBitmap;
}

/** Bitmaps are made at these finenesses (device pixels a board unit) and drawn smaller, never larger, up to the last. */
const LEVELS = [0.125, 0.25, 0.5, 1, 2] as const;

/** Most device pixels kept, 4 bytes each: a screen full of notes several times over. */
const MOST_PIXELS = 16_000_000;

/** The level whose bitmaps are fine enough for a scale in device pixels. */
export function levelFor(scale: number): number {
  return LEVELS.find((level) => level >= scale * 0.98) ?? 2;
}

/** One bitmap a note, made when it is first seen and again when the note looks different; the longest unseen go first. */
export class BitmapCache {
  readonly #kept = new Map<string, Cached>();
  #pixels = 0;
  #canvas: OffscreenCanvas | null = null;

  constructor(private readonly paint: () => NotePaint) {}

  /** The bitmap of a note if there is one as it looks now, at the level or, where `any` is set, at another one. */
  get(note: BoardNote, level: number, any = false): ImageBitmap | undefined {
    const found = this.#kept.get(note.id);
    if (found === undefined || !looksSame(found.note, note) || (!any && found.level !== level)) return undefined;
    return found.bitmap;
  }

  /** Makes the bitmap of a note. */
  make(note: BoardNote, level: number): ImageBitmap | undefined {
    const width = Math.max(1, Math.ceil(note.width * level));
    const height = Math.max(1, Math.ceil(note.height * level));
    this.#canvas ??= new OffscreenCanvas(width, height);
    // Setting a size clears the canvas.
    this.#canvas.width = width;
    this.#canvas.height = height;
    const context = this.#canvas.getContext('2d');
    if (context === null) return undefined;
    context.scale(level, level);
    paintNote(context, note, this.paint(), level);
    const bitmap = this.#canvas.transferToImageBitmap();
    this.forget(note.id);
    this.#kept.set(note.id, { note, level, bitmap });
    this.#pixels += width * height;
    if (this.#pixels > MOST_PIXELS) this.#makeRoom();
    return bitmap;
  }

  forget(id: string): void {
    const found = this.#kept.get(id);
    if (found === undefined) return;
    this.#kept.delete(id);
    this.#pixels -= found.bitmap.width * found.bitmap.height;
    found.bitmap.close();
  }

  /** For a new theme, new letters, or a picture that has come. */
  clear(): void {
    for (const id of [...this.#kept.keys()]) this.forget(id);
  }

  #makeRoom(): void {
    for (const id of this.#kept.keys()) {
      if (this.#pixels <= MOST_PIXELS * 0.8) return;
      this.forget(id);
    }
  }
}

function looksSame(a: BoardNote, b: BoardNote): boolean {
  return (
    a === b ||
    (a.text === b.text &&
      a.color === b.color &&
      a.size === b.size &&
      a.height === b.height &&
      a.locked === b.locked &&
      a.picture === b.picture &&
      a.badges.length === b.badges.length &&
      a.badges.every((badge, at) => badge.text === b.badges[at]?.text && badge.on === b.badges[at]?.on))
  );
}
