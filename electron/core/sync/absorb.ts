import { PICTURE_TABLE } from './carried-pictures.ts';
import { isHlc, type Hlc } from './hlc.ts';
import { beats, conflictLoser, deviceOf, isRowTombstone, isUnsent, sameWord, type HeldVersion, type PushCursor } from './merge.ts';
import type { WireRegister } from './protocol.ts';
import { ROW_PATH } from './register-path.ts';
import type { SyncRules } from './rules.ts';

/** A value that somebody's edit replaced, or that went with its row. */
export interface Replaced {
  readonly kind: 'replaced' | 'recovered';
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
  /** The value that is kept as a conflict; of a recovered row or workshop the JSON text of its registers. */
  readonly mine: string | null;
  readonly byMine: string;
  readonly hlc: Hlc;
  readonly theirs: string | null;
  readonly byTheirs: string;
}

/** A register of this laptop with its key. */
export interface HeldRegister extends HeldVersion {
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
}

/** The registers of one scope, as merging needs them. */
export interface HeldScope {
  get(table: string, rowId: string, path: string): HeldVersion | undefined;
  /** Stores a register and its log entry. */
  put(register: WireRegister, origin: string): void;
  /** All registers of a row. */
  row(table: string, rowId: string): readonly HeldRegister[];
  /** The registers of a row whose paths begin with `within`, which ends with a slash. */
  inside(table: string, rowId: string, within: string): readonly HeldRegister[];
  /** All registers of the scope. */
  all(): readonly HeldRegister[];
  /** Forgets all registers of a row but the one that says it is gone. */
  forgetRow(table: string, rowId: string): void;
  /** Forgets all registers of the scope but the one that says it is gone. */
  forgetAll(): void;
  /** Forgets one register, as if it had never been. */
  forget(table: string, rowId: string, path: string): void;
  /** Keeps a value that lost, for the person to see. */
  keep(replaced: Replaced): void;
}

const NOWHERE: readonly [table: string, rowId: string] = ['', ''];

/** Table whose row is the scope itself. */
const SCOPE_TABLE = 'workshops';

/**
 * Merges received registers into what is held. Any order, any repetition and any grouping end in the same registers (I1, I3). `lost`
 * are edits of this laptop that a remote says were replaced or deleted unseen.
 */
export function absorb(scope: string, registers: readonly WireRegister[], origin: string, cursor: PushCursor, held: HeldScope, rules: SyncRules, lost: readonly WireRegister[] = []): void {
  let dead = isDead(held, SCOPE_TABLE, scope, rules);
  const deadRows = new Map<string, boolean>();
  // Registers of a row mostly come one after the other.
  let here = NOWHERE;
  let hereGone = false;
  const graves: Grave[] = [];
  const untold = new Map(lost.map((one) => [versionOf(one), one]));
  for (const [at, register] of registers.entries()) {
    const [table, rowId, path, value] = register;
    const ofScope = table === SCOPE_TABLE && rowId === scope && path === ROW_PATH;
    if (dead && !ofScope) continue;
    if (path !== ROW_PATH) {
      if (table !== here[0] || rowId !== here[1]) {
        here = [table, rowId];
        const row = `${table}|${rowId}`;
        hereGone = deadRows.get(row) ?? isDead(held, table, rowId, rules);
        deadRows.set(row, hereGone);
      }
      if (hereGone) continue;
    }
    if (!take(register, origin, cursor, held, rules)) continue;
    if (value !== null && path.endsWith(GRAVE)) graves.push({ register, at });
    if (path !== ROW_PATH || !isRowTombstone(path, value) || !rules.finality) continue;
    deadRows.set(`${table}|${rowId}`, true);
    here = NOWHERE;
    if (ofScope) {
      dead = true;
      if (rules.recovered) recover(register, held.all(), cursor, held, untold);
      held.forgetAll();
    } else {
      if (rules.recovered) recover(register, held.row(table, rowId), cursor, held, untold);
      held.forgetRow(table, rowId);
    }
  }
  keepLost([...untold.values()], held);
  if (rules.hidden && graves.length > 0) keepHidden(graves, registers, cursor, held);
}

