import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepState } from '../../../shared/contract/steps.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { Outputs } from '../../../shared/domain/step-models.ts';
import { useHostLink } from '../../connection/hooks.ts';
import type { StepSnapshot, StepStore } from '../../connection/step-store.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { FieldTextsProvider, useCatalogFieldTexts } from '../texts.ts';
import { stableList, type CollectionName, type ItemIn } from './collections.ts';
import { liveActions } from './live-actions.ts';
import { sourceStepOf } from './source-step.ts';
import type { StepActions } from './step-actions.ts';

/** Where a page's parts read from: stable for as long as the page shows the same step. */
interface StepSource {
  readonly stepId: string;
  readonly sourceStep: StepId | undefined;
  readonly own: StepReader;
  /** The step this one looks back at; the same as `own` where there is none. */
  readonly source: StepReader;
}

/** One step as it stands, and how to hear of changes. */
interface StepReader {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isThere: () => boolean;
  /** The newest snapshot, or the last one while there is none any more; undefined before the first. */
  readonly current: () => StepSnapshot | undefined;
}

const ActionsContext = createContext<StepActions | null>(null);
const SourceContext = createContext<StepSource | null>(null);
const NOTHING: StepOutput = {};
const NO_ITEMS: readonly never[] = [];

/** What the page can do to its step; stable, so that rows that only act never render again because of others. */
export function useActions(): StepActions {
  return present(useContext(ActionsContext));
}

/** The state of the step: status, undo and redo depth. */
export function useStepState(): StepState {
  const { own } = present(useContext(SourceContext));
  return useSyncExternalStore(own.subscribe, () => present(own.current() ?? null).state);
}

/** The step's output as the page shows it, with the static type of the page's own step. */
export function useOutput<S extends StepId>(step: S): Outputs[S] {
  const { stepId } = present(useContext(SourceContext));
  const output = useAnyOutput(step);
  if (stepId !== step) throw new Error(`The page shows ${stepId}, not ${step}`);
  // Outputs were validated by the step's model when they were written.
  return output;
}

/**
 * A part of the output of the page's own step or of the one it looks back at; renders again only when that part is another
 * value. `select` must answer with the same value for the same output: a field, a number, never a new object.
 */
export function usePart<T>(step: string, select: (output: StepOutput) => T): T {
  const reader = readerOf(present(useContext(SourceContext)), step);
  return useSyncExternalStore(reader.subscribe, () => select(reader.current()?.output ?? NOTHING));
}

/** The output of the page's own step or of the one it looks back at, without a static type. Renders again with every edit. */
export function useAnyOutput(step: string): StepOutput {
  return usePart(step, whole);
}

/** The items of a collection, of the page's own step or of the one it looks back at. Unchanged items keep their identity. */
export function useItems<S extends StepId, C extends CollectionName<S>>(step: S, collection: C): readonly ItemIn<S, C>[] {
  const items = usePart(step, (output) => output[collection]);
  // Only this collection decides; the rest of the output may change as it likes.
  return useMemo(() => (items === undefined ? NO_ITEMS : stableList({ [collection]: items }, step, collection)), [items, step, collection]);
}

function whole(output: StepOutput): StepOutput {
  return output;
}

function readerOf(from: StepSource, step: string): StepReader {
  if (step === from.stepId) return from.own;
  if (step === from.sourceStep) return from.source;
  throw new Error(`The page of ${from.stepId} does not look at ${step}`);
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error('StepProvider is missing');
  return value;
}

export interface StepProviderProps {
  readonly workshopId: string;
  readonly stepId: string;
  readonly children: ReactNode;
}

/**
 * Opens one step for the parts below: live output, actions, and the output of the step it looks back at. Needs a `key` of
 * workshop and step: it is one step for life.
 */
export function StepProvider({ workshopId, stepId, children }: StepProviderProps) {
  const { t } = useTranslation('ui');
  const link = useHostLink();
  const texts = useCatalogFieldTexts();
  const actions = useStepActions(workshopId, stepId);
  const view = useMemo<StepSource>(() => {
    const sourceStep = sourceStepOf(stepId);
    const own = readerOfStore(link.step(workshopId, stepId));
    return { stepId, sourceStep, own, source: sourceStep === undefined ? own : readerOfStore(link.step(workshopId, sourceStep)) };
  }, [link, workshopId, stepId]);
  const loaded = useSyncExternalStore(view.own.subscribe, view.own.isThere);
  // Watched for as long as the page is there, so that parts that come later find it loaded.
  useEffect(() => view.source.subscribe(() => undefined), [view]);
  if (!loaded) return <Skeleton label={t('loading')} lines={6} />;
  return (
    <FieldTextsProvider value={texts}>
      <ActionsContext value={actions}>
        <SourceContext value={view}>{children}</SourceContext>
      </ActionsContext>
    </FieldTextsProvider>
  );
}

function readerOfStore(store: StepStore): StepReader {
  let last: StepSnapshot | undefined;
  return {
    subscribe: store.subscribe,
    isThere: () => store.getSnapshot() !== undefined,
    current: () => {
      last = store.getSnapshot() ?? last;
      return last;
    },
  };
}

function useStepActions(workshopId: string, stepId: string): StepActions {
  const { t } = useTranslation('ui');
  const link = useHostLink();
  const toast = useToast();
  const [{ actions, speak }] = useState(() => liveActions(link, toast, t, workshopId, stepId));
  useEffect(() => {
    speak(t);
  }, [speak, t]);
  return actions;
}
