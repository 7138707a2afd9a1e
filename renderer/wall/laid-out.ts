import { itemsOf } from '../../shared/domain/collections.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

/** Whether ideas have been laid out on their board, so that showing it tells more than cards. */
export function isLaidOut(output: StepOutput): boolean {
  return Object.values(itemsOf(output, 'ideas')).some((idea) => idea['position'] !== undefined);
}
