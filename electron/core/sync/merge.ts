import { laterHlc, type Hlc } from './hlc.ts';
import { parseOutputPath, ROW_PATH } from './register-path.ts';
import type { SyncRules } from './rules.ts';

/** What merging needs to know of a value. */
export interface Version {
  /** JSON text; null: taken away. */
  readonly value: string | null;
  readonly hlc: Hlc;
}

/** A register as this laptop holds it, with what its log entry says. */
export interface HeldVersion extends Version {
  readonly actor: string;
  /** Place in the log. */
  readonly seq: number;
  /** Remote that it came from; null for this laptop's own, '' for what a push lost against. */
  readonly origin: string | null;
  /** What the author had seen when this laptop wrote. */
  readonly base: Seen;
}

/**
 * What an author had seen: the newest reading from elsewhere that was at the place, '' where there was none. Of a delete, for every
 * device the newest reading that was in what was deleted, each after a comma.
 */
export type Seen = string;

/** What somebody has seen who deletes all that has these readings. */
export function seenIn(deleted: Iterable<Hlc>): Seen {
  const newest = new Map<string, Hlc>();
  for (const hlc of deleted) newest.set(deviceOf(hlc), laterHlc(newest.get(deviceOf(hlc)) ?? hlc, hlc));
  return [...newest.keys()].sort().map((device) => `,${newest.get(device) ?? ''}`).join('');
}

/** Whether an author had seen a reading. Edits of one device arrive in their order from a feed, so that a later one of it says that. */
export function hasSeen(seen: Seen, hlc: Hlc): boolean {
  if (!seen.startsWith(',')) return hlc <= seen;
  return seen.split(',').some((one) => deviceOf(one) === deviceOf(hlc) && one >= hlc);
}

/** Origin of values that a push lost against: known here, and by no cursor said to be known there. */
export const ORIGIN_WINNER = '';

/** Path of the register of a row that was deleted for good. */
export function isRowTombstone(path: string, value: string | null): boolean {
  return path === ROW_PATH && value !== 'true';
}

/**
 * Whether `theirs` replaces `mine`: the greater hlc wins, and a row's tombstone wins against every presence. The same order
 * everywhere, total and without memory, so that any order of delivery ends in the same registers.
 */
export function beats(path: string, theirs: Version, mine: Version, rules: SyncRules): boolean {
  if (path === ROW_PATH && rules.finality) {
    const dead = isRowTombstone(path, theirs.value);
    if (dead !== isRowTombstone(path, mine.value)) return dead;
  }
  return rules.greaterWins ? theirs.hlc > mine.hlc : theirs.hlc !== mine.hlc;
}

/** How far a push to a remote has come; see `ScopeProgress`. */
export interface PushCursor {
  readonly remote: string;
  readonly pushed: number;
  readonly resendTo: number;
}

/** Whether a log entry still has to be sent to the remote. */
export function isUnsent(entry: { readonly seq: number; readonly origin: string | null }, cursor: PushCursor): boolean {
  return entry.seq > cursor.pushed && (entry.origin !== cursor.remote || entry.seq <= cursor.resendTo);
}

/** Which value of a register loses a real conflict, one where both sides edited since the common state. */
export type Loser = 'mine' | 'theirs' | null;

/**
 * Finds real conflicts when `theirs` arrives from a remote. `mine` counts as this laptop's edit while it is unsent; `theirs`
 * counts as unseen unless it is older than what was there when `mine` was written, or written by the same device.
 */
export function conflictLoser(path: string, theirs: Version, mine: HeldVersion, unsent: boolean): Loser {
  if (!unsent || mine.origin !== null || sameWord(path, theirs, mine)) return null;
  if (theirs.hlc > mine.hlc) return 'mine';
  const sameDevice = deviceOf(theirs.hlc) === deviceOf(mine.hlc);
  return theirs.hlc < mine.hlc && !hasSeen(mine.base, theirs.hlc) && !sameDevice ? 'theirs' : null;
}

/** Whether two values of a register say the same to a person: two deletes of one item do, whatever each author had seen. */
export function sameWord(path: string, a: Pick<Version, 'value'>, b: Pick<Version, 'value'>): boolean {
  if (a.value === b.value || path === ROW_PATH) return true;
  return a.value !== null && b.value !== null && parseOutputPath(path)?.kind === 'tombstone';
}

/** The 8 hex digits of the database that issued a reading. */
export function deviceOf(hlc: Hlc): string {
  return hlc.slice(16, 24);
}
