import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';

import type { FacilitatorClient } from '../../shared/contract/facilitator.ts';
import type { StepState } from '../../shared/contract/steps.ts';
import type { SyncStateEvent } from '../../shared/contract/sync.ts';
import type { SystemStatus } from '../../shared/contract/system.ts';
import type { WorkshopCard, WorkshopDetail } from '../../shared/contract/workshops.ts';
import type { StepOperation } from '../../shared/domain/operations.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import type { ConnectionState } from './connection.ts';
import type { HostLink } from './host-link.ts';
import type { LiveState } from './live-query.ts';
import type { SaveState } from './refusal.ts';
import type { WorkshopEdit } from './workshop-store.ts';

const HostLinkContext = createContext<HostLink | null>(null);

/** Gives the pages below it their way to the host. */
export const HostLinkProvider = HostLinkContext.Provider;

/** The page's way to the host. Throws outside of `HostLinkProvider`: that is a bug. */
export function useHostLink(): HostLink {
  const link = useContext(HostLinkContext);
  if (link === null) throw new Error('HostLinkProvider is missing.');
  return link;
}

/** The typed client. Calls fail with an `ORPCError` (see `errorCode`) or with `ConnectionLost`. */
export function useClient(): FacilitatorClient {
  return useHostLink().connection.client;
}

export function useConnectionState(): ConnectionState {
  const { connection } = useHostLink();
  return useSyncExternalStore(connection.onChange, () => connection.state);
}

/** The app's state on the host; undefined until the first answer. */
export function useSystemStatus(): SystemStatus | undefined {
  const { status } = useHostLink();
  return valueOf(useSyncExternalStore(status.subscribe, status.getState));
}

/** How syncing stands; undefined until the first answer. */
export function useSyncState(): SyncStateEvent | undefined {
  const { sync } = useHostLink();
  return valueOf(useSyncExternalStore(sync.subscribe, sync.getState));
}

/** Every workshop, in no particular order; undefined while loading. */
export function useWorkshops(): readonly WorkshopCard[] | undefined {
  const { list } = useHostLink();
  const value = valueOf(useSyncExternalStore(list.subscribe, list.getState));
  return useMemo(() => (value === undefined ? undefined : [...value.values()]), [value]);
}

/** One open workshop, with edits of its title and idea shown at once; null when there is none (any more), undefined while loading. */
export function useWorkshop(workshopId: string): WorkshopDetail | null | undefined {
  const store = useHostLink().workshop(workshopId);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/** Saves edits of a workshop's title and idea like edits of a step: shown at once, in order, kept while the host is away. */
export function useWorkshopWriter(workshopId: string): {
  readonly apply: (edits: readonly WorkshopEdit[], gesture?: string) => void;
  readonly flush: () => Promise<void>;
} {
  return useHostLink().workshop(workshopId).writer;
}

/** One step, with this page's edits shown at once; undefined while loading and when there is none. */
export function useStep(
  workshopId: string,
  stepId: string,
): { readonly state: StepState; readonly output: StepOutput } | undefined {
  const store = useHostLink().step(workshopId, stepId);
  return useSyncExternalStore(store.subscribe, store.getSnapshot);
}

/**
 * Saves edits of one step. `apply` shows them at once and sends them in order; edits with the same gesture undo together.
 * `flush` resolves when the host has settled everything applied so far, or when the connection is lost; it never rejects.
 */
export function useStepWriter(
  workshopId: string,
  stepId: string,
): {
  readonly apply: (operations: readonly StepOperation[], gesture?: string) => void;
  readonly flush: () => Promise<void>;
} {
  return useHostLink().step(workshopId, stepId).writer;
}

/** How the page's edits stand. */
export function useSaveState(): SaveState {
  const { saves } = useHostLink();
  return useSyncExternalStore(saves.subscribe, saves.getState);
}

/** Takes a read refusal off the list. */
export function useDismissRefusal(): (id: number) => void {
  return useHostLink().saves.dismiss;
}

function valueOf<T>(state: LiveState<T>): T | undefined {
  return state.status === 'ready' ? state.value : undefined;
}
