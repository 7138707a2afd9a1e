import type { StepOperation } from '../../shared/domain/operations.ts';

/**
 * Appends an edit to a list that has not been sent yet. An edit that overwrites an earlier one of the same field or place takes
 * its room, so that a long word typed while the host is away is one edit; the list's effect stays the same.
 */
export function collapseInto(operations: readonly StepOperation[], next: StepOperation): readonly StepOperation[] {
  const target = writtenValue(next);
  if (target === null) return [...operations, next];
  for (let at = operations.length - 1; at >= 0; at -= 1) {
    const earlier = operations[at];
    if (earlier === undefined || changesExistence(earlier, next)) break;
    if (writtenValue(earlier) === target) return [...operations.slice(0, at), ...operations.slice(at + 1), next];
  }
  return [...operations, next];
}

/** A key for the single value an edit overwrites; null for edits that add or delete. */
function writtenValue(operation: StepOperation): string | null {
  switch (operation.kind) {
    case 'set':
      return JSON.stringify(['set', operation.collection, operation.id, operation.field]);
    case 'move':
      return JSON.stringify(['move', operation.collection, operation.id]);
    case 'set_root':
      return JSON.stringify(['root', operation.field]);
    case 'add':
    case 'delete':
      return null;
  }
}

/** True when `earlier` adds or deletes the item that `next` edits: the two must not swap places. */
function changesExistence(earlier: StepOperation, next: StepOperation): boolean {
  if (earlier.kind !== 'add' && earlier.kind !== 'delete') return false;
  return next.kind !== 'set_root' && earlier.collection === next.collection && earlier.id === next.id;
}
