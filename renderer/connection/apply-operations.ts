import { itemsOf } from '../../shared/domain/collections.ts';
import type { OutputPath, StepOperation } from '../../shared/domain/operations.ts';
import { keyBetween } from '../../shared/domain/order-key.ts';
import { withChange } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

/**
 * What an edit will make of an output once the host has taken it: the page shows this until the host answers. Edits of an item
 * that is not there change nothing, as on the host; adding an item that is there changes nothing either.
 */
export function applyOperation(output: StepOutput, operation: StepOperation): StepOutput {
  switch (operation.kind) {
    case 'add':
      return hasItem(output, operation) ? output : withChange(output, { path: operationPath(operation), value: newItem(output, operation) });
    case 'set':
      return hasItem(output, operation) ? withChange(output, { path: operationPath(operation), value: operation.value }) : output;
    case 'move':
      return hasItem(output, operation) ? withChange(output, { path: operationPath(operation), value: operation.order }) : output;
    case 'delete':
      return hasItem(output, operation) ? withChange(output, { path: operationPath(operation), value: undefined }) : output;
    case 'set_root':
      return withChange(output, { path: operationPath(operation), value: operation.value });
  }
}

/** `applyOperation` for a list, in order. */
export function applyOperations(output: StepOutput, operations: readonly StepOperation[]): StepOutput {
  return operations.reduce(applyOperation, output);
}

/** The path inside the output that an edit writes. */
export function operationPath(operation: StepOperation): OutputPath {
  switch (operation.kind) {
    case 'add':
    case 'delete':
      return [operation.collection, operation.id];
    case 'set':
      return [operation.collection, operation.id, operation.field];
    case 'move':
      return [operation.collection, operation.id, 'order'];
    case 'set_root':
      return operation.field.split('.');
  }
}

/** True when one of the paths lies within the other. */
export function pathsOverlap(a: OutputPath, b: OutputPath): boolean {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function hasItem(output: StepOutput, { collection, id }: { readonly collection: string; readonly id: string }): boolean {
  return Object.hasOwn(itemsOf(output, collection), id);
}

function newItem(output: StepOutput, operation: Extract<StepOperation, { kind: 'add' }>): Readonly<Record<string, unknown>> {
  const order = operation.order ?? keyBetween(lastOrder(output, operation.collection), null);
  return { ...operation.fields, order };
}

function lastOrder(output: StepOutput, collection: string): string | null {
  let last: string | null = null;
  for (const { order } of Object.values(itemsOf(output, collection))) {
    if (typeof order === 'string' && (last === null || order > last)) last = order;
  }
  return last;
}
