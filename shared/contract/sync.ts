import { eventIterator } from '@orpc/contract';
import { z } from 'zod';

import { SHARE_DAYS, SHARE_ROLES } from '../domain/share-token.ts';
import { base, idSchema } from './base.ts';

/** Why nothing is sent; the words are in the catalog `sync`. */
export const STOP_REASONS = ['paused', 'unauthorized', 'forbidden', 'gone', 'version', 'not_set_up', 'storage'] as const;

/** What can be wrong with a pasted address. */
export const ADDRESS_PROBLEMS = ['not_an_address', 'unknown_kind', 'no_user', 'no_database', 'not_encrypted', 'secret_in_address', 'no_token', 'no_sign_in'] as const;

/** Why a sign-in did not go on. */
export const SIGN_IN_PROBLEMS = ['offline', 'busy', 'unknown_person', 'wrong_code', 'expired', 'no_factor', 'needs_browser', 'invalid_answer'] as const;

/** Ways to prove who one is. */
export const SIGN_IN_FACTORS = ['email_code', 'password', 'totp', 'phone_code', 'backup_code'] as const;

/** Why a remote did not do what it was asked for. */
export const REMOTE_PROBLEMS = ['offline', 'busy', 'unauthorized', 'forbidden', 'not_set_up', 'invalid_answer', 'gone', 'version'] as const;

export const SYNC_EVENT_KINDS = [
  'connected',
  'disconnected',
  'went_offline',
  'pushed',
  'pulled',
  'replaced',
  'refused',
  'clock_corrected',
  'remote_rewound',
  'workshop_added',
  'workshop_gone',
  'frozen',
  'repaired',
  'stopped',
  'paused',
  'resumed',
] as const;

const role = z.enum(['owner', 'editor', 'viewer', 'reader']);
const why = z.enum(STOP_REASONS);
const ms = z.number();

const linkSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('connecting') }),
  z.object({ kind: z.literal('online'), person: z.string(), since: ms }),
  z.object({ kind: z.literal('offline'), since: ms, nextTryAt: ms }),
  z.object({ kind: z.literal('stopped'), why }),
]);

const workshopStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('local_only') }),
  z.object({ kind: z.literal('waiting'), changes: z.number() }),
  z.object({ kind: z.literal('syncing') }),
  z.object({ kind: z.literal('up_to_date'), at: ms }),
  z.object({ kind: z.literal('stopped'), why, changes: z.number() }),
]);

/** How syncing stands, sent whole. Times are milliseconds since the epoch. A workshop that is not listed is on this laptop only. */
export const syncStateSchema = z.object({
  remote: z.object({ id: z.string(), kind: z.enum(['direct', 'https']), label: z.string() }).nullable(),
  link: linkSchema,
  paused: z.boolean(),
  /** Where the remote's secret lies; `missing`: it has to be given again. */
  secret: z.enum(['keychain', 'file', 'this_run', 'missing']).nullable(),
  workshops: z.array(
    z.object({
      workshopId: z.string(),
      chosen: z.boolean(),
      role: role.nullable(),
      state: workshopStateSchema,
      unseenConflicts: z.number(),
      /** Of a workshop that was deleted, while what was not sent of it can be brought back as a copy. */
      title: z.string().optional(),
      /** Its title on the remote, while it is being fetched. */
      titleThere: z.string().optional(),
    }),
  ),
  /** What the remote has and this laptop does not; `title` is null until the remote has told it. */
  available: z.array(z.object({ workshopId: z.string(), role, title: z.string().nullable() })),
});

const conflictPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('workshop'), column: z.string() }),
  z.object({ kind: z.literal('row'), table: z.string() }),
  z.object({ kind: z.literal('step'), column: z.string() }),
  z.object({ kind: z.literal('root'), field: z.string() }),
  z.object({
    kind: z.literal('item'),
    collection: z.string(),
    itemId: z.string(),
    name: z.string().nullable(),
    field: z.string().nullable(),
  }),
  z.object({ kind: z.literal('other') }),
]);

/** An edit that was replaced or refused, with its place in words of the step models. */
export const syncConflictSchema = z.object({
  id: z.string(),
  stepId: z.string().nullable(),
  kind: z.enum(['replaced', 'refused', 'recovered']),
  place: conflictPlaceSchema,
  /** True where it is about whether the thing is there at all: `mine` and `theirs` are then JSON true or false. */
  presence: z.boolean(),
  /** JSON texts; null: taken away. */
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  byMine: z.string(),
  byTheirs: z.string().nullable(),
  at: ms,
  seen: z.boolean(),
  restored: z.boolean(),
});

/** Pictures that notes refer to and that are not there. */
const pictureCount = z.number().int().min(0);

export const syncEventSchema = z.object({
  at: ms,
  workshopId: z.string().nullable(),
  kind: z.enum(SYNC_EVENT_KINDS),
  count: z.number(),
  detail: z.string(),
});

export const sharingSchema = z.object({
  /** Whether the person here may change any of it. */
  isOwner: z.boolean(),
  share: z.object({ role: z.enum(SHARE_ROLES), expires: z.date() }).nullable(),
  members: z.array(z.object({ id: z.string(), person: z.string(), role: z.string(), since: z.date() })),
});

const shareErrors = {
  /** Only the workshop's owner does this. */
  NOT_ALLOWED: { message: 'Only the owner may do this.', data: z.object({}) },
} as const;

const needsRemote = { NO_REMOTE: { message: 'Not connected to a remote.', data: z.object({}) } } as const;

const remoteErrors = {
  REMOTE_FAILED: { message: 'The remote did not do it.', data: z.object({ why: z.enum(REMOTE_PROBLEMS) }) },
} as const;

