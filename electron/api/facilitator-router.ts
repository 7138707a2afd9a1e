import { implement } from '@orpc/server';

import { facilitatorContract } from '../../shared/contract/facilitator.ts';
import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import type { FileSaver } from '../core/build-pack/file-saver.ts';
import { attachmentsRouter } from './attachments-router.ts';
import { buildPacksRouter } from './build-packs-router.ts';
import type { Context } from './context.ts';
import { stepsRouter } from './steps-router.ts';
import { syncRouter } from './sync-router.ts';
import { systemRouter, type SystemDeps } from './system-router.ts';
import { workshopsRouter } from './workshops-router.ts';

export interface FacilitatorDeps extends SystemDeps {
  readonly files: FileSaver;
  readonly attachments: AttachmentFiles;
}

/** The facilitator's contract, implemented. */
export function facilitatorRouter(deps: FacilitatorDeps) {
  const os = implement(facilitatorContract).$context<Context>();
  return os.router({
    system: systemRouter(os.system, deps),
    workshops: workshopsRouter(os.workshops, deps.services),
    steps: stepsRouter(os.steps, deps.services),
    buildPacks: buildPacksRouter(os.buildPacks, deps.services, deps.files),
    sync: syncRouter(os.sync, deps.services, deps.files, deps.attachments),
    attachments: attachmentsRouter(os.attachments, deps.services, deps.attachments),
  });
}

export type FacilitatorRouter = ReturnType<typeof facilitatorRouter>;
