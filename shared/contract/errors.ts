import { z } from 'zod';

/** One thing that is wrong with an input: where, and which rule it breaks (a `FieldProblem` or a zod issue code). */
export const inputIssueSchema = z.object({ path: z.array(z.union([z.string(), z.number()])), code: z.string() });

/**
 * Every error a person can meet, with what a page needs to explain it. `message` is for logs; the words people read come from
 * the catalogs, by code. After any of them nothing has changed.
 */
export const commonErrors = {
  /** The input does not have the right shape or content. */
  INVALID_INPUT: { message: 'The input is not valid.', data: z.object({ issues: z.array(inputIssueSchema) }) },
  /** What the input names does not exist, or does not exist any more. */
  NOT_FOUND: {
    message: 'There is no such thing.',
    data: z.object({ what: z.enum(['workshop', 'step', 'item', 'collection', 'field', 'build_pack', 'backup']), id: z.string() }),
  },
  /** The person here may only look at this workshop: the remote says that they are a viewer. */
  READ_ONLY_ROLE: { message: 'This workshop can only be looked at.', data: z.object({}) },
  /** The disk is full: the edit was not saved. */
  STORAGE_FULL: { message: 'The disk is full.', data: z.object({}) },
  /** The data folder or file cannot be written. */
  STORAGE_READ_ONLY: { message: 'The data folder cannot be written.', data: z.object({}) },
  /** The database is not open: `system.watchStatus` says why and what can be done. */
  STORAGE_UNAVAILABLE: { message: 'The database is not open.', data: z.object({ state: z.string() }) },
  /** A defect of ours. The log holds the details under this id. */
  INTERNAL: { message: 'Something went wrong inside the app.', data: z.object({ logId: z.string() }) },
} as const;

/** A step cannot be completed yet and the caller did not ask to complete it anyway. */
export const gateErrors = {
  GATE_NOT_MET: {
    message: 'The step still lacks something.',
    data: z.object({ missing: z.array(z.object({ code: z.string(), name: z.string().optional() })) }),
  },
} as const;

export type CommonErrorCode = keyof typeof commonErrors;
