import { itemsOf } from '../../shared/domain/collections.ts';
import type { OutputPath, StepOperation } from '../../shared/domain/operations.ts';
import { keyBetween } from '../../shared/domain/order-key.ts';
import { withChange, withChanges } from '../../shared/domain/output-path.ts';
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

/** Pasting makes thousands of additions, which are laid over an output again with every event until the host has them all. */
const MANY = 12;

/** `applyOperation` for a list, in order. */
export function applyOperations(output: StepOutput, operations: readonly StepOperation[]): StepOutput {
  let result = output;
  for (let at = 0; at < operations.length; ) {
    const adding = additionsFrom(operations, at);
    if (adding.length >= MANY) {
      const fresh = adding.filter((operation) => !hasItem(result, operation));
      result = withChanges(
        result,
        fresh.map((operation) => ({ path: operationPath(operation), value: newItem(result, operation) })),
      );
      at += adding.length;
    } else {
      const operation = operations[at];
      if (operation !== undefined) result = applyOperation(result, operation);
      at += 1;
    }
  }
  return result;
}

type Addition = Extract<StepOperation, { kind: 'add' }>;

/** The additions to one collection that follow each other from `start` on, each with its order and of another item. */
function additionsFrom(operations: readonly StepOperation[], start: number): readonly Addition[] {
  const found: Addition[] = [];
  const ids = new Set<string>();
  for (let at = start; at < operations.length; at += 1) {
    const operation = operations[at];
    if (operation?.kind !== 'add' || operation.order === undefined || ids.has(operation.id)) break;
    if (operation.collection !== (found[0] ?? operation).collection) break;
    found.push(operation);
    ids.add(operation.id);
  }
  return found;
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

/** What additions made, so that an item on its way to the host is the same object whenever it is laid over an output. */
const made = new WeakMap<StepOperation, Readonly<Record<string, unknown>>>();

function newItem(output: StepOutput, operation: Extract<StepOperation, { kind: 'add' }>): Readonly<Record<string, unknown>> {
  const known = made.get(operation);
  if (known !== undefined) return known;
  const order = operation.order ?? keyBetween(lastOrder(output, operation.collection), null);
  // In the order that outputs keep their keys in, or the output would hold a copy.
  const item = Object.fromEntries(Object.entries({ ...operation.fields, order }).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (operation.order !== undefined) made.set(operation, item);
  return item;
}

function lastOrder(output: StepOutput, collection: string): string | null {
  let last: string | null = null;
  for (const { order } of Object.values(itemsOf(output, collection))) {
    if (typeof order === 'string' && (last === null || order > last)) last = order;
  }
  return last;
}
