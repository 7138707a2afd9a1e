import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';

import { isItemId } from '../domain/ids.ts';
import { LIMITS } from '../domain/limits.ts';
import { isOrderKey } from '../domain/order-key.ts';
import { STEP_IDS } from '../domain/step-ids.ts';
import { STEP_STATUSES } from '../schema/values.ts';
import { base, idSchema } from './base.ts';
import { gateErrors } from './errors.ts';

const nameSchema = z.string().min(1).max(60).regex(/^[A-Za-z][A-Za-z0-9.]*$/);
const itemIdSchema = z.string().refine(isItemId, 'not_an_item_id');
const orderSchema = z.string().refine(isOrderKey, 'not_an_order_key');
const collection = nameSchema;

/** See `StepOperation` in the domain. Whether a value fits its field is checked against the step's model by the use case. */
export const stepOperationSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('add'),
    collection,
    id: itemIdSchema,
    fields: z.record(nameSchema, z.unknown()),
    order: orderSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('set'), collection, id: itemIdSchema, field: nameSchema, value: z.unknown() }),
  z.strictObject({ kind: z.literal('move'), collection, id: itemIdSchema, order: orderSchema }),
  z.strictObject({ kind: z.literal('delete'), collection, id: itemIdSchema }),
  z.strictObject({ kind: z.literal('set_root'), field: nameSchema, value: z.unknown() }),
]);

const stepStateSchema = z.object({
  status: z.enum(STEP_STATUSES),
  startedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  /** How many edits the person at this connection can undo and redo here. */
  undo: z.number(),
  redo: z.number(),
});

/** First the whole output, then only changed paths; a change without `value` took its path away. */
export const stepEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), state: stepStateSchema, output: z.record(z.string(), z.unknown()) }),
  z.object({
    kind: z.literal('changed'),
    state: stepStateSchema,
    changes: z.array(z.object({ path: z.array(z.string()), value: z.unknown().optional() })),
  }),
]);

const ofStep = z.object({ workshopId: idSchema, stepId: idSchema });
const done = z.object({});
const targetSchema = z.object({ step: z.enum(STEP_IDS), collection: nameSchema });

export const steps = {
  /** One step's output, live. Ends when the workshop is deleted. Typed but not checked on its way out, as the list is. */
  watch: base.input(ofStep).output(eventIterator(type<StepEvent>())),
  /**
   * Applies edits in one transaction: all or none, on disk before it answers. Adding an item that is or was there changes
   * nothing, so a request may be sent again after a lost answer. Edits with the same `gesture` (typing in one field, one
   * drag) undo together.
   */
  apply: base
    .input(
      ofStep.extend({
        operations: z.array(stepOperationSchema).min(1).max(LIMITS.operationsPerRequest),
        gesture: z.string().max(100).optional(),
      }),
    )
    .output(done),
  /** Takes back this person's last edit of the step; `changed` is false when there is nothing to undo. */
  undo: base.input(ofStep).output(z.object({ changed: z.boolean() })),
  redo: base.input(ofStep).output(z.object({ changed: z.boolean() })),
  /** Completes the step if its gate is met, or `anyway`. */
  complete: base.errors(gateErrors).input(ofStep.extend({ anyway: z.boolean() })).output(done),
  /** Opens a completed step again; clears nothing. */
  reopen: base.input(ofStep).output(done),
  /** Makes items of `target` from chosen items of `source`; answers with the new items' ids. One undo takes them all back. */
  carryForward: base
    .input(
      z.object({
        workshopId: idSchema,
        source: targetSchema,
        target: targetSchema,
        items: z.array(itemIdSchema).min(1).max(LIMITS.operationsPerRequest),
      }),
    )
    .output(z.object({ items: z.array(z.string()) })),
  /** Takes over the changed text of a carried item's source. */
  acceptUpdate: base.input(ofStep.extend({ collection, item: itemIdSchema })).output(done),
};

export type StepEvent = z.infer<typeof stepEventSchema>;
export type StepState = z.infer<typeof stepStateSchema>;
