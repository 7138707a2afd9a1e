import { carryRulesInto } from '../../../shared/domain/carry-forward.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';

/**
 * The earlier step that a step takes items and references from, or undefined. Every step looks back at one other step at most
 * (carry-forward rules and reference targets agree on it), so a page needs its own output and this one.
 */
export function sourceStepOf(stepId: string): StepId | undefined {
  return carryRulesInto(stepId).find((rule) => rule.source.step !== stepId)?.source.step;
}
