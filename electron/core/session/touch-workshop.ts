import { createPrefixedId } from '../../../shared/domain/ids.ts';
import type { UnitOfWork } from '../store/store.ts';

/**
 * What every meaningful edit means for its workshop, in the same transaction: a draft or paused workshop becomes active, and a
 * session opens if none is open (steps.md, "Sessions").
 */
export function touchWorkshop(unit: UnitOfWork, workshopId: string): void {
  const workshop = unit.workshop(workshopId);
  if (workshop === undefined) return;
  if (workshop.status === 'draft' || workshop.status === 'paused') unit.update('workshops', workshopId, { status: 'active' });
  if (unit.openSession(workshopId) === undefined) {
    unit.insert('sessions', { id: createPrefixedId('ses'), workshopId, startedAt: unit.now });
  }
}
