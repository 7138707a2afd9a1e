import { index, pgTable, text } from 'drizzle-orm/pg-core';

import { moment, momentNow } from './columns.ts';
import { workshops } from './workshops.ts';

/** A stretch of work on a workshop: written once, closed once, so it has no updated_at. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    startedAt: momentNow('started_at'),
    endedAt: moment('ended_at'),
    createdAt: momentNow('created_at'),
  },
  (table) => [index('sessions_workshop_id_idx').on(table.workshopId)],
);
