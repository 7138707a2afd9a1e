import type { StepId } from '../../../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec } from '../../../../shared/domain/step-model.ts';
import type { STEP_MODELS } from '../../../../shared/domain/step-models.ts';

/** What a reference of an item points to. */
export interface Reference {
  /** Id of the item it names. */
  readonly id: string;
  /** Short name used throughout the pack (`F3`), null where the collection has none or the item says nothing. */
  readonly code: string | null;
  /** The text that names the item, null when it has none. */
  readonly label: string | null;
  /** True when nothing of that id is there any more. */
  readonly missing: boolean;
}

/** Collections whose items get a short code, with its letter. */
export const CODE_LETTERS: Readonly<Record<string, string>> = {
  'empathize.personas': 'P',
  'define.pointsOfView': 'V',
  'define.questions': 'Q',
  'ideate.ideas': 'I',
  'prototype.concepts': 'C',
  'test.tests': 'T',
  'prioritize.features': 'F',
  'architect.components': 'K',
  'spec.requirements': 'R',
  'story.stories': 'S',
};

/** Fields that only a board shows, and the room's checklist of a story. */
export const BOARD_FIELDS = ['position', 'mapPosition', 'strokes', 'sheet', 'frame', 'color', 'avatarColor', 'invest', 'size', 'locked', 'layer', 'picture'] as const;

type BoardField = (typeof BOARD_FIELDS)[number];

/** References lose their suffix: `personaId` becomes `persona`, `ideaIds` becomes `ideas`. */
export type EntryName<K extends string> = K extends `${infer Base}Ids` ? `${Base}s` : K extends `${infer Base}Id` ? Base : K;

/** A field as the pack holds it: a blank text and an absent value are null. */
export type EntryValue<F extends FieldSpec> = F extends { kind: 'text' }
  ? string | null
  : F extends { kind: 'number' }
    ? number | null
    : F extends { kind: 'flag' }
      ? boolean
      : F extends { kind: 'choice'; options: readonly (infer O)[] }
        ? O | null
        : F extends { kind: 'ref' }
          ? Reference | null
          : F extends { kind: 'refs' }
            ? readonly Reference[]
            : never;

type Collections<S extends StepId> = (typeof STEP_MODELS)[S]['collections'];

type Fields<C> = C extends CollectionSpec<infer F> ? F : never;

/** One item of a collection as the pack holds it: every field of its model but those of the board, references resolved. */
export type Entry<S extends StepId, C extends keyof Collections<S>> = {
  readonly id: string;
  readonly code: string | null;
} & {
  readonly [K in keyof Fields<Collections<S>[C]> & string as K extends BoardField ? never : EntryName<K>]: EntryValue<
    Fields<Collections<S>[C]>[K]
  >;
};

/** All items of all steps in their order, without those that say nothing. */
export type PackContents = {
  readonly [S in StepId]: { readonly [C in keyof Collections<S>]: readonly Entry<S, C>[] };
};

export type Persona = Entry<'empathize', 'personas'>;
export type PointOfView = Entry<'define', 'pointsOfView'>;
export type Question = Entry<'define', 'questions'>;
export type Idea = Entry<'ideate', 'ideas'>;
export type Concept = Entry<'prototype', 'concepts'>;
export type Test = Entry<'test', 'tests'>;
export type Feature = Entry<'prioritize', 'features'>;
export type Component = Entry<'architect', 'components'>;
export type Risk = Entry<'architect', 'risks'>;
export type Requirement = Entry<'spec', 'requirements'>;
export type Story = Entry<'story', 'stories'>;
export type Criterion = Entry<'story', 'criteria'>;