/** One value of one place. */
const versionOf = ([table, rowId, path, , hlc]: WireRegister): string => `${table}|${rowId}|${path}|${hlc}`;

/** Stores the register where it wins; true when it did. Keeps the loser of a real conflict. */
function take(register: WireRegister, origin: string, cursor: PushCursor, held: HeldScope, rules: SyncRules): boolean {
  const [table, rowId, path, value, hlc, actor] = register;
  const mine = held.get(table, rowId, path);
  if (mine === undefined) {
    held.put(register, origin);
    return true;
  }
  if (mine.hlc === hlc && mine.value === value) return false;
  // Every laptop writes the same parts of a picture.
  const loser = rules.conflicts && table !== PICTURE_TABLE ? conflictLoser(path, { value, hlc }, mine, isUnsent(mine, cursor)) : null;
  if (loser === 'mine') {
    held.keep({ kind: 'replaced', table, rowId, path, mine: mine.value, byMine: mine.actor, hlc: mine.hlc, theirs: value, byTheirs: actor });
  } else if (loser === 'theirs') {
    held.keep({ kind: 'replaced', table, rowId, path, mine: value, byMine: actor, hlc, theirs: mine.value, byTheirs: mine.actor });
  }
  if (!beats(path, { value, hlc }, mine, rules)) return false;
  held.put(register, origin);
  return true;
}

/**
 * What this laptop wrote into a row that somebody deleted without having seen it is kept, with the whole row around it: what is
 * unsent, and what the remote tells (`untold`; what the copy holds is taken out of it).
 */
function recover(tombstone: WireRegister, all: readonly HeldRegister[], cursor: PushCursor, held: HeldScope, untold: Map<string, WireRegister>): void {
  const [table, rowId, path, , , actor] = tombstone;
  // Pictures stay in the data folder as long as the copy names them.
  const lost = all.filter((one) => one.table !== PICTURE_TABLE);
  const version = (one: HeldRegister): string => `${one.table}|${one.rowId}|${one.path}|${one.hlc}`;
  const isOwn = (one: HeldRegister): boolean => one.path !== ROW_PATH && ((one.origin === null && isUnsent(one, cursor)) || untold.has(version(one)));
  const own = lost.find(isOwn);
  if (own === undefined) return;
  for (const one of lost) untold.delete(version(one));
  const copy = lost.map((one): WireRegister => [one.table, one.rowId, one.path, one.value, one.hlc, one.actor]);
  held.keep({ kind: 'recovered', table, rowId, path, mine: JSON.stringify(copy), byMine: own.actor, hlc: own.hlc, theirs: null, byTheirs: actor });
}

/**
 * Keeps edits that a remote says were replaced unseen after they had been sent, next to what stands now. What the author has written
 * over since, or what stands again, is no loss.
 */
export function keepLost(lost: readonly WireRegister[], held: HeldScope): void {
  for (const [table, rowId, path, value, hlc, actor] of lost) {
    const now = held.get(table, rowId, path);
    const grave = now === undefined ? graveOf(table, rowId, held) : undefined;
    if (grave !== undefined) held.keep({ kind: 'replaced', table, rowId, path, mine: value, byMine: actor, hlc, theirs: null, byTheirs: grave.actor });
    const by = now?.hlc === hlc ? hiddenBy(table, rowId, path, held) : undefined;
    if (by !== undefined) held.keep({ kind: 'replaced', table, rowId, path, mine: value, byMine: actor, hlc, theirs: null, byTheirs: by });
    if (now === undefined || now.hlc <= hlc || sameWord(path, now, { value }) || deviceOf(now.hlc) === deviceOf(hlc)) continue;
    held.keep({ kind: 'replaced', table, rowId, path, mine: value, byMine: actor, hlc, theirs: now.value, byTheirs: now.actor });
  }
}

/** Ends the path of an item's tombstone. */
const GRAVE = '/$deleted';

