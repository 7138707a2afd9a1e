import type { Database } from 'better-sqlite3';

import type { Hlc } from '../core/sync/hlc.ts';
import type { LocalTables } from './local-tables.ts';

/**
 * Which step rows do not show their newest registers yet. Kept in the file itself and written in the transaction of the edit, so that
 * every copy of the file, also one that a power cut left behind, says what is still to be projected.
 */
export interface LateMarks {
  /** The rows, with the newest reading among their registers. */
  read(): readonly (readonly [stepRowId: string, newest: Hlc])[];
  write(stepRowIds: readonly string[]): void;
}

const KEY = 'storage.late_outputs';

/** Prepares the statements. */
export function createLateMarks(db: Database, local: LocalTables): LateMarks {
  const newest = db.prepare<[string], Hlc | null>("SELECT max(hlc) FROM sync_register WHERE table_name = 'workshop_steps' AND row_id = ?").pluck();
  return {
    read() {
      const ids = local.setting(KEY);
      if (!Array.isArray(ids)) return [];
      return ids.flatMap((id: unknown) => {
        const hlc = typeof id === 'string' ? newest.get(id) : null;
        return typeof id === 'string' && typeof hlc === 'string' ? [[id, hlc] as const] : [];
      });
    },
    write: (ids) => local.setSetting(KEY, ids.length === 0 ? undefined : ids),
  };
}
