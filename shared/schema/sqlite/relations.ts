import { relations } from 'drizzle-orm';

import { buildPacks } from './build-packs.ts';
import { sessions } from './sessions.ts';
import { stepDefinitions, workshopSteps } from './steps.ts';
import { workshopMembers, workshops } from './workshops.ts';

export const workshopsRelations = relations(workshops, ({ many }) => ({
  members: many(workshopMembers),
  steps: many(workshopSteps),
  sessions: many(sessions),
  buildPacks: many(buildPacks),
}));

export const workshopMembersRelations = relations(workshopMembers, ({ one }) => ({
  workshop: one(workshops, { fields: [workshopMembers.workshopId], references: [workshops.id] }),
}));

export const stepDefinitionsRelations = relations(stepDefinitions, ({ many }) => ({
  workshopSteps: many(workshopSteps),
}));

export const workshopStepsRelations = relations(workshopSteps, ({ one }) => ({
  workshop: one(workshops, { fields: [workshopSteps.workshopId], references: [workshops.id] }),
  definition: one(stepDefinitions, { fields: [workshopSteps.stepId], references: [stepDefinitions.id] }),
}));

export const sessionsRelations = relations(sessions, ({ one }) => ({
  workshop: one(workshops, { fields: [sessions.workshopId], references: [workshops.id] }),
}));

export const buildPacksRelations = relations(buildPacks, ({ one }) => ({
  workshop: one(workshops, { fields: [buildPacks.workshopId], references: [workshops.id] }),
}));
