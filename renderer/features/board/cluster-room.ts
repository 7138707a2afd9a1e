import { GAP, readingOrder, tidied, type Moves } from './arrange.ts';
import type { BoardGroup, BoardNote } from './board-types.ts';
import { clearPlace } from './clear-place.ts';
import { boundsOf, grown, overlaps, type Point, type Rect } from './geometry.ts';
import { FRAME, frameAround, type Scene } from './scene.ts';

/** Space that the board leaves around a cluster's frame when it chooses a place, in board units. */
export const FRAME_GAP = GAP;

/** New places of notes, and of clusters without notes. */
export interface Rearranged {
  readonly notes: Moves;
  readonly frames: Moves;
}

const NOTHING: ReadonlySet<string> = new Set();

/** What a frame must not lie on: other frames, and notes outside of clusters. */
interface Others {
  /** Clusters and notes that do not count. */
  readonly without?: ReadonlySet<string>;
  readonly also?: readonly Rect[];
  readonly gap?: number;
  /** Clusters whose frame is about to be another one. */
  readonly instead?: ReadonlyMap<string, Rect | null>;
}

function blockingFrames({ index, groups }: Scene, { without = NOTHING, also = [], gap = FRAME_GAP, instead }: Others = {}): (rect: Rect) => readonly Rect[] {
  const frames = groups.flatMap((group) => {
    if (without.has(group.id)) return [];
    const frame = instead?.get(group.id);
    return frame === null ? [] : [grown(frame ?? group, gap)];
  });
  const fixed = [...frames, ...also.map((rect) => grown(rect, gap))];
  return (rect) => [
    ...fixed.filter((frame) => overlaps(frame, rect)),
    ...index
      .within(grown(rect, gap))
      .filter(({ id, groupId }) => groupId === null && !without.has(id))
      .map((note) => grown(note, gap)),
  ];
}

/** The place of an empty frame that touches nothing, as near to `at` as possible. */
export function placeForFrame(scene: Scene, at: Point, others: Others = {}): Point {
  return clearPlace({ ...at, width: FRAME.width, height: FRAME.height }, blockingFrames(scene, others));
}

/** How much wider than high the part of a window is that shows a board. */
const WIDE = 2;
/** What it costs that a board gets larger, beside the way to a place. */
const GROWING = 4;

/**
 * Where a block of new notes can lie (its upper left corner) so that a cluster made of it will touch no cluster, nor one that is made
 * of the notes around; rather where the whole board stays as large as it is in a window.
 */
export function placeForBlock(scene: Scene, block: Rect): Point {
  const frames = blockingFrames(scene, { without: new Set(scene.notes.flatMap(({ id, groupId }) => (groupId === null ? [id] : []))) });
  const reach = FRAME_GAP + FRAME.title + FRAME.padding;
  const frame = frameAround([block], block);
  const size = (rect: Rect | null): number => (rect === null ? 0 : Math.max(rect.width / WIDE, rect.height));
  const before = size(scene.bounds);
  const at = clearPlace(
    frame,
    (rect) => [
      ...frames(rect),
      ...scene.index
        .within(grown(rect, reach))
        .filter(({ groupId }) => groupId === null)
        .map((note) => grown(frameAround([note], note), FRAME_GAP))
        .filter((other) => overlaps(other, rect)),
    ],
    { margin: FRAME_GAP, extra: (place) => GROWING * (size(boundsOf([...(scene.bounds === null ? [] : [scene.bounds]), { ...frame, ...place }])) - before) },
  );
  return { x: at.x + FRAME.padding, y: at.y + FRAME.padding + FRAME.title };
}

/** Notes that leave their clusters: the frames of those without them; null for a cluster that becomes empty. */
function framesWithout({ index, groups }: Scene, leaving: ReadonlySet<string>): ReadonlyMap<string, Rect | null> {
  const frames = new Map<string, Rect | null>();
  for (const group of groups) {
    const staying = group.members.filter((id) => !leaving.has(id));
    if (staying.length === group.members.length) continue;
    frames.set(group.id, staying.length === 0 ? null : frameAround(staying.flatMap((id) => index.get(id) ?? []), group));
  }
  return frames;
}

/**
 * Where notes go that become a cluster: they stay where its frame covers nothing else. Else they go to the nearest place with a margin
 * around, together as they lie, or in rows where others lie between them. Locked notes stay, and the others with them.
 */
