const FRAMES_TO_WAIT = 20;

/** Marks an element as the view of one item; `focusItem` and `neighbourOf` look for it. */
export function itemAttributes(id: string): { readonly 'data-item': string } {
  return { 'data-item': id };
}

/** Puts the focus into an item's field (its first one by default) as soon as the item is in the page. */
export function focusItem(id: string, field?: string): void {
  const inside = field === undefined ? '[data-field]' : `[data-field="${field}"]`;
  focusWhenThere(() => document.querySelector<HTMLElement>(`[data-item="${id}"] ${inside}`));
}

/** Puts the focus on what `find` finds, trying for some frames until it is in the page; `then` gets it once it has the focus. */
export function focusWhenThere(find: () => HTMLElement | null | undefined, frames = FRAMES_TO_WAIT, then?: (element: HTMLElement) => void): void {
  requestAnimationFrame(() => {
    const element = find();
    if (element === null || element === undefined) {
      if (frames > 0) focusWhenThere(find, frames - 1, then);
      return;
    }
    element.focus({ preventScroll: false });
    then?.(element);
  });
}

/**
 * Where the focus should go when an item leaves: the next item of its list, else the one before, else the list's entry line.
 * To be asked before the item is gone.
 */
export function neighbourOf(id: string): () => HTMLElement | null {
  const item = document.querySelector(`[data-item="${id}"]`);
  const list = item?.closest('[data-list]');
  const items = [...(list?.querySelectorAll('[data-item]') ?? [])];
  const at = items.findIndex((element) => element === item);
  const neighbourId = (items[at + 1] ?? items[at - 1])?.getAttribute('data-item');
  return () => {
    const neighbour = neighbourId === null || neighbourId === undefined ? null : document.querySelector(`[data-item="${neighbourId}"] [data-field]`);
    return (neighbour ?? list?.querySelector('[data-entry]') ?? null) as HTMLElement | null;
  };
}
