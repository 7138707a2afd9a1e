import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { WorkshopStatus } from '../../../shared/schema/values.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import { closeSession } from '../session/session-keeper.ts';
import type { Store } from '../store/store.ts';

/** Changes title or idea; what is not given stays. */
export function updateWorkshop(
  store: Store,
  actor: string,
  workshopId: string,
  changes: { readonly title?: string | undefined; readonly originalIdea?: string | undefined },
): Result<null, UseCaseError> {
  return store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const workshop = unit.workshop(workshopId);
    if (workshop === undefined) return err(notFound('workshop', workshopId));
    const title = changes.title?.trim() ?? workshop.title;
    const originalIdea = changes.originalIdea ?? workshop.originalIdea;
    if (title !== workshop.title) unit.update('workshops', workshopId, { title });
    if (originalIdea !== workshop.originalIdea) unit.update('workshops', workshopId, { originalIdea });
    return ok(null);
  });
}

/** The facilitator says where the workshop stands. Completing it ends its session. */
export function setStatus(
  store: Store,
  actor: string,
  workshopId: string,
  status: WorkshopStatus,
): Result<null, UseCaseError> {
  return store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const workshop = unit.workshop(workshopId);
    if (workshop === undefined) return err(notFound('workshop', workshopId));
    if (workshop.status === status) return ok(null);
    if (status === 'completed' || status === 'paused') closeSession(unit, workshopId, 'now');
    unit.update('workshops', workshopId, { status });
    return ok(null);
  });
}
