import { isFilled } from '../../../shared/domain/collections.ts';
import type { NoteColor } from '../../../shared/domain/field-specs.ts';
import { freePlace, GAP, inRows, isTakenBy } from './arrange.ts';
import type { Backdrop, Badge, BoardGroup, BoardItem, BoardNote, BoardPhoto, Groups } from './board-types.ts';
import { clearPlace } from './clear-place.ts';
import { boundsOf, grown, overlaps, type Point, type Rect } from './geometry.ts';
import { NOTE_LOOKS, noteHeight, type Measure } from './note-metrics.ts';
import { SpatialIndex } from './spatial-index.ts';

/** Everything a board shows, with where it lies. */
export interface Scene {
  readonly notes: readonly BoardNote[];
  readonly index: SpatialIndex<BoardNote>;
  readonly groups: readonly BoardGroup[];
  readonly bounds: Rect | null;
  /** What it was made of; null for the scene before the first. */
  readonly source: object | null;
}

/** What a scene is made of. */
export interface SceneSource<I extends BoardItem> {
  readonly items: readonly I[];
  readonly text: (item: I) => string;
  readonly badges: ((item: I) => readonly Badge[]) | undefined;
  readonly defaultColor: NoteColor;
  readonly groups: Groups | undefined;
  readonly backdrop: Backdrop<I> | undefined;
  readonly photo: BoardPhoto | null;
}

/** Room of a frame around its notes, and of its title above them. */
export const FRAME = { padding: 14, title: 40, width: 210, height: 130 } as const;

/**
 * Works out the scene, and takes over the index of the one before. Notes that did not change are the same objects as in `before`, so that their pictures stay valid. Items
 * without a place are laid out: in their zone, beside their group, or below everything; that place is theirs only when they move.
 */
export function makeScene<I extends BoardItem>(source: SceneSource<I>, measure: Measure, before?: Scene): Scene {
  const { items, groups, backdrop } = source;
  const groupIds = new Set(groups?.items.map(({ id }) => id));
  const drawn = items.some(({ layer }) => layer !== undefined && layer !== 0) ? [...items].sort((a, b) => (a.layer ?? 0) - (b.layer ?? 0)) : items;
  const old = before?.source as SceneSource<I> | null | undefined;
  const alike = old?.badges === source.badges && old?.groups === groups && old?.defaultColor === source.defaultColor;
  const unplaced: I[] = [];
  const notes = drawn.map((item, z) => {
    const known = before?.index.get(item.id);
    const note = alike && known !== undefined && known.item === item && known.z === z && known.placed ? known : noteOf(source, item, z, groupIds, measure, known);
    if (!note.placed) unplaced.push(item);
    return note;
  });
  const placed = unplaced.length === 0 ? notes : layOut(notes, unplaced, backdrop, groups, before);
  // One index for all scenes of a board: most edits move one note.
  const index = before?.index ?? new SpatialIndex<BoardNote>();
  for (const note of placed) if (index.get(note.id) !== note) index.set(note);
  if (index.size > placed.length) {
    const there = new Set(placed.map(({ id }) => id));
    for (const { id } of [...index.all()]) if (!there.has(id)) index.delete(id);
  }
  const membersOf = new Map<string, BoardNote[]>();
  for (const note of placed) {
    if (note.groupId === null) continue;
    const members = membersOf.get(note.groupId);
    if (members === undefined) membersOf.set(note.groupId, [note]);
    else members.push(note);
  }
  const frames = standing((groups?.items ?? []).map((group, at) => frameOf(group, at, membersOf.get(group.id) ?? [])), placed, before);
  const bounds = boundsOf([...placed, ...frames, ...(backdrop === undefined ? [] : [backdrop.bounds]), ...(source.photo === null ? [] : [source.photo.area])]);
  return { notes: placed, index, groups: frames, bounds, source };
}

