import { readingOrder } from './arrange.ts';
import type { BoardItem, BoardNote } from './board-types.ts';
import type { BoardView } from './board-view.ts';

/** Elements made in one go: a well-filled wall is complete at once, for keyboard and screen reader too. */
const CHUNK = 500;
/** After this pause the elements follow a view that was panned or zoomed. Nobody sees them, so they need not follow every frame. */
const SETTLE_MS = 120;

/** The words of the elements. */
export interface LayerWords {
  readonly name: (note: BoardNote) => string;
}

/**
 * The notes as real, focusable elements over the canvas: invisible, in reading order, each with its name and place, so that
 * keyboard and screen reader find what the canvas only draws. Kept apart from React: 2,000 notes must cost no render.
 */
export class NoteLayer<I extends BoardItem> {
  readonly #elements = new Map<string, { readonly element: HTMLElement; note: BoardNote | null; name: string }>();
  #order: readonly BoardNote[] = [];
  #made = 0;
  #idle = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #selected: ReadonlySet<string> = new Set();
  #wanted: string | null = null;
  #words: LayerWords = { name: (note) => note.text };
  /** The elements in their order. */
  readonly #list = presentation();
  /** Where elements lie until they are put in their order: one more beside thousands has the browser place them all again. */
  readonly #fresh = presentation();

  constructor(
    private readonly view: BoardView<I>,
    private readonly root: HTMLElement,
    /** Unique beginning of the elements' ids. */
    private readonly prefix: string,
  ) {}

  start(): () => void {
    this.root.append(this.#list, this.#fresh);
    const stops = [
      this.view.onScene(() => {
        this.#sceneChanged();
      }),
      this.view.onState(() => {
        this.#stateChanged();
      }),
      this.view.onFrame(() => {
        this.#later();
      }),
    ];
    this.#sceneChanged();
    this.#place();
    return () => {
      for (const stop of stops) stop();
      cancelIdle(this.#idle);
      clearTimeout(this.#settle);
      this.root.replaceChildren();
      this.#list.replaceChildren();
      this.#fresh.replaceChildren();
      this.#elements.clear();
    };
  }

  /** Says other words from now on. */
  speak(words: LayerWords): void {
    this.#words = words;
    for (const entry of this.#elements.values()) if (entry.note !== null) this.#name(entry, entry.note);
  }

  /** Notes in reading order. */
  get order(): readonly BoardNote[] {
    return this.#order;
  }

  /** Whether the keyboard is on one of the notes, or on the board itself. */
  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** Puts the keyboard on a note; its element is made where it is not there yet. */
  focus(id: string): void {
    const note = this.view.scene.index.get(id);
    if (note === undefined) return;
    this.#element(note).element.focus({ preventScroll: true });
  }

  /** Puts the keyboard on a note as soon as it is there: at once, or with the scene that brings it. */
  focusSoon(id: string): void {
    if (this.view.scene.index.get(id) === undefined) this.#wanted = id;
    else this.focus(id);
  }

  #sceneChanged(): void {
    this.#follow();
    const wanted = this.#wanted;
    if (wanted === null || this.view.scene.index.get(wanted) === undefined) return;
    this.#wanted = null;
    this.focus(wanted);
  }

  #follow(): void {
    const { scene } = this.view;
    for (const [id, { element }] of this.#elements) {
      if (scene.index.get(id) === undefined) {
        const hadFocus = element === document.activeElement;
        element.remove();
        this.#elements.delete(id);
        if (hadFocus) this.root.focus({ preventScroll: true });
      }
    }
    let sameOrder = this.#made === this.#order.length && this.#order.length === scene.notes.length;
    for (const [id, entry] of this.#elements) {
      const note = scene.index.get(id);
      if (note === undefined || note === entry.note) continue;
      if (note.x !== entry.note?.x || note.y !== entry.note.y || note.height !== entry.note.height) sameOrder = false;
      this.#update(entry, note);
    }
    if (sameOrder && this.#elements.size === scene.notes.length) return;
    cancelIdle(this.#idle);
    // A board of a screenful is complete at once, a larger one as the browser finds time.
    this.#made = 0;
    if (scene.notes.length <= CHUNK) {
      this.#order = readingOrder(scene.notes);
      this.#makeMore();
    } else {
      this.#idle = whenIdle(() => {
        this.#order = readingOrder(scene.notes);
        this.#makeMore();
      });
    }
  }

  #makeMore = (): void => {
    const end = Math.min(this.#order.length, this.#made + CHUNK);
    let next = this.#made === 0 ? this.#list.firstElementChild : (this.#at(this.#made - 1)?.nextElementSibling ?? null);
    for (; this.#made < end; this.#made += 1) {
      const note = this.#order[this.#made];
      if (note === undefined) break;
      const { element } = this.#element(note);
      if (element === next) next = next.nextElementSibling;
      else moveTo(this.#list, element, next);
    }
    if (this.#made < this.#order.length) this.#idle = whenIdle(this.#makeMore);
  };

  #at(position: number): Element | undefined {
    const note = this.#order[position];
    return note === undefined ? undefined : this.#elements.get(note.id)?.element;
  }

  #element(note: BoardNote): { readonly element: HTMLElement; note: BoardNote | null; name: string } {
    const found = this.#elements.get(note.id);
    if (found !== undefined) return found;
    const element = document.createElement('div');
    element.setAttribute('role', 'option');
    element.tabIndex = -1;
    element.id = `${this.prefix}-${note.id}`;
    element.dataset['item'] = note.id;
    element.setAttribute('aria-selected', String(this.view.state.selection.has(note.id)));
    const entry = { element, note: null, name: '' };
    this.#update(entry, note);
    this.#elements.set(note.id, entry);
    this.#fresh.append(element);
    return entry;
  }

  #update(entry: { readonly element: HTMLElement; note: BoardNote | null; name: string }, note: BoardNote): void {
    const { style } = entry.element;
    const before = entry.note;
    entry.note = note;
    // Left and top in board units; the layer as a whole carries the view's shift and scale.
    if (before?.x !== note.x) style.left = `${String(note.x)}px`;
    if (before?.y !== note.y) style.top = `${String(note.y)}px`;
    if (before?.width !== note.width) style.width = `${String(note.width)}px`;
    if (before?.height !== note.height) style.height = `${String(note.height)}px`;
    this.#name(entry, note);
  }

  #name(entry: { readonly element: HTMLElement; name: string }, note: BoardNote): void {
    const name = this.#words.name(note);
    if (name === entry.name) return;
    entry.name = name;
    entry.element.setAttribute('aria-label', name);
  }

