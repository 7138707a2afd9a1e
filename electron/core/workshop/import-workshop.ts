import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { ok, type Result } from '../../../shared/domain/result.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { UseCaseError } from '../errors.ts';
import { withFreshIds } from '../sample/fresh-ids.ts';
import type { Store } from '../store/store.ts';
import { fillOutputs, insertWorkshop, type WorkshopIdea } from './create-workshop.ts';

/** What is taken over from a file; checked by the contract. */
export interface ImportedWorkshop extends WorkshopIdea {
  readonly steps: readonly { readonly stepId: string; readonly complete: boolean; readonly output: StepOutput }[];
}

/**
 * Makes a recovered copy: a new workshop of the actor's with the file's words, under fresh ids, so that it can live beside the
 * one it was exported from. Steps that no step definition here knows are left out.
 */
export function importWorkshop(store: Store, actor: string, imported: ImportedWorkshop): Result<{ readonly workshopId: string }, UseCaseError> {
  return store.mutate(actor, (unit) => {
    const workshopId = insertWorkshop(unit, imported);
    const outputs = Object.fromEntries(imported.steps.map(({ stepId, output }) => [stepId, output]));
    fillOutputs(unit, workshopId, withFreshIds(outputs, createPrefixedId), 'in_progress');
    const complete = new Set(imported.steps.flatMap((step) => (step.complete ? [step.stepId] : [])));
    for (const step of unit.steps(workshopId)) {
      if (complete.has(step.stepId)) unit.update('workshop_steps', step.id, { status: 'complete', startedAt: unit.now, completedAt: unit.now });
    }
    return ok({ workshopId });
  });
}
