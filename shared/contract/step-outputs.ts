import { z } from 'zod';

import { fieldProblem } from '../domain/field-check.ts';
import { isItemId } from '../domain/ids.ts';
import { isOrderKey } from '../domain/order-key.ts';
import { STEP_IDS, type StepId } from '../domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, StepModel } from '../domain/step-model.ts';
import { stepModel } from '../domain/step-models.ts';

const carriedFromSchema = z.looseObject({ step: z.string(), collection: z.string(), item: z.string(), text: z.string() });

function fieldSchema(spec: FieldSpec): z.ZodType {
  return z
    .unknown()
    .superRefine((value, context) => {
      const problem = value === undefined ? null : fieldProblem(spec, value);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    })
    .optional();
}

function itemSchema(spec: CollectionSpec): z.ZodType {
  const fields = Object.entries(spec.fields).map(([name, field]) => [name, fieldSchema(field)] as const);
  return z.looseObject({
    ...Object.fromEntries(fields),
    by: z.string().optional(),
    createdAt: z.number().optional(),
    order: z.string().refine(isOrderKey, 'not_an_order_key').optional(),
    from: carriedFromSchema.optional(),
  });
}

function outputSchema(model: StepModel): z.ZodType<Readonly<Record<string, unknown>>> {
  const collections = Object.entries(model.collections).map(
    ([name, spec]) => [name, z.record(z.string().refine(isItemId, 'not_an_item_id'), itemSchema(spec)).optional()] as const,
  );
  const flat = Object.entries(model.root).filter(([name]) => !name.includes('.'));
  const nested = new Map<string, Record<string, z.ZodType>>();
  for (const [name, spec] of Object.entries(model.root)) {
    const [parent, child] = name.split('.');
    if (parent === undefined || child === undefined) continue;
    nested.set(parent, { ...nested.get(parent), [child]: fieldSchema(spec) });
  }
  return z.looseObject({
    schemaVersion: z.number().int().optional(),
    ...Object.fromEntries(flat.map(([name, spec]) => [name, fieldSchema(spec)])),
    ...Object.fromEntries([...nested].map(([name, shape]) => [name, z.looseObject(shape).optional()])),
    ...Object.fromEntries(collections),
  });
}

const schemas = new Map<string, z.ZodType<Readonly<Record<string, unknown>>>>();

/** The zod schema of one step's output. Built from the step's model, on first use; unknown keys pass and are kept. */
export function stepOutputSchema(stepId: string): z.ZodType<Readonly<Record<string, unknown>>> {
  const found = schemas.get(stepId);
  if (found !== undefined) return found;
  const made = outputSchema(stepModel(stepId));
  schemas.set(stepId, made);
  return made;
}

/** All ten schemas, for checks that go over every step. */
export function allStepOutputSchemas(): readonly (readonly [StepId, z.ZodType])[] {
  return STEP_IDS.map((id) => [id, stepOutputSchema(id)] as const);
}
