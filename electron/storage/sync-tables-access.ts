import type { Database } from 'better-sqlite3';

import type { Replaced } from '../core/sync/absorb.ts';
import { ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import { NO_PROGRESS, type ScopeProgress, type ScopeStatus } from '../core/sync/progress.ts';
import type { Role, WireRegister } from '../core/sync/protocol.ts';
import type { SyncConflict, SyncEvent } from '../core/sync/sync-engine.ts';
import type { Refused } from '../core/sync/sync-storage.ts';

/** Statements on the tables that only sync uses. Every write has to be inside a transaction of the store. */
export interface SyncTables {
  newestShared(remote: string): Hlc;
  progress(remote: string, scope: string): ScopeProgress;
  setProgress(remote: string, scope: string, progress: ScopeProgress): void;
  knownScopes(remote: string): readonly string[];
  stage(remote: string, scope: string, through: number, page: readonly WireRegister[]): void;
  staged(remote: string, scope: string): readonly WireRegister[];
  dropStage(remote: string, scope: string): void;
  /** Makes every remote's feed of the scope be read once more. */
  repairScope(scope: string): void;
  addQuarantine(remote: string, scope: string, refused: Refused, at: number): void;
  /** How many it added: none where it is known. */
  addConflict(scope: string, kind: 'replaced' | 'recovered' | 'refused', replaced: Omit<Replaced, 'kind' | 'byTheirs'> & { readonly byTheirs: string | null }, at: number): number;
  conflicts(scope: string): readonly SyncConflict[];
  conflict(id: string): SyncConflict | undefined;
  recoverable(): readonly { readonly workshopId: string; readonly title: string }[];
  unseenConflicts(scope: string): number;
  markSeen(scope: string): void;
  markRestored(id: string): void;
  addEvent(event: SyncEvent): void;
  events(limit: number): readonly SyncEvent[];
}

/** Conflicts are kept this long, milliseconds (sync.md: 90 days). */
const CONFLICT_MS = 90 * 86_400_000;
const MOST_EVENTS = 2_000;

interface ProgressRow {
  readonly chosen: number;
  readonly role: Role | null;
  readonly status: ScopeStatus;
  readonly cursor: number;
  readonly staged: number;
  readonly seenSeq: number;
  readonly seenPush: string;
  readonly pushed: number;
  readonly resendTo: number;
  readonly repair: number;
  readonly anew: number;
  readonly swept: number;
  readonly newest: Hlc;
  readonly offered: Hlc;
  readonly syncedAt: number;
}

type ConflictRow = Omit<SyncConflict, 'id' | 'seen' | 'restored'> & { readonly id: number; readonly seen: number; readonly restored: number };

const CONFLICT = `SELECT id, scope AS workshopId, step_id AS stepId, kind, table_name AS "table", row_id AS rowId, path, mine, theirs,
  by_mine AS byMine, by_theirs AS byTheirs, at, seen, restored FROM sync_conflict`;

/** Prepares the statements. */
export function createSyncTables(db: Database): SyncTables {
  const progress = db.prepare<[string, string], ProgressRow>(
    `SELECT chosen, role, status, cursor, staged, seen_seq AS seenSeq, seen_push AS seenPush, pushed, resend_to AS resendTo, repair, anew, swept, newest, offered,
       synced_at AS syncedAt FROM sync_remote WHERE remote = ? AND scope = ?`,
  );
  const setProgress = db.prepare(
    `INSERT OR REPLACE INTO sync_remote (remote, scope, chosen, role, status, cursor, staged, seen_seq, seen_push, pushed, resend_to, repair, anew, swept, newest, offered, synced_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const newest = db.prepare<[string], Hlc | null>('SELECT max(max(newest, CASE WHEN remote = ? THEN newest ELSE offered END)) FROM sync_remote').pluck();
  const scopes = db.prepare<[string], string>('SELECT scope FROM sync_remote WHERE remote = ? ORDER BY scope').pluck();
  const stage = db.prepare('INSERT OR REPLACE INTO sync_stage (remote, scope, through, page) VALUES (?, ?, ?, ?)');
  const staged = db.prepare<[string, string], string>('SELECT page FROM sync_stage WHERE remote = ? AND scope = ? ORDER BY through').pluck();
  const dropStage = db.prepare('DELETE FROM sync_stage WHERE remote = ? AND scope = ?');
  const repair = db.prepare('UPDATE sync_remote SET repair = 1, staged = 0 WHERE scope = ?');
  const dropStages = db.prepare('DELETE FROM sync_stage WHERE scope = ?');
  const quarantine = db.prepare('INSERT INTO sync_quarantine (remote, scope, code, detail, changes, at) VALUES (?, ?, ?, ?, ?, ?)');
  const addConflict = db.prepare(
    `INSERT OR IGNORE INTO sync_conflict (scope, kind, table_name, row_id, path, step_id, mine, theirs, by_mine, by_theirs, hlc, at)
     VALUES (?, ?, ?, ?, ?, (SELECT step_id FROM workshop_steps WHERE id = ?), ?, ?, ?, ?, ?, ?)`,
  );
  const dropOld = db.prepare('DELETE FROM sync_conflict WHERE at < ?');
  const conflicts = db.prepare<[string], ConflictRow>(`${CONFLICT} WHERE scope = ? ORDER BY id DESC`);
  const conflict = db.prepare<[string], ConflictRow>(`${CONFLICT} WHERE id = ?`);
  const recoverable = db.prepare<[], { id: number; workshopId: string }>(
    `SELECT id, scope AS workshopId FROM sync_conflict WHERE kind = 'recovered' AND table_name = 'workshops' AND restored = 0 ORDER BY id DESC`,
  );
  const kept = db.prepare<[number], string>('SELECT mine FROM sync_conflict WHERE id = ?').pluck();
  // A recovered workshop is long, and asked for with every look at the status.
  const titles = new Map<string, string>();
  const titleOf = (id: number, workshopId: string): string => {
    const key = `${id}|${workshopId}`;
    const title = titles.get(key) ?? titleIn(kept.get(id) ?? '[]');
    titles.set(key, title);
    return title;
  };
  const unseen = db.prepare<[string], number>('SELECT count(*) FROM sync_conflict WHERE scope = ? AND seen = 0').pluck();
  const markSeen = db.prepare('UPDATE sync_conflict SET seen = 1 WHERE scope = ?');
  const markRestored = db.prepare('UPDATE sync_conflict SET restored = 1, seen = 1 WHERE id = ?');
  const addEvent = db.prepare<unknown[], number>('INSERT INTO sync_event (at, scope, kind, count, detail) VALUES (?, ?, ?, ?, ?) RETURNING id').pluck();
  const trimEvents = db.prepare('DELETE FROM sync_event WHERE id <= ?');
  const events = db.prepare<[number], SyncEvent>('SELECT at, scope AS workshopId, kind, count, detail FROM sync_event ORDER BY id DESC LIMIT ?');

  const fromRow = (row: ConflictRow): SyncConflict => ({ ...row, id: String(row.id), seen: row.seen === 1, restored: row.restored === 1 });
  return {
    newestShared: (remote) => newest.get(remote) ?? ZERO_HLC,
    progress(remote, scope) {
      const row = progress.get(remote, scope);
      if (row === undefined) return NO_PROGRESS;
      const { seenSeq, seenPush, ...rest } = row;
      return { ...rest, chosen: row.chosen === 1, repair: row.repair === 1, anew: row.anew === 1, seen: [seenSeq, seenPush] };
    },
    setProgress(remote, scope, p) {
      setProgress.run(
        remote, scope, p.chosen ? 1 : 0, p.role, p.status, p.cursor, p.staged, p.seen[0], p.seen[1], p.pushed, p.resendTo, p.repair ? 1 : 0,
        p.anew ? 1 : 0, p.swept, p.newest, p.offered, p.syncedAt,
      );
    },
    knownScopes: (remote) => scopes.all(remote),
    stage: (remote, scope, through, page) => void stage.run(remote, scope, through, JSON.stringify(page)),
    staged: (remote, scope) => staged.all(remote, scope).flatMap((page) => JSON.parse(page) as WireRegister[]),
    dropStage: (remote, scope) => void dropStage.run(remote, scope),
    repairScope(scope) {
      repair.run(scope);
      dropStages.run(scope);
    },
    addQuarantine(remote, scope, { code, detail, entries }, at) {
      quarantine.run(remote, scope, code, detail, JSON.stringify(entries.map(({ register }) => register)), at);
    },
    addConflict(scope, kind, { table, rowId, path, mine, theirs, byMine, byTheirs, hlc }, at) {
      dropOld.run(at - CONFLICT_MS);
      return addConflict.run(scope, kind, table, rowId, path, rowId, mine, theirs, byMine, byTheirs, hlc, at).changes;
    },
    conflicts: (scope) => conflicts.all(scope).map(fromRow),
    conflict(id) {
      const row = conflict.get(id);
      return row && fromRow(row);
    },
    recoverable: () => recoverable.all().map(({ id, workshopId }) => ({ workshopId, title: titleOf(id, workshopId) })),
    unseenConflicts: (scope) => unseen.get(scope) ?? 0,
    markSeen: (scope) => void markSeen.run(scope),
    markRestored: (id) => void markRestored.run(id),
    addEvent({ at, workshopId, kind, count, detail }) {
      const id = addEvent.get(at, workshopId, kind, count, detail) ?? 0;
      if (id % 100 === 0) trimEvents.run(id - MOST_EVENTS);
    },
    events: (limit) => events.all(limit),
  };
}

/** The title of a recovered workshop; '' where it has none. */
function titleIn(registers: string): string {
  const found = (JSON.parse(registers) as readonly WireRegister[]).find(([table, , path]) => table === 'workshops' && path === 'title');
  const title: unknown = JSON.parse(found?.[3] ?? 'null');
  return typeof title === 'string' ? title : '';
}
