import type { Implementer } from '@orpc/server';

import type { FacilitatorContract } from '../../shared/contract/facilitator.ts';
import { acceptUpdate, carryForward } from '../core/step/carry-items.ts';
import { completeStep, reopenStep } from '../core/step/complete-step.ts';
import { applyOperations, travelHistory } from '../core/step/edit-step.ts';
import type { Context } from './context.ts';
import { missing, orThrow } from './errors.ts';
import { runLive } from './live-query.ts';
import { mayChange } from './may-change.ts';
import type { ServiceHost, Services } from './services.ts';
import { stepQuery } from './step-query.ts';

/** Procedures about one step of a workshop. */
export function stepsRouter(os: Implementer<FacilitatorContract, Context, Context>['steps'], services: ServiceHost) {
  /** The services for a change of a workshop; READ_ONLY_ROLE where the person may only look. */
  const changing = (workshopId: string): Services => {
    const running = services.get();
    mayChange(running, workshopId);
    return running;
  };
  return {
    watch: os.watch.handler(({ input, signal }) => {
      const running = services.get();
      const { store, history } = running;
      if (store.workshop(input.workshopId) === undefined) throw missing('workshop', input.workshopId);
      if (store.step(input.workshopId, input.stepId) === undefined) throw missing('step', input.stepId);
      return runLive(running, signal, stepQuery(store, history, store.personId, input));
    }),
    apply: os.apply.handler(({ input: { operations, gesture, ...address } }) => {
      const { stepDeps, store } = changing(address.workshopId);
      orThrow(applyOperations(stepDeps, store.personId, address, operations, gesture));
      return {};
    }),
    undo: os.undo.handler(({ input }) => {
      const { stepDeps, store } = changing(input.workshopId);
      return orThrow(travelHistory(stepDeps, store.personId, input, 'undo'));
    }),
    redo: os.redo.handler(({ input }) => {
      const { stepDeps, store } = changing(input.workshopId);
      return orThrow(travelHistory(stepDeps, store.personId, input, 'redo'));
    }),
    complete: os.complete.handler(({ input: { anyway, ...address } }) => {
      const { stepDeps, store } = changing(address.workshopId);
      orThrow(completeStep(stepDeps, store.personId, address, anyway));
      return {};
    }),
    reopen: os.reopen.handler(({ input }) => {
      const { stepDeps, store } = changing(input.workshopId);
      orThrow(reopenStep(stepDeps, store.personId, input));
      return {};
    }),
    carryForward: os.carryForward.handler(({ input }) => {
      const { stepDeps, store } = changing(input.workshopId);
      return { items: [...orThrow(carryForward(stepDeps, store.personId, input)).items] };
    }),
    acceptUpdate: os.acceptUpdate.handler(({ input: { collection, item, ...address } }) => {
      const { stepDeps, store } = changing(address.workshopId);
      orThrow(acceptUpdate(stepDeps, store.personId, address, collection, item));
      return {};
    }),
  };
}
