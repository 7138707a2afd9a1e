import type { StepId } from './step-ids.ts';
import type { TimerValue } from './timer.ts';

/** Where a reference points: a collection of a step's output. */
export interface RefTarget {
  readonly step: StepId;
  readonly collection: string;
}

/** What one field of an item may hold. Absent is always allowed: two people's edits merge field by field. */
export type FieldSpec =
  | { readonly kind: 'text'; readonly maxLength: number; readonly multiline: boolean }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly integer: boolean }
  | { readonly kind: 'flag' }
  /** `clearable`: nothing chosen is a state of its own that can be gone back to, as null. */
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly clearable?: true }
  | { readonly kind: 'ref'; readonly targets: readonly RefTarget[] }
  | { readonly kind: 'refs'; readonly targets: readonly RefTarget[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  /** A place on a board, `{x, y}`; one value, never split. */
  | { readonly kind: 'position' }
  /** Pen strokes, an array; one value. */
  | { readonly kind: 'strokes' }
  /** A picture kept in the data folder, `{sha256, width, height}` or null; one value. */
  | { readonly kind: 'picture' }
  /** The room's timer or null; one value, never split. */
  | { readonly kind: 'timer' };

/** One collection of a step: an object keyed by item id. */
export interface CollectionSpec<F extends Readonly<Record<string, FieldSpec>> = Readonly<Record<string, FieldSpec>>> {
  /** Prefix of the item ids. */
  readonly prefix: string;
  /** Whether items carry an `order` key. All collections that a table or list shows do. */
  readonly ordered: boolean;
  /** The field that names an item in lists and references. */
  readonly label: string;
  readonly fields: F;
}

/** The shape of one step's output, from which validation, editors, tables and the build pack are derived. */
export interface StepModel<
  C extends Readonly<Record<string, CollectionSpec>> = Readonly<Record<string, CollectionSpec>>,
  R extends Readonly<Record<string, FieldSpec>> = Readonly<Record<string, FieldSpec>>,
> {
  readonly id: string;
  readonly collections: C;
  /** Fields at the root of the output; a dot descends into an object (`selection.audience`). */
  readonly root: R;
}

/** The value a field of spec `F` holds. */
export type FieldValue<F extends FieldSpec> = F extends { kind: 'text' }
  ? string
  : F extends { kind: 'number' }
    ? number | null
    : F extends { kind: 'flag' }
      ? boolean
      : F extends { kind: 'choice'; options: readonly (infer O)[] }
        ? O | (F extends { clearable: true } ? null : never)
        : F extends { kind: 'choices'; options: readonly (infer O)[] }
          ? readonly O[]
          : F extends { kind: 'ref' }
            ? string | null
            : F extends { kind: 'refs' }
              ? readonly string[]
              : F extends { kind: 'position' }
                ? Position
                : F extends { kind: 'picture' }
                  ? Picture | null
                : F extends { kind: 'timer' }
                  ? TimerValue | null
                  : readonly Stroke[];

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Names a picture by its content: SHA-256 of the file in lowercase hex, width and height in its own pixels. */
export interface Picture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/**
 * One thing drawn on a sketch, in sketch units (0…1000 across): flat [x, y, pressure, …] triples. What the points mean is the
 * tool's business (`strokes.ts`).
 */
export interface Stroke {
  /** One of `STROKE_TOOLS`; a tool of a later version is kept, and drawn as a pen. */
  readonly tool: string;
  readonly color: string;
  readonly width: number;
  readonly points: readonly number[];
  /** What a text says. */
  readonly text?: string;
}

/** Where a carried item came from, and the text it had then, so that a later edit of the source can be offered. */
export interface CarriedFrom {
  readonly step: StepId;
  readonly collection: string;
  readonly item: string;
  readonly text: string;
}

/** What every item carries besides its own fields. */
export interface ItemBase {
  /** Person id of the author. */
  readonly by?: string;
  /** Milliseconds since the epoch, UTC. */
  readonly createdAt?: number;
  /** Fractional index key. */
  readonly order?: string;
  readonly from?: CarriedFrom;
}

export type ItemOf<C extends CollectionSpec> = ItemBase & {
  readonly [K in keyof C['fields']]?: FieldValue<C['fields'][K]>;
};

/** An item whose collection is not known statically. */
export type AnyItem = ItemBase & { readonly [field: string]: unknown };

/** A step's output with static types for its collections. Everything is optional: an output starts empty. */
export type OutputOf<M extends StepModel> = {
  readonly schemaVersion?: number;
  readonly facilitatorNotes?: string;
} & { readonly [K in keyof M['collections']]?: Readonly<Record<string, ItemOf<M['collections'][K]>>> };

/** A step's output as stored: a JSON object; unknown keys are kept. */
export type StepOutput = { readonly [key: string]: unknown };

/** Version written at the root of every output. */
export const OUTPUT_SCHEMA_VERSION = 1;
