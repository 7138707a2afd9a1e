import type { Moves } from './arrange.ts';
import { AT_REST, type BoardView } from './board-view.ts';
import type { BoardGroup, BoardItem, BoardNote } from './board-types.ts';
import { boundsOf, centerOf, contains, grown, insidePolygon, rectBetween, shifted, type Point } from './geometry.ts';
import { footMarks } from './note-painter.ts';
import { edgePush } from './edge-pan.ts';
import { atLinkHandle } from './link-handle.ts';
import { snapped, type Guide } from './snap.ts';
import { seen, zoomed } from './viewport.ts';

/** What gestures ask for; everything else they do to the view alone. */
export interface PointerIntents {
  readonly readOnly: boolean;
  /** Notes were dropped in new places; `groupId` undefined leaves their groups alone. */
  readonly onDrop: (moves: Moves, groupId: string | null | undefined) => void;
  readonly onDropGroup: (group: BoardGroup, by: Point) => void;
  readonly onBadge: (noteId: string, badgeId: string) => void;
  /** A line was drawn from one note to another; null where the board has no links. */
  readonly onLink: ((fromId: string, toId: string) => void) | null;
  readonly onEdit: (id: string) => void;
  readonly onCreate: (at: Point) => void;
  readonly onContextMenu: (clientX: number, clientY: number) => void;
  /** Something was pressed, and selected: the keyboard belongs there now. */
  readonly onPressed: () => void;
}

/** View pixels the pointer may tremble before a press becomes a drag. */
const THRESHOLD = 4;
/** View pixels within which a dragged note is drawn to the lines of others. */
const SNAP_REACH = 6;
/** Only so many notes around are lined up with. */
const SNAP_MOST = 60;

type Gesture =
  | { readonly kind: 'press'; readonly start: Point; readonly note: BoardNote; readonly wasSelected: boolean; readonly badge: string | null }
  | { readonly kind: 'carry'; readonly start: Point; readonly ids: ReadonlySet<string>; readonly group: BoardGroup | null }
  | { readonly kind: 'area'; readonly start: Point; readonly before: ReadonlySet<string>; readonly lasso: boolean; readonly points: Point[] }
  | { readonly kind: 'link'; readonly from: BoardNote }
  | { readonly kind: 'pan'; readonly last: Point }
  | { readonly kind: 'pinch'; readonly distance: number; readonly middle: Point };

