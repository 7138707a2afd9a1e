import { fieldProblem } from '../../../shared/domain/field-check.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import { keyBetween } from '../../../shared/domain/order-key.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import { OUTPUT_SCHEMA_VERSION, type CarriedFrom, type FieldSpec, type StepModel, type StepOutput } from '../../../shared/domain/step-model.ts';
import { stepModel } from '../../../shared/domain/step-models.ts';
import { notFound, type InvalidInput, type NotFound } from '../errors.ts';
import type { OutputWrite } from '../store/output-write.ts';
import { WorkingOutput } from './working-output.ts';

/** An operation as use cases make them: an added item may carry where it came from. */
export type PlannedOperation = StepOperation & { readonly from?: CarriedFrom };

export interface Author {
  readonly actor: string;
  readonly now: Date;
}

/** Whether an item that is not in the output was there once. */
export type WasDeleted = (collection: string, id: string) => boolean;

type PlanError = NotFound | InvalidInput;

/**
 * Checks operations against the step's model and its output, and turns them into writes. All or none: the first operation
 * that does not fit ends the plan with its index in the error's path. Adding an item that is there already writes nothing, and
 * neither does adding one that was deleted: ids are used once, so the request was answered before and its answer got lost.
 */
export function planOperations(
  stepId: string,
  output: StepOutput,
  operations: readonly PlannedOperation[],
  author: Author,
  wasDeleted: WasDeleted = () => false,
): Result<readonly OutputWrite[], PlanError> {
  const plan = new Plan(stepModel(stepId), output, author, wasDeleted);
  for (const [index, operation] of operations.entries()) {
    const error = plan.take(operation);
    if (error !== null) {
      return err(error.kind === 'invalid_input' ? { ...error, path: ['operations', index, ...error.path] } : error);
    }
  }
  return ok(plan.finish());
}

class Plan {
  readonly #writes: OutputWrite[] = [];
  readonly #working: WorkingOutput;
  readonly #lastOrder = new Map<string, string | null>();

  constructor(
    private readonly model: StepModel,
    private readonly output: StepOutput,
    private readonly author: Author,
    private readonly wasDeleted: WasDeleted,
  ) {
    this.#working = new WorkingOutput(output);
  }

  finish(): readonly OutputWrite[] {
    if (this.#writes.length === 0 || this.output['schemaVersion'] !== undefined) return this.#writes;
    return [{ kind: 'put', path: ['schemaVersion'], value: OUTPUT_SCHEMA_VERSION }, ...this.#writes];
  }

  take(operation: PlannedOperation): PlanError | null {
    if (operation.kind === 'set_root') return this.#setRoot(operation.field, operation.value);
    if (!Object.hasOwn(this.model.collections, operation.collection)) return notFound('collection', operation.collection);
    if (operation.kind === 'add') return this.#add(operation);
    if (this.#working.item(operation.collection, operation.id) === undefined) return notFound('item', operation.id);
    const { collection, id } = operation;
    switch (operation.kind) {
      case 'set':
        return this.#set(collection, id, operation.field, operation.value);
      case 'move':
        this.#lastOrder.delete(collection);
        return this.#write({ kind: 'put', path: [collection, id, 'order'], value: operation.order });
      case 'delete':
        return this.#write({ kind: 'delete_item', collection, id });
    }
  }

  #add(operation: Extract<PlannedOperation, { kind: 'add' }>): PlanError | null {
    const { collection, id, fields } = operation;
    if (this.#working.item(collection, id) !== undefined) return null;
    if (this.#working.deleted(collection, id) || this.wasDeleted(collection, id)) return null;
    if (this.#working.count(collection) >= LIMITS.itemsPerCollection) {
      return { kind: 'invalid_input', path: ['collection'], code: 'too_many_items' };
    }
    for (const [field, value] of Object.entries(fields)) {
      const error = this.#check(collection, field, value, ['fields', field]);
      if (error !== null) return error;
    }
    const order = operation.order ?? this.#nextOrder(collection);
    this.#lastOrder.set(collection, this.#later(order, collection));
    const { actor, now } = this.author;
    const from = operation.from === undefined ? {} : { from: operation.from };
    const item = { ...fields, ...from, by: actor, createdAt: now.getTime(), order };
    for (const [field, value] of Object.entries(item)) this.#write({ kind: 'put', path: [collection, id, field], value });
    return null;
  }

  #set(collection: string, id: string, field: string, value: unknown): PlanError | null {
    return this.#check(collection, field, value, ['value']) ?? this.#write({ kind: 'put', path: [collection, id, field], value });
  }

  #setRoot(field: string, value: unknown): PlanError | null {
    const spec: FieldSpec | undefined = Object.hasOwn(this.model.root, field) ? this.model.root[field] : undefined;
    if (spec === undefined) return notFound('field', field);
    const problem = fieldProblem(spec, value);
    if (problem !== null) return { kind: 'invalid_input', path: ['value'], code: problem };
    return this.#write({ kind: 'put', path: field.split('.'), value });
  }

  #check(collection: string, field: string, value: unknown, path: readonly string[]): PlanError | null {
    const fields = this.model.collections[collection]?.fields ?? {};
    const spec = Object.hasOwn(fields, field) ? fields[field] : undefined;
    if (spec === undefined) return notFound('field', field);
    const problem = fieldProblem(spec, value);
    return problem === null ? null : { kind: 'invalid_input', path, code: problem };
  }

  #write(write: OutputWrite): null {
    this.#working.apply(write);
    this.#writes.push(write);
    return null;
  }

  #nextOrder(collection: string): string {
    return keyBetween(this.#last(collection), null);
  }

  #last(collection: string): string | null {
    const known = this.#lastOrder.get(collection);
    if (known !== undefined) return known;
    const last = this.#working.lastOrder(collection);
    this.#lastOrder.set(collection, last);
    return last;
  }

  #later(order: string, collection: string): string {
    const last = this.#last(collection);
    return last !== null && last > order ? last : order;
  }
}
