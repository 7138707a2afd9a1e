import { z } from 'zod';

import { base } from './base.ts';
import { ATTACHMENT_LIMITS } from '../domain/attachments.ts';

export const attachments = {
  /**
   * Keeps a picture in the data folder under the SHA-256 of its bytes; the same picture again changes nothing. PNG, JPEG and WebP
   * are taken, told by their first bytes. It stays as long as an item refers to it (a `picture` field), or one did in a backup
   * that is kept; one that nothing refers to is deleted when the app starts, a day after it came at the earliest.
   */
  put: base
    .input(z.object({ /** The file in base64. */ data: z.base64().max(Math.ceil((ATTACHMENT_LIMITS.bytes * 4) / 3) + 4) }))
    .output(z.object({ sha256: z.string() })),
};
