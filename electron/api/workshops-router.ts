import type { Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import { ok } from '../../shared/domain/result.ts';
import { generatePack } from '../core/build-pack/generate-pack.ts';
import { setStatus, updateWorkshop } from '../core/workshop/change-workshop.ts';
import { createSample, createWorkshop, duplicateWorkshop } from '../core/workshop/create-workshop.ts';
import type { Context } from './context.ts';
import { missing, orThrow } from './errors.ts';
import { insightQuery } from './insight-query.ts';
import { runLive } from './live-query.ts';
import { mayChange } from './may-change.ts';
import type { ServiceHost } from './services.ts';
import { workshopDetailQuery } from './workshop-detail-query.ts';
import { workshopListQuery } from './workshop-list-query.ts';

/** Procedures about workshops as a whole. */
export function workshopsRouter(os: Implementer<FacilitatorContract, Context, Context>['workshops'], services: ServiceHost) {
  return {
    watchList: os.watchList.handler(({ signal }) => {
      const running = services.get();
      return runLive(running, signal, workshopListQuery(running.store));
    }),
    create: os.create.handler(({ input }) => {
      const { store } = services.get();
      return orThrow(createWorkshop(store, store.personId, input));
    }),
    update: os.update.handler(({ input: { workshopId, ...changes } }) => {
      const { store, sync } = services.get();
      mayChange({ sync }, workshopId);
      orThrow(updateWorkshop(store, store.personId, workshopId, changes));
      return {};
    }),
    setStatus: os.setStatus.handler(({ input }) => {
      const { store, sync } = services.get();
      mayChange({ sync }, input.workshopId);
      orThrow(setStatus(store, store.personId, input.workshopId, input.status));
      return {};
    }),
    duplicate: os.duplicate.handler(({ input }) => {
      const { store } = services.get();
      return orThrow(duplicateWorkshop(store, store.personId, input.workshopId, input.title));
    }),
    delete: os.delete.handler(({ input }) => {
      const { store, deletions, sync } = services.get();
      mayChange({ sync }, input.workshopId);
      return orThrow(deletions.delete(store.personId, input.workshopId));
    }),
    undoDelete: os.undoDelete.handler(({ input }) => {
      const { store, deletions } = services.get();
      orThrow(deletions.undo(store.personId, input.workshopId));
      return {};
    }),
    createSample: os.createSample.handler(({ input: { language } }) => {
      const { store } = services.get();
      const created = orThrow(createSample(store, store.personId, language));
      orThrow(generatePack(store, store.personId, { ...created, format: 'markdown', language }, { isEdit: false }));
      return created;
    }),
    watchInsight: os.watchInsight.handler(({ input: { workshopId }, signal }) => {
      const running = services.get();
      if (running.store.workshop(workshopId) === undefined) throw missing('workshop', workshopId);
      return runLive(running, signal, insightQuery(running.store, workshopId));
    }),
    watch: os.watch.handler(({ input: { workshopId }, signal }) => {
      const running = services.get();
      const { store, sessions, clock } = running;
      if (store.workshop(workshopId) === undefined) throw missing('workshop', workshopId);
      return (async function* () {
        if (sessions.isClosed(workshopId)) {
          const now = new Date(clock.now());
          orThrow(store.mutate(store.personId, (unit) => ok(unit.setLocal(workshopId, { lastOpenedAt: now }))));
        }
        const left = sessions.opened(workshopId);
        try {
          yield* runLive(running, signal, workshopDetailQuery(store, workshopId, (id) => running.sync.isReadOnly(id)));
        } finally {
          left();
        }
      })();
    }),
  };
}
