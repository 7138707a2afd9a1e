import type { Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import { keepPicture } from '../core/attachments/keep-picture.ts';
import type { Context } from './context.ts';
import { orThrow } from './errors.ts';
import type { ServiceHost } from './services.ts';

/** Procedures about the files of the data folder. Reading them is plain HTTP: both hosts serve `/attachments/<sha256>`. */
export function attachmentsRouter(
  os: Implementer<FacilitatorContract, Context, Context>['attachments'],
  services: ServiceHost,
  attachments: AttachmentFiles,
) {
  return {
    put: os.put.handler(({ input }) => {
      // Without an open database this process does not own the folder.
      services.get();
      return { sha256: orThrow(keepPicture(attachments, Buffer.from(input.data, 'base64'))) };
    }),
  };
}