/** Turns pointers and the wheel on the canvas into selection, drags, panning and zooming. Answers with a function that stops it. */
export function followPointer<I extends BoardItem>(canvas: HTMLCanvasElement, view: BoardView<I>, intents: () => PointerIntents): () => void {
  const pointers = new Map<number, Point>();
  let gesture: Gesture | null = null;
  /** How the board stood when the space bar was pressed, while it is held. */
  let spaceHeld: { readonly selection: ReadonlySet<string>; readonly focused: string | null } | null = null;
  let pressedGroup: { readonly group: BoardGroup; readonly start: Point } | null = null;

  let last: PointerEvent | null = null;
  let pushing = 0;

  const cancel = (): void => {
    gesture = null;
    last = null;
    cancelAnimationFrame(pushing);
    pushing = 0;
    pressedGroup = null;
    view.setLive(AT_REST);
  };

  const beginCarry = (start: Point, ids: Iterable<string>, group: BoardGroup | null): void => {
    if (intents().readOnly) return;
    const free = [...ids].filter((id) => view.scene.index.get(id)?.locked === false);
    if (free.length === 0 && (group === null || group.members.length > 0)) return;
    gesture = { kind: 'carry', start, ids: new Set(group === null ? free : [...free, group.id]), group };
  };

  const down = (event: PointerEvent): void => {
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, view.viewPoint(event.clientX, event.clientY));
    if (pointers.size === 2) {
      cancel();
      gesture = pinchOf([...pointers.values()]);
      return;
    }
    if (pointers.size > 2) return;
    const at = view.boardPoint(event.clientX, event.clientY);
    const { tool, selection } = view.state;
    if (event.button === 1 || spaceHeld !== null || tool === 'pan') {
      event.preventDefault();
      // On a note the key alone selects; held for a pan it was not meant so.
      if (spaceHeld !== null) view.select(spaceHeld.selection, spaceHeld.focused);
      gesture = { kind: 'pan', last: view.viewPoint(event.clientX, event.clientY) };
      return;
    }
    if (event.button !== 0) return;
    const adds = event.shiftKey || event.ctrlKey || event.metaKey;
    const linked = intents().onLink === null || intents().readOnly ? undefined : atLinkHandle(view, at);
    if (linked !== undefined && !adds) {
      gesture = { kind: 'link', from: linked };
      return;
    }
    const lasso = tool === 'lasso' || event.altKey;
    const note = view.noteAt(at);
    // On a full wall a lasso begins on a note more often than not; what it has caught can be carried away.
    if (note !== undefined && !event.altKey && (!lasso || selection.has(note.id))) {
      const wasSelected = selection.has(note.id);
      if (!wasSelected) view.select(adds ? [...selection, note.id] : [note.id], note.id);
      else view.setState({ focused: note.id });
      gesture = { kind: 'press', start: at, note, wasSelected, badge: badgeAt(view, note, at) };
      if (wasSelected && adds) view.select([...selection].filter((id) => id !== note.id), note.id);
      return;
    }
    const title = view.titleAt(at);
    if (title !== undefined && !lasso) {
      view.select(adds ? [...selection, ...title.members] : title.members, null);
      pressedGroup = { group: title, start: at };
      return;
    }
    if (!adds) view.select([], null);
    if (event.pointerType === 'touch' && tool === 'select') {
      gesture = { kind: 'pan', last: view.viewPoint(event.clientX, event.clientY) };
      return;
    }
    gesture = { kind: 'area', start: at, before: adds ? selection : new Set(), lasso, points: [at] };
  };

  const draw = (event: PointerEvent): void => {
    const at = view.boardPoint(event.clientX, event.clientY);
    if (gesture?.kind === 'carry') carry(view, gesture, at, event.altKey);
    else if (gesture?.kind === 'area') mark(view, gesture, at);
    else if (gesture?.kind === 'link') view.setLive({ link: { from: gesture.from.id, to: at, over: linkTarget(view, gesture.from, at)?.id ?? null } });
  };

  /** While a drag rests at an edge, the board comes along, frame by frame. */
  const push = (): void => {
    pushing = 0;
    if (last === null) return;
    const by = edgePush(view.viewPoint(last.clientX, last.clientY), view.size);
    if (by.x === 0 && by.y === 0) return;
    view.panBy(by.x, by.y);
    draw(last);
    pushing = requestAnimationFrame(push);
  };

  const move = (event: PointerEvent): void => {
    const inView = view.viewPoint(event.clientX, event.clientY);
    const at = view.boardPoint(event.clientX, event.clientY);
    if (!pointers.has(event.pointerId)) {
      hover(canvas, view, at, spaceHeld !== null);
      if (intents().onLink !== null) view.offerLink(intents().readOnly ? null : (atLinkHandle(view, at) ?? view.noteAt(at))?.id ?? null);
      return;
    }
    pointers.set(event.pointerId, inView);
    if (pressedGroup !== null && gesture === null && far(view, pressedGroup.start, at)) beginCarry(pressedGroup.start, pressedGroup.group.members, pressedGroup.group);
    if (gesture?.kind === 'press' && far(view, gesture.start, at)) beginCarry(gesture.start, view.state.selection, null);
    switch (gesture?.kind) {
      case 'carry':
      case 'area':
      case 'link':
        last = event;
        draw(event);
        if (pushing === 0) pushing = requestAnimationFrame(push);
        break;
      case 'pan':
        view.panBy(gesture.last.x - inView.x, gesture.last.y - inView.y);
        gesture = { kind: 'pan', last: inView };
        break;
      case 'pinch': {
        const next = pinchOf([...pointers.values()]);
        view.setViewport(zoomed(view.viewport, next.distance / Math.max(1, gesture.distance), next.middle));
        view.panBy(gesture.middle.x - next.middle.x, gesture.middle.y - next.middle.y);
        gesture = next;
        break;
      }
      case 'press':
      case undefined:
        break;
    }
  };

  const up = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    const ended = gesture;
    const { carried, target, link } = view.live;
    cancel();
    if (ended === null) return;
    if (ended.kind === 'press' && !event.shiftKey && !event.ctrlKey && !event.metaKey) {
      if (ended.badge !== null && !intents().readOnly) intents().onBadge(ended.note.id, ended.badge);
      else if (ended.wasSelected && view.state.selection.size > 1) view.select([ended.note.id], ended.note.id);
    } else if (ended.kind === 'area' && ended.points.length === 1 && view.state.tool === 'lasso') {
      const note = view.noteAt(ended.start);
      if (note !== undefined) view.select([...ended.before, note.id], note.id);
    } else if (ended.kind === 'link') {
      if (link !== null && link.over !== null) intents().onLink?.(ended.from.id, link.over);
    } else if (ended.kind === 'carry' && carried !== null) {
      drop(view, ended, carried.by, target, intents());
    }
  };

  const doubleClick = (event: MouseEvent): void => {
    if (intents().readOnly || view.state.tool === 'pan') return;
    const at = view.boardPoint(event.clientX, event.clientY);
    const note = view.noteAt(at);
    const title = view.titleAt(at);
    if (note !== undefined) {
      if (badgeAt(view, note, at) === null && !note.locked) intents().onEdit(note.id);
    } else if (title !== undefined) intents().onEdit(title.id);
    else intents().onCreate(at);
  };

  /** After `down`, which has selected what is pressed. The browser would take the keyboard off the board: there is nothing to focus in a canvas. */
  const pressed = (event: MouseEvent): void => {
    event.preventDefault();
    // A third click of a hurried hand must not end what the second has begun.
    if (event.detail < 3) intents().onPressed();
  };

  const wheel = (event: WheelEvent): void => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    if (event.ctrlKey || event.metaKey) {
      view.zoomBy(Math.exp(-event.deltaY * lines * 0.0025), view.viewPoint(event.clientX, event.clientY));
    } else if (event.shiftKey && event.deltaX === 0) view.panBy(event.deltaY * lines, 0);
    else view.panBy(event.deltaX * lines, event.deltaY * lines);
  };

  const contextMenu = (event: MouseEvent): void => {
    event.preventDefault();
    const note = view.noteAt(view.boardPoint(event.clientX, event.clientY));
    if (note !== undefined && !view.state.selection.has(note.id)) view.select([note.id], note.id);
    if (note !== undefined) intents().onContextMenu(event.clientX, event.clientY);
  };

  /** Before anything in the page takes the key: the note that is dragged has the keyboard, and would take it for its own. */
  const key = (event: KeyboardEvent): void => {
    const pressing = event.type === 'keydown';
    if (event.key === 'Escape' && gesture !== null && pressing) {
      cancel();
      event.preventDefault();
      event.stopPropagation();
    }
    if (event.key !== ' ') return;
    if (!pressing) spaceHeld = null;
    const writes = event.target instanceof HTMLElement && event.target.matches('input, textarea, select, button');
    if (pressing && !writes) spaceHeld ??= view.state;
    // Held for a drag that is on its way, it is no key of the note.
    if (spaceHeld !== null && (event.repeat || gesture !== null)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  canvas.addEventListener('pointerdown', down);
  canvas.addEventListener('pointermove', move);
  canvas.addEventListener('pointerup', up);
  const lost = (event: PointerEvent): void => {
    pointers.delete(event.pointerId);
    cancel();
  };
  canvas.addEventListener('pointercancel', lost);
  canvas.addEventListener('mousedown', pressed);
  canvas.addEventListener('dblclick', doubleClick);
  canvas.addEventListener('wheel', wheel, { passive: false });
  canvas.addEventListener('contextmenu', contextMenu);
  window.addEventListener('keydown', key, true);
  window.addEventListener('keyup', key, true);
  return () => {
    cancelAnimationFrame(pushing);
    canvas.removeEventListener('pointerdown', down);
    canvas.removeEventListener('pointermove', move);
    canvas.removeEventListener('pointerup', up);
    canvas.removeEventListener('pointercancel', lost);
    canvas.removeEventListener('mousedown', pressed);
    canvas.removeEventListener('dblclick', doubleClick);
    canvas.removeEventListener('wheel', wheel);
    canvas.removeEventListener('contextmenu', contextMenu);
    window.removeEventListener('keydown', key, true);
    window.removeEventListener('keyup', key, true);
  };
}

function far<I extends BoardItem>(view: BoardView<I>, a: Point, b: Point): boolean {
  return Math.hypot(a.x - b.x, a.y - b.y) * view.viewport.scale > THRESHOLD;
}

function pinchOf([a, b]: readonly Point[]): Extract<Gesture, { kind: 'pinch' }> {
  if (a === undefined || b === undefined) return { kind: 'pinch', distance: 1, middle: a ?? { x: 0, y: 0 } };
  return { kind: 'pinch', distance: Math.hypot(a.x - b.x, a.y - b.y), middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } };
}

