import type { BoardGroup, BoardNote } from './board-types.ts';
import { roomFor, type Rearranged } from './cluster-room.ts';
import { shifted, type Point } from './geometry.ts';
import { frameAround, type Scene } from './scene.ts';
import { SpatialIndex } from './spatial-index.ts';

/** Where copies of notes go, and what makes room for them. */
export interface CopiesPlaced extends Rearranged {
  /** The places of the copies, in the order of their notes. */
  readonly copies: readonly Point[];
}

/**
 * Copies of notes lie beside them by `by`, in the same clusters, which make room for them: one cluster after the other, so that what
 * grows last finds the others where they then are. Copies and notes alike are moved on with their cluster.
 */
export function placeCopies(scene: Scene, notes: readonly BoardNote[], by: Point): CopiesPlaced {
  const moved = new Map<string, Point>();
  const frames = new Map<string, Point>();
  let now = scene;
  for (const home of new Set(notes.map(({ groupId }) => groupId))) {
    const copies = notes.flatMap((note, at) => (note.groupId === home ? [{ ...shifted(now.index.get(note.id) ?? note, by), id: copyId(at), locked: false }] : []));
    const group = now.groups.find(({ id }) => id === home);
    const made = group === undefined ? null : roomFor(now, { groupId: group.id, before: group, after: frameAround([...membersOf(now, group), ...copies], group) });
    for (const [id, place] of made?.notes ?? []) if (scene.index.get(id) !== undefined) moved.set(id, place);
    for (const [id, place] of made?.frames ?? []) frames.set(id, place);
    now = afterwards(now, made ?? { notes: new Map(), frames: new Map() }, copies);
  }
  return { notes: moved, frames, copies: notes.map((note, at) => now.index.get(copyId(at)) ?? shifted(note, by)) };
}

function copyId(at: number): string {
  return `copy ${String(at)}`;
}

function membersOf({ index }: Scene, group: BoardGroup): readonly BoardNote[] {
  return group.members.flatMap((id) => index.get(id) ?? []);
}

/** The scene as it is once notes have moved and copies have come. */
function afterwards(scene: Scene, { notes: moves, frames }: Rearranged, copies: readonly BoardNote[]): Scene {
  const notes = [...scene.notes.map((note) => ({ ...note, ...moves.get(note.id) })), ...copies];
  const index = new SpatialIndex<BoardNote>();
  for (const note of notes) index.set(note);
  const groups = scene.groups.map((group) => {
    const members = [...group.members, ...copies.filter(({ groupId }) => groupId === group.id).map(({ id }) => id)];
    const there = { ...group, members };
    return { ...there, ...frameAround(membersOf({ ...scene, index }, there), frames.get(group.id) ?? group) };
  });
  return { ...scene, notes, index, groups };
}