function noteOf<I extends BoardItem>(
  source: SceneSource<I>,
  item: I,
  z: number,
  groupIds: ReadonlySet<string>,
  measure: Measure,
  old: BoardNote | undefined,
): BoardNote {
  const text = source.text(item);
  const size = item.size ?? 'medium';
  const picture = item.picture ?? null;
  const wanted = source.groups === undefined ? null : (item as unknown as Readonly<Record<string, unknown>>)[source.groups.field];
  const groupId = typeof wanted === 'string' && groupIds.has(wanted) ? wanted : null;
  const badges = source.badges?.(item) ?? [];
  const same = old?.text === text && old.size === size && old.picture === picture;
  const height = same ? old.height : noteHeight(text, size, picture, measure);
  const { x, y } = item.position ?? { x: 0, y: 0 };
  const color = item.color ?? source.defaultColor;
  const placed = item.position !== undefined;
  const locked = item.locked === true;
  const layer = item.layer ?? 0;
  if (
    same &&
    placed &&
    old.placed &&
    old.x === x &&
    old.y === y &&
    old.color === color &&
    old.locked === locked &&
    old.layer === layer &&
    old.groupId === groupId &&
    old.z === z &&
    old.item === item &&
    sameBadges(old.badges, badges)
  ) {
    return old;
  }
  return { id: item.id, x, y, width: NOTE_LOOKS[size].width, height, text, color, size, locked, layer, picture, groupId, badges, placed, z, item };
}

function sameBadges(a: readonly Badge[], b: readonly Badge[]): boolean {
  return a.length === b.length && a.every((badge, at) => badge.text === b[at]?.text && badge.label === b[at]?.label && badge.on === b[at]?.on && badge.id === b[at]?.id && badge.press === b[at]?.press);
}

function layOut<I extends BoardItem>(
  notes: readonly BoardNote[],
  unplaced: readonly I[],
  backdrop: Backdrop<I> | undefined,
  groups: Groups | undefined,
  before: Scene | undefined,
): readonly BoardNote[] {
  const kept = new Map<string, Point>();
  for (const note of notes) {
    // A place that was worked out once stays, or notes would jump whenever their neighbours get a place of their own.
    const old = note.placed ? undefined : before?.index.get(note.id);
    if (old !== undefined && old.groupId === note.groupId) kept.set(note.id, { x: old.x, y: old.y });
  }
  const waiting = new Set(unplaced.flatMap(({ id }) => (kept.has(id) ? [] : [id])));
  const known = boundsOf(notes.flatMap((note) => (waiting.has(note.id) ? [] : [{ ...note, ...kept.get(note.id) }])));
  const byId = new Map(notes.map((note) => [note.id, note]));
  const byHome = new Map<string, BoardNote[]>();
  for (const item of unplaced) {
    const note = byId.get(item.id);
    if (note === undefined || !waiting.has(item.id)) continue;
    const home = backdrop?.zoneOf(item) ?? note.groupId ?? '';
    const list = byHome.get(home);
    if (list === undefined) byHome.set(home, [note]);
    else list.push(note);
  }
  const places = new Map(kept);
  let right = known === null ? 0 : known.x;
  const top = known === null ? 0 : known.y + known.height + FRAME.title + 2 * GAP;
  const order = [...(groups?.items.map(({ id }) => id) ?? []), ...(backdrop?.zones.map(({ id }) => id) ?? []), ''];
  for (const home of order) {
    const list = byHome.get(home);
    if (list === undefined) continue;
    const zone = backdrop?.zones.find(({ id }) => id === home);
    const members = boundsOf(notes.filter(({ groupId, id }) => home !== '' && groupId === home && !waiting.has(id)));
    const columns = zone === undefined ? (home === '' ? Math.max(6, Math.ceil(Math.sqrt(list.length * 1.6))) : 2) : columnsIn(zone.area);
    const from = zone !== undefined ? { x: zone.area.x + GAP, y: zone.area.y + GAP } : members !== null ? { x: members.x, y: members.y + members.height + GAP } : { x: right, y: top };
    const lying = zone === undefined ? notes.flatMap((note) => (waiting.has(note.id) && !places.has(note.id) ? [] : [{ ...note, ...places.get(note.id) }])) : [];
    const rows = inRows(list, { x: 0, y: 0 }, columns);
    const block = boundsOf(list.map((note) => ({ ...note, ...rows.get(note.id) })));
    const free = zone !== undefined || block === null ? from : members !== null ? freePlace(from, block, isTakenBy(lying)) : clearOf([...lying, ...framesOf(groups, lying)], { ...block, ...from });
    for (const [id, place] of inRows(list, free, columns)) places.set(id, place);
    if (zone === undefined && members === null) right += columns * (NOTE_LOOKS.medium.width + GAP) + 2 * FRAME.padding + GAP;
  }
  return notes.map((note) => {
    const place = places.get(note.id);
    return place === undefined ? note : { ...note, ...place };
  });
}

