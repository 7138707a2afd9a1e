import type { Database } from 'better-sqlite3';

import type { LocalState } from '../core/store/store.ts';

/** Statements on what this laptop alone remembers, which never syncs. */
export interface LocalTables {
  local(workshopId: string): LocalState;
  pendingDeletes(): readonly { readonly workshopId: string; readonly deleteAfter: Date }[];
  setLocal(workshopId: string, state: Partial<LocalState>): void;
  forgetLocal(workshopId: string): void;
  setting(key: string): unknown;
  setSetting(key: string, value: unknown): void;
}

interface LocalRow {
  readonly workshopId: string;
  readonly lastOpenedAt: number | null;
  readonly deleteAfter: number | null;
}

/** Prepares the statements. */
export function createLocalTables(db: Database): LocalTables {
  const columns = 'workshop_id AS workshopId, last_opened_at AS lastOpenedAt, delete_after AS deleteAfter';
  const one = db.prepare<[string], LocalRow>(`SELECT ${columns} FROM local_workshop WHERE workshop_id = ?`);
  const pending = db.prepare<[], LocalRow>(`SELECT ${columns} FROM local_workshop WHERE delete_after IS NOT NULL ORDER BY delete_after`);
  const upsert = db.prepare<[string, number | null, number | null]>(
    `INSERT INTO local_workshop (workshop_id, last_opened_at, delete_after) VALUES (?, ?, ?)
     ON CONFLICT (workshop_id) DO UPDATE SET last_opened_at = excluded.last_opened_at, delete_after = excluded.delete_after`,
  );
  const forget = db.prepare<[string]>('DELETE FROM local_workshop WHERE workshop_id = ?');
  const setting = db.prepare<[string], { value: string }>('SELECT value FROM local_setting WHERE key = ?');
  const putSetting = db.prepare<[string, string]>(
    'INSERT INTO local_setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const dropSetting = db.prepare<[string]>('DELETE FROM local_setting WHERE key = ?');

  const local = (workshopId: string): LocalState => {
    const row = one.get(workshopId);
    return { lastOpenedAt: dateOf(row?.lastOpenedAt), deleteAfter: dateOf(row?.deleteAfter) };
  };
  return {
    local,
    pendingDeletes: () => pending.all().map((row) => ({ workshopId: row.workshopId, deleteAfter: new Date(row.deleteAfter ?? 0) })),
    setLocal(workshopId, state) {
      const next = { ...local(workshopId), ...state };
      upsert.run(workshopId, next.lastOpenedAt?.getTime() ?? null, next.deleteAfter?.getTime() ?? null);
    },
    forgetLocal: (workshopId) => void forget.run(workshopId),
    setting(key) {
      const row = setting.get(key);
      return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
    },
    setSetting(key, value) {
      if (value === undefined) dropSetting.run(key);
      else putSetting.run(key, JSON.stringify(value));
    },
  };
}

function dateOf(ms: number | null | undefined): Date | null {
  return ms === null || ms === undefined ? null : new Date(ms);
}
