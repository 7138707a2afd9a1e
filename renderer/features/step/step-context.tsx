import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { StepState } from '../../../shared/contract/steps.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { Outputs } from '../../../shared/domain/step-models.ts';
import { useHostLink, useStep } from '../../connection/hooks.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { useToast } from '../../ui/toast.tsx';
import { FieldTextsProvider, useCatalogFieldTexts } from '../texts.ts';
import { stableList, type CollectionName, type ItemIn } from './collections.ts';
import { liveActions } from './live-actions.ts';
import { sourceStepOf } from './source-step.ts';
import type { StepActions } from './step-actions.ts';

interface StepView {
  readonly stepId: string;
  readonly state: StepState;
  readonly output: StepOutput;
  readonly sourceStep: StepId | undefined;
  /** Output of the step this one looks back at; empty until it has loaded. */
  readonly sourceOutput: StepOutput;
}

const ActionsContext = createContext<StepActions | null>(null);
const ViewContext = createContext<StepView | null>(null);
const NOTHING: StepOutput = {};

/** What the page can do to its step; stable, so that rows that only act never render again because of others. */
export function useActions(): StepActions {
  return present(useContext(ActionsContext));
}

/** The state of the step: status, undo and redo depth. */
export function useStepState(): StepState {
  return present(useContext(ViewContext)).state;
}

/** The step's output as the page shows it, with the static type of the page's own step. */
export function useOutput<S extends StepId>(step: S): Outputs[S] {
  const view = present(useContext(ViewContext));
  if (view.stepId !== step) throw new Error(`The page shows ${view.stepId}, not ${step}`);
  // Outputs were validated by the step's model when they were written.
  return view.output;
}

/** The output of the page's own step or of the one it looks back at, without a static type. */
export function useAnyOutput(step: string): StepOutput {
  const view = present(useContext(ViewContext));
  if (step === view.stepId) return view.output;
  if (step === view.sourceStep) return view.sourceOutput;
  throw new Error(`The page of ${view.stepId} does not look at ${step}`);
}

/** The items of a collection, of the page's own step or of the one it looks back at. Unchanged items keep their identity. */
export function useItems<S extends StepId, C extends CollectionName<S>>(step: S, collection: C): readonly ItemIn<S, C>[] {
  const output = useAnyOutput(step);
  const items = output[collection];
  // Only this collection decides; the rest of the output may change as it likes.
  return useMemo(() => stableList({ [collection]: items }, step, collection), [items, step, collection]);
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
  const texts = useCatalogFieldTexts();
  const sourceStep = sourceStepOf(stepId);
  const step = useStep(workshopId, stepId);
  const source = useStep(workshopId, sourceStep ?? stepId);
  const actions = useStepActions(workshopId, stepId);
  const view = useMemo<StepView | null>(
    () =>
      step === undefined
        ? null
        : { stepId, state: step.state, output: step.output, sourceStep, sourceOutput: source?.output ?? NOTHING },
    [step, stepId, sourceStep, source],
  );
  if (view === null) return <Skeleton label={t('loading')} lines={6} />;
  return (
    <FieldTextsProvider value={texts}>
      <ActionsContext value={actions}>
        <ViewContext value={view}>{children}</ViewContext>
      </ActionsContext>
    </FieldTextsProvider>
  );
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
