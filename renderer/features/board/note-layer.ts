import type { BoardGroup, BoardItem, BoardNote } from './board-types.ts';
import type { BoardView } from './board-view.ts';
import type { Point, Rect } from './geometry.ts';
import { notesInOrder, unitsOf, type Unit } from './reading-units.ts';

/** Elements made in one go: a well-filled wall is complete at once, for keyboard and screen reader too. */
const CHUNK = 500;
/** After this pause the elements follow a view that was panned or zoomed. Nobody sees them, so they need not follow every frame. */
const SETTLE_MS = 120;

/** The words of the elements. */
export interface LayerWords {
  readonly name: (note: BoardNote) => string;
  readonly cluster: (group: BoardGroup) => string;
}

/** The element of a note, and the cluster whose element it lies in. */
interface NoteEntry {
  readonly element: HTMLElement;
  note: BoardNote | null;
  name: string;
  home: ClusterEntry | null;
}

interface ClusterEntry {
  readonly element: HTMLElement;
  group: BoardGroup | null;
  name: string;
}

/**
 * The notes as real, focusable elements over the canvas: invisible, in reading order, those of a cluster in an element of its own, each
 * with its name and place, so that keyboard and screen reader find what the canvas only draws. Kept apart from React: 2,000 notes must
 * cost no render.
 */
export class NoteLayer<I extends BoardItem> {
  readonly #elements = new Map<string, NoteEntry>();
  readonly #clusters = new Map<string, ClusterEntry>();
  #units: readonly Unit[] = [];
  #order: readonly BoardNote[] = [];
  /** The elements in the order they are to have, and how many of them have it. */
  #plan: readonly (BoardNote | BoardGroup)[] = [];
  #made = 0;
  /** The elements that were put in their places last: beside each other, and in a cluster. */
  #last: { beside: Element | null; inside: Element | null; cluster: ClusterEntry | null } = { beside: null, inside: null, cluster: null };
  #idle = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #selected: ReadonlySet<string> = new Set();
  #wanted: string | null = null;
  #words: LayerWords = { name: (note) => note.text, cluster: (group) => group.name };
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
      this.#clusters.clear();
    };
  }

  /** Says other words from now on. */
  speak(words: LayerWords): void {
    this.#words = words;
    for (const entry of this.#elements.values()) if (entry.note !== null) named(entry, words.name(entry.note));
    for (const entry of this.#clusters.values()) if (entry.group !== null) named(entry, words.cluster(entry.group));
  }

  /** Notes in reading order, those of a cluster together. */
  get order(): readonly BoardNote[] {
    return this.#order;
  }

  /** Clusters and the notes outside of them, in reading order. */
  get units(): readonly Unit[] {
    return this.#units;
  }

  /** Whether the keyboard is on one of the notes, or on the board itself. */
  get hasFocus(): boolean {
    return this.root.contains(document.activeElement);
  }

  /** Puts the keyboard on a note or a cluster; its element is made where it is not there yet. */
  focus(id: string): void {
    const note = this.view.scene.index.get(id);
    const group = note === undefined ? this.view.scene.groups.find((one) => one.id === id) : undefined;
    const entry = note !== undefined ? this.#element(note) : group !== undefined ? this.#cluster(group) : undefined;
    entry?.element.focus({ preventScroll: true });
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
      if (scene.index.get(id) !== undefined) continue;
      this.#takeAway(element);
      this.#elements.delete(id);
    }
    let sameOrder = this.#followClusters();
    for (const [id, entry] of this.#elements) {
      const note = scene.index.get(id);
      if (note === undefined || note === entry.note) continue;
      if (note.x !== entry.note?.x || note.y !== entry.note.y || note.height !== entry.note.height || note.groupId !== entry.note.groupId) sameOrder = false;
      this.#update(entry, note);
    }
    if (sameOrder && this.#made === this.#plan.length && this.#order.length === scene.notes.length && this.#elements.size === scene.notes.length) return;
    cancelIdle(this.#idle);
    // A board of a screenful is complete at once, a larger one as the browser finds time.
    if (scene.notes.length <= CHUNK) this.#begin();
    else this.#idle = whenIdle(this.#begin);
  }

  /** Lets the elements of clusters follow; answers whether nothing about the order has changed. */
  #followClusters(): boolean {
    const { groups } = this.view.scene;
    const there = new Map(groups.map((group) => [group.id, group]));
    for (const [id, entry] of this.#clusters) {
      if (there.has(id)) continue;
      for (const note of this.#elements.values()) if (note.home === entry) this.#bring(note, null, this.#fresh, null);
      this.#takeAway(entry.element);
      this.#clusters.delete(id);
    }
    let same = groups.length === this.#clusters.size;
    for (const group of groups) {
      const entry = this.#clusters.get(group.id);
      if (entry === undefined || !sameBox(entry.group, group)) same = false;
      if (entry !== undefined) this.#updateCluster(entry, group);
    }
    return same;
  }

  #takeAway(element: HTMLElement): void {
    const hadFocus = element.contains(document.activeElement);
    element.remove();
    if (hadFocus) this.root.focus({ preventScroll: true });
  }

  readonly #begin = (): void => {
    this.#units = unitsOf(this.view.scene);
    this.#order = notesInOrder(this.#units);
    this.#plan = this.#units.flatMap((unit) => (unit.kind === 'cluster' ? [unit.group, ...unit.notes] : [unit.note]));
    this.#made = 0;
    this.#last = { beside: null, inside: null, cluster: null };
    this.#makeMore();
  };

  readonly #makeMore = (): void => {
    const end = Math.min(this.#plan.length, this.#made + CHUNK);
    for (; this.#made < end; this.#made += 1) {
      const box = this.#plan[this.#made];
      if (box === undefined) break;
      this.#put(box);
    }
    if (this.#made < this.#plan.length) this.#idle = whenIdle(this.#makeMore);
  };

  /** Puts the next element of the plan in its place. */
  #put(box: BoardNote | BoardGroup): void {
    if (isGroup(box)) {
      const cluster = this.#cluster(box);
      putAfter(this.#list, cluster.element, this.#last.beside);
      this.#last = { beside: cluster.element, inside: null, cluster };
      return;
    }
    const entry = this.#element(box);
    const home = box.groupId === null ? null : this.#last.cluster;
    this.#bring(entry, home, home?.element ?? this.#list, home === null ? this.#last.beside : this.#last.inside);
    if (home === null) this.#last.beside = entry.element;
    else this.#last.inside = entry.element;
  }

  #bring(entry: NoteEntry, home: ClusterEntry | null, parent: HTMLElement, after: Element | null): void {
    putAfter(parent, entry.element, after);
    if (entry.home === home) return;
    entry.home = home;
    this.#position(entry);
  }

  #cluster(group: BoardGroup): ClusterEntry {
    const found = this.#clusters.get(group.id);
    if (found !== undefined) return found;
    const element = document.createElement('div');
    element.setAttribute('role', 'group');
    element.tabIndex = -1;
    element.dataset['cluster'] = group.id;
    const entry: ClusterEntry = { element, group: null, name: '' };
    this.#updateCluster(entry, group);
    this.#clusters.set(group.id, entry);
    this.#fresh.append(element);
    return entry;
  }

  #updateCluster(entry: ClusterEntry, group: BoardGroup): void {
    const before = entry.group;
    entry.group = group;
    if (!sameBox(before, group)) {
      placeBox(entry.element, group, group);
      // Its notes lie in it: where it begins, they are measured from.
      if (before !== null && (before.x !== group.x || before.y !== group.y)) for (const note of this.#elements.values()) if (note.home === entry) this.#position(note);
    }
    named(entry, this.#words.cluster(group));
  }

  #element(note: BoardNote): NoteEntry {
    const found = this.#elements.get(note.id);
    if (found !== undefined) return found;
    const element = document.createElement('div');
    element.setAttribute('role', 'option');
    element.tabIndex = -1;
    element.id = `${this.prefix}-${note.id}`;
    element.dataset['item'] = note.id;
    element.setAttribute('aria-selected', String(this.view.state.selection.has(note.id)));
    const entry: NoteEntry = { element, note: null, name: '', home: null };
    this.#update(entry, note);
    this.#elements.set(note.id, entry);
    this.#fresh.append(element);
    return entry;
  }

  #update(entry: NoteEntry, note: BoardNote): void {
    const before = entry.note;
    entry.note = note;
    if (!sameBox(before, note)) this.#position(entry);
    named(entry, this.#words.name(note));
  }

  /** Left and top in board units; the layer as a whole carries the view's shift and scale. */
  #position({ element, note, home }: NoteEntry): void {
    if (note === null) return;
    const { x, y } = home?.group ?? { x: 0, y: 0 };
    placeBox(element, { x: note.x - x, y: note.y - y }, note);
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

