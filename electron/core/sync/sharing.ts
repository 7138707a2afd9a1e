import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { readShare, shareHash, shareToken, storedShare, type Share, type ShareRole } from '../../../shared/domain/share-token.ts';
import type { Workshop, WorkshopMember } from '../../../shared/schema/sqlite/types.ts';
import { notFound, type UseCaseError } from '../errors.ts';
import type { Store, StoreReads, UnitOfWork } from '../store/store.ts';

/** Only the owner does this. */
export interface NotAllowed {
  readonly kind: 'not_allowed';
}

export type SharingError = UseCaseError | NotAllowed;

/** Who may see a workshop, and the token by which more can join. */
export interface Sharing {
  readonly isOwner: boolean;
  /** The valid token's role and end; null where there is none or it is over. */
  readonly share: { readonly role: ShareRole; readonly expires: Date } | null;
  readonly members: readonly WorkshopMember[];
}

const DAY_MS = 86_400_000;

/** How a workshop is shared now. */
export function sharingOf(reads: StoreReads & { readonly personId: string }, workshopId: string, now: number): Result<Sharing, UseCaseError> {
  const workshop = reads.workshop(workshopId);
  if (workshop === undefined) return err(notFound('workshop', workshopId));
  const share = readShare(workshop.shareToken);
  return ok({
    isOwner: workshop.clerkUserId === reads.personId,
    share: share === null || share.expires.getTime() <= now ? null : { role: share.role, expires: share.expires },
    members: reads.members(workshopId),
  });
}

/**
 * Makes a new token in the place of the one before and answers with it: it is kept nowhere, only its hash. `secret` is 32
 * characters of real randomness, given by the caller.
 */
export function shareWorkshop(
  store: Store,
  workshopId: string,
  wish: { readonly role: ShareRole; readonly days: number; readonly secret: string; readonly now: number },
): Result<{ readonly token: string; readonly expires: Date }, SharingError> {
  const token = shareToken(workshopId, wish.secret);
  const share: Share = { hash: shareHash(token), role: wish.role, expires: new Date(wish.now + wish.days * DAY_MS) };
  return asOwner(store, workshopId, (unit) => {
    unit.update('workshops', workshopId, { shareToken: storedShare(share), visibility: 'shared' });
    return ok({ token, expires: share.expires });
  });
}

/** Takes the token back: nobody joins with it any more. Members stay members. */
export function revokeShare(store: Store, workshopId: string): Result<null, SharingError> {
  return asOwner(store, workshopId, (unit) => {
    unit.update('workshops', workshopId, { shareToken: null });
    return ok(null);
  });
}

/** Takes a member out. What they send from then on is refused and stays on their laptop. An owner cannot be taken out. */
export function removeMember(store: Store, workshopId: string, memberId: string): Result<null, SharingError> {
  return asOwner(store, workshopId, (unit, workshop) => {
    const member = memberOf(unit, workshopId, memberId);
    if (member === undefined) return err(notFound('item', memberId));
    if (member.clerkUserId === workshop.clerkUserId) return err({ kind: 'not_allowed' });
    unit.remove('workshop_members', memberId);
    return ok(null);
  });
}

/** Gives a member another role. The owner's stays. */
export function changeRole(store: Store, workshopId: string, memberId: string, role: ShareRole): Result<null, SharingError> {
  return asOwner(store, workshopId, (unit, workshop) => {
    const member = memberOf(unit, workshopId, memberId);
    if (member === undefined) return err(notFound('item', memberId));
    if (member.clerkUserId === workshop.clerkUserId) return err({ kind: 'not_allowed' });
    if (member.role !== role) unit.update('workshop_members', memberId, { role });
    return ok(null);
  });
}

function memberOf(unit: UnitOfWork, workshopId: string, memberId: string): WorkshopMember | undefined {
  return unit.members(workshopId).find(({ id }) => id === memberId);
}

function asOwner<T>(
  store: Store,
  workshopId: string,
  work: (unit: UnitOfWork, workshop: Workshop) => Result<T, SharingError>,
): Result<T, SharingError> {
  return store.mutate(store.personId, (unit): Result<T, SharingError> => {
    const workshop = unit.workshop(workshopId);
    if (workshop === undefined) return err(notFound('workshop', workshopId));
    if (workshop.clerkUserId !== unit.actor) return err({ kind: 'not_allowed' });
    return work(unit, workshop);
  });
}
