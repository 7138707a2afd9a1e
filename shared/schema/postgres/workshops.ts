import { index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';

import type { MemberRole, Visibility, WorkshopStatus } from '../values.ts';
import { momentNow } from './columns.ts';

/** One workshop: an idea that a room takes through the ten steps. */
export const workshops = pgTable(
  'workshops',
  {
    id: text('id').primaryKey(),
    clerkUserId: text('clerk_user_id').notNull(),
    title: text('title').notNull(),
    originalIdea: text('original_idea').notNull(),
    status: text('status').$type<WorkshopStatus>().notNull().default('draft'),
    orgId: text('org_id'),
    templateId: text('template_id'),
    visibility: text('visibility').$type<Visibility>().notNull().default('private'),
    shareToken: text('share_token'),
    createdAt: momentNow('created_at'),
    updatedAt: momentNow('updated_at'),
  },
  (table) => [
    index('workshops_clerk_user_id_idx').on(table.clerkUserId),
    index('workshops_status_idx').on(table.status),
    index('workshops_org_id_idx').on(table.orgId),
  ],
);

/** Who may see or change a workshop. */
export const workshopMembers = pgTable(
  'workshop_members',
  {
    id: text('id').primaryKey(),
    workshopId: text('workshop_id')
      .notNull()
      .references(() => workshops.id, { onDelete: 'cascade' }),
    clerkUserId: text('clerk_user_id').notNull(),
    role: text('role').$type<MemberRole>().notNull(),
    createdAt: momentNow('created_at'),
  },
  (table) => [
    index('workshop_members_workshop_id_idx').on(table.workshopId),
    index('workshop_members_clerk_user_id_idx').on(table.clerkUserId),
    uniqueIndex('workshop_members_workshop_id_clerk_user_id_unique').on(table.workshopId, table.clerkUserId),
  ],
);