function isGroup(box: BoardNote | BoardGroup): box is BoardGroup {
  return 'members' in box;
}

function sameBox(a: Rect | null, b: Rect): boolean {
  return a !== null && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

function named(entry: { readonly element: HTMLElement; name: string }, name: string): void {
  if (name === entry.name) return;
  entry.name = name;
  entry.element.setAttribute('aria-label', name);
}

function placeBox({ style }: HTMLElement, { x, y }: Point, { width, height }: Rect): void {
  const to = { left: `${String(x)}px`, top: `${String(y)}px`, width: `${String(width)}px`, height: `${String(height)}px` };
  for (const side of ['left', 'top', 'width', 'height'] as const) if (style[side] !== to[side]) style[side] = to[side];
}

function presentation(): HTMLElement {
  const element = document.createElement('div');
  element.setAttribute('role', 'presentation');
  return element;
}

/** Puts an element after another one of `parent`, or first; the keyboard stays on it, and on what is in it. */
function putAfter(parent: HTMLElement, element: HTMLElement, after: Element | null): void {
  const next = after === null ? parent.firstElementChild : after.nextElementSibling;
  if (next === element || (element.parentElement === parent && element.previousElementSibling === after)) return;
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement) || !element.contains(activeElement)) parent.insertBefore(element, next);
  else if ('moveBefore' in parent) parent.moveBefore(element, next);
  else {
    // Taken out and put in again, it loses the keyboard.
    (parent as HTMLElement).insertBefore(element, next);
    activeElement.focus({ preventScroll: true });
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
