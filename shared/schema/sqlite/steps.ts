import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

import type { JsonObject, StepStatus } from '../values.ts';
import { moment, momentNow } from './columns.ts';
import { workshops } from './workshops.ts';

/** Reference data: the design thinking steps, keyed by semantic ids ('empathize', 'define', …). */
export const stepDefinitions = sqliteTable('step_definitions', {
  id: text('id').primaryKey(),
  order: integer('order').notNull(),
  name: text('name').notNull(),
  description: text('description').notNull(),
  promptTemplate: text('prompt_template'),
  createdAt: momentNow('created_at'),
  updatedAt: momentNow('updated_at'),
});

/** One workshop's work on one step; `output` is a JSON object. */
export const workshopSteps = sqliteTable(
  'workshop_steps',
  {
    id: text('id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    stepId: text('step_id')
      .notNull()
      .references(() => stepDefinitions.id, { onDelete: 'cascade' }),
    status: text('status').$type<StepStatus>().notNull().default('not_started'),
    output: text('output', { mode: 'json' }).$type<JsonObject>(),
    startedAt: moment('started_at'),
    completedAt: moment('completed_at'),
    createdAt: momentNow('created_at'),
    updatedAt: momentNow('updated_at'),
  },
  (table) => [
    index('workshop_steps_workshop_id_idx').on(table.workshopId),
    index('workshop_steps_step_id_idx').on(table.stepId),
    index('workshop_steps_status_idx').on(table.status),
  ],
);
