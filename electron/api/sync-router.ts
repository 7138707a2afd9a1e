import { randomBytes } from 'node:crypto';

import type { Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import type { SharingView, SyncConflictView, SyncStateEvent } from '../../shared/contract/sync.ts';
import { readBundle } from '../../shared/contract/workshop-bundle.ts';
import { picturesNamedIn } from '../../shared/domain/attachments.ts';
import { err } from '../../shared/domain/result.ts';
import type { AttachmentFiles } from '../core/attachments/attachment-files.ts';
import type { FileSaver } from '../core/build-pack/file-saver.ts';
import type { StoreReads } from '../core/store/store.ts';
import { conflictPlace, conflictValues } from '../core/sync/conflict-place.ts';
import { changeRole, removeMember, revokeShare, shareWorkshop, sharingOf } from '../core/sync/sharing.ts';
import type { SyncConflict, SyncEngine } from '../core/sync/sync-engine.ts';
import type { SyncState } from '../core/sync/sync-supervisor.ts';
import { bundleFileName, exportWorkshop } from '../core/sync/workshop-bundle.ts';
import { importWorkshop } from '../core/workshop/import-workshop.ts';
import type { Context } from './context.ts';
import { missing, orThrow } from './errors.ts';
import { runLive, type LiveQuery } from './live-query.ts';
import type { ServiceHost, Services } from './services.ts';
import { bundleInvalid, syncOrThrow } from './sync-errors.ts';
import { createWake } from './wake.ts';

const SECRET_BYTES = 24;

/** Procedures about syncing, sharing and exported files. */
export function syncRouter(os: Implementer<FacilitatorContract, Context, Context>['sync'], services: ServiceHost, files: FileSaver, attachments: Pick<AttachmentFiles, 'readBase64' | 'has'>) {
  const engine = (): SyncEngine => {
    const running = services.get().sync.engine;
    return running ?? syncOrThrow<SyncEngine>(err({ kind: 'no_remote' }));
  };
  return {
    watch: os.watch.handler(({ signal }) => watchState(services.get(), signal)),
    connect: os.connect.handler(async ({ input: { address, token } }) => {
      syncOrThrow(await services.get().sync.connect(address, token));
      return {};
    }),
    startSignIn: os.startSignIn.handler(async ({ input: { address, email } }) => {
      const { factors } = syncOrThrow(await services.get().sync.startSignIn(address, email));
      return { factors: [...factors] };
    }),
    finishSignIn: os.finishSignIn.handler(async ({ input: { factor, proof } }) => {
      const { factors } = syncOrThrow(await services.get().sync.finishSignIn(factor, proof));
      return { factors: factors === null ? null : [...factors] };
    }),
    disconnect: os.disconnect.handler(() => {
      syncOrThrow(services.get().sync.disconnect());
      return {};
    }),
    pause: os.pause.handler(() => {
      syncOrThrow(services.get().sync.setPaused(true));
      return {};
    }),
    resume: os.resume.handler(() => {
      syncOrThrow(services.get().sync.setPaused(false));
      return {};
    }),
    syncNow: os.syncNow.handler(async () => {
      await engine().syncNow();
      return {};
    }),
    choose: os.choose.handler(({ input: { workshopId, chosen } }) => {
      const { store, sync } = services.get();
      if (store.workshop(workshopId) === undefined) throw missing('workshop', workshopId);
      syncOrThrow(sync.choose(workshopId, chosen));
      return {};
    }),
    fetch: os.fetch.handler(({ input: { workshopIds } }) => {
      const running = engine();
      const available = new Set(running.status().available.map(({ workshopId }) => workshopId));
      for (const workshopId of workshopIds) if (!available.has(workshopId)) throw missing('workshop', workshopId);
      running.fetch(workshopIds);
      return {};
    }),
    conflicts: os.conflicts.handler(({ input: { workshopId } }) => {
      const { store, sync } = services.get();
      const found = sync.engine?.conflicts(workshopId) ?? [];
      return { conflicts: found.toSorted((a, b) => b.at - a.at).map((conflict) => toView(store, conflict)) };
    }),
    restoreConflict: os.restoreConflict.handler(({ input: { conflictId } }) => {
      syncOrThrow(engine().restoreConflict(conflictId));
      return {};
    }),
    markConflictsSeen: os.markConflictsSeen.handler(({ input: { workshopId } }) => {
      services.get().sync.engine?.markConflictsSeen(workshopId);
      return {};
    }),
    events: os.events.handler(({ input: { limit } }) => {
      const events = services.get().sync.engine?.events(limit) ?? [];
      // The catalog is reference data: what came of it says nothing to a person.
      return { events: events.filter(({ workshopId }) => workshopId !== 'catalog') };
    }),
    export: os.export.handler(async ({ input: { workshopId } }) => {
      const { store, clock } = services.get();
      const { content, missingPictures } = orThrow(await exportWorkshop(store, attachments, workshopId, clock.now()));
      const fileName = bundleFileName(store.workshop(workshopId)?.title ?? '', clock.now());
      const saved = await files.save(fileName, content);
      if (saved.outcome === 'cancelled') return saved;
      return saved.outcome === 'download' ? { outcome: 'download' as const, fileName, content, missingPictures } : { ...saved, missingPictures };
    }),
    import: os.import.handler(({ input: { content } }) => {
      const { store } = services.get();
      const bundle = readBundle(content);
      if (!bundle.ok) throw bundleInvalid(bundle.error);
      const missingPictures = [...picturesNamedIn(JSON.stringify(bundle.value.steps))].filter((name) => !attachments.has(name)).length;
      return { ...orThrow(importWorkshop(store, store.personId, bundle.value)), missingPictures };
    }),
    watchSharing: os.watchSharing.handler(({ input: { workshopId }, signal }) => {
      const running = services.get();
      if (running.store.workshop(workshopId) === undefined) throw missing('workshop', workshopId);
      return runLive(running, signal, sharingQuery(running, workshopId));
    }),
    share: os.share.handler(({ input: { workshopId, role, days } }) => {
      const { store, clock } = services.get();
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      return syncOrThrow(shareWorkshop(store, workshopId, { role, days, secret, now: clock.now() }));
    }),
    revokeShare: os.revokeShare.handler(({ input: { workshopId } }) => {
      syncOrThrow(revokeShare(services.get().store, workshopId));
      return {};
    }),
    changeRole: os.changeRole.handler(({ input: { workshopId, memberId, role } }) => {
      syncOrThrow(changeRole(services.get().store, workshopId, memberId, role));
      return {};
    }),
    removeMember: os.removeMember.handler(({ input: { workshopId, memberId } }) => {
      syncOrThrow(removeMember(services.get().store, workshopId, memberId));
      return {};
    }),
    join: os.join.handler(async ({ input: { token } }) => syncOrThrow(await services.get().sync.join(token))),
  };
}

/** The state at once and after every change, until the client leaves or the database closes. */
async function* watchState({ sync, closed }: Services, signal: AbortSignal | undefined): AsyncGenerator<SyncStateEvent, void, void> {
  const wake = createWake(signal === undefined ? closed : AbortSignal.any([signal, closed]));
  const stop = sync.onChange(() => wake.ring());
  try {
    do yield toEvent(sync.state());
    while (await wake.wait());
  } finally {
    stop();
  }
}

function toEvent({ status, secret }: SyncState): SyncStateEvent {
  const { remote, link, paused, workshops, available } = status;
  return { remote, link, paused, secret, workshops: [...workshops], available: [...available] };
}

function toView(reads: StoreReads, conflict: SyncConflict): SyncConflictView {
  const { id, stepId, kind, byMine, byTheirs, at, seen, restored } = conflict;
  return { id, stepId, kind, place: conflictPlace(reads, conflict), ...conflictValues(conflict), byMine, byTheirs, at, seen, restored };
}

function sharingQuery({ store, clock }: Services, workshopId: string): LiveQuery<SharingView> {
  const now = (): SharingView | undefined => {
    const sharing = sharingOf(store, workshopId, clock.now());
    if (!sharing.ok) return undefined;
    const { isOwner, share, members } = sharing.value;
    return {
      isOwner,
      share,
      members: members.map(({ id, clerkUserId, role, createdAt }) => ({ id, person: clerkUserId, role, since: createdAt })),
    };
  };
  return {
    first: () => now() ?? { isOwner: false, share: null, members: [] },
    notice: ({ changes }) =>
      changes.some(
        (change) => change.workshopId === workshopId && 'table' in change && (change.table === 'workshops' || change.table === 'workshop_members'),
      ),
    next: now,
    ended: () => store.workshop(workshopId) === undefined,
  };
}
