import type { Database } from 'better-sqlite3';

import { valueAt } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import type { RowTable } from '../core/store/store.ts';
import { freshOutput } from '../core/sync/fresh-output.ts';
import { laterHlc, ZERO_HLC, type Hlc } from '../core/sync/hlc.ts';
import type { WireRegister } from '../core/sync/protocol.ts';
import { OUTPUT_PATHS, parseOutputPath, ROW_PATH } from '../core/sync/register-path.ts';
import { registerOf } from '../core/sync/register-tree.ts';
import type { ReceivedRegister } from '../core/sync/write-output.ts';
import type { TouchedRow } from './held-registers.ts';
import type { LocalTables } from './local-tables.ts';
import type { OutputCache } from './output-cache.ts';
import { createRowProjector, type Projected } from './project-row.ts';
import type { RegisterTable, RowKey } from './register-table.ts';
import { CATALOG_SCOPE } from './row-writer.ts';
import { ROW_TABLES } from './row-tables.ts';
import type { SyncTransaction } from './sync-transaction.ts';

/** Brings the six tables in line with registers that are stored already. */
export interface RowShow {
  /** `fresh` says that nothing of the scope was here before, so that `touched` is all there is. */
  showAll(transaction: SyncTransaction, scope: string, touched: ReadonlyMap<string, TouchedRow>, fresh: boolean): void;
  /** Reads the outputs of step rows anew from their registers. */
  rebuildOutputs(transaction: SyncTransaction, touched: ReadonlyMap<string, TouchedRow>): void;
  /** Rows of a scope that have registers. */
  rowsOf(scope: string): readonly { readonly table: string; readonly id: string }[];
}

/** What showing rows stands on. */
export interface RowShowDeps {
  readonly db: Database;
  readonly registers: RegisterTable;
  readonly outputs: OutputCache;
  readonly localTables: LocalTables;
}

/** Stands for a register that only makes its row be looked at. */
export const NOBODY: WireRegister = ['', '', '', null, ZERO_HLC, ''];

/** Parents come before what hangs on them. */
const ORDER = ['step_definitions', 'workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs'];

/** A row of which everything is to be read anew. */
export function wholeRow(key: RowKey): TouchedRow {
  return { key, stored: new Map([[ROW_PATH, NOBODY]]), newest: ZERO_HLC };
}

/** Prepares the statements. */
export function createRowShow({ db, registers, outputs, localTables }: RowShowDeps): RowShow {
  const projector = createRowProjector(db);
  const rowsOf = db.prepare<[string], { table: string; id: string }>(
    'SELECT DISTINCT table_name AS "table", row_id AS id FROM sync_register WHERE scope = ?',
  );

  const newestOfRow = db.prepare<[string, string, string], Hlc | null>('SELECT max(hlc) FROM sync_register WHERE scope = ? AND table_name = ? AND row_id = ?').pluck();

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
    const texts = new Map<string, string | null>();
    const inOutput: ReceivedRegister[] = [];
    if (fresh && key.table === 'workshop_steps') {
      const shown = showFresh(transaction, key, stored, newest);
      if (shown !== undefined) return shown;
    }
    for (const [path, [, , , value, hlc]] of stored) {
      const target = parseOutputPath(path);
      if (target === undefined) texts.set(path, value);
      else inOutput.push({ target, register: registerOf(value, hlc) });
    }
    const rowChanged = texts.size > 0 || shrunk === true || !projector.holds(key);
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

  /** `show` for a step row of which everything came at once; undefined where that takes the registers arranged. */
  const showFresh = (transaction: SyncTransaction, key: RowKey, stored: TouchedRow['stored'], newest: Hlc): boolean | undefined => {
    const texts = new Map<string, string | null>();
    const inOutput: (readonly [string, string | null])[] = [];
    for (const [path, [, , , value]] of stored) {
      if (path > OUTPUT_PATHS.after && path < OUTPUT_PATHS.before) inOutput.push([path, value]);
      else texts.set(path, value);
    }
    const output = inOutput.length === 0 ? undefined : freshOutput(inOutput);
    if (output === undefined || projector.holds(key)) return undefined;
    const projected = projector.project(key, { texts, newest, output: output.text });
    noteRow(transaction, key, projected);
    for (const other of projector.displaced()) noteRow(transaction, other, 'removed');
    if (projected === 'inserted') {
      const parsed = lazily(() => JSON.parse(output.text) as StepOutput);
      const changes = output.keys.map((name) => ({ path: [name], get value() { return valueAt(parsed(), [name]); } }));
      const stepId: unknown = JSON.parse(texts.get('step_id') ?? 'null');
      transaction.note({ kind: 'output', workshopId: key.scope, stepId: String(stepId), stepRowId: key.id, changes });
    }
    return projected === 'inserted' || projected === 'removed';
  };

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
      if ((same && !members.some((id) => touched.has(`workshop_steps|${id}`))) || !projector.holds(key)) continue;
      noteRow(transaction, key, projector.project(key));
      const effect = outputs.rebuild(winner, members.reduce((so, id) => laterHlc(so, newestOfRow.get(scope, key.table, id) ?? ZERO_HLC), ZERO_HLC));
      if (effect !== undefined) transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: winner, changes: effect.changes });
    }
  };

  const rebuildOutputs = (transaction: SyncTransaction, touched: ReadonlyMap<string, TouchedRow>): void => {
    for (const { key } of touched.values()) {
      const effect = key.table === 'workshop_steps' && projector.holds(key) ? outputs.rebuild(key.id) : undefined;
      if (effect === undefined) continue;
      transaction.note({ kind: 'output', workshopId: effect.workshopId, stepId: effect.stepId, stepRowId: key.id, changes: effect.changes });
    }
  };

  return { showAll, rebuildOutputs, rowsOf: (scope) => rowsOf.all(scope) };
}

function lazily<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
