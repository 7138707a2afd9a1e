import type { Result } from '../../../shared/domain/result.ts';
import type { Hlc } from './hlc.ts';

/**
 * What laptops and remotes say to one another: the requests and answers of the functions `sync_hello`, `sync_push`, `sync_pull`,
 * `sync_digest` and `sync_join` (docs/sync.md), as JSON. Names are short because they travel with every edit.
 */
export const PROTOCOL_VERSION = 1;

/** Limits that a remote enforces and a laptop keeps to. A batch always may hold one whole transaction, however many changes. */
export const BATCH_LIMITS = {
  changes: 500,
  bytes: 256 * 1024,
  /** One value alone, as UTF-8 bytes of its JSON text. */
  valueBytes: 4 * 1024 * 1024,
  /** A whole request. A transaction above it is sent in parts, each a transaction of its own. */
  requestBytes: 16 * 1024 * 1024,
  pageChanges: 5_000,
} as const;

/** How far ahead of the remote's clock an hlc may be. */
export const CLOCK_BOUND_MS = 5 * 60_000;

/** One register as it travels: table, row id, path, JSON text of the value (null: taken away), hlc. */
export type WireChange = readonly [table: string, rowId: string, path: string, value: string | null, hlc: Hlc];

/** A register with its author, as a remote sends it. */
export type WireRegister = readonly [table: string, rowId: string, path: string, value: string | null, hlc: Hlc, actor: string];

/** The newest point of a scope's feed that somebody saw: a sequence number and the push that ended there. `[0, '']` is the beginning. */
export type Anchor = readonly [seq: number, pushId: string];

export const NO_ANCHOR: Anchor = [0, ''];

/** One local transaction. It is taken or refused as a whole. */
export interface WireTransaction {
  /** Number of the transaction on the laptop; comes back in `rejected`. */
  readonly n: number;
  /** Person who made the edits: provenance, never authority. */
  readonly a: string;
  readonly c: readonly WireChange[];
}

export interface HelloRequest {
  readonly v: number;
  /** 8 hex digits of this database. */
  readonly device: string;
  /** Hash that the last answer carried: an equal one spares the list of scopes. */
  readonly known?: string;
  /** Scopes whose titles are wanted, at most `TITLES.most`: those that are to be shown and are not here. */
  readonly titles?: readonly string[];
}

/** Bounds of titles in an answer to hello: how many are asked for at a time, and characters of one. */
export const TITLES = { most: 100, characters: 200 } as const;

export type Role = 'owner' | 'editor' | 'viewer' | 'reader';

/** A scope that the caller may see; `reader` is everybody's role in `catalog`. */
export type WireScope = readonly [scope: string, role: Role, head: number];

export interface HelloAnswer {
  readonly ok: true;
  /** Oldest and newest protocol that the remote speaks. */
  readonly protocol: readonly [min: number, max: number];
  /** The remote's clock, milliseconds since the epoch. */
  readonly now: number;
  /** Who the remote takes the caller for. */
  readonly person: string;
  readonly hash: string;
  /** Left out where the hash is the one that was known. */
  readonly scopes?: readonly WireScope[];
  /** Of the scopes asked for that the caller is a member of; null where the workshop has no row yet. Left out where there is none. */
  readonly titles?: readonly (readonly [scope: string, title: string | null])[];
}

export interface PushRequest {
  readonly v: number;
  readonly scope: string;
  readonly device: string;
  /** Names this push: a repetition after a lost answer carries the same. 16 hex digits. */
  readonly id: string;
  /** The newest point ever seen; a remote that does not know it was put back from a backup. */
  readonly seen: Anchor;
  /** Everything of the feed up to here is applied; 0: nothing is known. Who missed a delete that is forgotten by now is `stale`. */
  readonly since?: number;
  readonly tx: readonly WireTransaction[];
  /**
   * What the authors had seen from elsewhere where they wrote: a reading by `<transaction>.<change>`, or one for a whole `<transaction>`,
   * both counted from 1. None: nothing. A remote keeps what is overwritten unseen, and tells its author.
   */
  readonly base?: Readonly<Record<string, Hlc>>;
}

export type RejectCode =
  | 'forbidden' // The caller's role does not allow this change.
  | 'malformed' // A table, path, hlc or value that no laptop of any version makes.
  | 'too_large';

export interface PushAnswer {
  readonly ok: true;
  readonly now: number;
  readonly head: number;
  readonly anchor: Anchor;
  /**
   * Sequence number of the first change of this push that was taken, only when the last one is `head`: everything from here to
   * the head is this push. A laptop whose cursor stands right before it need not pull its own edits back.
   */
  readonly first?: number;
  /** The registers that the pushed ones lost against. */
  readonly winners: readonly WireRegister[];
  readonly rejected: readonly { readonly n: number; readonly code: RejectCode; readonly detail: string }[];
}

