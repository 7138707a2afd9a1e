import { BitmapCache } from './bitmap-cache.ts';
import { onThemeChange, readColors } from './board-colors.ts';
import type { Backdrop, BoardColors, BoardGroup, BoardItem, BoardLink, BoardNote, BoardPhoto } from './board-types.ts';
import { contains, shifted, type Point, type Rect } from './geometry.ts';
import { nameArea, namesAreOver } from './name-painter.ts';
import { canvasMeasure, type Measure } from './note-metrics.ts';
import { Pictures } from './pictures.ts';
import { frameAround, FRAME, makeScene, type Scene, type SceneSource } from './scene.ts';
import { paintScene, type Frame } from './scene-painter.ts';
import type { Guide } from './snap.ts';
import { SpatialIndex } from './spatial-index.ts';
import { FAR_SCALE, fitted, panned, revealed, seen, toBoard, zoomed, type Viewport, type ViewSize } from './viewport.ts';

/** What pressing and dragging on the bare board does. */
export type Tool = 'select' | 'lasso' | 'pan';

/** What the parts around the canvas show; a new object whenever anything of it changes. */
export interface BoardState {
  readonly selection: ReadonlySet<string>;
  /** The note or cluster that the keyboard is on, or was on last. */
  readonly focused: string | null;
  /** The note or group whose text is being edited. */
  readonly editing: string | null;
  readonly tool: Tool;
  readonly found: ReadonlySet<string> | null;
}

/** What is under the pointer for the time of a gesture; never stored. */
export interface Live {
  readonly carried: { readonly ids: ReadonlySet<string>; readonly by: Point } | null;
  readonly marquee: Rect | null;
  readonly lasso: readonly Point[] | null;
  readonly guides: readonly Guide[];
  readonly target: string | null;
  /** A line on its way from a note to the pointer, and the note it would lead to. */
  readonly link: { readonly from: string; readonly to: Point; readonly over: string | null } | null;
}

/** Without a zoom for this long, notes are drawn as fine as the view shows them. */
const ZOOM_REST_MS = 140;

/** Length of a frame, and how many new notes may be drawn before it. */
const FRAME_MS = 16;
const FEW = 3;

/** Height that the bar of selected notes takes at the lower edge, in pixels. */
const SELECTION_BAR = 36;

const NO_SCENE: Scene = { notes: [], index: new SpatialIndex(), groups: [], bounds: null, source: null };
export const AT_REST: Live = { carried: null, marquee: null, lasso: null, guides: [], target: null, link: null };
const NONE: ReadonlySet<string> = new Set();

/** What decides how a board looks besides its scene. */
export interface ViewOptions<I extends BoardItem> {
  readonly backdrop: Backdrop<I> | undefined;
  readonly links: readonly BoardLink[];
  readonly hidden: (note: BoardNote) => boolean;
  /** Lies behind everything else. */
  readonly photo: BoardPhoto | null;
}

/**
 * A board on a canvas: what is shown, from where, what is selected. Knows no React and writes nothing; gestures and the parts
 * around it change it and hear of changes.
 */
export class BoardView<I extends BoardItem> {
  scene: Scene = NO_SCENE;
  viewport: Viewport = { x: 0, y: 0, scale: 1 };
  size: ViewSize = { width: 0, height: 0 };
  live: Live = AT_REST;
  state: BoardState = { selection: NONE, focused: null, editing: null, tool: 'select', found: null };
  readonly measure: Measure = canvasMeasure();
  readonly pictures = new Pictures(() => {
    this.#cache.clear();
    this.invalidate();
  });
  options: ViewOptions<I> = { backdrop: undefined, links: [], hidden: () => false, photo: null };
  colors: BoardColors | null = null;
  readonly #cache = new BitmapCache(() => ({ colors: this.#colorsNow(), measure: this.measure, picture: (note) => this.pictures.of(note) }));
  #canvas: HTMLCanvasElement | null = null;
  #context: CanvasRenderingContext2D | null = null;
  #requested = 0;
  /** Everything is in view, and stays so when the view gets another size: from the first look, or "show all", until somebody looks elsewhere. */
  #fitted = true;
  /** Until there are notes, what comes first is fitted in. */
  #fitWanted = true;
  readonly #stateListeners = new Set<() => void>();
  readonly #frameListeners = new Set<() => void>();
  readonly #sceneListeners = new Set<() => void>();

