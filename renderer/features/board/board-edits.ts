import { itemsOf } from '../../../shared/domain/collections.ts';
import type { NoteColor, NoteSize } from '../../../shared/domain/field-specs.ts';
import { createPrefixedId } from '../../../shared/domain/ids.ts';
import { LIMITS } from '../../../shared/domain/limits.ts';
import type { StepOperation } from '../../../shared/domain/operations.ts';
import type { Picture } from '../../../shared/domain/step-model.ts';
import { keysAfter } from '../../../shared/domain/order-key.ts';
import { lastOrder, specOf } from '../step/collections.ts';
import type { StepActions } from '../step/step-actions.ts';
import { freePlace, GAP, inRows, rounded, type Moves } from './arrange.ts';
import { placeCopies } from './copies.ts';
import { emptiedBy, FRAME_GAP, gathered, placeForBlock, placeForFrame, roomFor, tidiedInFrames, type Rearranged } from './cluster-room.ts';
import { putBehind } from './board-photo.ts';
import type { AlsoOnRemove, Backdrop, BoardGroup, BoardItem, BoardNote, Groups } from './board-types.ts';
import { boundsOf, centerOf, grown, overlaps, type Point, type Rect } from './geometry.ts';
import { NOTE_LOOKS } from './note-metrics.ts';
import { FRAME, frameAround, type Scene } from './scene.ts';

/** Which items a board edits. */
export interface EditConfig<I extends BoardItem> {
  readonly collection: string;
  readonly textField: string;
  readonly groups: Groups | undefined;
  readonly backdrop: Backdrop<I> | undefined;
  /** Fields every new note gets, such as the question it answers. */
  readonly newFields: Readonly<Record<string, unknown>>;
  readonly alsoOnRemove: AlsoOnRemove | undefined;
}

/** Something to put on a note. */
export interface NewNote {
  readonly text: string;
  readonly picture?: Picture | undefined;
  readonly color?: NoteColor | undefined;
  readonly size?: NoteSize | undefined;
}

/** Arrow keys without a longer pause are one undo. */
const NUDGE_PAUSE_MS = 1_200;

/** Everything a board does to its step. Every call is one undo, and writes only the fields that change. */
export class BoardEdits<I extends BoardItem> {
  constructor(
    private readonly actions: StepActions,
    private readonly config: () => EditConfig<I>,
    private readonly scene: () => Scene,
  ) {}

  /** Puts notes down where a pointer has carried them: in new places, into a group or out of theirs, and on top of what lies there. */
  drop(moves: Moves, groupId?: string | null): void {
    const { collection } = this.config();
    const { index } = this.scene();
    const raised = [...moves].flatMap(([id, place]): readonly StepOperation[] => {
      const note = index.get(id);
      if (note === undefined) return [];
      const covering = index.within({ ...note, ...place }).filter((other) => other.z > note.z && !moves.has(other.id));
      return covering.length === 0 ? [] : [{ kind: 'set', collection, id, field: 'layer', value: Math.max(...covering.map(({ layer }) => layer)) + 1 }];
    });
    const operations = [...this.#moving(moves, groupId), ...this.#left(moves, groupId), ...raised];
    if (operations.length > 0) this.actions.apply(operations);
  }

  /** Puts notes in new places; `groupId` also puts them into a group, null takes them out of theirs. */
  move(moves: Moves, groupId?: string | null, gesture?: string): void {
    const operations = [...this.#moving(moves, groupId), ...this.#left(moves, groupId)];
    if (operations.length > 0) this.actions.apply(operations, gesture);
  }

  #moving(moves: Moves, groupId?: string | null): readonly StepOperation[] {
    const { collection, groups, backdrop } = this.config();
    return [...moves].flatMap(([id, place]): readonly StepOperation[] => {
      const note = this.scene().index.get(id);
      if (note === undefined) return [];
      const at = rounded(place);
      const set = (field: string, value: unknown): StepOperation => ({ kind: 'set', collection, id, field, value });
      const operations: StepOperation[] = note.placed && at.x === note.x && at.y === note.y ? [] : [set('position', at)];
      if (groups !== undefined && groupId !== undefined && groupId !== note.groupId) operations.push(set(groups.field, groupId));
      const fields = backdrop?.fieldsAt(centerOf({ ...note, ...at })) ?? {};
      const stored = itemsOf(this.actions.output(), collection)[id];
      for (const [field, value] of Object.entries(fields)) if (stored?.[field] !== value) operations.push(set(field, value));
      return operations;
    });
  }

  /** What happens to clusters that notes are moved out of: those without notes stand where they stood. */
  #left(moves: Moves, groupId: string | null | undefined): readonly StepOperation[] {
    const leaving = groupId === undefined ? [] : [...moves.keys()].filter((id) => this.scene().index.get(id)?.groupId !== groupId);
    return leaving.length === 0 ? [] : this.#framing(emptiedBy(this.scene(), new Set(leaving)));
  }