  #stateChanged(): void {
    const { selection } = this.view.state;
    if (selection === this.#selected) return;
    for (const id of this.#selected) if (!selection.has(id)) this.#elements.get(id)?.element.setAttribute('aria-selected', 'false');
    for (const id of selection) this.#elements.get(id)?.element.setAttribute('aria-selected', 'true');
    this.#selected = selection;
  }

  #later(): void {
    clearTimeout(this.#settle);
    this.#settle = setTimeout(() => {
      this.#place();
    }, SETTLE_MS);
  }

  #place(): void {
    const { x, y, scale } = this.view.viewport;
    const { style } = this.root;
    const transform = `matrix(${String(scale)}, 0, 0, ${String(scale)}, ${String(-x * scale)}, ${String(-y * scale)})`;
    if (style.transform !== transform) style.transform = transform;
  }
}

function presentation(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'presentation');
  return element;
}

/** Moves an element to another place among its neighbours; the keyboard stays on it. */
function moveTo(list: HTMLElement, element: HTMLElement, next: Element | null): void {
  if (element !== document.activeElement) list.insertBefore(element, next);
  else if ('moveBefore' in list) list.moveBefore(element, next);
  else {
    // Taken out and put in again, it loses the keyboard.
    (list as HTMLElement).insertBefore(element, next);
    element.focus({ preventScroll: true });
  }
}

/** Safari has no idle callbacks. */
function whenIdle(run: () => void): number {
  return 'requestIdleCallback' in window ? window.requestIdleCallback(run, { timeout: 500 }) : Number(setTimeout(run, 30));
}

function cancelIdle(handle: number): void {
  if ('cancelIdleCallback' in window) window.cancelIdleCallback(handle);
  else clearTimeout(handle);
}
