import { sql } from 'drizzle-orm';
import { integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

import { moment } from './columns.ts';

/** Numbers for scopes: registers name them by number, because ids and paths would be most of what is stored. */
export const syncScopeKey = sqliteTable(
  'sync_scope_key',
  { id: integer('id').primaryKey(), scope: text('scope').notNull() },
  (table) => [uniqueIndex('sync_scope_key_scope').on(table.scope)],
);

/** Numbers for rows of the six tables. */
export const syncRowKey = sqliteTable(
  'sync_row_key',
  {
    id: integer('id').primaryKey(),
    scopeId: integer('scope_id').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
  },
  (table) => [uniqueIndex('sync_row_key_row').on(table.scopeId, table.tableName, table.rowId)],
);

/**
 * The truth that the six tables are a projection of (sync.md, "Model"): the newest value of each path of each row, with its place
 * in the log of what changed here. A newer write takes the place of the older one in both, so the log never outgrows the registers.
 * The index leads to what may have to be sent everywhere: own writes, and values that a push lost against.
 * Read as the views `sync_register` and `sync_log`, which name scopes and rows by their ids. Stored WITHOUT ROWID (the migration
 * says so, Drizzle cannot), which spares a second copy of every key (docs/decisions/0013-one-table-of-registers.md).
 */
export const syncEntry = sqliteTable(
  'sync_entry',
  {
    /** Number of the row in `sync_row_key`. */
    row: integer('row').notNull(),
    path: text('path').notNull(),
    /** JSON text; NULL means the path was taken away. */
    value: text('value'),
    hlc: text('hlc').notNull(),
    actor: text('actor').notNull(),
    /** Number of the scope in `sync_scope_key`. */
    scopeId: integer('scope_id').notNull(),
    /** Place in the log. */
    seq: integer('seq').notNull(),
    tx: integer('tx').notNull(),
    /** Remote it came from; NULL for this laptop's own. */
    origin: text('origin'),
    /** Of what came from elsewhere and was there before this laptop wrote: an older one is no conflict, its author saw it. */
    base: text('base').notNull().default(''),
  },
  (table) => [primaryKey({ columns: [table.row, table.path] }), uniqueIndex('sync_entry_log').on(table.scopeId, table.seq).where(sql`"origin" IS NULL OR "origin" = ''`)],
);

/**
 * This database's identity, one row. `writing` is 1 only inside a `mutate()` transaction: the guard triggers look at it.
 * `fileKey` is where the file lay when it was last opened; another place means it was copied or restored.
 */
export const syncDevice = sqliteTable('sync_device', {
  id: integer('id').primaryKey(),
  device: text('device').notNull(),
  incarnation: text('incarnation').notNull(),
  personId: text('person_id').notNull(),
  lastHlc: text('last_hlc').notNull(),
  lastTx: integer('last_tx').notNull(),
  /** The newest place in the log. */
  lastSeq: integer('last_seq').notNull().default(0),
  fileKey: text('file_key').notNull(),
  /** Milliseconds that a remote's clock is ahead of this laptop's. */
  clockOffset: integer('clock_offset').notNull().default(0),
  writing: integer('writing').notNull().default(0),
});

/** What this laptop alone remembers about a workshop; never synced. */
export const localWorkshop = sqliteTable('local_workshop', {
  workshopId: text('workshop_id').primaryKey(),
  lastOpenedAt: moment('last_opened_at'),
  /** Set while a delete can still be undone; the workshop goes for good at this moment. */
  deleteAfter: moment('delete_after'),
});

/** Preferences of this laptop (language, theme, window state), as JSON text. */
export const localSetting = sqliteTable('local_setting', {
  key: text('key').primaryKey(),
  value: text('value').notNull(),
});

/** How far this laptop has come with one scope on one remote (docs/sync.md, "Progress"). */
export const syncRemote = sqliteTable(
  'sync_remote',
  {
    remote: text('remote').notNull(),
    scope: text('scope').notNull(),
    /** Whether a person wants it synced, 1 or 0. */
    chosen: integer('chosen').notNull().default(0),
    role: text('role'),
    status: text('status').notNull().default('active'),
    cursor: integer('cursor').notNull().default(0),
    staged: integer('staged').notNull().default(0),
    seenSeq: integer('seen_seq').notNull().default(0),
    seenPush: text('seen_push').notNull().default(''),
    pushed: integer('pushed').notNull().default(0),
    resendTo: integer('resend_to').notNull().default(0),
    repair: integer('repair').notNull().default(0),
    /** All that the remote holds is to be read, and what it lacks goes: 1 or 0. */
    anew: integer('anew').notNull().default(0),
    /** What was deleted before this moment is forgotten. */
    swept: integer('swept').notNull().default(0),
    /** The greatest reading that is known to be there, or to have been. */
    newest: text('newest').notNull().default('00000000000000000000000000000000'),
    /** The greatest reading that was sent there and may have arrived. */
    offered: text('offered').notNull().default('00000000000000000000000000000000'),
    syncedAt: integer('synced_at').notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.remote, table.scope] })],
);

/** Pages that wait until the head is reached, each as JSON text: nothing of them is visible before. */
export const syncStage = sqliteTable(
  'sync_stage',
  {
    remote: text('remote').notNull(),
    scope: text('scope').notNull(),
    through: integer('through').notNull(),
    page: text('page').notNull(),
  },
  (table) => [primaryKey({ columns: [table.remote, table.scope, table.through] })],
);

/** Rows whose registers are here but which cannot show yet, and why. They revive by themselves. */
export const syncParked = sqliteTable(
  'sync_parked',
  {
    scope: text('scope').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    reason: text('reason').notNull(),
  },
  (table) => [primaryKey({ columns: [table.scope, table.tableName, table.rowId] })],
);

/** Transactions that a remote refused, whole, as JSON text. */
export const syncQuarantine = sqliteTable('sync_quarantine', {
  id: integer('id').primaryKey(),
  remote: text('remote').notNull(),
  scope: text('scope').notNull(),
  code: text('code').notNull(),
  detail: text('detail').notNull(),
  changes: text('changes').notNull(),
  at: integer('at').notNull(),
});

/** Values that another edit replaced, that were refused, or that belonged to a row which somebody else deleted; kept 90 days. */
export const syncConflict = sqliteTable(
  'sync_conflict',
  {
    id: integer('id').primaryKey(),
    scope: text('scope').notNull(),
    kind: text('kind').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    path: text('path').notNull(),
    stepId: text('step_id'),
    mine: text('mine'),
    theirs: text('theirs'),
    byMine: text('by_mine').notNull(),
    byTheirs: text('by_theirs'),
    /** Of the value that is kept here: with the path it names the conflict, so that a repetition adds nothing. */
    hlc: text('hlc').notNull(),
    at: integer('at').notNull(),
    seen: integer('seen').notNull().default(0),
    restored: integer('restored').notNull().default(0),
  },
  (table) => [uniqueIndex('sync_conflict_key').on(table.scope, table.tableName, table.rowId, table.path, table.hlc)],
);

/** What happened, newest last; the oldest go when there are too many. */
export const syncEvent = sqliteTable('sync_event', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  at: integer('at').notNull(),
  scope: text('scope'),
  kind: text('kind').notNull(),
  count: integer('count').notNull(),
  detail: text('detail').notNull(),
});
