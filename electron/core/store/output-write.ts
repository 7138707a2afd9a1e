import type { OutputPath } from '../../../shared/domain/operations.ts';

/** One write into a step's output, as the store takes it. Each becomes one register, or several for an object value. */
export type OutputWrite =
  /** Sets a value. Objects are stored path by path, arrays and the composites of the step's model as one value. */
  | { readonly kind: 'put'; readonly path: OutputPath; readonly value: unknown }
  /** Takes a value away. */
  | { readonly kind: 'clear'; readonly path: OutputPath }
  /** Deletes an item: one tombstone that remembers the newest edit its author had seen inside the item. */
  | { readonly kind: 'delete_item'; readonly collection: string; readonly id: string }
  /** Lifts the tombstone: the item comes back with the values its registers hold. */
  | { readonly kind: 'restore_item'; readonly collection: string; readonly id: string };
