import { createHash } from 'node:crypto';

import type { Database } from 'better-sqlite3';

import type { Result } from '../../shared/domain/result.ts';
import type { CommittedChange } from '../core/store/commit.ts';
import type { RowTable, StorageError } from '../core/store/store.ts';
import { absorb, keepLost } from '../core/sync/absorb.ts';
import { laterHlc, ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import type { PushCursor } from '../core/sync/merge.ts';
import type { WireRegister } from '../core/sync/protocol.ts';
import { reauthor, restartAt } from '../core/sync/reauthor.ts';
import { parseOutputPath, ROW_PATH } from '../core/sync/register-path.ts';
import { registerOf } from '../core/sync/register-tree.ts';
import { ALL_RULES } from '../core/sync/rules.ts';
import { forgetMissing, forgetSwept } from '../core/sync/sweep.ts';
import { newestOf, type Outbox, type OutboxEntry, type OutboxQuery, type Refused, type SyncCommand, type SyncStorage } from '../core/sync/sync-storage.ts';
import { createHeldRegisters, type TouchedRow } from './held-registers.ts';
import type { LocalTables } from './local-tables.ts';
import type { OutputCache } from './output-cache.ts';
import { createRowProjector, type Projected } from './project-row.ts';
import type { RegisterTable, RowKey } from './register-table.ts';
import { CATALOG_SCOPE } from './row-writer.ts';
import { ROW_TABLES } from './row-tables.ts';
import { createSyncTables } from './sync-tables-access.ts';

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

/** One transaction of sync. */
export interface SyncTransaction {
  readonly tx: number;
  /** Tells live queries after the commit. */
  note(change: CommittedChange): void;
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

/** Parents come before what hangs on them. */
const ORDER = ['step_definitions', 'workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs'];

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

const LOG_ROW = `l.local_seq AS seq, l.tx AS tx, l.origin AS origin, l.base AS base, r.table_name AS "table", r.row_id AS rowId, r.path AS path, r.value AS value,
  r.hlc AS hlc, r.actor AS actor`;
const UNSENT = `FROM sync_log l CROSS JOIN sync_register r ON r.id = l.register_id
  WHERE l.local_seq > ? AND r.scope = ? AND (l.origin IS NOT ? OR l.local_seq <= ?)`;

/** Sync's side of the laptop's database. */
export function createSqliteSync({ db, device, registers, outputs, localTables, clock, transact }: SqliteSyncDeps): SyncStorage {
  const tables = createSyncTables(db);
  const held = createHeldRegisters(db, registers);
  const projector = createRowProjector(db);
  const lastSeq = db.prepare<[], number | null>('SELECT max(local_seq) FROM sync_log').pluck();
  const unsent = db.prepare<[number, string, string, number, number], LogRow>(`SELECT ${LOG_ROW} ${UNSENT} ORDER BY l.local_seq LIMIT ?`);
  const countUnsent = db.prepare<[number, string, string, number], number>(`SELECT count(*) FROM (SELECT 1 ${UNSENT} LIMIT 5000)`).pluck();
  const leading = db.prepare<[string, string], LogRow>(
    `SELECT ${LOG_ROW} FROM sync_register r JOIN sync_log l ON l.register_id = r.id
     WHERE r.scope = ? AND r.table_name = 'workshops' AND r.row_id = ? AND r.value IS NOT NULL`,
  );
  const ahead = db.prepare<[string], LogRow & { readonly scope: string }>(
    `SELECT r.scope AS scope, ${LOG_ROW} FROM sync_register r JOIN sync_log l ON l.register_id = r.id WHERE r.hlc > ?`,
  );
  const newestBelow = db.prepare<[string], Hlc | null>('SELECT max(hlc) FROM sync_register WHERE hlc <= ?').pluck();
  const currentSeq = db.prepare<[string, string, string, string], number>(
    `SELECT l.local_seq FROM sync_register r JOIN sync_log l ON l.register_id = r.id WHERE r.scope = ? AND r.table_name = ? AND r.row_id = ? AND r.path = ?`,
  );
  currentSeq.pluck();
  const newestOfRow = db.prepare<[string, string, string], Hlc | null>(
    'SELECT max(hlc) FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ?',
  );
  newestOfRow.pluck();
  const forget = db.prepare('DELETE FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ? AND path = ?');
  const workshops = db.prepare<[], string>('SELECT id FROM workshops ORDER BY id').pluck();
  const allOf = db.prepare<[string], { table: string; rowId: string; path: string; hlc: Hlc }>(
    'SELECT table_name AS "table", row_id AS rowId, path, hlc FROM sync_register WHERE scope = ? ORDER BY table_name, row_id, path',
  );

  const rowsOf = db.prepare<[string], { table: string; id: string }>(
    'SELECT DISTINCT table_name AS "table", row_id AS id FROM sync_register WHERE scope = ?',
  );

  const noteRow = (transaction: SyncTransaction, key: RowKey, projected: Projected): void => {
    if (projected === 'parked' || projected === 'none') return;
    if (projected === 'removed') {
      outputs.forget(key);
      if (key.table === 'workshops') localTables.forgetLocal(key.id);
    }
    transaction.note({ kind: projected, table: key.table as RowTable, id: key.id, workshopId: key.scope === CATALOG_SCOPE ? null : key.scope });
  };

  /** Brings a row and its output in line with registers that are stored already; true when it came or went. */
  const show = (transaction: SyncTransaction, { key, stored, newest, shrunk }: TouchedRow, fresh: boolean): boolean => {
    if (!Object.hasOwn(ROW_TABLES, key.table)) return false;
    const texts = new Map([...stored].filter(([path]) => parseOutputPath(path) === undefined).map(([path, { value }]) => [path, value]));
    const inOutput = [...stored].flatMap(([path, { value, hlc }]) => {
      const target = parseOutputPath(path);
      return target === undefined ? [] : [{ target, register: registerOf(value, hlc) }];
    });
    const rowChanged = texts.size > 0 || shrunk === true || !isThere(key);
    const projected = rowChanged ? projector.project(key, fresh ? { texts, newest } : undefined) : 'updated';
    if (rowChanged) {
      noteRow(transaction, key, projected);
      for (const other of projector.displaced()) noteRow(transaction, other, 'removed');
    }
    const cameOrWent = projected === 'inserted' || projected === 'removed';
    if (key.table !== 'workshop_steps' || (projected !== 'inserted' && projected !== 'updated')) return cameOrWent;
    const received = projected === 'inserted' && !fresh ? allOutput(key) : inOutput;
    if (received.length === 0) return cameOrWent;
    const effect = outputs.receive(key.id, received, fresh);
    if (effect === undefined) return cameOrWent;
    transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: key.id, changes: effect.changes });
    return cameOrWent;
  };

  const isThere = (key: RowKey): boolean => db.prepare(`SELECT 1 FROM ${key.table} WHERE id = ?`).get(key.id) !== undefined;

  const allOutput = (key: RowKey) =>
    registers.readBetween(key, 'output.', 'output0').flatMap(({ path, value, hlc }) => {
      const target = parseOutputPath(path);
      return target === undefined ? [] : [{ target, register: registerOf(value, hlc) }];
    });

  const showAll = (transaction: SyncTransaction, scope: string, touched: ReadonlyMap<string, TouchedRow>, fresh: boolean): void => {
    const before = projector.claimants(scope);
    const rows = [...touched.values()].sort((a, b) => ORDER.indexOf(a.key.table) - ORDER.indexOf(b.key.table));
    let parentMoved = false;
    for (const row of rows) {
      const cameOrWent = show(transaction, row, fresh);
      parentMoved ||= cameOrWent && row.key.table === 'workshops';
    }
    // The database took what hung on a row with it; it comes back with the row.
    const others = parentMoved && !fresh ? rowsOf.all(scope).map((row): RowKey => ({ scope, ...row })) : projector.parked(scope);
    for (const key of [...others].sort((a, b) => ORDER.indexOf(a.table) - ORDER.indexOf(b.table))) {
      if (!touched.has(`${key.table}|${key.id}`)) show(transaction, { key, stored: new Map(), newest: ZERO_HLC }, false);
    }
    showAdopted(transaction, scope, touched, before);
  };

  /** Rows that show what others of their step hold are put together anew where one of them changed, came or went. */
  const showAdopted = (transaction: SyncTransaction, scope: string, touched: ReadonlyMap<string, TouchedRow>, before: ReturnType<typeof projector.claimants>): void => {
    const after = projector.claimants(scope);
    for (const winner of new Set([...before.keys(), ...after.keys()])) {
      const members = [winner, ...(after.get(winner) ?? [])];
      const same = members.join() === [winner, ...(before.get(winner) ?? [])].join();
      const key: RowKey = { scope, table: 'workshop_steps', id: winner };
      if ((same && !members.some((id) => touched.has(`workshop_steps|${id}`))) || !isThere(key)) continue;
      noteRow(transaction, key, projector.project(key));
      const effect = outputs.rebuild(winner, members.reduce((so, id) => laterHlc(so, newestOfRow.get(scope, key.table, id) ?? ZERO_HLC), ZERO_HLC));
      if (effect !== undefined) transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: winner, changes: effect.changes });
    }
  };

  const apply = (transaction: SyncTransaction, remote: string, scope: string, command: SyncCommand & { kind: 'apply' }): void => {
    const all = command.staged ? [...tables.staged(remote, scope), ...command.registers] : command.registers;
    const at = clock.now() + clock.offset();
    let replaced = 0;
    const inScope = held.open(scope, transaction.tx, (lost) => {
      replaced += 1;
      tables.addConflict(scope, lost.kind, lost, at);
    });
    if (command.whole === true) forgetMissing(all, command.cursor, inScope);
    absorb(scope, all, command.origin, command.cursor, inScope, ALL_RULES);
    const newest = newestOf(all);
    if (newest !== '') clock.receive(newest);
    showAll(transaction, scope, inScope.touched, inScope.fresh);
    rebuildShrunk(transaction, inScope.touched);
    if (replaced > 0) tables.addEvent({ at, workshopId: scope, kind: 'replaced', count: replaced, detail: '' });
  };

  /** Outputs that lack registers now are read anew. */
  const rebuildShrunk = (transaction: SyncTransaction, touched: ReadonlyMap<string, TouchedRow>): void => {
    for (const { key, shrunk } of touched.values()) {
      const effect = shrunk === true && key.table === 'workshop_steps' ? outputs.rebuild(key.id) : undefined;
      if (effect === undefined) continue;
      transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: key.id, changes: effect.changes });
    }
  };

  const sweep = (transaction: SyncTransaction, scope: string, before: number, cursor: PushCursor): void => {
    const inScope = held.open(scope, transaction.tx, () => undefined);
    forgetSwept(before, cursor, inScope);
    showAll(transaction, scope, inScope.touched, false);
    rebuildShrunk(transaction, inScope.touched);
  };

  const tellLost = (transaction: SyncTransaction, scope: string, lost: readonly WireRegister[]): void => {
    const at = clock.now() + clock.offset();
    let told = 0;
    keepLost(lost, held.open(scope, transaction.tx, (one) => (told += tables.addConflict(scope, one.kind, one, at))));
    if (told > 0) tables.addEvent({ at, workshopId: scope, kind: 'replaced', count: told, detail: '' });
  };

  const setAside = (transaction: SyncTransaction, remote: string, scope: string, refused: readonly Refused[]): void => {
    const at = clock.now() + clock.offset();
    const touched = new Map<string, TouchedRow>();
    for (const one of refused) {
      tables.addQuarantine(remote, scope, one, at);
      for (const { seq, origin, register } of one.entries) {
        const [table, rowId, path, value, hlc, actor] = register;
        if (origin !== null || currentSeq.get(scope, table, rowId, path) !== seq) continue;
        if (path !== ROW_PATH) tables.addConflict(scope, 'refused', { table, rowId, path, mine: value, theirs: null, byMine: actor, byTheirs: null, hlc }, at);
        forget.run(scope, table, rowId, path);
        const key: RowKey = { scope, table, id: rowId };
        touched.set(`${table}|${rowId}`, { key, stored: new Map([[ROW_PATH, { value: null, hlc: ZERO_HLC }]]), newest: ZERO_HLC });
      }
    }
    showAll(transaction, scope, touched, false);
    for (const { key } of touched.values()) {
      const effect = key.table === 'workshop_steps' ? outputs.rebuild(key.id) : undefined;
      if (effect === undefined) continue;
      transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: key.id, changes: effect.changes });
    }
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
      const row = touched.get(name) ?? { key, stored: new Map<string, { value: string | null; hlc: Hlc }>(), newest: ZERO_HLC };
      row.stored.set(path, { value, hlc });
      row.newest = laterHlc(row.newest, hlc);
      touched.set(name, row);
      // Read the whole row: its newest reading may have become an older one.
      row.stored.set(ROW_PATH, row.stored.get(ROW_PATH) ?? { value: null, hlc: ZERO_HLC });
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
      case 'lost':
        return tellLost(transaction, scope, command.registers);
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

  return {
    device,
    clockOffset: () => clock.offset(),
    lastSeq: () => lastSeq.get() ?? 0,
    progress: tables.progress,
    knownScopes: tables.knownScopes,
    workshops: () => workshops.all(),
    outbox: ({ scope, remote, pushed, resendTo, limit, lead }: OutboxQuery): Outbox => {
      const rows = unsent.all(pushed, scope, remote, resendTo, limit + 1);
      const more = rows.length > limit;
      if (more) rows.pop();
      const first = lead && rows.length > 0 ? leading.all(scope, scope).map((row) => ({ ...row, seq: 0, tx: -1, origin: null })) : [];
      return { entries: [...first, ...rows].map(entryOf), upTo: more ? (rows.at(-1)?.seq ?? 0) : (lastSeq.get() ?? 0), more };
    },
    unsent: (scope, { remote, pushed, resendTo }) => countUnsent.get(pushed, scope, remote, resendTo) ?? 0,
    commit: (remote, scope, commands) => transact((transaction) => commands.forEach((command) => carryOut(transaction, remote, scope, command))),
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
