import { createHash } from 'node:crypto';

import type { Database } from 'better-sqlite3';

import type { Result } from '../../shared/domain/result.ts';
import type { StorageError } from '../core/store/store.ts';
import { absorb, keepUncovered } from '../core/sync/absorb.ts';
import { PICTURE_TABLE } from '../core/sync/carried-pictures.ts';
import { laterHlc, ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import type { PushCursor } from '../core/sync/merge.ts';
import type { WireRegister } from '../core/sync/protocol.ts';
import { reauthor, restartAt } from '../core/sync/reauthor.ts';
import { ROW_PATH } from '../core/sync/register-path.ts';
import { ALL_RULES } from '../core/sync/rules.ts';
import { forgetMissing, forgetSwept } from '../core/sync/sweep.ts';
import { newestOf, type Outbox, type OutboxEntry, type OutboxQuery, type Refused, type SyncCommand, type SyncStorage } from '../core/sync/sync-storage.ts';
import { createHeldRegisters, type TouchedRow } from './held-registers.ts';
import type { LocalTables } from './local-tables.ts';
import type { OutputCache } from './output-cache.ts';
import { createRowShow, NOBODY, wholeRow } from './show-rows.ts';
import type { RegisterTable, RowKey } from './register-table.ts';
import { CATALOG_SCOPE } from './row-writer.ts';
import { createSyncTables } from './sync-tables-access.ts';
import type { SyncTransaction } from './sync-transaction.ts';

/** The store's clock, as sync moves it. */
export interface StoreClock {
  /** The laptop's own time, uncorrected. */
  now(): number;
  offset(): number;
  setOffset(ms: number): void;
  /** Moves past a reading that came from elsewhere (I6). */
  receive(hlc: Hlc): void;
  /** Goes back to `last` in a new incarnation. */
  restart(last: Hlc): void;
  last(): Hlc;
  tick(): Hlc;
}

/** What sync on SQLite stands on. */
export interface SqliteSyncDeps {
  readonly db: Database;
  readonly device: string;
  readonly registers: RegisterTable;
  readonly outputs: OutputCache;
  readonly localTables: LocalTables;
  readonly clock: StoreClock;
  /** Runs `work` in one transaction, projects outputs, and tells listeners. */
  transact(work: (transaction: SyncTransaction) => void): Result<null, StorageError>;
}

/** Sync's side of the database, and what opening it needs. */
export interface SqliteSync extends SyncStorage {
  /**
   * Brings every row in line with its registers. For an app that was updated: it may know tables, columns and paths that the one
   * before kept and sent on without showing them.
   */
  projectAnew(): Result<null, StorageError>;
}

interface LogRow {
  readonly seq: number;
  readonly tx: number;
  readonly origin: string | null;
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
  readonly value: string | null;
  readonly hlc: Hlc;
  readonly actor: string;
  readonly base: Hlc;
}

const LOG_ROW = `e.seq AS seq, e.tx AS tx, e.origin AS origin, e.base AS base, k.table_name AS "table", k.row_id AS rowId, e.path AS path, e.value AS value,
  e.hlc AS hlc, e.actor AS actor`;
/** Characters of an outbox that are read at a time: so many at least, and so many for each entry that it may hold. */
const OUTBOX_CHARACTERS = 1_048_576;
const CHARACTERS_PER_ENTRY = 2_048;

/** Own entries and values that a push lost against, by their index. */
const UNSENT = `FROM sync_entry e INDEXED BY sync_entry_log CROSS JOIN sync_row_key k ON k.id = e.row
  WHERE e.scope_id = (SELECT id FROM sync_scope_key WHERE scope = ?) AND e.seq > ? AND (e.origin IS NULL OR e.origin = '')`;
/** All that a remote may not have: also what came from other remotes, and what came from it before it was put back from a backup. */
const UNSENT_OF_ALL = `FROM sync_row_key k CROSS JOIN sync_entry e ON e.row = k.id
  WHERE k.scope_id = (SELECT id FROM sync_scope_key WHERE scope = ?) AND e.seq > ? AND (e.origin IS NOT ? OR e.seq <= ?)`;
const OF_ROW = `FROM sync_scope_key s CROSS JOIN sync_row_key k ON k.scope_id = s.id CROSS JOIN sync_entry e ON e.row = k.id
  WHERE s.scope = ? AND k.table_name = ? AND k.row_id = ?`;

/** Sync's side of the laptop's database. */
export function createSqliteSync({ db, device, registers, outputs, localTables, clock, transact }: SqliteSyncDeps): SqliteSync {
  const tables = createSyncTables(db);
  const held = createHeldRegisters(db, registers);
  const { showAll, rebuildOutputs, rowsOf } = createRowShow({ db, registers, outputs, localTables });
  const unsent = db.prepare<[string, number, number], LogRow>(`SELECT ${LOG_ROW} ${UNSENT} ORDER BY e.seq LIMIT ?`);
  const countUnsent = db.prepare<[string, number], number>(`SELECT count(*) FROM (SELECT 1 ${UNSENT} LIMIT 5000)`).pluck();
  const unsentOfAll = db.prepare<[string, number, string, number, number], LogRow>(`SELECT ${LOG_ROW} ${UNSENT_OF_ALL} ORDER BY e.seq LIMIT ?`);
  const countOfAll = db.prepare<[string, number, string, number], number>(`SELECT count(*) FROM (SELECT 1 ${UNSENT_OF_ALL} LIMIT 5000)`).pluck();
  const otherRemote = db.prepare<[string, string]>('SELECT 1 FROM sync_remote WHERE scope = ? AND remote <> ?');
  const leading = db.prepare<[string, string, string], LogRow>(`SELECT ${LOG_ROW} ${OF_ROW} AND e.value IS NOT NULL`);
  const ahead = db.prepare<[string], LogRow & { readonly scope: string }>(
    `SELECT s.scope AS scope, ${LOG_ROW} FROM sync_entry e JOIN sync_row_key k ON k.id = e.row JOIN sync_scope_key s ON s.id = k.scope_id WHERE e.hlc > ?`,
  );
  const newestBelow = db.prepare<[string], Hlc | null>('SELECT max(hlc) FROM sync_entry WHERE hlc <= ?').pluck();
  const currentSeq = db.prepare<[string, string, string, string], number>(`SELECT e.seq ${OF_ROW} AND e.path = ?`).pluck();
  const workshops = db.prepare<[], string>('SELECT id FROM workshops ORDER BY id').pluck();
  const allOf = db.prepare<[string], { table: string; rowId: string; path: string; hlc: Hlc }>(
    'SELECT table_name AS "table", row_id AS rowId, path, hlc FROM sync_register WHERE scope = ? ORDER BY table_name, row_id, path',
  );

  const scopesHeld = db.prepare<[], string>(`SELECT DISTINCT scope FROM sync_register ORDER BY scope <> '${CATALOG_SCOPE}', scope`).pluck();

  const apply = (transaction: SyncTransaction, remote: string, scope: string, command: SyncCommand & { kind: 'apply' }): void => {
    const all = command.staged ? [...tables.staged(remote, scope), ...command.registers] : command.registers;
    const at = clock.now() + clock.offset();
    let replaced = 0;
    const inScope = held.open(scope, transaction.tx, (lost) => {
      replaced += tables.addConflict(scope, lost.kind, lost, at);
    });
    if (command.whole === true) forgetMissing(all, command.cursor, inScope);
    absorb(scope, all, command.origin, command.cursor, inScope, ALL_RULES, command.lost);
    inScope.flush();
    const newest = newestOf(all);
    if (newest !== '') clock.receive(newest);
    showAll(transaction, scope, inScope.touched, inScope.fresh);
    rebuildOutputs(transaction, new Map([...inScope.touched].filter(([, { shrunk }]) => shrunk === true)));
    if (replaced > 0) tables.addEvent({ at, workshopId: scope, kind: 'replaced', count: replaced, detail: '' });
  };

  const sweep = (transaction: SyncTransaction, scope: string, before: number, cursor: PushCursor): void => {
    const inScope = held.open(scope, transaction.tx, () => undefined);
    forgetSwept(before, cursor, inScope);
    showAll(transaction, scope, inScope.touched, false);
    rebuildOutputs(transaction, new Map([...inScope.touched].filter(([, { shrunk }]) => shrunk === true)));
  };

  const setAside = (transaction: SyncTransaction, remote: string, scope: string, refused: readonly Refused[]): void => {
    const at = clock.now() + clock.offset();
    const touched = new Map<string, TouchedRow>();
    for (const one of refused) {
      tables.addQuarantine(remote, scope, one, at);
      for (const { seq, origin, register } of one.entries) {
        const [table, rowId, path, value, hlc, actor] = register;
        if (origin !== null || currentSeq.get(scope, table, rowId, path) !== seq) continue;
        if (path !== ROW_PATH && table !== PICTURE_TABLE) tables.addConflict(scope, 'refused', { table, rowId, path, mine: value, theirs: null, byMine: actor, byTheirs: null, hlc }, at);
        const key: RowKey = { scope, table, id: rowId };
        registers.forget(key, path);
        touched.set(`${table}|${rowId}`, wholeRow(key));
      }
    }
    keepUncovered(refused.flatMap(({ entries }) => entries.map(({ register }) => register)), held.open(scope, transaction.tx, (one) => tables.addConflict(scope, one.kind, one, at)));
    showAll(transaction, scope, touched, false);
    rebuildOutputs(transaction, touched);
    tables.repairScope(scope);
    tables.addEvent({ at, workshopId: scope, kind: 'refused', count: refused.length, detail: refused[0]?.code ?? '' });
  };

  const writeAnew = (transaction: SyncTransaction, above: number): void => {
    const limit = `${(above + 1).toString(16).padStart(12, '0')}${'0'.repeat(20)}`;
    const rows = ahead.all(limit);
    if (clock.last() > limit) clock.restart(restartAt(above, newestBelow.get(limit) ?? ZERO_HLC));
    const byScope = new Map<string, Map<string, TouchedRow>>();
    for (const { register, value, hlc } of reauthor(rows, limit, () => clock.tick(), ALL_RULES)) {
      const { scope, table, rowId, path, tx, actor, origin } = register;
      const key: RowKey = { scope, table, id: rowId };
      registers.writeReceived(key, path, value, hlc, { tx, actor, origin: null, base: origin === null && register.base <= limit ? register.base : hlc });
      let touched = byScope.get(scope);
      if (touched === undefined) byScope.set(scope, (touched = new Map<string, TouchedRow>()));
      const name = `${table}|${rowId}`;
      const row = touched.get(name) ?? { key, stored: new Map<string, WireRegister>(), newest: ZERO_HLC };
      row.stored.set(path, [table, rowId, path, value, hlc, actor]);
      row.newest = laterHlc(row.newest, hlc);
      touched.set(name, row);
      // Read the whole row: its newest reading may have become an older one.
      row.stored.set(ROW_PATH, row.stored.get(ROW_PATH) ?? NOBODY);
    }
    for (const [scope, touched] of byScope) showAll(transaction, scope, touched, false);
  };

  const carryOut = (transaction: SyncTransaction, remote: string, scope: string, command: SyncCommand): void => {
    switch (command.kind) {
      case 'progress':
        return tables.setProgress(remote, scope, command.progress);
      case 'stage':
        return tables.stage(remote, scope, command.through, command.page);
      case 'drop_stage':
        return tables.dropStage(remote, scope);
      case 'apply':
        return apply(transaction, remote, scope, command);
      case 'sweep':
        return sweep(transaction, scope, command.before, command.cursor);
      case 'quarantine':
        return setAside(transaction, remote, scope, command.refused);
      case 'clock':
        return clock.setOffset(command.offset);
      case 'reauthor':
        return writeAnew(transaction, command.above);
      case 'event':
        return tables.addEvent({ ...command.event, at: clock.now() + clock.offset(), workshopId: scope === CATALOG_SCOPE ? null : scope });
    }
  };

  /** Whether entries that came from some remote may have to go to this one: nothing leads to those but reading the scope. */
  const mayRelay = (scope: string, { remote, pushed, resendTo }: PushCursor): boolean => resendTo > pushed || otherRemote.get(scope, remote) !== undefined;

  const commitAll = (remote: string, ofScopes: ReadonlyMap<string, readonly SyncCommand[]>): Result<null, StorageError> =>
    transact((transaction) => {
      for (const [scope, commands] of ofScopes) for (const command of commands) carryOut(transaction, remote, scope, command);
    });

  return {
    projectAnew: () =>
      transact((transaction) => {
        for (const scope of scopesHeld.all()) {
          const touched = new Map(rowsOf(scope).map(({ table, id }) => [`${table}|${id}`, wholeRow({ scope, table, id })]));
          showAll(transaction, scope, touched, false);
          rebuildOutputs(transaction, touched);
        }
      }),
    device,
    clockOffset: () => clock.offset(),
    lastSeq: () => registers.lastSeq(),
    newestShared: tables.newestShared,
    isShared: (remote, scope) => otherRemote.get(scope, remote) !== undefined,
    progress: tables.progress,
    knownScopes: tables.knownScopes,
    workshops: () => workshops.all(),
    outbox: ({ scope, remote, pushed, resendTo, limit, lead }: OutboxQuery): Outbox => {
      const found = mayRelay(scope, { remote, pushed, resendTo }) ? unsentOfAll.iterate(scope, pushed, remote, resendTo, limit + 1) : unsent.iterate(scope, pushed, limit + 1);
      const rows: LogRow[] = [];
      let characters = 0;
      let more = false;
      for (const row of found) {
        // A push holds a fraction of this: pictures that wait are not read again with every one.
        more = rows.length === limit || (rows.length > 0 && characters > Math.max(OUTBOX_CHARACTERS, limit * CHARACTERS_PER_ENTRY));
        if (more) break;
        characters += row.value?.length ?? 0;
        rows.push(row);
      }
      const first = lead && rows.length > 0 ? leading.all(scope, 'workshops', scope).map((row) => ({ ...row, seq: 0, tx: -1, origin: null })) : [];
      return { entries: [...first, ...rows].map(entryOf), upTo: more ? (rows.at(-1)?.seq ?? 0) : registers.lastSeq(), more };
    },
    unsent(scope, cursor) {
      const { remote, pushed, resendTo } = cursor;
      return (mayRelay(scope, cursor) ? countOfAll.get(scope, pushed, remote, resendTo) : countUnsent.get(scope, pushed)) ?? 0;
    },
    commit: (remote, scope, commands) => commitAll(remote, new Map([[scope, commands]])),
    commitAll,
    digest(scope) {
      const lines = new Map<string, string[]>();
      for (const { table, rowId, path, hlc } of allOf.iterate(scope)) {
        const key = `${table}|${rowId}`;
        const known = lines.get(key);
        if (known === undefined) lines.set(key, [`${path}|${hlc}`]);
        else known.push(`${path}|${hlc}`);
      }
      return new Map([...lines].map(([key, texts]) => [key, createHash('md5').update(texts.join('\n')).digest('hex')]));
    },
    conflicts: tables.conflicts,
    conflict: tables.conflict,
    recoverable: tables.recoverable,
    unseenConflicts: tables.unseenConflicts,
    markSeen: (scope) => transact(() => tables.markSeen(scope)),
    markRestored: (id) => transact(() => tables.markRestored(id)),
    events: tables.events,
    addEvent: (event) => void transact(() => tables.addEvent(event)),
  };
}

function entryOf({ seq, tx, origin, table, rowId, path, value, hlc, actor, base }: LogRow): OutboxEntry {
  const register: WireRegister = [table, rowId, path, value, hlc, actor];
  return { seq, tx, origin, register, base };
}
