import type { PackAudience, PackSection } from '../../../shared/domain/steps/pack.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { StepStatus } from '../../../shared/schema/values.ts';

/** Everything a build pack is made of. The same input gives the same bytes: no clock, no randomness, no locale of the machine. */
export interface PackInput {
  readonly language: 'en' | 'de';
  readonly workshop: { readonly id: string; readonly title: string; readonly originalIdea: string };
  readonly steps: { readonly [S in StepId]: { readonly status: StepStatus; readonly output: StepOutput } };
  readonly sections: readonly PackSection[];
  readonly audience: PackAudience;
}
