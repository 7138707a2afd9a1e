import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Picture } from '../../../shared/domain/step-model.ts';
import type { BoardPhoto } from './board-types.ts';

/** Board units that a photo behind the notes is wide: notes of a paper wall come out about as large as those on the board. */
export const PHOTO_WIDTH = 2_400;

/** The photo behind a board's notes as its step keeps it (root field `paperPhoto`); null without one, or for what is no picture. */
export function boardPhotoOf(stored: unknown): BoardPhoto | null {
  if (typeof stored !== 'object' || stored === null) return null;
  const { sha256, width, height } = stored as Partial<Picture>;
  if (typeof sha256 !== 'string' || typeof width !== 'number' || typeof height !== 'number' || width <= 0) return null;
  return { picture: { sha256, width, height }, area: { x: 0, y: 0, width: PHOTO_WIDTH, height: Math.round((PHOTO_WIDTH * height) / width) } };
}

/** The operations that make a picture note the photo behind all notes; the note goes. */
export function putBehind(collection: string, id: string, picture: Picture): readonly StepOperation[] {
  return [
    { kind: 'set_root', field: 'paperPhoto', value: picture },
    { kind: 'delete', collection, id },
  ];
}
