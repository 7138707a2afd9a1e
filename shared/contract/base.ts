import { oc } from '@orpc/contract';
import { z } from 'zod';

import { LIMITS } from '../domain/limits.ts';
import { textProblem } from '../domain/text.ts';
import { commonErrors } from './errors.ts';

/** Every procedure starts here: all can end in the common errors. */
export const base = oc.errors(commonErrors);

/** An id as it comes from outside; whether it exists is the use case's question. */
export const idSchema = z.string().min(1).max(100).regex(/^[A-Za-z0-9_-]+$/);

/** A text that both databases can store. */
export function textSchema(maxLength: number) {
  return z.string().superRefine((text, context) => {
    const problem = textProblem(text, maxLength);
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });
}

/** A workshop's title: one line, not blank. */
export const titleSchema = textSchema(LIMITS.title)
  .refine((title) => title.trim() !== '', 'blank')
  .refine((title) => !/[\r\n]/.test(title), 'line_break');

export const ideaSchema = textSchema(LIMITS.originalIdea);

export const gatePointSchema = z.object({ code: z.string(), name: z.string().optional() });
