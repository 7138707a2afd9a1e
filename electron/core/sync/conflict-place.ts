import { itemsOf } from '../../../shared/domain/collections.ts';
import { collectionSpec } from '../../../shared/domain/step-models.ts';
import type { StoreReads } from '../store/store.ts';
import { parseOutputPath, ROW_PATH } from './register-path.ts';
import type { SyncConflict } from './sync-engine.ts';

/** Where an edit was, in the words of the step models instead of paths. */
export type ConflictPlace =
  /** A field of the workshop itself, by its column (`title`, `original_idea`, …). */
  | { readonly kind: 'workshop'; readonly column: string }
  /** A whole row came or went: a workshop, a member, a build pack. */
  | { readonly kind: 'row'; readonly table: string }
  /** A step's own state (`status`, `started_at`, …). */
  | { readonly kind: 'step'; readonly column: string }
  /** A value at the root of a step's output. */
  | { readonly kind: 'root'; readonly field: string }
  /** An item, or one field of it; `field` null: the item came or went. `name` is what the item is called now, if it is there. */
  | { readonly kind: 'item'; readonly collection: string; readonly itemId: string; readonly name: string | null; readonly field: string | null }
  | { readonly kind: 'other' };

/** Finds out where a conflict is. Total: a path that nobody knows is `other`. */
export function conflictPlace(reads: StoreReads, conflict: SyncConflict): ConflictPlace {
  const { table, path } = conflict;
  if (path === ROW_PATH) return { kind: 'row', table };
  if (table === 'workshops') return { kind: 'workshop', column: path };
  if (table !== 'workshop_steps') return { kind: 'row', table };
  const target = parseOutputPath(path);
  if (target === undefined) return { kind: 'step', column: path };
  if (target.kind === 'tombstone') return itemPlace(reads, conflict, target.collection, target.id, null);
  const [first, id, ...rest] = target.path;
  if (first === undefined) return { kind: 'other' };
  const isCollection = collectionSpec(conflict.stepId ?? '', first) !== undefined;
  if (!isCollection || id === undefined) return { kind: 'root', field: target.path.join('.') };
  return itemPlace(reads, conflict, first, id, rest.length === 0 ? null : rest.join('.'));
}

function itemPlace(reads: StoreReads, conflict: SyncConflict, collection: string, itemId: string, field: string | null): ConflictPlace {
  const label = collectionSpec(conflict.stepId ?? '', collection)?.label;
  const item = itemsOf(reads.output(conflict.rowId), collection)[itemId];
  const name = label === undefined ? undefined : item?.[label];
  return { kind: 'item', collection, itemId, name: typeof name === 'string' && name.trim() !== '' ? name : null, field };
}

/** The two values as they are shown. A tombstone holds what its author had seen; here it says true where the thing stays, false where it goes. */
export function conflictValues({ kind, path, mine, theirs }: SyncConflict): {
  readonly presence: boolean;
  readonly mine: string | null;
  readonly theirs: string | null;
} {
  if (kind === 'recovered') return { presence: true, mine: 'true', theirs: null };
  if (path === ROW_PATH) return { presence: true, mine, theirs };
  if (parseOutputPath(path)?.kind !== 'tombstone') return { presence: false, mine, theirs };
  return { presence: true, mine: mine === null ? 'true' : 'false', theirs: theirs === null ? 'true' : 'false' };
}
