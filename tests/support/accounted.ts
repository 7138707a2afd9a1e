import type { SyncConflict } from '../../electron/core/sync/sync-engine.ts';

/** An edit that a person was told is saved. */
export interface ToldEdit {
  /** `table|row|path`. */
  readonly key: string;
  /** JSON text. */
  readonly value: string;
  readonly hlc: string;
}

/** A register as `registersOn` reads it. */
type Held = ReadonlyMap<string, { readonly value: string | null; readonly hlc: string }>;

/**
 * I2: the edits that are lost. One is kept where it is the register, where a greater reading replaced it, or where it is a
 * conflict on some laptop. Edits written anew by a clock's correction have greater readings, and their words count.
 */
export function lostEdits(told: readonly ToldEdit[], held: Held, conflicts: readonly Pick<SyncConflict, 'table' | 'rowId' | 'path' | 'mine' | 'theirs'>[]): readonly ToldEdit[] {
  const kept = new Set(conflicts.flatMap(({ table, rowId, path, mine, theirs }) => [mine, theirs].map((text) => `${table}|${rowId}|${path}|${text}`)));
  return told.filter(({ key, value, hlc }) => {
    const now = held.get(key);
    if (now !== undefined && (now.hlc > hlc || (now.hlc === hlc && now.value === value))) return false;
    return !kept.has(`${key}|${value}`);
  });
}
