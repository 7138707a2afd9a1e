import type { Result } from '../../../shared/domain/result.ts';
import type { StorageError, Store } from '../store/store.ts';
import type { Hlc } from './hlc.ts';
import type { PushCursor, Seen } from './merge.ts';
import type { ScopeProgress } from './progress.ts';
import type { RejectCode, WireChange, WireRegister } from './protocol.ts';
import type { SyncConflict, SyncEvent } from './sync-engine.ts';

/** One log entry that a remote does not have yet, with the register that it speaks of. */
export interface OutboxEntry {
  readonly seq: number;
  readonly tx: number;
  readonly origin: string | null;
  readonly register: WireRegister;
  /** What the author had seen when this laptop wrote. */
  readonly base: Seen;
}

/** What to read from the log. */
export interface OutboxQuery extends PushCursor {
  readonly scope: string;
  /** Most entries to answer with. */
  readonly limit: number;
  /** Whether the workshop's own row leads, because the remote does not know the scope yet. */
  readonly lead: boolean;
}

/** Unsent entries in the order of the log. */
export interface Outbox {
  readonly entries: readonly OutboxEntry[];
  /** The whole log up to this number was looked at. */
  readonly upTo: number;
  /** Whether the limit cut it. */
  readonly more: boolean;
}

/** A transaction that a remote refused. */
export interface Refused {
  readonly code: RejectCode;
  readonly detail: string;
  readonly entries: readonly OutboxEntry[];
}

/** One change to what this laptop holds. A list of them is one transaction: all of it, or nothing. */
export type SyncCommand =
  | { readonly kind: 'progress'; readonly progress: ScopeProgress }
  | { readonly kind: 'stage'; readonly through: number; readonly page: readonly WireRegister[] }
  | { readonly kind: 'drop_stage' }
  /** Merges registers, those of the stage first when `staged`. `cursor` says which of ours are unsent: conflicts are looked for there. */
  | {
      readonly kind: 'apply';
      readonly registers: readonly WireRegister[];
      readonly staged: boolean;
      readonly origin: string;
      readonly cursor: PushCursor;
      /** Whether the registers are all that the remote holds: what is not among them was deleted there. */
      readonly whole?: boolean;
      /** Edits of this laptop that others replaced or deleted unseen after they were sent. */
      readonly lost?: readonly WireRegister[];
    }
  /** Forgets what was deleted before a moment, milliseconds. */
  | { readonly kind: 'sweep'; readonly before: number; readonly cursor: PushCursor }
  | { readonly kind: 'quarantine'; readonly refused: readonly Refused[] }
  | { readonly kind: 'clock'; readonly offset: number }
  /** Writes everything with a reading above `above` anew, in its old order, in a new incarnation. */
  | { readonly kind: 'reauthor'; readonly above: number }
  | { readonly kind: 'event'; readonly event: Omit<SyncEvent, 'at' | 'workshopId'> };

/** The laptop's disk as sync sees it. All of it is synchronous. */
export interface SyncStorage {
  /** 8 hex digits of this database. */
  readonly device: string;
  /** Milliseconds that the remote's clock is ahead, as last learned. */
  clockOffset(): number;
  /** The newest place in the log. */
  lastSeq(): number;
  /** The greatest reading that some remote is known to hold, or one other than this may have been sent. */
  newestShared(remote: string): Hlc;
  /** Whether a scope syncs with other remotes than this one. */
  isShared(remote: string, scope: string): boolean;
  progress(remote: string, scope: string): ScopeProgress;
  /** Every scope with progress on this remote. */
  knownScopes(remote: string): readonly string[];
  /** Workshops on this laptop, by id. */
  workshops(): readonly string[];
  outbox(query: OutboxQuery): Outbox;
  /** How many log entries of the scope are unsent; counts up to some thousands exactly. */
  unsent(scope: string, cursor: PushCursor): number;
  commit(remote: string, scope: string, commands: readonly SyncCommand[]): Result<null, StorageError>;
  /** Commands for several scopes, all in one transaction. */
  commitAll(remote: string, ofScopes: ReadonlyMap<string, readonly SyncCommand[]>): Result<null, StorageError>;
  /** Of every row: hashes as `DigestAnswer` has them, by `table|rowId`. */
  digest(scope: string): ReadonlyMap<string, string>;
  conflicts(scope: string): readonly SyncConflict[];
  conflict(id: string): SyncConflict | undefined;
  /** Workshops that somebody deleted while this laptop had not sent all, and that nobody brought back yet. */
  recoverable(): readonly { readonly workshopId: string; readonly title: string }[];
  unseenConflicts(scope: string): number;
  markSeen(scope: string): Result<null, StorageError>;
  markRestored(id: string): Result<null, StorageError>;
  /** Newest first. */
  events(limit: number): readonly SyncEvent[];
  addEvent(event: SyncEvent): void;
}

/** A store that can sync. */
export interface SyncedStore extends Store {
  readonly sync: SyncStorage;
}

/** The greatest reading among registers, or `least`. */
export function newestOf(registers: readonly (WireChange | WireRegister)[], least: Hlc = ''): Hlc {
  let newest = least;
  for (const register of registers) if (register[4] > newest) newest = register[4];
  return newest;
}