/** A tombstone of an item that was taken, and where it stood among what was received. */
interface Grave {
  readonly register: WireRegister;
  readonly at: number;
}

/**
 * Keeps what this laptop wrote into items that somebody deleted without having seen it, where it is hidden: what is unsent, and what
 * reached the remote after the delete, as the order of its feed shows.
 */
function keepHidden(graves: readonly Grave[], registers: readonly WireRegister[], cursor: PushCursor, held: HeldScope): void {
  const last = new Map<string, number>();
  for (const { register: [table, rowId, path, , hlc, actor], at } of graves) {
    const item = path.slice(0, -GRAVE.length);
    const own = hiddenIn(table, rowId, item, held).filter((one) => one.origin === null && deviceOf(one.hlc) !== deviceOf(hlc));
    if (own.length > 0 && last.size === 0) registers.forEach((one, place) => last.set(versionOf(one), place));
    for (const one of own) {
      const again = last.get(`${table}|${rowId}|${one.path}|${one.hlc}`) ?? -1;
      if (isUnsent(one, cursor) || again > at) held.keep({ kind: 'replaced', table, rowId, path: one.path, mine: one.value, byMine: one.actor, hlc: one.hlc, theirs: null, byTheirs: actor });
    }
  }
}

/**
 * Keeps what this laptop wrote into a deleted item that showed only because of an edit which was refused and is forgotten now. Whether
 * whoever deleted it had seen the rest is not known any more: rather told once too often.
 */
export function keepUncovered(refused: readonly WireRegister[], held: HeldScope): void {
  for (const [table, rowId, path] of refused) {
    const item = itemOf(path);
    const grave = item === undefined ? undefined : held.get(table, rowId, `${item}${GRAVE}`);
    if (item === undefined || grave === undefined) continue;
    for (const one of hiddenIn(table, rowId, item, held)) {
      if (one.origin !== null || deviceOf(one.hlc) === deviceOf(grave.hlc)) continue;
      held.keep({ kind: 'replaced', table, rowId, path: one.path, mine: one.value, byMine: one.actor, hlc: one.hlc, theirs: null, byTheirs: grave.actor });
    }
  }
}

/** The path of the item that a path lies in. */
function itemOf(path: string): string | undefined {
  const item = path.split('/').slice(0, 3).join('/');
  return path.startsWith('output/') && item !== path ? item : undefined;
}

/** The values in an item that do not show because it is deleted; none where it shows. */
function hiddenIn(table: string, rowId: string, item: string, held: HeldScope): readonly HeldRegister[] {
  const grave = held.get(table, rowId, `${item}${GRAVE}`);
  const bound: unknown = grave === undefined || grave.value === null ? null : JSON.parse(grave.value);
  if (!isHlc(bound)) return [];
  const within = held.inside(table, rowId, `${item}/`).filter(({ path }) => path !== `${item}${GRAVE}`);
  return within.some(({ hlc }) => hlc > bound) ? [] : within.filter(({ value }) => value !== null);
}

/** Of a value that stands: the author of the delete that hides it. */
function hiddenBy(table: string, rowId: string, path: string, held: HeldScope): string | undefined {
  const item = itemOf(path);
  if (item === undefined) return undefined;
  return hiddenIn(table, rowId, item, held).some((one) => one.path === path) ? held.get(table, rowId, `${item}${GRAVE}`)?.actor : undefined;
}

/** What says that a row, or the workshop around it, was deleted. */
function graveOf(table: string, rowId: string, held: HeldScope): HeldVersion | undefined {
  const row = held.get(table, rowId, ROW_PATH) ?? held.all().find((one) => one.table === SCOPE_TABLE && one.path === ROW_PATH);
  return row !== undefined && isRowTombstone(ROW_PATH, row.value) ? row : undefined;
}

function isDead(held: HeldScope, table: string, rowId: string, rules: SyncRules): boolean {
  if (!rules.finality) return false;
  const row = held.get(table, rowId, ROW_PATH);
  return row !== undefined && isRowTombstone(ROW_PATH, row.value);
}
