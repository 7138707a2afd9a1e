import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import type { PackFormat } from '../values.ts';
import { momentNow } from './columns.ts';
import { workshops } from './workshops.ts';

/** A generated build pack. The row comes first; its content is assembled from the current outputs after. */
export const buildPacks = sqliteTable(
  'build_packs',
  {
    id: text('id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    formatType: text('format_type').$type<PackFormat>().notNull().default('markdown'),
    content: text('content'),
    createdAt: momentNow('created_at'),
    updatedAt: momentNow('updated_at'),
  },
  (table) => [index('build_packs_workshop_id_idx').on(table.workshopId)],
);