/** Where a block that may be framed lies on nothing that is there. */
function clearOf(there: readonly Rect[], block: Rect): Point {
  const margins = there.map((one) => grown(one, GAP));
  const at = clearPlace(frameAround([block], block), (rect) => margins.filter((one) => overlaps(one, rect)));
  return { x: at.x + FRAME.padding, y: at.y + FRAME.padding + FRAME.title };
}

/** The frames of clusters with notes that lie somewhere, or with a place of their own. */
function framesOf(groups: Groups | undefined, lying: readonly BoardNote[]): readonly Rect[] {
  return (groups?.items ?? []).flatMap(({ id, position }) => {
    const members = lying.filter(({ groupId }) => groupId === id);
    return members.length > 0 || position !== undefined ? [frameAround(members, position ?? { x: 0, y: 0 })] : [];
  });
}

/** Clusters with neither notes nor a place stand where nothing lies; what was worked out once stays. */
function standing(frames: readonly BoardGroup[], notes: readonly BoardNote[], before: Scene | undefined): readonly BoardGroup[] {
  if (frames.every(({ position, members }) => position !== null || members.length > 0)) return frames;
  const there: Rect[] = [...notes, ...frames.filter(({ position, members }) => position !== null || members.length > 0)].map((one) => grown(one, GAP));
  return frames.map((frame) => {
    if (frame.position !== null || frame.members.length > 0) return frame;
    const old = before?.groups.find(({ id, members }) => id === frame.id && members.length === 0);
    const at = old ?? clearPlace(frame, (rect) => there.filter((one) => overlaps(one, rect)));
    const stands = { ...frame, x: at.x, y: at.y };
    there.push(grown(stands, GAP));
    return stands;
  });
}

function columnsIn(area: Rect): number {
  return Math.max(1, Math.floor((area.width - GAP) / (NOTE_LOOKS.medium.width + GAP)));
}

function frameOf(group: Groups['items'][number], at: number, members: readonly BoardNote[]): BoardGroup {
  const position = group.position ?? null;
  return {
    id: group.id,
    name: isFilled(group.name) ? group.name : '',
    color: group.color ?? 'white',
    members: members.map(({ id }) => id),
    position,
    ...frameAround(members, position ?? { x: (at % 4) * (FRAME.width + GAP), y: -FRAME.height - GAP - Math.floor(at / 4) * (FRAME.height + GAP) }),
  };
}

/** The frame around notes, or an empty one at `position`. Never larger with fewer notes: who takes some out of a cluster needs no room for it. */
export function frameAround(members: readonly Rect[], position: Point): Rect {
  const around = boundsOf(members);
  if (around === null) return { x: position.x, y: position.y, width: FRAME.width, height: FRAME.height };
  return {
    x: around.x - FRAME.padding,
    y: around.y - FRAME.padding - FRAME.title,
    width: around.width + 2 * FRAME.padding,
    height: around.height + 2 * FRAME.padding + FRAME.title,
  };
}
