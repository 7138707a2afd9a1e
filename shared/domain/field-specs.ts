import { LIMITS } from './limits.ts';
import type { StepId } from './step-ids.ts';
import type { CollectionSpec, FieldSpec, RefTarget, StepModel } from './step-model.ts';

// Builders for the field specs: they keep the ten step files readable as tables.

/** A one-line text. */
export const line = { kind: 'text', maxLength: LIMITS.shortText, multiline: false } as const;

/** A text of many lines. */
export const prose = { kind: 'text', maxLength: LIMITS.longText, multiline: true } as const;

export const flag = { kind: 'flag' } as const;
export const position = { kind: 'position' } as const;
export const strokes = { kind: 'strokes' } as const;
export const picture = { kind: 'picture' } as const;
export const timer = { kind: 'timer' } as const;

/** A whole number from `min` to `max`, or null while nobody has judged. */
export function whole(min: number, max: number) {
  return { kind: 'number', min, max, integer: true } as const;
}

/** Any finite number from `min` to `max`, or null. */
export function decimal(min: number, max: number) {
  return { kind: 'number', min, max, integer: false } as const;
}

export function choice<const O extends readonly string[]>(options: O) {
  return { kind: 'choice', options } as const;
}

/** One of the options, or null: nothing chosen is a state that people go back to. */
export function openChoice<const O extends readonly string[]>(options: O) {
  return { kind: 'choice', options, clearable: true } as const;
}

export function choices<const O extends readonly string[]>(options: O) {
  return { kind: 'choices', options } as const;
}

/** A reference to one item, or null. */
export function ref(...targets: readonly RefTarget[]) {
  return { kind: 'ref', targets } as const;
}

/** References to several items, as one value. */
export function refs(...targets: readonly RefTarget[]) {
  return { kind: 'refs', targets } as const;
}

/** Identity helper that keeps the literal types of a collection. */
export function collection<const F extends Readonly<Record<string, FieldSpec>>>(
  prefix: string,
  label: keyof F & string,
  fields: F,
): CollectionSpec<F> {
  return { prefix, ordered: true, label, fields };
}

/** Identity helper that keeps the literal types of a step. */
export function defineStep<
  const C extends Readonly<Record<string, CollectionSpec>>,
  const R extends Readonly<Record<string, FieldSpec>>,
>(id: string, collections: C, root: R): StepModel<C, R> {
  return { id, collections, root };
}

/** The colours a note can have (look.md); each has a dark pair in the renderer's tokens. */
export const NOTE_COLORS = ['yellow', 'pink', 'blue', 'green', 'orange', 'red', 'teal', 'purple', 'white'] as const;

export type NoteColor = (typeof NOTE_COLORS)[number];

/** The widths a note can have; its height follows from what is on it. */
export const NOTE_SIZES = ['small', 'medium', 'large'] as const;

export type NoteSize = (typeof NOTE_SIZES)[number];

const LAYER_BOUND = 1_000_000;

/** What a note on a board has besides its text: where it lies, how it looks, whether it can be moved, what lies above it. */
export const boardFields = {
  color: choice(NOTE_COLORS),
  position,
  size: choice(NOTE_SIZES),
  locked: flag,
  /** Notes with a higher layer lie above others; absent is 0. */
  layer: whole(-LAYER_BOUND, LAYER_BOUND),
  picture,
} as const;

/** Root fields every step has: notes that only the facilitator sees, whether people's notes are private until revealed, and a photo of the paper wall to type from. */
export const commonRoot = { facilitatorNotes: prose, privateBrainstorm: flag, paperPhoto: picture } as const;

/**
 * The collections of voting, for a step whose `votable` collections can be voted on: rounds, and one item a dot (voting.ts has
 * the rules). An empty `itemIds` puts the whole collection on the ballot; `voter` is a person's id or the name they gave.
 */
export function voting(step: StepId, votable: readonly string[]) {
  const items = votable.map((name) => ({ step, collection: name }));
  return {
    rounds: collection('rnd', 'title', {
      title: line,
      collection: line,
      itemIds: refs(...items),
      budget: whole(1, 50),
      maxPerItem: whole(1, 50),
      anonymous: flag,
      status: choice(['open', 'closed']),
    }),
    votes: collection('vot', 'voter', { roundId: ref({ step, collection: 'rounds' }), itemId: ref(...items), voter: line }),
  } as const;
}
