import { err, ok, type Result } from '../../../shared/domain/result.ts';

/** A picture small enough to be kept. */
export interface ScaledPicture {
  /** The file in base64. */
  readonly data: string;
  readonly width: number;
  readonly height: number;
}

/** Why a file cannot become a picture. */
export type PictureProblem = { readonly kind: 'too_large'; readonly bytes: number } | { readonly kind: 'unreadable' };

/** Files above this are not read: decoding them could take the page down. */
export const MOST_SOURCE_BYTES = 40 * 1024 * 1024;
/** Longest side of what is kept, in pixels: sharp on a note at 400 %. */
const LONGEST_SIDE = 1_600;
/** What one message to the host can carry, less a third for base64. */
const MOST_BYTES = 2.5 * 1024 * 1024;

/** Reads an image file and scales it down until it is small enough. Nothing leaves the page. */
export async function scalePicture(file: Blob): Promise<Result<ScaledPicture, PictureProblem>> {
  if (file.size > MOST_SOURCE_BYTES) return err({ kind: 'too_large', bytes: file.size });
  const image = await decode(file);
  if (image === null) return err({ kind: 'unreadable' });
  try {
    for (let side = LONGEST_SIDE; side >= 200; side = Math.floor(side * 0.7)) {
      const share = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
      const width = Math.max(1, Math.round(image.naturalWidth * share));
      const height = Math.max(1, Math.round(image.naturalHeight * share));
      const blob = await encode(image, width, height);
      if (blob !== null && blob.size <= MOST_BYTES) return ok({ data: await base64(blob), width, height });
    }
    return err({ kind: 'unreadable' });
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

async function decode(file: Blob): Promise<HTMLImageElement | null> {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
  } catch {
    URL.revokeObjectURL(image.src);
    return null;
  }
  return image.naturalWidth > 0 && image.naturalHeight > 0 ? image : null;
}

async function encode(image: HTMLImageElement, width: number, height: number): Promise<Blob | null> {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (context === null) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  // A browser that cannot write WebP answers with PNG, which the host takes too.
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.86 });
}

async function base64(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = '';
  const chunk = 0x8000;
  for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
  return btoa(text);
}