  /** Starts drawing on a canvas; answers with a function that stops it. */
  attach(canvas: HTMLCanvasElement): () => void {
    this.#canvas = canvas;
    this.#context = canvas.getContext('2d', { alpha: false });
    const observer = new ResizeObserver(() => {
      this.#resize();
    });
    observer.observe(canvas);
    const stopTheme = onThemeChange(() => {
      this.colors = null;
      this.#cache.clear();
      this.invalidate();
    });
    // Letters that come late have other widths.
    void document.fonts.ready.then(() => {
      this.#cache.clear();
      this.invalidate();
    });
    this.#resize();
    return () => {
      observer.disconnect();
      stopTheme();
      clearTimeout(this.#rest);
      this.#rest = undefined;
      cancelAnimationFrame(this.#requested);
      this.#requested = 0;
      this.#cache.clear();
      this.#canvas = null;
      this.#context = null;
    };
  }

  /** Takes in what the board is to show. */
  show(source: SceneSource<I>, options: ViewOptions<I>): void {
    this.options = options;
    const before = this.scene;
    this.scene = makeScene(source, this.measure, this.scene === NO_SCENE ? undefined : this.scene);
    const { selection, focused } = this.state;
    const left = [...selection].filter((id) => this.scene.index.get(id) !== undefined);
    if (left.length !== selection.size) this.setState({ selection: new Set(left) });
    if (focused !== null && this.boxOf(focused) === undefined) this.setState({ focused: null });
    if (this.#fitWanted && this.size.width > 0 && this.scene.bounds !== null) this.#fitFirst();
    for (const listener of this.#sceneListeners) listener();
    // An edit of a few notes is drawn at once: the frame that shows it has less to do then.
    const grown = Math.abs(this.scene.notes.length - before.notes.length);
    if (before !== NO_SCENE && grown <= FEW && performance.now() - this.#painted > FRAME_MS / 2) this.#paintNow();
    else this.invalidate();
  }

  setState(change: Partial<BoardState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.#stateListeners) listener();
    this.invalidate();
  }

  setLive(change: Partial<Live>): void {
    this.live = { ...this.live, ...change };
    this.invalidate();
  }

  setViewport(viewport: Viewport): void {
    if (viewport === this.viewport) return;
    this.#fitWanted = false;
    this.#fitted = false;
    if (viewport.scale !== this.viewport.scale) this.#zooming();
    this.viewport = viewport;
    this.invalidate();
  }

  panBy(dx: number, dy: number): void {
    this.setViewport(panned(this.viewport, dx, dy));
  }

  zoomBy(factor: number, anchor: Point = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    this.setViewport(zoomed(this.viewport, factor, anchor));
  }

  /** Shows everything, or the given notes. */
  fit(ids?: Iterable<string>): void {
    const boxes = ids === undefined ? null : [...ids].flatMap((id) => this.scene.index.get(id) ?? []);
    const rect = boxes === null || boxes.length === 0 ? this.scene.bounds : frameAround(boxes, { x: 0, y: 0 });
    if (rect === null) return;
    this.setViewport(this.#showing(rect));
    this.#fitted = ids === undefined;
  }

  /** Brings a note into view. */
  reveal(rect: Rect): void {
    this.setViewport(revealed(this.viewport, this.size, rect));
  }

  select(ids: Iterable<string>, focused?: string | null): void {
    this.setState({ selection: new Set(ids), ...(focused === undefined ? {} : { focused }) });
  }

  /** The note that shows its handle for links: the one the pointer is at. */
  offered: string | null = null;

  offerLink(id: string | null): void {
    if (id === this.offered) return;
    this.offered = id;
    this.invalidate();
  }

  /** The note or cluster with an id. */
  boxOf(id: string): BoardNote | BoardGroup | undefined {
    return this.scene.index.get(id) ?? this.scene.groups.find((group) => group.id === id);
  }

  /** Whether one looks from so far away that no note can be read. */
  readonly isFar = (): boolean => this.viewport.scale < FAR_SCALE;

  /** The highest note at a board point. */
  noteAt(point: Point): BoardNote | undefined {
    if (namesAreOver(this.viewport) && this.titleAt(point) !== undefined) return undefined;
    return this.scene.index.at(point).reduce<BoardNote | undefined>((top, note) => (top === undefined || note.z > top.z ? note : top), undefined);
  }

  /** The group whose title is at a board point. */
  titleAt(point: Point): BoardGroup | undefined {
    return this.scene.groups.findLast((group) => contains(nameArea(group, this.frameOf(group), this.viewport, this.measure), point));
  }

  /** The group whose frame a board point lies in; `without` are notes that do not count. */
  groupAt(point: Point, without: ReadonlySet<string>): BoardGroup | undefined {
    return this.scene.groups.findLast((group) => contains(this.frameOf(group, without), point));
  }

  /** A group's frame as it is shown now: it follows its notes, and does not hold a note that is being carried out of it. */
  frameOf = (group: BoardGroup, without: ReadonlySet<string> = this.live.carried?.ids ?? NONE): Rect => {
    const { carried } = this.live;
    if (without.size === 0) return group;
    const staying = group.members.filter((id) => !without.has(id));
    if (staying.length === group.members.length && !without.has(group.id)) return group;
    if (staying.length === 0) return carried === null ? group : shifted(group, without.has(group.id) || group.members.length > 1 ? carried.by : { x: 0, y: 0 });
    return frameAround(
      staying.flatMap((id) => this.scene.index.get(id) ?? []),
      group,
    );
  };

  /** The board point under a point of the window. */
  boardPoint(clientX: number, clientY: number): Point {
    return toBoard(this.viewport, this.viewPoint(clientX, clientY));
  }

  viewPoint(clientX: number, clientY: number): Point {
    const rect = this.#canvas?.getBoundingClientRect();
    return { x: clientX - (rect?.left ?? 0), y: clientY - (rect?.top ?? 0) };
  }

  readonly onState = (listener: () => void): (() => void) => subscribe(this.#stateListeners, listener);
  readonly onFrame = (listener: () => void): (() => void) => subscribe(this.#frameListeners, listener);
  readonly onScene = (listener: () => void): (() => void) => subscribe(this.#sceneListeners, listener);
  readonly getState = (): BoardState => this.state;

  /** The part of the board that is seen; null while nothing is drawn. */
  readonly shownPart = (): Rect | null => (this.size.width === 0 ? null : seen(this.viewport, this.size));

  /** Draws with the next frame. */
  invalidate(): void {
    if (this.#requested === 0 && this.#context !== null) this.#requested = requestAnimationFrame(this.#paint);
  }

  /** The frame as it would be drawn, for other painters such as the export. */
  frame(viewport: Viewport, size: ViewSize, ratio: number): Frame<I> {
    const { scene, live, state, options } = this;
    const shared = { scene, viewport, size, ratio, colors: this.#colorsNow(), coarse: this.#rest !== undefined, frameOf: (group: BoardGroup) => this.frameOf(group) };
    return { ...shared, ...options, ...live, photoImage: options.photo === null ? undefined : this.pictures.get(options.photo.picture), offered: this.offered, selection: state.selection, focused: this.#focusShown ? state.focused : null, editing: state.editing, found: state.found };
  }

  #focusShown = false;
  #rest: ReturnType<typeof setTimeout> | undefined;

  #zooming(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      this.#rest = undefined;
      this.invalidate();
    }, ZOOM_REST_MS);
  }

  /** Whether the focused note gets a ring: only while the keyboard is in the board. */
  showFocus(shown: boolean): void {
    this.#focusShown = shown;
    this.invalidate();
  }

  #colorsNow(): BoardColors {
    this.colors ??= readColors();
    return this.colors;
  }

  #painted = 0;

  #paintNow(): void {
    cancelAnimationFrame(this.#requested);
    this.#paint();
  }

  readonly #paint = (): void => {
    this.#requested = 0;
    this.#painted = performance.now();
    const canvas = this.#canvas;
    if (this.#context === null || canvas === null || this.size.width === 0) return;
    const missing = paintScene(this.#context, this.frame(this.viewport, this.size, canvas.width / this.size.width), this.#cache);
    for (const listener of this.#frameListeners) listener();
    // Says when everything is drawn, for whoever waits for it.
    const settled = String(!missing && this.#rest === undefined && this.scene !== NO_SCENE);
    if (canvas.dataset['settled'] !== settled) canvas.dataset['settled'] = settled;
    const notes = String(this.scene.notes.length);
    if (canvas.dataset['notes'] !== notes) canvas.dataset['notes'] = notes;
    if (missing) this.invalidate();
  };

  #resize(): void {
    const canvas = this.#canvas;
    if (canvas === null) return;
    const { clientWidth: width, clientHeight: height } = canvas;
    const ratio = Math.min(2, window.devicePixelRatio);
    if (width === 0 || height === 0) return;
    if (this.size.width > 0) {
      // What was in the middle stays there.
      const { scale, x, y } = this.viewport;
      this.viewport = { scale, x: x + (this.size.width - width) / 2 / scale, y: y + (this.size.height - height) / 2 / scale };
    }
    this.size = { width, height };
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    if (this.#fitWanted && this.scene.bounds !== null) this.#fitFirst();
    else if (this.#fitted && this.scene.bounds !== null) this.viewport = this.#showing(this.scene.bounds);
    this.#keepWritten();
    // A resized canvas is empty until it is drawn.
    this.#paint();
  }

  /** The view that shows all of a rectangle, clear of the bar of what is selected. */
  #showing(rect: Rect): Viewport {
    const bar = this.state.selection.size > 0 && this.size.height > 2 * SELECTION_BAR ? SELECTION_BAR : 0;
    return fitted(rect, { ...this.size, height: this.size.height - bar });
  }

  /** What somebody is writing on is not pushed out of view by a panel that opens. */
  #keepWritten(): void {
    const { editing } = this.state;
    const written = editing === null ? undefined : this.boxOf(editing);
    if (written !== undefined) this.viewport = revealed(this.viewport, this.size, 'members' in written ? { ...written, height: FRAME.title } : written);
  }

  #fitFirst(): void {
    if (this.scene.bounds === null) return;
    this.viewport = fitted(this.scene.bounds, this.size);
    this.#fitWanted = this.scene.notes.length === 0;
  }
}

function subscribe(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