  /** Puts clusters without notes in new places. */
  #framing(frames: Moves): readonly StepOperation[] {
    const { groups } = this.config();
    if (groups === undefined) return [];
    return [...frames].flatMap(([id, place]): readonly StepOperation[] => {
      const value = rounded(place);
      const position = groups.items.find((group) => group.id === id)?.position;
      return position?.x === value.x && position.y === value.y ? [] : [{ kind: 'set', collection: groups.collection, id, field: 'position', value }];
    });
  }

  #rearranging({ notes, frames }: Rearranged): readonly StepOperation[] {
    return [...this.#moving(notes), ...this.#framing(frames)];
  }

  /** What makes room for a cluster that new or moved notes make larger. */
  #room(groupId: string | null, boxes: readonly Rect[], joining?: ReadonlySet<string>): readonly StepOperation[] {
    const group = this.scene().groups.find(({ id }) => id === groupId);
    if (groupId === null || group === undefined) return [];
    const members = group.members.flatMap((id) => this.scene().index.get(id) ?? []);
    return this.#rearranging(roomFor(this.scene(), { groupId, before: group, after: frameAround([...members, ...boxes], group), ...(joining === undefined ? {} : { joining }) }));
  }

  #typed: { readonly id: string; readonly gesture: string } | null = null;

  /** Tells which gesture a text is being written in, so that what follows from it undoes with it. */
  typing(id: string, gesture: string): void {
    this.#typed = { id, gesture };
  }

  /** Makes room for the cluster of a note that was written on, if its frame is larger now than `before`. */
  makeRoom(noteId: string, before: Rect): void {
    const { index, groups } = this.scene();
    const group = groups.find(({ id }) => id === index.get(noteId)?.groupId);
    if (group === undefined) return;
    const operations = this.#rearranging(roomFor(this.scene(), { groupId: group.id, before, after: group }));
    if (operations.length > 0) this.actions.apply(operations, this.#typed?.id === noteId ? this.#typed.gesture : undefined);
  }

  /** Tidies notes to grids, those of each cluster within it. Answers how many moved. */
  tidy(ids: readonly string[]): number {
    const { index } = this.scene();
    const moves = tidiedInFrames(
      this.scene(),
      ids.flatMap((id) => index.get(id) ?? []),
    );
    const moved = new Map([...moves].filter(([id, at]) => index.get(id)?.x !== at.x || index.get(id)?.y !== at.y));
    this.move(moved);
    return moved.size;
  }

  #nudging = { gesture: '', until: 0 };

  /** Moves notes by a key; presses without a longer pause undo together. */
  nudge(moves: Moves): void {
    const now = performance.now();
    if (now > this.#nudging.until) this.#nudging = { gesture: createPrefixedId('gst'), until: 0 };
    this.#nudging.until = now + NUDGE_PAUSE_MS;
    this.move(moves, undefined, this.#nudging.gesture);
  }

  /** Moves a group's own place, which shows while it is empty. */
  moveGroup(id: string, to: Point): void {
    const { groups } = this.config();
    if (groups !== undefined) this.actions.set({ collection: groups.collection, id }, 'position', rounded(to));
  }

  /** Sets one field of notes, on those where it differs. */
  set(ids: Iterable<string>, field: string, value: unknown): void {
    const { collection } = this.config();
    const stored = itemsOf(this.actions.output(), collection);
    const operations = [...ids].flatMap((id): readonly StepOperation[] =>
      stored[id] === undefined || stored[id][field] === value ? [] : [{ kind: 'set', collection, id, field, value }],
    );
    if (operations.length > 0) this.actions.apply(operations);
  }

  /** How many more notes the step can hold. */
  get room(): number {
    return LIMITS.itemsPerCollection - Object.keys(itemsOf(this.actions.output(), this.config().collection)).length;
  }

  /** The fields of a new note at a place: also those that its place and group give it. */
  fieldsAt(at: Point, groupId: string | null, size: NoteSize = 'medium'): Readonly<Record<string, unknown>> {
    const { newFields, groups, backdrop } = this.config();
    const width = NOTE_LOOKS[size].width;
    return {
      ...newFields,
      ...(size === 'medium' ? {} : { size }),
      ...(groups !== undefined && groupId !== null ? { [groups.field]: groupId } : {}),
      ...backdrop?.fieldsAt(centerOf({ ...at, width, height: width })),
      position: rounded(at),
    };
  }

  /** Adds one note with an id that the page has chosen; its cluster makes room. Together with typing of the same gesture it is one undo. */
  addOne(id: string, text: string, fields: Readonly<Record<string, unknown>>, gesture: string): void {
    const { collection, textField, groups } = this.config();
    const order = keysAfter(this.#lastOrder(), 1)[0];
    const home = groups === undefined ? null : fields[groups.field];
    const width = NOTE_LOOKS.medium.width;
    // Its place is one that `fieldsAt` gave.
    const room = typeof home === 'string' ? this.#room(home, [{ ...(fields['position'] as Point), width, height: width }]) : [];
    this.actions.apply([{ kind: 'add', collection, id, fields: { ...fields, [textField]: text }, order }, ...room], gesture);
  }

  newId(): string {
    return createPrefixedId(specOf(this.actions.stepId, this.config().collection).prefix);
  }

  /** Adds notes in rows, as near to `at` as there is room for all of them; answers with their ids. */
  addMany(notes: readonly NewNote[], at: Point, groupId: string | null = null): readonly string[] {
    const { collection, textField } = this.config();
    const boxes = notes.map(({ picture, size = 'medium' }, index) => {
      const { width } = NOTE_LOOKS[size];
      const height = picture === undefined ? width : Math.round((width * picture.height) / picture.width) + 30;
      return { id: String(index), x: 0, y: 0, width, height };
    });
    const columns = Math.max(1, Math.ceil(Math.sqrt(notes.length * 1.5)));
    const rows = inRows(boxes, { x: 0, y: 0 }, columns);
    const block = boundsOf(boxes.map((box) => ({ ...box, ...rows.get(box.id) })));
    if (block === null) return [];
    const from = this.#placeFor(block, at, notes.length, groupId);
    return this.actions.addAll(
      collection,
      notes.map(({ text, picture, color, size }, number) => {
        const place = rows.get(String(number)) ?? { x: 0, y: 0 };
        const fields = this.fieldsAt({ x: from.x + place.x, y: from.y + place.y }, groupId, size);
        return { ...fields, ...(color === undefined ? {} : { color }), ...(picture === undefined ? {} : { picture }), [textField]: text };
      }),
      this.#room(groupId, [{ ...block, ...from }]),
    );
  }

  /** Where new notes go: below the others of their cluster, or where nothing lies. Several leave room for a cluster that is made of them. */
  #placeFor(block: Rect, at: Point, count: number, groupId: string | null): Point {
    const { index, groups } = this.scene();
    const home = groups.find(({ id }) => id === groupId);
    if (home !== undefined) return belowIn(home, this.scene());
    if (count > 1 && this.config().groups !== undefined) return placeForBlock(this.scene(), { ...block, x: at.x + (NOTE_LOOKS.medium.width - block.width) / 2, y: at.y + (NOTE_LOOKS.medium.width - block.height) / 2 });
    const isTaken = (rect: Rect): boolean => index.within(grown(rect, GAP - 1)).length > 0 || groups.some((group) => overlaps(group, rect));
    return freePlace(at, block, isTaken, NOTE_LOOKS.medium.width);
  }

  /** Copies of notes with all their fields, a little beside them; answers with the copies' ids. */
  duplicate(ids: readonly string[], by: Point = { x: GAP, y: GAP }): readonly string[] {
    const { collection } = this.config();
    const { fields: spec } = specOf(this.actions.stepId, collection);
    const stored = itemsOf(this.actions.output(), collection);
    const notes = ids.flatMap((id) => {
      const note = this.scene().index.get(id);
      return note === undefined || stored[id] === undefined ? [] : [note];
    });
    if (notes.length === 0) return [];
    const { copies: places, ...room } = placeCopies(this.scene(), notes, by);
    const copies = notes.map(({ id }, at) => {
      const fields = Object.fromEntries(Object.entries(stored[id] ?? {}).filter(([name, value]) => Object.hasOwn(spec, name) && value !== undefined));
      return { ...fields, position: rounded(places[at] ?? by), locked: false };
    });
    return this.actions.addAll(collection, copies, this.#rearranging(room));
  }

  /** Deletes notes that are not locked; the page offers to undo it. Answers how many stay because they are locked. */
  remove(ids: Iterable<string>): number {
    const { collection, alsoOnRemove } = this.config();
    const notes = [...ids].flatMap((id) => this.scene().index.get(id) ?? []);
    const free = notes.filter(({ locked }) => !locked).map(({ id }) => id);
    if (free.length === 0) return notes.length;
    const left = this.#framing(emptiedBy(this.scene(), new Set(free)));
    this.actions.remove(free.map((id) => ({ collection, id })), [...(alsoOnRemove?.(free) ?? []), ...left]);
    return notes.length - free.length;
  }

  /** Makes a picture note the photo behind all notes. */
  putBehind(id: string): void {
    const picture = this.scene().index.get(id)?.picture ?? null;
    if (picture !== null) this.actions.apply(putBehind(this.config().collection, id, picture));
  }

  /** Brings notes above all others, or below. */
  restack(ids: readonly string[], to: 'front' | 'back'): void {
    const { notes } = this.scene();
    const chosen = new Set(ids);
    const others = notes.filter(({ id }) => !chosen.has(id)).map(({ layer }) => layer);
    if (others.length === 0) return;
    this.set(ids, 'layer', to === 'front' ? Math.max(...others) + 1 : Math.min(...others) - 1);
  }

  /** Makes a group of notes; answers with its id. Without notes it is an empty frame at `at`. */
  group(ids: readonly string[], at: Point, color: NoteColor): string | null {
    const { collection, groups } = this.config();
    if (groups === undefined) return null;
    const { prefix } = specOf(this.actions.stepId, groups.collection);
    const id = createPrefixedId(prefix);
    const notes = ids.flatMap((note) => this.scene().index.get(note) ?? []);
    const { notes: moves, frames } = gathered(this.scene(), notes);
    const frame = frameAround(
      notes.map((note) => ({ ...note, ...moves.get(note.id) })),
      at,
    );
    const order = keysAfter(lastOrder(this.actions.output(), this.actions.stepId, groups.collection), 1)[0];
    this.actions.apply([
      { kind: 'add', collection: groups.collection, id, fields: { name: '', color, position: rounded(frame) }, order },
      ...notes.map((note): StepOperation => ({ kind: 'set', collection, id: note.id, field: groups.field, value: id })),
      ...this.#rearranging({ notes: moves, frames }),
    ]);
    return id;
  }

  /** A free place for a frame, as near to `at` as possible. */
  freeFrame(at: Point): Point {
    return placeForFrame(this.scene(), at);
  }

  /** Takes a group away; its notes stay where they are. */
  ungroup(groupId: string): void {
    const { collection, groups } = this.config();
    if (groups === undefined) return;
    const notes = this.scene().notes.filter((note) => note.groupId === groupId);
    this.actions.apply([
      ...notes.map((note): StepOperation => ({ kind: 'set', collection, id: note.id, field: groups.field, value: null })),
      { kind: 'delete', collection: groups.collection, id: groupId },
    ]);
  }

  /** Moves notes into a group, below its other notes, which makes room for them; or out of any, below everything. */
  moveToGroup(ids: readonly string[], groupId: string | null): void {
    const { index, groups } = this.scene();
    const notes = ids.flatMap((id) => index.get(id) ?? []).filter((note) => note.groupId !== groupId);
    if (notes.length === 0) return;
    const target = groups.find(({ id }) => id === groupId);
    if (groupId === null || target === undefined) {
      const around = boundsOf([...this.scene().notes, ...groups]) ?? { x: 0, y: 0, width: 0, height: 0 };
      this.move(inRows(notes, { x: around.x, y: around.y + around.height + FRAME.title + FRAME.padding + FRAME_GAP }, 6), null);
      return;
    }
    const members = boundsOf(target.members.flatMap((id) => index.get(id) ?? []));
    const columns = members === null ? 2 : Math.max(1, Math.round(members.width / (NOTE_LOOKS.medium.width + GAP)));
    const moves = inRows(notes, belowIn(target, this.scene()), columns);
    const laid = notes.map((note) => ({ ...note, ...moves.get(note.id) }));
    this.actions.apply([...this.#moving(moves, groupId), ...this.#room(groupId, laid, new Set(ids))]);
  }

  /** Moves notes into a zone of the backdrop, where there is room. */
  moveToZone(ids: readonly string[], zoneId: string): void {
    const { backdrop } = this.config();
    const zone = backdrop?.zones.find(({ id }) => id === zoneId);
    if (zone === undefined) return;
    const { index } = this.scene();
    const notes = ids.flatMap((id) => index.get(id) ?? []);
    const moving = new Set(ids);
    const taken: BoardNote[] = [];
    const moves = new Map<string, Point>();
    for (const note of notes) {
      const at = placeIn(zone.area, note, (rect) => taken.some((box) => overlaps(box, rect)) || index.within(rect).some(({ id }) => !moving.has(id)));
      taken.push({ ...note, ...at });
      moves.set(note.id, at);
    }
    this.move(moves);
  }

  #lastOrder(): string | null {
    return lastOrder(this.actions.output(), this.actions.stepId, this.config().collection);
  }
}

/** Where the next row of a cluster begins. */
function belowIn(group: BoardGroup, { index }: Scene): Point {
  const members = boundsOf(group.members.flatMap((id) => index.get(id) ?? []));
  return members === null ? { x: group.x + FRAME.padding, y: group.y + FRAME.title + FRAME.padding } : { x: members.x, y: members.y + members.height + GAP };
}

/** The first free place inside an area, by rows; its middle where it is full. */
function placeIn(
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  size: { readonly width: number; readonly height: number },
  isTaken: (rect: { x: number; y: number; width: number; height: number }) => boolean,
): Point {
  for (let y = area.y + GAP; y + size.height <= area.y + area.height; y += GAP * 2) {
    for (let x = area.x + GAP; x + size.width <= area.x + area.width; x += GAP * 2) {
      if (!isTaken({ x, y, width: size.width, height: size.height })) return { x, y };
    }
  }
  const middle = centerOf(area);
  return { x: middle.x - size.width / 2, y: middle.y - size.height / 2 };
}
