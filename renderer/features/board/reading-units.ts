import { readingOrder } from './arrange.ts';
import type { BoardGroup, BoardNote } from './board-types.ts';
import { centerOf, type Point, type Rect } from './geometry.ts';
import type { Scene } from './scene.ts';
import type { Box } from './spatial-index.ts';

/** What one comes to from far away: a cluster with its notes in reading order, or a note outside of clusters. */
export type Unit = { readonly kind: 'cluster'; readonly group: BoardGroup; readonly notes: readonly BoardNote[] } | { readonly kind: 'note'; readonly note: BoardNote };

/** The units of a board in reading order. */
export function unitsOf({ notes, groups }: Pick<Scene, 'notes' | 'groups'>): readonly Unit[] {
  if (groups.length === 0) return readingOrder(notes).map((note) => ({ kind: 'note', note }));
  const frames = new Map(groups.map((group) => [group.id, group]));
  const membersOf = new Map<string, BoardNote[]>(groups.map(({ id }) => [id, []]));
  const boxes: (BoardGroup | BoardNote)[] = [...groups];
  for (const note of notes) {
    const members = note.groupId === null ? undefined : membersOf.get(note.groupId);
    if (members === undefined) boxes.push(note);
    else members.push(note);
  }
  return readingOrder(boxes).map((box): Unit => {
    const group = frames.get(box.id);
    // What is no frame was put in as a note.
    return group === undefined ? { kind: 'note', note: box as BoardNote } : { kind: 'cluster', group, notes: readingOrder(membersOf.get(box.id) ?? []) };
  });
}

/** The cluster or note that a unit is. */
export function boxOf(unit: Unit): BoardGroup | BoardNote {
  return unit.kind === 'cluster' ? unit.group : unit.note;
}

/** All notes in the order of units: those of a cluster together. */
export function notesInOrder(units: readonly Unit[]): readonly BoardNote[] {
  return units.flatMap((unit) => (unit.kind === 'cluster' ? unit.notes : [unit.note]));
}

/** The box nearest to a rectangle in a direction: what lies that way counts once, what lies beside it twice. */
export function nearestTo<B extends Box>(boxes: Iterable<B>, from: Rect & { readonly id: string }, way: Point): B | undefined {
  const a = centerOf(from);
  let best: B | undefined;
  let least = Infinity;
  for (const box of boxes) {
    if (box.id === from.id) continue;
    const b = centerOf(box);
    const along = (b.x - a.x) * way.x + (b.y - a.y) * way.y;
    const across = Math.abs((b.x - a.x) * way.y) + Math.abs((b.y - a.y) * way.x);
    if (along <= 0 || along + 2 * across >= least) continue;
    least = along + 2 * across;
    best = box;
  }
  return best;
}
