import { isStepId, type StepId } from './step-ids.ts';
import type { CollectionSpec, OutputOf, StepModel } from './step-model.ts';
import { architect } from './steps/architect.ts';
import { define } from './steps/define.ts';
import { empathize } from './steps/empathize.ts';
import { generic } from './steps/generic.ts';
import { ideate } from './steps/ideate.ts';
import { pack } from './steps/pack.ts';
import { prioritize } from './steps/prioritize.ts';
import { prototype } from './steps/prototype.ts';
import { spec } from './steps/spec.ts';
import { story } from './steps/story.ts';
import { test } from './steps/test.ts';

/** The models of the ten steps by id. */
export const STEP_MODELS = { empathize, define, ideate, prototype, test, prioritize, architect, spec, story, pack } as const;

/** The static type of one step's output. */
export type Outputs = { readonly [S in StepId]: OutputOf<(typeof STEP_MODELS)[S]> };

/** The model of a step; a step this app does not know gets the generic board. */
export function stepModel(stepId: string): StepModel {
  return isStepId(stepId) ? STEP_MODELS[stepId] : generic;
}

/** The spec of one collection, or undefined when the step has none of that name. */
export function collectionSpec(stepId: string, name: string): CollectionSpec | undefined {
  const { collections } = stepModel(stepId);
  return Object.hasOwn(collections, name) ? collections[name] : undefined;
}
