import type { Picture } from '../../../shared/domain/step-model.ts';
import type { BoardNote } from './board-types.ts';

/** Where the page finds a picture of the data folder; both hosts serve it. */
export function pictureUrl(sha256: string): string {
  return `/attachments/${sha256}`;
}

/** First and longest wait before a picture that is not there is asked for again, milliseconds. */
const AGAIN_MS = 2_000;
const LAST_AGAIN_MS = 60_000;

/** Pictures by content, loaded when a note with one is first drawn. */
export class Pictures {
  /** How often each could not be had so far. */
  readonly #failures = new Map<string, number>();
  readonly #images = new Map<string, HTMLImageElement | null>();

  constructor(private readonly loaded: () => void) {}

  /** The picture of a note if it is there already. */
  of(note: BoardNote): HTMLImageElement | undefined {
    return note.picture === null ? undefined : this.get(note.picture);
  }

  /** A picture if it is there already; otherwise it is fetched. */
  get({ sha256 }: Picture): HTMLImageElement | undefined {
    const known = this.#images.get(sha256);
    if (known !== undefined) return known ?? undefined;
    this.#images.set(sha256, null);
    const image = new Image();
    image.addEventListener('load', () => {
      this.#images.set(sha256, image);
      this.loaded();
    });
    image.addEventListener('error', () => this.#again(sha256));
    image.src = pictureUrl(sha256);
    return undefined;
  }

  /** A picture of another laptop comes after its note, and maybe long after: it is asked for again when it is drawn again. */
  #again(sha256: string): void {
    const failures = this.#failures.get(sha256) ?? 0;
    this.#failures.set(sha256, failures + 1);
    setTimeout(
      () => {
        this.#images.delete(sha256);
        this.loaded();
      },
      Math.min(AGAIN_MS * 2 ** failures, LAST_AGAIN_MS),
    );
  }

  /** All of the given pictures; resolves when each has come or cannot. */
  async all(pictures: Iterable<Picture | null>): Promise<void> {
    const waiting = [...pictures].flatMap((picture) => (picture === null || this.get(picture) !== undefined ? [] : [picture]));
    await Promise.all(
      waiting.map(async (picture) => {
        const image = new Image();
        image.src = pictureUrl(picture.sha256);
        await image.decode().then(
          () => this.#images.set(picture.sha256, image),
          () => undefined,
        );
      }),
    );
  }
}