export interface PullRequest {
  readonly v: number;
  readonly scope: string;
  readonly seen: Anchor;
  /** Registers with a greater sequence number are wanted. */
  readonly after: number;
  readonly limit: number;
  /** 8 hex digits of this database: edits of its own that others replaced unseen are wanted, */
  readonly device?: string;
  /** where that happened after this sequence number, up to which everything is applied. */
  readonly since?: number;
}

export interface PullAnswer {
  readonly ok: true;
  readonly now: number;
  readonly role: Role;
  /** In the order of their sequence numbers. */
  readonly page: readonly WireRegister[];
  /** Sequence number of the last register of the page; `head` when nothing follows it. */
  readonly through: number;
  readonly head: number;
  readonly anchor: Anchor;
  /** True when the page reaches the head: everything up to `head` has been sent. */
  readonly done: boolean;
  /** On the last page: the device's edits that somebody replaced after `since` without having seen them. Left out where there are none. */
  readonly lost?: readonly WireRegister[];
  /** What was deleted before this moment is forgotten, milliseconds. Left out where nothing is. */
  readonly swept?: number;
}

export interface DigestRequest {
  readonly v: number;
  readonly scope: string;
  readonly seen: Anchor;
}

export interface DigestAnswer {
  readonly ok: true;
  readonly now: number;
  readonly head: number;
  readonly anchor: Anchor;
  /** Of every row: lowercase hex MD5 of `path|hlc` of its registers, sorted by path bytewise and joined with line feeds. */
  readonly rows: readonly (readonly [table: string, rowId: string, hash: string])[];
  /** As in `PullAnswer`. */
  readonly swept?: number;
}

export interface JoinRequest {
  readonly v: number;
  /** `<scope>.<secret>`: the scope makes the look-up stay inside one workshop. */
  readonly token: string;
}

export interface JoinAnswer {
  readonly ok: true;
  readonly now: number;
  readonly scope: string;
  readonly role: Role;
}

/** Why a remote refused a whole request. Nothing of it was done. */
export type Refusal = { readonly ok: false; readonly now: number } & (
  | { readonly error: 'rewound' } // `seen` is not in this remote's past: it was put back from a backup.
  | { readonly error: 'stale' } // Deletes after `since` are forgotten: everything is to be read anew.
  | { readonly error: 'clock' } // An hlc lies more than CLOCK_BOUND_MS ahead of `now`.
  | { readonly error: 'forbidden' } // The caller may not do this in this scope (any more).
  /**
   * The workshop was deleted, or the token is unknown, revoked or over. Who has read the workshop before gets the register that says
   * so: only that takes a copy away, a refusal never does.
   */
  | { readonly error: 'gone'; readonly tombstone?: WireRegister }
  | { readonly error: 'version'; readonly protocol: readonly [min: number, max: number] }
  | { readonly error: 'malformed'; readonly detail: string }
  | { readonly error: 'too_large' }
);

/** Why no answer came. `offline`, `busy` and `invalid_answer` are tried again later; the others need a person. */
export type TransportError =
  | { readonly kind: 'offline'; readonly detail: string } // No network, no server, a connection that broke.
  | { readonly kind: 'busy'; readonly detail: string } // 5xx, 429, SQLSTATE 40001, 40P01, 57P01, 53300.
  | { readonly kind: 'unauthorized' } // The secret is wrong or over; tried again once with a fresh token.
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'not_set_up' } // The database answers, but the sync functions are not there.
  | { readonly kind: 'invalid_answer'; readonly detail: string };

export type Answer<T> = Promise<Result<T | Refusal, TransportError>>;

/** A remote store, whatever the way to it (direct PostgreSQL, HTTPS RPC, PGlite in-process). Never throws for what can happen. */
export interface RemoteStore {
  hello(request: HelloRequest): Answer<HelloAnswer>;
  push(request: PushRequest): Answer<PushAnswer>;
  pull(request: PullRequest): Answer<PullAnswer>;
  digest(request: DigestRequest): Answer<DigestAnswer>;
  join(request: JoinRequest): Answer<JoinAnswer>;
  /**
   * Calls `listener` when the remote hints that scopes changed, where the way can do that; a hint may be lost and may come for
   * nothing. Answers with a function that stops it; undefined where there are no hints.
   */
  onHint?(listener: (scope: string) => void): () => void;
  /** Ends connections. Safe to repeat. */
  close(): Promise<void>;
}
