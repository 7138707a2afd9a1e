import { PICTURE_TABLE } from './carried-pictures.ts';
import { isHlc, laterHlc, ZERO_HLC, type Hlc } from './hlc.ts';
import { isRowTombstone, isUnsent, type PushCursor } from './merge.ts';
import type { HeldRegister, HeldScope } from './absorb.ts';
import type { WireRegister } from './protocol.ts';
import { ROW_PATH } from './register-path.ts';

/** How long a delete is remembered, milliseconds (90 days). Who was away for longer begins anew. */
export const REMEMBER_MS = 90 * 86_400_000;

/** A register as forgetting needs it. */
export type SweptRegister = Pick<HeldRegister, 'table' | 'rowId' | 'path' | 'value' | 'hlc'>;

/**
 * What was deleted before a moment (milliseconds) and may be forgotten, in groups that go together: the tombstone of a row; a deleted
 * item with all its registers, where nothing in it is newer than its deleter had seen. The word that a workshop is deleted stays, and
 * so does all in steps of which there are two rows. The same rule as `sync_sweep` on a remote.
 */
export function sweepable<T extends SweptRegister>(registers: readonly T[], before: number): readonly (readonly T[])[] {
  const edge: Hlc = before.toString(16).padStart(12, '0') + '0'.repeat(20);
  const groups: (readonly T[])[] = [];
  const items = new Map<string, T[]>();
  const rowsOfStep = new Map<string, Set<string>>();
  for (const one of registers) {
    if (one.table !== 'workshops' && isRowTombstone(one.path, one.value) && one.hlc < edge) groups.push([one]);
    if (one.table !== 'workshop_steps') continue;
    if (one.path === 'step_id' && one.value !== null) rowsOfStep.set(one.value, (rowsOfStep.get(one.value) ?? new Set()).add(one.rowId));
    const item = itemOf(one.path);
    if (item === undefined) continue;
    const key = `${one.rowId}|${item}`;
    const known = items.get(key);
    if (known === undefined) items.set(key, [one]);
    else known.push(one);
  }
  const twins = new Set([...rowsOfStep.values()].flatMap((rows) => (rows.size > 1 ? [...rows] : [])));
  for (const item of items.values()) {
    const grave = item.find(({ path }) => path.endsWith(GRAVE) && path.split('/').length === 4);
    if (grave === undefined || grave.hlc >= edge || twins.has(grave.rowId)) continue;
    const bound: unknown = grave.value === null ? null : JSON.parse(grave.value);
    const newest = item.reduce<Hlc>((so, one) => (one === grave ? so : laterHlc(so, one.hlc)), ZERO_HLC);
    if (isHlc(bound) && newest <= bound && newest < edge) groups.push(item);
  }
  return groups;
}

const GRAVE = '/$deleted';

/** The item that a path of an output lies in, as `output/<collection>/<id>`; undefined for what lies in none. */
function itemOf(path: string): string | undefined {
  if (!path.startsWith('output/')) return undefined;
  const segments = path.split('/');
  return segments.length < 3 ? undefined : segments.slice(0, 3).join('/');
}

/** Forgets what a remote has forgotten; what it does not have yet stays. */
export function forgetSwept(before: number, cursor: PushCursor, held: HeldScope): void {
  for (const group of sweepable(held.all(), before)) {
    if (group.some((one) => isUnsent(one, cursor))) continue;
    for (const { table, rowId, path } of group) held.forget(table, rowId, path);
  }
}

/**
 * Makes what is held agree with all that a remote holds, before that is merged: what the remote no longer has and this laptop did not
 * write unsent was deleted long ago, and goes. Unsent edits stay: of an item the whole item, to be sent again; of a row that is gone
 * there a copy, to be brought back.
 */
export function forgetMissing(truth: readonly WireRegister[], cursor: PushCursor, held: HeldScope): void {
  const there = new Set(truth.map(([table, rowId, path]) => `${table}|${rowId}|${path}`));
  const rows = new Map<string, HeldRegister[]>();
  for (const one of held.all()) {
    const row = rows.get(`${one.table}|${one.rowId}`);
    if (row === undefined) rows.set(`${one.table}|${one.rowId}`, [one]);
    else row.push(one);
  }
  for (const [row, registers] of rows) {
    const presence = registers.find(({ path }) => path === ROW_PATH);
    const lives = there.has(`${row}|${ROW_PATH}`) || (presence !== undefined && isUnsent(presence, cursor));
    if (!lives) forgetRow(registers, cursor, held);
    else forgetParts(registers.filter(({ path }) => !there.has(`${row}|${path}`)), registers, cursor, held);
  }
}

function forgetRow(registers: readonly HeldRegister[], cursor: PushCursor, held: HeldScope): void {
  const own = registers.find((one) => one.path !== ROW_PATH && one.table !== PICTURE_TABLE && one.origin === null && isUnsent(one, cursor));
  if (own !== undefined) {
    const copy = registers.map((one): WireRegister => [one.table, one.rowId, one.path, one.value, one.hlc, one.actor]);
    held.keep({ kind: 'recovered', table: own.table, rowId: own.rowId, path: ROW_PATH, mine: JSON.stringify(copy), byMine: own.actor, hlc: own.hlc, theirs: null, byTheirs: '' });
  }
  for (const { table, rowId, path } of registers) held.forget(table, rowId, path);
}

function forgetParts(missing: readonly HeldRegister[], all: readonly HeldRegister[], cursor: PushCursor, held: HeldScope): void {
  const edited = new Set(all.filter((one) => isUnsent(one, cursor)).map(({ path }) => itemOf(path)));
  for (const one of missing) {
    if (isUnsent(one, cursor)) continue;
    const item = itemOf(one.path);
    if (item !== undefined && edited.has(item)) held.put([one.table, one.rowId, one.path, one.value, one.hlc, one.actor], '');
    else held.forget(one.table, one.rowId, one.path);
  }
}
