import { LIMITS } from '../../../shared/domain/limits.ts';
import type { OutputWrite } from '../store/output-write.ts';

/** One edit as undo sees it. */
export interface HistoryEntry {
  /** What the edit wrote. */
  readonly wrote: readonly OutputWrite[];
  /** What takes it back, newest first. */
  readonly inverse: readonly OutputWrite[];
}

interface Stacks {
  readonly undo: HistoryEntry[];
  readonly redo: HistoryEntry[];
  gesture: string | undefined;
}

/** Whose edits of what: one history per person and step. */
export interface HistoryKey {
  readonly workshopId: string;
  readonly stepId: string;
  readonly actor: string;
}

/**
 * Undo and redo stacks of every person and step since the app started. They outlive step changes, reloads and lost
 * connections; they end with the app.
 */
export class History {
  readonly #stacks = new Map<string, Stacks>();

  /** Remembers a new edit. One of the same gesture as the newest joins it; whatever could be redone is forgotten. */
  push(key: HistoryKey, entry: HistoryEntry, gesture: string | undefined): void {
    const stacks = this.#of(key);
    stacks.redo.length = 0;
    const top = stacks.undo.at(-1);
    if (top !== undefined && gesture !== undefined && gesture === stacks.gesture) {
      stacks.undo[stacks.undo.length - 1] = joined(top, entry);
    } else {
      stacks.undo.push(entry);
      if (stacks.undo.length > LIMITS.undoDepth) stacks.undo.shift();
    }
    stacks.gesture = gesture;
  }

  /** Takes the newest entry to undo or redo off its stack. */
  take(key: HistoryKey, direction: 'undo' | 'redo'): HistoryEntry | undefined {
    const stacks = this.#of(key);
    stacks.gesture = undefined;
    return stacks[direction].pop();
  }

  /** Puts what an undo or redo did on the other stack. */
  putBack(key: HistoryKey, direction: 'undo' | 'redo', entry: HistoryEntry): void {
    this.#of(key)[direction].push(entry);
  }

  depth(key: HistoryKey): { readonly undo: number; readonly redo: number } {
    const stacks = this.#stacks.get(keyText(key));
    return { undo: stacks?.undo.length ?? 0, redo: stacks?.redo.length ?? 0 };
  }

  /** Forgets everything about a deleted workshop. */
  forget(workshopId: string): void {
    for (const key of this.#stacks.keys()) if (key.startsWith(`${workshopId} `)) this.#stacks.delete(key);
  }

  #of(key: HistoryKey): Stacks {
    const text = keyText(key);
    const stacks = this.#stacks.get(text) ?? { undo: [], redo: [], gesture: undefined };
    this.#stacks.set(text, stacks);
    return stacks;
  }
}

function keyText({ workshopId, stepId, actor }: HistoryKey): string {
  return `${workshopId} ${stepId} ${actor}`;
}

/**
 * Two edits as one: the newer's values were written, the older's values come back. An item that the older has made goes as a whole: its
 * values are kept with it as they are, for a redo.
 */
function joined(older: HistoryEntry, newer: HistoryEntry): HistoryEntry {
  const covered = new Set(older.inverse.map(targetOf));
  const made = new Set(older.inverse.flatMap((write) => (write.kind === 'delete_item' ? [targetOf(write)] : [])));
  const isCovered = (write: OutputWrite): boolean => covered.has(targetOf(write)) || made.has(presenceOf(write));
  const rewritten = new Set(newer.wrote.map(targetOf));
  return {
    wrote: [...older.wrote.filter((write) => !rewritten.has(targetOf(write))), ...newer.wrote],
    inverse: [...newer.inverse.filter((write) => !isCovered(write)), ...older.inverse],
  };
}

/** What a write is about: a path, or an item's presence. */
export function targetOf(write: OutputWrite): string {
  return write.kind === 'put' || write.kind === 'clear'
    ? JSON.stringify(write.path)
    : JSON.stringify([write.collection, write.id, '']);
}

/** What the presence of the item is about that a write touches. */
export function presenceOf(write: OutputWrite): string {
  if (write.kind !== 'put' && write.kind !== 'clear') return targetOf(write);
  const [collection, id] = write.path;
  return JSON.stringify([collection, id, '']);
}
