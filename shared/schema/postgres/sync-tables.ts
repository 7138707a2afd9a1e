import { bigint, boolean, customType, index, pgTable, primaryKey, text, timestamp, uniqueIndex } from 'drizzle-orm/pg-core';

/** Text that compares bytewise, whatever the database's locale: hlcs, paths and ids compare as on a laptop. */
const bytes = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

const now = (name: string) => timestamp(name, { withTimezone: true, precision: 3 }).notNull().defaultNow();

/**
 * One line a scope: its lock and its head, the last sequence number given out. `last_hlc` is the greatest hlc ever taken, so that
 * a stamp of the remote's own is greater than all. A deleted scope stays, so that nobody makes it anew.
 */
export const syncScope = pgTable('sync_scope', {
  scope: bytes('scope').primaryKey(),
  head: bigint('head', { mode: 'number' }).notNull().default(0),
  lastHlc: bytes('last_hlc').notNull().default('00000000000000000000000000000000'),
  /** Who has not read up to here may have missed a delete that is forgotten by now, and begins anew. */
  minTombstoneSeq: bigint('min_tombstone_seq', { mode: 'number' }).notNull().default(0),
  /** Milliseconds since the epoch: what was deleted before is forgotten. */
  swept: bigint('swept', { mode: 'number' }).notNull().default(0),
  /** When somebody last looked for deletes to forget. */
  lookedAt: now('looked_at'),
  deleted: boolean('deleted').notNull().default(false),
  createdAt: now('created_at'),
});

/** The registers, as on the laptop, with the sequence number of the push that wrote each last. */
export const syncRegister = pgTable(
  'sync_register',
  {
    scope: bytes('scope').notNull(),
    tableName: bytes('table_name').notNull(),
    rowId: bytes('row_id').notNull(),
    path: bytes('path').notNull(),
    value: text('value'),
    hlc: bytes('hlc').notNull(),
    actor: text('actor').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({ name: 'sync_register_key', columns: [table.scope, table.tableName, table.rowId, table.path] }),
    uniqueIndex('sync_register_feed').on(table.scope, table.seq),
  ],
);

/** Every push that changed something: who, and where it ended in the feed. The anchors by which a laptop knows its remote again. */
export const syncPush = pgTable(
  'sync_push',
  {
    scope: bytes('scope').notNull(),
    lastSeq: bigint('last_seq', { mode: 'number' }).notNull(),
    firstSeq: bigint('first_seq', { mode: 'number' }).notNull(),
    pushId: bytes('push_id').notNull(),
    device: bytes('device').notNull(),
    person: text('person').notNull(),
    at: now('at'),
  },
  (table) => [primaryKey({ name: 'sync_push_key', columns: [table.scope, table.lastSeq] })],
);

/** Rows that have registers and cannot be shown yet; they revive by themselves. */
export const syncParked = pgTable(
  'sync_parked',
  {
    scope: bytes('scope').notNull(),
    tableName: bytes('table_name').notNull(),
    rowId: bytes('row_id').notNull(),
    at: now('at'),
  },
  (table) => [primaryKey({ name: 'sync_parked_key', columns: [table.scope, table.tableName, table.rowId] })],
);

/** Values that lost against a newer one which came first, or whose author had not seen them; kept for 90 days and told to their author. */
export const syncConflict = pgTable(
  'sync_conflict',
  {
    scope: bytes('scope').notNull(),
    tableName: bytes('table_name').notNull(),
    rowId: bytes('row_id').notNull(),
    path: bytes('path').notNull(),
    hlc: bytes('hlc').notNull(),
    value: text('value'),
    actor: text('actor').notNull(),
    winnerHlc: bytes('winner_hlc').notNull(),
    /** Of what comes into the feed with it: a laptop that has read up to here was told. */
    seq: bigint('seq', { mode: 'number' }).notNull(),
    at: now('at'),
  },
  (table) => [
    primaryKey({ name: 'sync_conflict_key', columns: [table.scope, table.tableName, table.rowId, table.path, table.hlc] }),
    index('sync_conflict_at_idx').on(table.scope, table.at),
    index('sync_conflict_seq_idx').on(table.scope, table.seq),
  ],
);

/** What this remote speaks: `protocol_min`, `protocol_max`. */
export const syncMeta = pgTable('sync_meta', { key: bytes('key').primaryKey(), value: text('value').notNull() });

/**
 * The person behind a database role. A role without a person is a gateway (PostgREST, the Neon Data API): it has checked a token,
 * and who calls stands in `request.jwt.claims`.
 */
export const syncPerson = pgTable('sync_person', { roleName: bytes('role_name').primaryKey(), person: text('person') });
