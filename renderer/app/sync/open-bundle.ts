import { ATTACHMENT_LIMITS } from '../../../shared/domain/attachments.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { errorCode } from '../../connection/error-code.ts';
import type { FacilitatorClient } from '../../../shared/contract/facilitator.ts';

/** A workshop that was made from a file, and how many of its pictures are not there. */
export interface OpenedBundle {
  readonly workshopId: string;
  readonly missingPictures: number;
}

/** Room that a message needs around its content, bytes. */
const ENVELOPE_BYTES = 16_384;
const NAME = /^[0-9a-f]{64}$/;
const MOST_BASE64 = Math.ceil((ATTACHMENT_LIMITS.bytes * 4) / 3) + 4;

/**
 * Makes a copy from the text of an exported file: first its pictures, each in a message of its own, then the words. Rejects with the
 * contract's errors; `too_large` where the words are more than one message holds, and then nothing is made.
 */
export async function openBundle(client: Pick<FacilitatorClient, 'attachments' | 'sync'>, text: string): Promise<Result<OpenedBundle, 'too_large'>> {
  const { pictures, content } = apart(text);
  if (new TextEncoder().encode(JSON.stringify(content)).byteLength > LIMITS.messageBytes - ENVELOPE_BYTES) return err('too_large');
  for (const data of pictures) {
    try {
      await client.attachments.put({ data });
    } catch (error) {
      // A damaged picture is one that is missing; a full disk would take the words as well.
      if (errorCode(error) !== 'INVALID_INPUT') throw error;
    }
  }
  return ok(await client.sync.import({ content }));
}

/** The pictures of a file in base64, and its text without them; what is no such file stays as it is. */
function apart(text: string): { readonly pictures: readonly string[]; readonly content: string } {
  try {
    const bundle: unknown = JSON.parse(text);
    if (typeof bundle !== 'object' || bundle === null || !('pictures' in bundle)) return { pictures: [], content: text };
    const { pictures, ...words } = bundle;
    const found = typeof pictures === 'object' && pictures !== null ? Object.entries(pictures as Readonly<Record<string, unknown>>) : [];
    return {
      pictures: found.flatMap(([name, data]) => (NAME.test(name) && typeof data === 'string' && data.length <= MOST_BASE64 ? [data] : [])),
      content: JSON.stringify(words),
    };
  } catch {
    return { pictures: [], content: text };
  }
}
