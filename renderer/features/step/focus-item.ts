const FRAMES_TO_WAIT = 20;
const WRITABLE = 'input, textarea, select, [contenteditable]';

/** Marks an element as the view of one item; `focusItem` and `neighbourOf` look for it. */
export function itemAttributes(id: string): { readonly 'data-item': string } {
  return { 'data-item': id };
}

/** Puts the focus into an item's field (its first one by default) as soon as the item is in the page. */
export function focusItem(id: string, field?: string): void {
  const inside = field === undefined ? '[data-field]' : `[data-field="${field}"]`;
  focusWhenThere(() => document.querySelector<HTMLElement>(`[data-item="${id}"] ${inside}`));
}

/** Where somebody is, and how often they had pressed a key or a button or written something by then. */
interface Whereabouts {
  readonly element: Element | null;
  readonly acts: number;
}

let acts: { count: number } | undefined;

function whereTheyAre(): Whereabouts {
  if (acts === undefined) {
    const counted = (acts = { count: 0 });
    for (const kind of ['keydown', 'pointerdown', 'input']) window.addEventListener(kind, () => (counted.count += 1), true);
  }
  return { element: document.activeElement, acts: acts.count };
}

/** Whether they went into another field themselves. A dialog or a menu that gives the focus back is not them. */
function wentElsewhere(from: Whereabouts): boolean {
  const now = whereTheyAre();
  return now.acts > from.acts && now.element !== from.element && now.element?.matches(WRITABLE) === true;
}

/**
 * Puts the focus on what `find` finds, trying for some frames until it is in the page; `then` gets it once it has the focus. Somebody
 * who goes into another field meanwhile stays there: what they type is for that one.
 */
export function focusWhenThere(find: () => HTMLElement | null | undefined, frames = FRAMES_TO_WAIT, then?: (element: HTMLElement) => void, from = whereTheyAre()): void {
  requestAnimationFrame(() => {
    if (wentElsewhere(from)) return;
    const element = find();
    if (element === null || element === undefined) {
      if (frames > 0) focusWhenThere(find, frames - 1, then, from);
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
