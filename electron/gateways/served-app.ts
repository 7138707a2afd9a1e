import type { Context } from '../api/context.ts';
import type { handlerOptions } from '../api/errors.ts';
import type { FacilitatorRouter } from '../api/facilitator-router.ts';

/** What a gateway needs of the app it carries bytes for. */
export interface ServedApp {
  readonly router: FacilitatorRouter;
  readonly handlerOptions: ReturnType<typeof handlerOptions>;
  /** A context for one more connection. */
  newContext(): Context;
}
