import { ORPCError } from '@orpc/server';

import type { Services } from './services.ts';

/**
 * Refuses a change of a workshop that the person here may only look at: the remote would refuse it later, and what somebody typed
 * until then would have been typed for nothing. Throws READ_ONLY_ROLE.
 */
export function mayChange({ sync }: Pick<Services, 'sync'>, workshopId: string): void {
  if (sync.isReadOnly(workshopId)) throw new ORPCError('READ_ONLY_ROLE', { defined: true, data: {} });
}
