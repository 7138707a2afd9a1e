import { pictureType } from '../../shared/domain/attachments.ts';
import { securityHeaders } from './security-headers.ts';
import type { StaticAssets } from './static-assets.ts';

const ATTACHMENT = /^\/attachments\/([0-9a-f]{64})$/;

/** Where pictures are read from. */
export interface AttachmentSource {
  read(sha256: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

/**
 * Serves `/attachments/<sha256>` from the data folder and everything else from `page`. The type follows from the first bytes, and
 * only pictures are served, so that nothing that was put there can run; a name stands for its bytes and may be cached for good.
 */
export function withAttachments(page: StaticAssets, attachments: AttachmentSource): StaticAssets {
  return {
    async answer(request) {
      const sha256 = ATTACHMENT.exec(request.path)?.[1];
      if (sha256 === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return page.answer(request);
      const body = await attachments.read(sha256);
      const type = body === undefined ? undefined : pictureType(body);
      if (body === undefined || type === undefined) {
        return { status: 404, headers: { ...securityHeaders(null), 'cache-control': 'no-store' }, body: null };
      }
      const headers = {
        ...securityHeaders(null),
        'content-security-policy': "default-src 'none'; sandbox",
        'content-type': type,
        'content-length': String(body.byteLength),
        'cache-control': 'private, max-age=31536000, immutable',
      };
      return { status: 200, headers, body: request.method === 'HEAD' ? null : body };
    },
  };
}