export function gathered(scene: Scene, notes: readonly BoardNote[]): Rearranged {
  const chosen = new Set(notes.map(({ id }) => id));
  const instead = framesWithout(scene, chosen);
  const none = { x: 0, y: 0 };
  const frame = frameAround(notes, none);
  let moves: Moves = new Map();
  const others = { without: chosen, instead };
  const between = boundsOf(notes);
  if (between !== null && isTaken(scene, frame, others) && notes.every(({ locked }) => !locked)) {
    const mixed = scene.index.within(between).some(({ id }) => !chosen.has(id));
    const rows = mixed ? tidied(notes) : new Map<string, Point>();
    moves = placed(
      scene,
      notes.map((note) => ({ ...note, ...rows.get(note.id) })),
      others,
    );
  }
  const own = frameAround(
    notes.map((note) => ({ ...note, ...moves.get(note.id) })),
    none,
  );
  return { notes: moves, frames: emptied(scene, instead, notes.length === 0 ? [] : [own], chosen) };
}

/** Clusters that have lost their last note stand where they stood, or beside what lies there now. */
export function emptied(scene: Scene, instead: ReadonlyMap<string, Rect | null>, also: readonly Rect[], without: ReadonlySet<string>): Moves {
  const frames = new Map<string, Point>();
  const there = [...also];
  for (const [id, frame] of instead) {
    const group = scene.groups.find((one) => one.id === id);
    if (frame !== null || group === undefined) continue;
    const at = placeForFrame(scene, group, { without: new Set([...without, id]), instead, also: there });
    there.push({ ...at, width: FRAME.width, height: FRAME.height });
    frames.set(id, at);
  }
  return frames;
}

/** The clusters that become empty when notes leave them, with the places they then have. */
export function emptiedBy(scene: Scene, leaving: ReadonlySet<string>): Moves {
  return emptied(scene, framesWithout(scene, leaving), [], leaving);
}

/** Whether a frame would lie on something. */
function isTaken(scene: Scene, frame: Rect, others: Others): boolean {
  return blockingFrames(scene, { ...others, gap: 0 })(frame).length > 0;
}

/** Notes as they lie, moved together to where their frame lies on nothing; all of them, also where they stay. */
function placed(scene: Scene, notes: readonly BoardNote[], others: Others): Moves {
  const frame = frameAround(notes, { x: 0, y: 0 });
  const at = isTaken(scene, frame, others) ? clearPlace(frame, blockingFrames(scene, others)) : frame;
  const by = { x: at.x - frame.x, y: at.y - frame.y };
  return new Map(notes.map(({ id, x, y }) => [id, { x: x + by.x, y: y + by.y }]));
}

/**
 * Tidies the chosen notes to grids: those of each cluster within it, those outside of clusters in one of their own. Each stays where it
 * begins, or goes to the nearest place where neither a frame nor a note lies on another. Locked notes stay.
 */
export function tidiedInFrames(scene: Scene, chosen: readonly BoardNote[]): Moves {
  const free = chosen.filter(({ locked }) => !locked);
  const homes = readingOrder(scene.groups.filter(({ id }) => free.some(({ groupId }) => groupId === id)));
  const loose = free.filter(({ groupId }) => groupId === null);
  const moves = new Map<string, Point>();
  const waiting = new Set([...homes.map(({ id }) => id), ...loose.map(({ id }) => id)]);
  const there: Rect[] = [];
  for (const home of homes) {
    const members = home.members.flatMap((id) => scene.index.get(id) ?? []);
    const laid = tidiedAmong(
      members,
      free.filter(({ groupId }) => groupId === home.id),
    );
    const movable = members.every(({ locked }) => !locked);
    const places: Moves = movable ? placed(scene, laid, { without: waiting, also: there }) : new Map(laid.map(({ id, x, y }) => [id, { x, y }]));
    for (const [id, place] of places) moves.set(id, place);
    there.push(
      frameAround(
        laid.map((note) => ({ ...note, ...places.get(note.id) })),
        home,
      ),
    );
  }
  const rows = tidied(loose);
  const laid = loose.map((note) => ({ ...note, ...rows.get(note.id) }));
  const block = boundsOf(laid);
  if (block === null) return moves;
  const frames = [...scene.groups.filter(({ id }) => !waiting.has(id)), ...there].map((frame) => grown(frame, FRAME_GAP));
  const at = clearPlace(block, (rect) => [...frames.filter((frame) => overlaps(frame, rect)), ...scene.index.within(rect).filter(({ id, groupId }) => groupId === null && !waiting.has(id))]);
  for (const { id, x, y } of laid) moves.set(id, { x: x + at.x - block.x, y: y + at.y - block.y });
  return moves;
}

