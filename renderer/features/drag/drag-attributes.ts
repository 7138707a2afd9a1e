/** Marks an element as the view of one thing that can be dragged; `kind` tells apart what goes to different places. */
export function dragAttributes(id: string, kind = ''): { readonly 'data-drag': string; readonly 'data-drag-kind': string } {
  return { 'data-drag': id, 'data-drag-kind': kind };
}

/** Marks the part of a draggable element that a finger drags by, and a button that is dragged as a whole. */
export const dragHandle = { 'data-drag-handle': '' } as const;

/** Lets a button inside a draggable element be dragged by a mouse or pen, and still be pressed. */
export const dragThrough = { 'data-drag-through': '' } as const;

/**
 * How a place takes what is dropped: as an entry of a list that runs down (`y`) or across (`x`), of one that runs in rows (`grid`), or as a whole (`spot`).
 */
export type DropKind = 'y' | 'x' | 'grid' | 'spot';

/** Marks an element as a place to drop things of a kind on. The innermost such place under the pointer takes the drop. */
export function dropAttributes(
  place: string,
  kind: DropKind = 'y',
  takes = '',
): { readonly 'data-drop': string; readonly 'data-drop-kind': DropKind; readonly 'data-drop-takes': string } {
  return { 'data-drop': place, 'data-drop-kind': kind, 'data-drop-takes': takes };
}
