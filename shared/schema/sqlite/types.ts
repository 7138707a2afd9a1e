import type { buildPacks } from './build-packs.ts';
import type { sessions } from './sessions.ts';
import type { stepDefinitions, workshopSteps } from './steps.ts';
import type { workshopMembers, workshops } from './workshops.ts';

// Rows as they are read (Select) and written (Insert), inferred from the tables.
export type Workshop = typeof workshops.$inferSelect;
export type NewWorkshop = typeof workshops.$inferInsert;
export type WorkshopMember = typeof workshopMembers.$inferSelect;
export type NewWorkshopMember = typeof workshopMembers.$inferInsert;
export type StepDefinition = typeof stepDefinitions.$inferSelect;
export type NewStepDefinition = typeof stepDefinitions.$inferInsert;
export type WorkshopStep = typeof workshopSteps.$inferSelect;
export type NewWorkshopStep = typeof workshopSteps.$inferInsert;
export type Session = typeof sessions.$inferSelect;
export type NewSession = typeof sessions.$inferInsert;
export type BuildPack = typeof buildPacks.$inferSelect;
export type NewBuildPack = typeof buildPacks.$inferInsert;