/** The badge of a note that a point presses; null where there is none, or it is too small to be meant. */
function badgeAt<I extends BoardItem>(view: BoardView<I>, note: BoardNote, at: Point): string | null {
  if (view.viewport.scale < 0.4) return null;
  const inside = { x: at.x - note.x, y: at.y - note.y };
  return footMarks(note, view.measure).find(({ badge, area }) => badge.press === true && contains(area, inside))?.badge.id ?? null;
}

/** The note a line from `from` would lead to. */
function linkTarget<I extends BoardItem>(view: BoardView<I>, from: BoardNote, at: Point): BoardNote | undefined {
  const over = view.noteAt(at);
  return over?.id === from.id ? undefined : over;
}

function hover<I extends BoardItem>(canvas: HTMLCanvasElement, view: BoardView<I>, at: Point, panning: boolean): void {
  const note = view.noteAt(at);
  const over = note !== undefined ? (badgeAt(view, note, at) === null ? 'default' : 'pointer') : view.titleAt(at) !== undefined ? 'move' : 'crosshair';
  canvas.style.cursor = panning || view.state.tool === 'pan' ? 'grab' : over;
}

function carry<I extends BoardItem>(view: BoardView<I>, gesture: Extract<Gesture, { kind: 'carry' }>, at: Point, free: boolean): void {
  const { ids, group } = gesture;
  let by = { x: at.x - gesture.start.x, y: at.y - gesture.start.y };
  const moving = boundsOf([...ids].flatMap((id) => view.scene.index.get(id) ?? []));
  let guides: readonly Guide[] = [];
  if (moving !== null && !free) {
    const near = view.scene.index
      .within(seen(view.viewport, view.size))
      .filter(({ id }) => !ids.has(id))
      .sort((a, b) => distance(a, at) - distance(b, at))
      .slice(0, SNAP_MOST);
    const snap = snapped(shifted(moving, by), near, SNAP_REACH / view.viewport.scale);
    by = { x: by.x + snap.by.x, y: by.y + snap.by.y };
    guides = snap.guides;
  }
  const target = group === null ? (view.groupAt(at, ids)?.id ?? null) : null;
  view.setLive({ carried: { ids, by }, guides, target });
}