/** A cluster's notes with the chosen ones in rows; with all in rows, where those would lie on the others. */
function tidiedAmong(members: readonly BoardNote[], chosen: readonly BoardNote[]): readonly BoardNote[] {
  const lay = (notes: readonly BoardNote[]): readonly BoardNote[] => {
    const rows = tidied(notes);
    return members.map((note) => ({ ...note, ...rows.get(note.id) }));
  };
  const some = lay(chosen);
  const ids = new Set(chosen.map(({ id }) => id));
  const staying = some.filter(({ id }) => !ids.has(id));
  const meets = some.some((note) => ids.has(note.id) && staying.some((other) => overlaps(note, other)));
  return meets ? lay(members.filter(({ locked }) => !locked)) : some;
}

/** What moves as one when room is made: a cluster, or a note outside of clusters. */
interface Unit {
  readonly group: BoardGroup | null;
  readonly notes: readonly BoardNote[];
  /** Where it was. */
  readonly start: Rect;
  box: Rect;
  /** How often it was moved down. */
  pushes: number;
}

/** Nothing found so far needs as many; two that pushed each other down for ever would freeze the page. */
const MOST_PUSHES = 100;

/** A cluster that gets notes. */
export interface Growth {
  readonly groupId: string;
  /** Its frame until now. */
  readonly before: Rect;
  readonly after: Rect;
  /** Notes that come into it; they lie where `after` has room for them. */
  readonly joining?: ReadonlySet<string>;
}

/**
 * Makes room for a cluster that grows: what its frame comes to lie on moves down by as much as it takes, and what that comes to lie on
 * too. What lay on another already stays so; locked notes stay, and the notes of their cluster.
 */
export function roomFor(scene: Scene, { groupId, before, after, joining = NOTHING }: Growth): Rearranged {
  const instead = framesWithout(scene, joining);
  const units: Unit[] = [
    ...scene.groups.flatMap((group): readonly Unit[] => {
      const box = instead.get(group.id);
      if (group.id === groupId || box === null) return [];
      return [{ group, notes: group.members.flatMap((id) => (joining.has(id) ? [] : (scene.index.get(id) ?? []))), start: box ?? group, box: box ?? group, pushes: 0 }];
    }),
    ...scene.notes.flatMap((note): readonly Unit[] => (note.groupId !== null || joining.has(note.id) ? [] : [{ group: null, notes: [note], start: note, box: note, pushes: 0 }])),
  ].filter(({ notes }) => notes.every(({ locked }) => !locked));
  const pushing: Pusher[] = [{ start: before, box: after }];
  for (let pusher = pushing.shift(); pusher !== undefined; pusher = pushing.shift()) {
    const { box } = pusher;
    // What was pushed on meanwhile is no longer there.
    if (pusher.unit !== undefined && pusher.unit.box !== box) continue;
    for (const unit of units) {
      if (unit === pusher.unit || unit.pushes === MOST_PUSHES || !comesOver(pusher, unit)) continue;
      unit.box = { ...unit.box, y: Math.ceil(box.y + box.height + FRAME_GAP) };
      unit.pushes += 1;
      pushing.push({ start: unit.start, box: unit.box, unit });
    }
  }
  const moved = units.filter(({ pushes }) => pushes > 0);
  const notes = new Map(moved.flatMap((unit) => unit.notes.map(({ id, x, y }) => [id, { x, y: y + unit.box.y - unit.start.y }] as const)));
  const boxes = new Map<string, Rect | null>([...instead, ...moved.flatMap(({ group, box }) => (group === null ? [] : [[group.id, box] as const]))]);
  const empty = moved.flatMap(({ group, box }) => (group === null || group.members.length > 0 ? [] : [[group.id, { x: box.x, y: box.y }] as const]));
  const loose = moved.flatMap(({ group, box }) => (group === null ? [box] : []));
  return { notes, frames: new Map([...empty, ...emptied(scene, boxes, [after, ...loose], new Set([...joining, ...notes.keys(), groupId]))]) };
}

/** Something that came to lie elsewhere: the cluster that grew, or a unit as it was moved. */
interface Pusher {
  readonly start: Rect;
  readonly box: Rect;
  readonly unit?: Unit;
}

/** Whether a unit is touched that was not before. Two single notes may be close to each other, as they are everywhere. */
function comesOver({ start, box, unit: pusher }: Pusher, unit: Unit): boolean {
  const anew = (meet: (a: Rect, b: Rect) => boolean): boolean => meet(box, unit.box) && !meet(start, unit.start);
  const near = (frame: Rect, other: Rect): boolean => overlaps(grown(frame, FRAME_GAP), other);
  return anew(overlaps) || (anew(near) && (pusher === undefined || pusher.group !== null || unit.group !== null));
}
