import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';

import { PACK_FORMATS, STEP_STATUSES, VISIBILITIES, WORKSHOP_STATUSES } from '../schema/values.ts';
import type { Insight } from '../domain/insight.ts';
import { base, gatePointSchema, idSchema, ideaSchema, titleSchema } from './base.ts';

const status = z.enum(WORKSHOP_STATUSES);
const stepStatus = z.enum(STEP_STATUSES);

/** A workshop as the dashboard shows it. */
export const workshopCardSchema = z.object({
  id: z.string(),
  title: z.string(),
  originalIdea: z.string(),
  status,
  createdAt: z.date(),
  updatedAt: z.date(),
  lastOpenedAt: z.date().nullable(),
  /** Status of each step, by step id. */
  steps: z.record(z.string(), stepStatus),
});

/** First everything, then only what changed. A deleted workshop is in `removed` from the moment it is deleted. */
export const workshopListEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('snapshot'), workshops: z.array(workshopCardSchema) }),
  z.object({ kind: z.literal('changed'), workshops: z.array(workshopCardSchema), removed: z.array(z.string()) }),
]);

/** One step of an open workshop, without its output. */
export const stepSummarySchema = z.object({
  /** Row id in workshop_steps. */
  id: z.string(),
  stepId: z.string(),
  /** Name and description from step_definitions: for steps the catalogs do not know. */
  name: z.string(),
  description: z.string(),
  order: z.number(),
  status: stepStatus,
  startedAt: z.date().nullable(),
  completedAt: z.date().nullable(),
  updatedAt: z.date(),
  /** What the gate still lacks. */
  missing: z.array(gatePointSchema),
});

export const packSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  formatType: z.enum(PACK_FORMATS),
  /** False between the row's creation and the assembly of its content. */
  assembled: z.boolean(),
  createdAt: z.date(),
});

/** An open workshop; sent whole whenever any part changes. Null once the workshop is deleted. */
export const workshopDetailSchema = z.object({
  id: z.string(),
  title: z.string(),
  originalIdea: z.string(),
  status,
  visibility: z.enum(VISIBILITIES),
  createdAt: z.date(),
  updatedAt: z.date(),
  /** In their order. */
  steps: z.array(stepSummarySchema),
  /** Oldest first. */
  sessions: z.array(z.object({ id: z.string(), startedAt: z.date(), endedAt: z.date().nullable() })),
  members: z.array(z.object({ id: z.string(), clerkUserId: z.string(), role: z.string() })),
  /** Newest first. */
  buildPacks: z.array(packSummarySchema),
  /** Whether the person here may only look, as far as the laptop knows; what the remote says since comes with the state of sync. */
  readOnly: z.boolean().optional(),
});

const byId = z.object({ workshopId: idSchema });
const created = z.object({ workshopId: z.string() });
const done = z.object({});

export const workshops = {
  /**
   * Every workshop that is not deleted, live. Typed but not checked on its way out: it is the app's own data, and walking
   * through a thousand cards would be most of the time to the first dashboard. The conformance tests check it.
   */
  watchList: base.output(eventIterator(type<WorkshopListEvent>())),
  /** Creates a draft with its ten steps and its owner. */
  create: base.input(z.object({ title: titleSchema, originalIdea: ideaSchema })).output(created),
  /** Changes title or idea. */
  update: base
    .input(byId.extend({ title: titleSchema.optional(), originalIdea: ideaSchema.optional() }))
    .output(done),
  /** Says that the workshop is finished, or goes on. */
  setStatus: base.input(byId.extend({ status })).output(done),
  /** A new draft with copies of all step outputs; sessions and build packs stay with the original. */
  duplicate: base.input(byId.extend({ title: titleSchema })).output(created),
  /** Takes the workshop away. Until `undoUntil` it can be brought back; then it is deleted for good. */
  delete: base.input(byId).output(z.object({ undoUntil: z.date() })),
  undoDelete: base.input(byId).output(done),
  /** Creates the sample workshop in the language, complete in all ten steps. */
  createSample: base.input(z.object({ language: z.enum(['en', 'de']) })).output(created),
  /**
   * One workshop, live. Watching it is having it open: the first watcher sets "last opened", an edit while it is watched opens
   * a session, and when the last watcher leaves the session closes.
   */
  watch: base.input(byId).output(eventIterator(workshopDetailSchema.nullable())),
  /** Counts, what came from what, gaps and votes of one workshop, live; null once it is deleted. Typed but not checked on its way out. */
  watchInsight: base.input(byId).output(eventIterator(type<Insight | null>())),
};

export type WorkshopCard = z.infer<typeof workshopCardSchema>;
export type WorkshopListEvent = z.infer<typeof workshopListEventSchema>;
export type StepSummary = z.infer<typeof stepSummarySchema>;
export type PackSummary = z.infer<typeof packSummarySchema>;
export type WorkshopDetail = z.infer<typeof workshopDetailSchema>;