const connectErrors = {
  ...remoteErrors,
  ADDRESS_INVALID: { message: 'The address cannot be used.', data: z.object({ problem: z.enum(ADDRESS_PROBLEMS) }) },
  /** Another wish came in between. */
  SUPERSEDED: { message: 'Another connection was asked for meanwhile.', data: z.object({}) },
} as const;

const signInErrors = {
  SIGN_IN_FAILED: { message: 'The account service did not sign in.', data: z.object({ why: z.enum(SIGN_IN_PROBLEMS) }) },
} as const;

/** Bounds of what is pasted. */
const address = z.string().min(1).max(2_000);
const token = z.string().max(10_000);
const done = z.object({});
const ofWorkshop = z.object({ workshopId: idSchema });
const ofMember = ofWorkshop.extend({ memberId: idSchema });

/** Syncing with a remote, sharing, and getting data out whatever happens. No edit ever waits for any of it. */
export const sync = {
  /** How syncing stands, at once and whenever it changes. */
  watch: base.output(eventIterator(syncStateSchema)),
  /**
   * Connects to a PostgreSQL (`postgres://…`) or to an HTTPS remote with an access token. Answers when the remote did; on an
   * error nothing has changed. The secret is never sent back, logged or put into the database.
   */
  connect: base
    .errors(connectErrors)
    .input(z.object({ address, token: token.optional() }))
    .output(done),
  /**
   * Begins to sign in to a remote with accounts (`https://…#pk_…`). Answers with the ways to go on; where a code is one, it is on
   * its way by e-mail.
   */
  startSignIn: base
    .errors({ ...connectErrors, ...signInErrors })
    .input(z.object({ address, email: z.string().min(1).max(300) }))
    .output(z.object({ factors: z.array(z.enum(SIGN_IN_FACTORS)) })),
  /**
   * Goes on with a code or the password. Answers with the ways to prove it once more where the account asks for that; null once
   * connected. A wrong proof can be tried again.
   */
  finishSignIn: base
    .errors({ ...connectErrors, ...signInErrors })
    .input(z.object({ factor: z.enum(SIGN_IN_FACTORS), proof: z.string().min(1).max(1_000) }))
    .output(z.object({ factors: z.array(z.enum(SIGN_IN_FACTORS)).nullable() })),
  /** Stops syncing and forgets the secret; workshops stay here and there. */
  disconnect: base.output(done),
  pause: base.errors(needsRemote).output(done),
  resume: base.errors(needsRemote).output(done),
  /** Tries now; answers when that round ended, well or not. */
  syncNow: base.errors(needsRemote).output(done),
  /** Whether a workshop is to be synced. */
  choose: base.errors(needsRemote).input(ofWorkshop.extend({ chosen: z.boolean() })).output(done),
  /** Fetches workshops that the remote has and this laptop does not. */
  fetch: base.errors(needsRemote).input(z.object({ workshopIds: z.array(ofWorkshop.shape.workshopId).min(1).max(10_000) })).output(done),
  /** What was replaced or refused in a workshop, newest first. */
  conflicts: base.input(ofWorkshop).output(z.object({ conflicts: z.array(syncConflictSchema) })),
  /** Writes the replaced value again, as a new edit. */
  restoreConflict: base.errors(needsRemote).input(z.object({ conflictId: z.string().min(1).max(200) })).output(done),
  markConflictsSeen: base.input(ofWorkshop).output(done),
  /** The newest events first. */
  events: base.input(z.object({ limit: z.number().int().min(1).max(500) })).output(z.object({ events: z.array(syncEventSchema) })),
  /** One workshop as a file, with everything that was not sent, and with its pictures. Works in every state. */
  export: base.input(ofWorkshop).output(
    z.discriminatedUnion('outcome', [
      z.object({ outcome: z.literal('saved'), path: z.string(), missingPictures: pictureCount }),
      z.object({ outcome: z.literal('cancelled') }),
      z.object({ outcome: z.literal('download'), fileName: z.string(), content: z.string(), missingPictures: pictureCount }),
    ]),
  ),
  /** Makes a recovered copy from such a file. Its pictures are put by `attachments.put` before: all of them are more than one message holds. */
  import: base
    .errors({ BUNDLE_INVALID: { message: 'This is not an exported workshop.', data: z.object({ detail: z.string() }) } })
    .input(z.object({ content: z.string() }))
    .output(z.object({ workshopId: z.string(), missingPictures: pictureCount })),
  /** Who may see a workshop, live. */
  watchSharing: base.input(ofWorkshop).output(eventIterator(sharingSchema)),
  /** Makes a token in the place of the one before. Shown this once: only its hash is kept. */
  share: base
    .errors(shareErrors)
    .input(ofWorkshop.extend({ role: z.enum(SHARE_ROLES), days: z.number().int().min(SHARE_DAYS.least).max(SHARE_DAYS.most) }))
    .output(z.object({ token: z.string(), expires: z.date() })),
  revokeShare: base.errors(shareErrors).input(ofWorkshop).output(done),
  changeRole: base.errors(shareErrors).input(ofMember.extend({ role: z.enum(SHARE_ROLES) })).output(done),
  removeMember: base.errors(shareErrors).input(ofMember).output(done),
  /** Becomes a member by a token and fetches the workshop. */
  join: base
    .errors({ ...needsRemote, ...remoteErrors })
    .input(z.object({ token }))
    .output(z.object({ workshopId: z.string() })),
};

export type SyncStateEvent = z.infer<typeof syncStateSchema>;
export type SyncConflictView = z.infer<typeof syncConflictSchema>;
export type ConflictPlaceView = z.infer<typeof conflictPlaceSchema>;
export type SyncEventView = z.infer<typeof syncEventSchema>;
export type SharingView = z.infer<typeof sharingSchema>;
