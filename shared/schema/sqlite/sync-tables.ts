import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

import { moment } from './columns.ts';

/**
 * The truth that the six tables are a projection of (sync.md, "Model"): the newest value of each path of each row.
 * `value` is JSON text; NULL means the path was taken away.
 */
export const syncRegister = sqliteTable(
  'sync_register',
  {
    id: integer('id').primaryKey(),
    scope: text('scope').notNull(),
    tableName: text('table_name').notNull(),
    rowId: text('row_id').notNull(),
    path: text('path').notNull(),
    value: text('value'),
    hlc: text('hlc').notNull(),
    actor: text('actor').notNull(),
  },
  (table) => [uniqueIndex('sync_register_key').on(table.scope, table.tableName, table.rowId, table.path)],
);

/**
 * What changed here, in order. One entry a register: a newer write replaces the entry of the older one, so the log never
 * outgrows the registers. `origin` names the remote a change came from, NULL for this laptop's own.
 */
export const syncLog = sqliteTable(
  'sync_log',
  {
    localSeq: integer('local_seq').primaryKey({ autoIncrement: true }),
    tx: integer('tx').notNull(),
    registerId: integer('register_id')
      .notNull()
      .references(() => syncRegister.id, { onDelete: 'cascade' }),
    hlc: text('hlc').notNull(),
    origin: text('origin'),
  },
  (table) => [uniqueIndex('sync_log_register_id').on(table.registerId), index('sync_log_tx_idx').on(table.tx)],
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
  fileKey: text('file_key').notNull(),
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
