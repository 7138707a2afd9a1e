import { deterministicId } from '../../../shared/domain/deterministic-id.ts';
import { createPrefixedId, ROW_PREFIXES } from '../../../shared/domain/ids.ts';
import { err, ok, type Result } from '../../../shared/domain/result.ts';
import type { OutputWrite } from '../store/output-write.ts';
import type { RowTable, RowTypes, Store, UnitOfWork } from '../store/store.ts';
import { materialize } from './materialize.ts';
import type { WireRegister } from './protocol.ts';
import { parseOutputPath, ROW_PATH } from './register-path.ts';
import { emptyTree, placeRegister, registerOf } from './register-tree.ts';
import type { ConflictError, SyncConflict } from './sync-engine.ts';

/**
 * Writes the value that lost once more, as an edit of this person. A row or a workshop that somebody deleted comes back as a copy
 * with ids of its own: the deleted one stays deleted.
 */
export function restoreReplaced(store: Store, conflict: SyncConflict): Result<null, ConflictError> {
  const missing = err({ kind: 'not_found', id: conflict.id } as const);
  return store.mutate(store.personId, (unit): Result<null, ConflictError> => {
    if (conflict.kind === 'recovered') return recoverCopy(unit, conflict) ? ok(null) : missing;
    const target = parseOutputPath(conflict.path);
    if (target === undefined) return restoreColumn(unit, conflict) ? ok(null) : missing;
    if (conflict.table !== 'workshop_steps' || !unit.steps(conflict.workshopId).some(({ id }) => id === conflict.rowId)) return missing;
    const write = writeOf(conflict, target);
    if (write !== undefined) unit.writeOutput(conflict.rowId, [write]);
    return ok(null);
  });
}

function writeOf({ mine }: SyncConflict, target: NonNullable<ReturnType<typeof parseOutputPath>>): OutputWrite | undefined {
  if (target.kind === 'tombstone') {
    return { kind: mine === null || mine === 'null' ? 'restore_item' : 'delete_item', collection: target.collection, id: target.id };
  }
  return mine === null ? { kind: 'clear', path: target.path } : { kind: 'put', path: target.path, value: JSON.parse(mine) as unknown };
}

const TABLES = ['workshops', 'workshop_members', 'workshop_steps', 'sessions', 'build_packs'] as const;
type ScopedTable = (typeof TABLES)[number];

function isScopedTable(table: string): table is ScopedTable {
  return (TABLES as readonly string[]).includes(table);
}

function isThere(unit: UnitOfWork, table: ScopedTable, workshopId: string, id: string): boolean {
  switch (table) {
    case 'workshops':
      return unit.workshop(id) !== undefined;
    case 'workshop_members':
      return unit.members(workshopId).some((row) => row.id === id);
    case 'workshop_steps':
      return unit.steps(workshopId).some((row) => row.id === id);
    case 'sessions':
      return unit.sessions(workshopId).some((row) => row.id === id);
    case 'build_packs':
      return unit.buildPack(id) !== undefined;
  }
}

function restoreColumn(unit: UnitOfWork, { table, workshopId, rowId, path, mine }: SyncConflict): boolean {
  if (!isScopedTable(table) || !isThere(unit, table, workshopId, rowId)) return false;
  unit.update(table, rowId, { [camelCase(path)]: columnValue(path, mine) });
  return true;
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** Moments are whole milliseconds in registers. */
function columnValue(column: string, text: string | null): unknown {
  if (text === null) return null;
  const value: unknown = JSON.parse(text);
  return column.endsWith('_at') && typeof value === 'number' ? new Date(value) : value;
}

function recoverCopy(unit: UnitOfWork, { table, rowId, workshopId, mine }: SyncConflict): boolean {
  const registers = JSON.parse(mine ?? '[]') as readonly WireRegister[];
  const rows = rowsOf(registers);
  const whole = table === 'workshops';
  if (whole ? !rows.has(`workshops|${rowId}`) : unit.workshop(workshopId) === undefined) return false;
  const newWorkshop = whole ? createPrefixedId(ROW_PREFIXES.workshops) : workshopId;
  for (const name of TABLES) {
    // A copy belongs to whoever made it; the others were members of what was deleted.
    if (whole && name === 'workshop_members') insertOwner(unit, newWorkshop);
    else for (const row of rows.values()) if (row.table === name) insertCopy(unit, name, row, newWorkshop, whole);
  }
  return true;
}

function insertOwner(unit: UnitOfWork, workshopId: string): void {
  const id = deterministicId('wm', workshopId, unit.actor);
  unit.insert('workshop_members', { id, workshopId, clerkUserId: unit.actor, role: 'owner' });
}

interface Row {
  readonly table: string;
  readonly registers: WireRegister[];
}

function rowsOf(registers: readonly WireRegister[]): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const register of registers) {
    const key = `${register[0]}|${register[1]}`;
    const row = rows.get(key);
    if (row === undefined) rows.set(key, { table: register[0], registers: [register] });
    else row.registers.push(register);
  }
  return rows;
}

function insertCopy(unit: UnitOfWork, table: ScopedTable, { registers }: Row, workshopId: string, whole: boolean): void {
  const columns = registers.filter(([, , path]) => path !== ROW_PATH && parseOutputPath(path) === undefined);
  const values = Object.fromEntries(columns.map(([, , path, value]) => [camelCase(path), columnValue(path, value)]));
  const { stepId } = values;
  if (table === 'workshop_steps') {
    if (typeof stepId !== 'string') return;
    const standing = unit.step(workshopId, stepId);
    if (standing !== undefined) return addMissing(unit, standing.id, registers);
  }
  // A step of a new workshop gets the id that all give it. In a workshop that stands, that id was deleted for good.
  const id =
    table === 'workshops' ? workshopId
    : whole && typeof stepId === 'string' ? deterministicId('wst', workshopId, stepId)
    : createPrefixedId(ROW_PREFIXES[table]);
  const own = table === 'workshops' ? { clerkUserId: unit.actor } : { workshopId };
  // The registers were a row of this table: the store checks what they lack.
  unit.insert(table, { ...values, id, ...own } as RowTypes[RowTable]['fresh'] as never);
  if (table === 'workshop_steps') addMissing(unit, id, registers);
}

/** Writes the parts of a recovered output that a step does not have; what stands there is newer and stays. */
function addMissing(unit: UnitOfWork, stepRowId: string, registers: readonly WireRegister[]): void {
  const tree = emptyTree();
  for (const [, , path, value, hlc] of registers) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(value, hlc));
  }
  const standing = unit.output(stepRowId);
  const writes = Object.entries(materialize(tree)).flatMap(([key, value]): OutputWrite[] => {
    const there = standing[key];
    if (there === undefined) return [{ kind: 'put', path: [key], value }];
    if (!isObject(value) || !isObject(there)) return [];
    return Object.entries(value).flatMap(([id, item]): OutputWrite[] => (Object.hasOwn(there, id) ? [] : [{ kind: 'put', path: [key, id], value: item }]));
  });
  if (writes.length > 0) unit.writeOutput(stepRowId, writes);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
