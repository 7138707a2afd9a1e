/**
 * One edit of a step's output. Every edit a person makes is a short list of these, applied in one transaction; the
 * renderer, guests and undo all speak them.
 */
export type StepOperation =
  /** Adds an item. `fields` hold only fields of the collection's spec, `order` defaults to the end. An id is used once. */
  | {
      readonly kind: 'add';
      readonly collection: string;
      readonly id: string;
      readonly fields: Readonly<Record<string, unknown>>;
      readonly order?: string | undefined;
    }
  /** Sets one field of an item; a reference or number may be null, a text may be empty. */
  | { readonly kind: 'set'; readonly collection: string; readonly id: string; readonly field: string; readonly value: unknown }
  /** Gives an item a new place in its collection: a fractional index key. */
  | { readonly kind: 'move'; readonly collection: string; readonly id: string; readonly order: string }
  /** Deletes an item. Its fields stay in the registers, so that undo and late edits by others can bring it back. */
  | { readonly kind: 'delete'; readonly collection: string; readonly id: string }
  /** Sets a root field of the output, named as in the step's model (`facilitatorNotes`, `selection.audience`). */
  | { readonly kind: 'set_root'; readonly field: string; readonly value: unknown };

/** A JSON path inside an output, from its root. */
export type OutputPath = readonly string[];

/** One changed value inside an output; `value` undefined means the path is gone. */
export interface OutputChange {
  readonly path: OutputPath;
  readonly value: unknown;
}
