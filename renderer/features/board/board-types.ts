import type { NoteColor, NoteSize } from '../../../shared/domain/field-specs.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Picture } from '../../../shared/domain/step-model.ts';
import type { Point, Rect } from './geometry.ts';
import type { Box } from './spatial-index.ts';

/** An item a board can show: a collection whose spec spreads `boardFields` (shared/domain/field-specs.ts), as `useItems` gives it. */
export interface BoardItem {
  readonly id: string;
  readonly order?: string | undefined;
  readonly color?: NoteColor | undefined;
  readonly position?: Point | undefined;
  readonly size?: NoteSize | undefined;
  readonly locked?: boolean | undefined;
  readonly layer?: number | null | undefined;
  readonly picture?: Picture | null | undefined;
}

/** An item that frames notes: a cluster. */
export interface GroupItem {
  readonly id: string;
  readonly name?: string | undefined;
  readonly color?: NoteColor | undefined;
  readonly position?: Point | undefined;
}

/** A short mark in a note's foot, drawn and said: a star, a number of votes. */
export interface Badge {
  readonly id: string;
  /** What is drawn: one or a few characters. */
  readonly text: string;
  /** What is said, and the tooltip of the button in the selection's bar. */
  readonly label: string;
  /** A mark that is on stands out. */
  readonly on?: boolean | undefined;
  /** Makes it a switch, on the note and in the selection's bar: the board's `onBadge` is called. */
  readonly press?: boolean | undefined;
}

/** A place of the backdrop that notes can be moved to: a ring, a zone of the empathy map, a quadrant. */
export interface BoardZone {
  readonly id: string;
  readonly label: string;
  /** Where notes that have no place yet are laid out; also what "Move to …" aims at. In board units. */
  readonly area: Rect;
}

/** What lies under the notes and gives places a meaning. */
export interface Backdrop<I extends BoardItem> {
  /** What "fit" shows even without notes. */
  readonly bounds: Rect;
  readonly zones: readonly BoardZone[];
  /** The zone of an item by its fields; null when it is in none. */
  readonly zoneOf: (item: I) => string | null;
  /** The fields a note gets when its middle is dropped at a point, such as `{zone: 'pains'}`; fields that stay the same are not written. */
  readonly fieldsAt: (middle: Point) => Readonly<Record<string, unknown>>;
  /** Draws it, in board units. */
  readonly draw: (context: CanvasRenderingContext2D, colors: BoardColors) => void;
}

/** A photo that lies behind all notes, as wide as `PHOTO_WIDTH`, its upper left corner at 0, 0. */
export interface BoardPhoto {
  readonly picture: Picture;
  readonly area: Rect;
}

/** The clusters of a board. */
export interface Groups {
  readonly collection: string;
  /** The field of a note that names its group. */
  readonly field: string;
  readonly items: readonly GroupItem[];
}

/** Lines between notes, by their ids. */
export interface BoardLink {
  readonly id: string;
  readonly fromId: string;
  readonly toId: string;
}

/** Draws lines between notes, each from the first to the second, or takes the lines between them away (`linked` false). */
export type OnLink = (pairs: readonly (readonly [fromId: string, toId: string])[], linked: boolean) => void;

/** True for a line between two notes, whichever way it leads. */
export function isBetween({ fromId, toId }: BoardLink, a: string, b: string): boolean {
  return (fromId === a && toId === b) || (fromId === b && toId === a);
}

/** The colours of the theme that drawing needs, as canvas colours. */
export interface BoardColors {
  readonly board: string;
  readonly surface: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly text: string;
  readonly textSoft: string;
  readonly textFaint: string;
  readonly accent: string;
  readonly accentSoft: string;
  readonly noteText: string;
  readonly noteTextSoft: string;
  readonly paper: Readonly<Record<NoteColor, string>>;
  readonly edge: Readonly<Record<NoteColor, string>>;
}

/** A note as the board holds it: an item's box and looks. */
export interface BoardNote extends Box {
  readonly text: string;
  readonly color: NoteColor;
  readonly size: NoteSize;
  readonly locked: boolean;
  readonly layer: number;
  readonly picture: Picture | null;
  readonly groupId: string | null;
  readonly badges: readonly Badge[];
  /** False for a place the board worked out for an item that has none. */
  readonly placed: boolean;
  /** Place in the drawing order. */
  readonly z: number;
  /** The item it was made of. */
  readonly item: object;
}

/** A cluster as the board shows it: a frame around its notes. */
export interface BoardGroup extends Box {
  readonly name: string;
  readonly color: NoteColor;
  readonly members: readonly string[];
  readonly position: Point | null;
}

/** Operations that go with others: what a board's page adds so that the rest stays consistent. */
export type AlsoOnRemove = (ids: readonly string[]) => readonly StepOperation[];