function distance(box: BoardNote, to: Point): number {
  const middle = centerOf(box);
  return Math.hypot(middle.x - to.x, middle.y - to.y);
}

function mark<I extends BoardItem>(view: BoardView<I>, gesture: Extract<Gesture, { kind: 'area' }>, at: Point): void {
  const { start, before, lasso, points } = gesture;
  if (lasso) {
    points.push(at);
    const around = boundsOf(points.map((point) => ({ ...point, width: 0, height: 0 })));
    const inside = around === null ? [] : view.scene.index.within(grown(around, 1)).filter((note) => insidePolygon(points, centerOf(note)));
    view.live = { ...view.live, lasso: points };
    view.select([...before, ...inside.map(({ id }) => id)]);
  } else {
    const marquee = rectBetween(start, at);
    view.live = { ...view.live, marquee };
    view.select([...before, ...view.scene.index.within(marquee).map(({ id }) => id)]);
  }
}

function drop<I extends BoardItem>(
  view: BoardView<I>,
  { ids, group }: Extract<Gesture, { kind: 'carry' }>,
  by: Point,
  target: string | null,
  intents: PointerIntents,
): void {
  if (by.x === 0 && by.y === 0) return;
  const notes = [...ids].flatMap((id) => view.scene.index.get(id) ?? []);
  const moves: Moves = new Map(notes.map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }]));
  if (group !== null) {
    if (notes.length === 0) intents.onDropGroup(group, by);
    else intents.onDrop(moves, undefined);
    return;
  }
  // All notes of one group carried together take their frame along; otherwise where they are dropped decides.
  const home = notes[0]?.groupId ?? null;
  const whole = home !== null && notes.every(({ groupId }) => groupId === home) && view.scene.groups.some(({ id, members }) => id === home && members.length === notes.length && members.length > 1);
  intents.onDrop(moves, whole && target === null ? undefined : target);
}
