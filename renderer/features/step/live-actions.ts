import type { TFunction } from 'i18next';

import type { StepOperation } from '../../../shared/domain/operations.ts';
import { errorCode } from '../../connection/error-code.ts';
import type { HostLink } from '../../connection/host-link.ts';
import type { ShowToast } from '../../ui/toast.tsx';
import { stepActions, type StepActions } from './step-actions.ts';

/** The actions of a step on the page's own connection. */
export interface LiveActions {
  readonly actions: StepActions;
  /** Toasts speak the language of the moment; a change of it must not make new actions. */
  readonly speak: (words: TFunction<'ui'>) => void;
}

/** Ties a step's actions to the page's connection and toasts. */
export function liveActions(link: HostLink, toast: ShowToast, words: TFunction<'ui'>, workshopId: string, stepId: string): LiveActions {
  const { writer } = link.step(workshopId, stepId);
  let t = words;
  let closeRemovalToast: (() => void) | undefined;
  const handOver = (): void => void link.flushes.all();
  const apply = (operations: readonly StepOperation[], gesture?: string): void => {
    // "Undo" in the toast takes back the last edit, so it leaves as soon as there is a newer one.
    closeRemovalToast?.();
    closeRemovalToast = undefined;
    writer.apply(operations, gesture);
  };
  const actions: StepActions = stepActions({
    workshopId,
    stepId,
    client: link.connection.client,
    // The writer knows an edit before React has shown it.
    output: () => link.step(workshopId, stepId).getSnapshot()?.output ?? {},
    apply,
    handOver,
    settle: async () => {
      handOver();
      await writer.flush();
    },
    announceRemoval: (count) => {
      closeRemovalToast = toast({ text: t('deleted', { count }), action: { label: t('undo'), run: () => void actions.undo() } });
    },
    announceFailure: (error) => {
      toast({ tone: 'error', text: t(errorCode(error) === 'CONNECTION_LOST' ? 'failedOffline' : 'failed') });
    },
  });
  return {
    actions,
    speak: (fresh) => {
      t = fresh;
    },
  };
}
