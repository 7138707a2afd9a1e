import { missingPoints, type GateContext, type GatePoint } from '../../../shared/domain/gates.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { isStepId } from '../../../shared/domain/step-ids.ts';
import type { UseCaseError } from '../errors.ts';
import { touchWorkshop } from '../session/touch-workshop.ts';
import type { StoreReads } from '../store/store.ts';
import { findStep, type StepAddress, type StepDeps } from './edit-step.ts';

/** What the gates of a workshop look at, read from the store. */
export function gateContext(reads: StoreReads, workshopId: string): GateContext {
  const steps = reads.steps(workshopId).filter((step) => isStepId(step.stepId));
  return {
    outputs: Object.fromEntries(steps.map((step) => [step.stepId, reads.output(step.id)])),
    buildPacks: reads.buildPacks(workshopId).filter((pack) => pack.assembled).length,
  };
}

/** What one step still lacks. */
export function stepMissing(reads: StoreReads, { workshopId, stepId }: StepAddress): readonly GatePoint[] {
  return missingPoints(stepId, gateContext(reads, workshopId));
}

/** Completes a step when its gate is met, or `anyway`. Completing a complete step changes nothing. */
export function completeStep(
  deps: StepDeps,
  actor: string,
  address: StepAddress,
  anyway: boolean,
): Result<null, UseCaseError> {
  const done = deps.store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const step = findStep(unit, address);
    if (!step.ok) return step;
    if (step.value.status === 'complete') return ok(null);
    const missing = stepMissing(unit, address);
    if (missing.length > 0 && !anyway) return err({ kind: 'gate_not_met', missing });
    unit.update('workshop_steps', step.value.id, {
      status: 'complete',
      startedAt: step.value.startedAt ?? unit.now,
      completedAt: unit.now,
    });
    touchWorkshop(unit, address.workshopId);
    return ok(null);
  });
  if (done.ok) deps.edited(address.workshopId);
  return done;
}

/** Opens a complete step again; its output stays as it is. */
export function reopenStep(deps: StepDeps, actor: string, address: StepAddress): Result<null, UseCaseError> {
  const done = deps.store.mutate(actor, (unit): Result<null, UseCaseError> => {
    const step = findStep(unit, address);
    if (!step.ok) return step;
    if (step.value.status !== 'complete') return ok(null);
    unit.update('workshop_steps', step.value.id, { status: 'in_progress', completedAt: null });
    touchWorkshop(unit, address.workshopId);
    return ok(null);
  });
  if (done.ok) deps.edited(address.workshopId);
  return done;
}
