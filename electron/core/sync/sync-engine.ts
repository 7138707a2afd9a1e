import type { Result } from '../../../shared/domain/result.ts';
import type { Role } from './protocol.ts';

/** Where a laptop syncs with. The secret is never part of it: it lies in the SecretStore under `id`. */
export interface RemoteConfig {
  readonly id: string;
  readonly kind: 'direct' | 'https';
  /** Without user name, password or token: safe to show and to log. */
  readonly label: string;
}

/** Why nothing is sent, although somebody wanted it. */
export type StopReason =
  | 'paused'
  | 'unauthorized' // The secret is wrong or over: sign in again.
  | 'forbidden' // Not a member any more: late edits stay here and can be exported.
  | 'gone' // Somebody deleted the workshop on the remote.
  | 'version' // The remote speaks another protocol: update the app, or the remote.
  | 'not_set_up' // The database has no sync functions.
  | 'storage'; // This laptop cannot write what it got.

/** The connection as a whole. Offline is a quiet state, never an error. */
export type LinkState =
  | { readonly kind: 'none' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'online'; readonly person: string; readonly since: number }
  | { readonly kind: 'offline'; readonly since: number; readonly nextTryAt: number }
  | { readonly kind: 'stopped'; readonly why: StopReason };

/** One workshop's state. Times are milliseconds since the epoch. */
export type WorkshopSyncState =
  | { readonly kind: 'local_only' }
  | { readonly kind: 'waiting'; readonly changes: number }
  | { readonly kind: 'syncing' }
  | { readonly kind: 'up_to_date'; readonly at: number }
  | { readonly kind: 'stopped'; readonly why: StopReason; readonly changes: number };

export interface WorkshopSync {
  readonly workshopId: string;
  /** Whether the person wants it synced. */
  readonly chosen: boolean;
  /** On the remote; null until it was there. */
  readonly role: Role | null;
  readonly state: WorkshopSyncState;
  /** Replaced edits and refused transactions that nobody has looked at. */
  readonly unseenConflicts: number;
  /** Of a workshop that is gone here too, while a copy of it can be brought back. */
  readonly title?: string;
  /** Its title on the remote, while it is being fetched. */
  readonly titleThere?: string;
}

/** A workshop that can be fetched; `title` is null until the remote has told it. */
export interface AvailableWorkshop {
  readonly workshopId: string;
  readonly role: Role;
  readonly title: string | null;
}

export interface SyncStatus {
  readonly remote: RemoteConfig | null;
  readonly link: LinkState;
  readonly paused: boolean;
  readonly workshops: readonly WorkshopSync[];
  /** Workshops that the remote has and this laptop does not hold yet, by scope. */
  readonly available: readonly AvailableWorkshop[];
}

/** An edit that another one replaced, or that the remote refused. */
export interface SyncConflict {
  readonly id: string;
  readonly workshopId: string;
  readonly stepId: string | null;
  readonly kind: 'replaced' | 'refused' | 'recovered';
  readonly table: string;
  readonly rowId: string;
  readonly path: string;
  /** JSON texts; null: taken away. */
  readonly mine: string | null;
  readonly theirs: string | null;
  readonly byMine: string;
  readonly byTheirs: string | null;
  readonly at: number;
  readonly seen: boolean;
  readonly restored: boolean;
}

/** One line of the "what happened" log. */
export interface SyncEvent {
  readonly at: number;
  readonly workshopId: string | null;
  readonly kind:
    | 'connected' | 'disconnected' | 'went_offline' | 'pushed' | 'pulled' | 'replaced' | 'refused' | 'clock_corrected'
    | 'remote_rewound' | 'workshop_added' | 'workshop_gone' | 'frozen' | 'repaired' | 'stopped' | 'paused' | 'resumed';
  readonly count: number;
  readonly detail: string;
}

export type ConflictError = { readonly kind: 'read_only_role' } | { readonly kind: 'not_found'; readonly id: string } | { readonly kind: 'storage_full' } | { readonly kind: 'storage_read_only' };

/** The running sync of one open database, as the rest of the app sees it. All of it is asynchronous to edits: no edit ever waits. */
export interface SyncEngine {
  status(): SyncStatus;
  /** What the person may do with a workshop on the remote, as it last said; null where it never did. */
  roleOf(workshopId: string): Role | null;
  /** Calls `listener` after the status changed, at most ten times a second. */
  onChange(listener: () => void): () => void;
  pause(): void;
  resume(): void;
  /** Looks whether the remote has something new, for somebody who comes back to the app. Does nothing while it is offline, stopped or backing off. */
  look(): void;
  /** Tries now instead of at the next turn; resolves when that round ended, well or not. */
  syncNow(): Promise<void>;
  /** Whether a workshop is to be synced. Un-choosing keeps it on both sides and stops sending. */
  choose(workshopId: string, chosen: boolean): void;
  /** Fetches workshops that the remote has. */
  fetch(workshopIds: readonly string[]): void;
  conflicts(workshopId: string): readonly SyncConflict[];
  /** Writes the replaced value again, as a new edit of this person. */
  restoreConflict(id: string): Result<null, ConflictError>;
  markConflictsSeen(workshopId: string): void;
  /** Newest first. */
  events(limit: number): readonly SyncEvent[];
  /** Ends timers; the remote store is closed by whoever opened it. */
  stop(): void;
}
