import { createHash } from 'node:crypto';

import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import { keepPicture } from '../core/attachments/keep-picture.ts';
import type { StoreReads } from '../core/store/store.ts';

/**
 * The files of the data folder, and behind them the pictures that came with a sync: asked for one that is no file yet, it is put together
 * from its registers, kept as a file, and given out. Bytes that are not what their name says, no picture, or too many are nothing:
 * whoever may write into a workshop chooses what lies there.
 */
export function withCarried(files: AttachmentFiles, reads: () => Pick<StoreReads, 'carriedPictures'> | undefined): AttachmentFiles {
  const arrived = (sha256: string): Uint8Array | undefined => {
    for (const base64 of reads()?.carriedPictures(sha256) ?? []) {
      const bytes = Buffer.from(base64, 'base64');
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) continue;
      const kept = keepPicture(files, bytes);
      // On a full disk it can be looked at all the same.
      return kept.ok || kept.error.kind !== 'invalid_input' ? bytes : undefined;
    }
    return undefined;
  };
  return {
    ...files,
    has: (sha256) => files.has(sha256) || arrived(sha256) !== undefined,
    async readBase64(sha256) {
      const file = await files.readBase64(sha256);
      if (file !== undefined) return file;
      const bytes = arrived(sha256);
      return bytes === undefined ? undefined : Buffer.from(bytes).toString('base64');
    },
    async read(sha256) {
      const file = await files.read(sha256);
      if (file !== undefined) return file;
      const bytes = arrived(sha256);
      return bytes === undefined ? undefined : new Uint8Array(bytes);
    },
  };
}
