/** Marks an element as the view of one thing that can be dragged. */
export function dragAttributes(id: string): { readonly 'data-drag': string } {
  return { 'data-drag': id };
}

/** Marks the part of a draggable element that a finger drags by, and a button that is dragged as a whole. */
export const dragHandle = { 'data-drag-handle': '' } as const;

/** Lets a button inside a draggable element be dragged by a mouse or pen, and still be pressed. */
export const dragThrough = { 'data-drag-through': '' } as const;

/**
 * How a place takes what is dropped: as an entry of a list that runs down (`y`) or across (`x`), or as a whole (`spot`).
 */
export type DropKind = 'y' | 'x' | 'spot';

/** Marks an element as a place to drop on. The innermost place under the pointer takes the drop. */
export function dropAttributes(place: string, kind: DropKind = 'y'): { readonly 'data-drop': string; readonly 'data-drop-kind': DropKind } {
  return { 'data-drop': place, 'data-drop-kind': kind };
}
