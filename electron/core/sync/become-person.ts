import { deterministicId } from '../../../shared/domain/deterministic-id.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { StorageError, Store, UnitOfWork } from '../store/store.ts';
import { readSyncSettings, writeSyncSettings, type SyncSettings } from './sync-settings.ts';

/**
 * The person at this laptop is from now on who the remote says they are. What they own as `local_…` becomes theirs under the new
 * id (sync.md, "Who may do what"); a workshop that somebody else owns, or that they own as a person of another remote, stays as
 * it is. One transaction with the settings given.
 */
export function becomePerson(store: Store, person: string, settings: Partial<SyncSettings>): Result<null, StorageError> {
  return store.mutate(person, (unit) => {
    const { formerIds } = readSyncSettings(unit);
    const former = isLocal(store.personId) ? [...new Set([...formerIds, store.personId])] : formerIds;
    writeSyncSettings(unit, { ...settings, formerIds: former });
    if (store.personId !== person) unit.setPerson(person);
    for (const { workshop } of unit.cards()) claim(unit, workshop.id, person, former);
    return ok(null);
  });
}

/** Makes one workshop the signed-in person's own, where it still is `local_…`'s: one that came back from its delete, say. */
export function claimWorkshop(store: Store, workshopId: string): Result<null, StorageError> {
  return store.mutate(store.personId, (unit) => {
    claim(unit, workshopId, store.personId, readSyncSettings(unit).formerIds);
    return ok(null);
  });
}

function claim(unit: UnitOfWork, workshopId: string, person: string, former: readonly string[]): void {
  const owner = unit.workshop(workshopId)?.clerkUserId;
  if (owner === undefined || owner === person || !former.includes(owner)) return;
  unit.update('workshops', workshopId, { clerkUserId: person });
  const members = unit.members(workshopId);
  if (!members.some((member) => member.clerkUserId === person)) {
    unit.insert('workshop_members', { id: deterministicId('wm', workshopId, person), workshopId, clerkUserId: person, role: 'owner' });
  }
  for (const member of members) if (member.clerkUserId === owner) unit.remove('workshop_members', member.id);
}

function isLocal(personId: string): boolean {
  return personId.startsWith('local_');
}
