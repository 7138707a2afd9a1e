import { z } from 'zod';

import { err, ok, type Result } from '../domain/result.ts';
import type { StepOutput } from '../domain/step-model.ts';
import { BUNDLE_FORMAT, BUNDLE_VERSION } from '../domain/workshop-bundle.ts';
import { ideaSchema, titleSchema } from './base.ts';
import { stepOutputSchema } from './step-outputs.ts';

const bundleSchema = z.object({
  format: z.literal(BUNDLE_FORMAT),
  version: z.literal(BUNDLE_VERSION),
  workshop: z.object({ title: titleSchema, originalIdea: ideaSchema }),
  steps: z
    .array(z.object({ stepId: z.string().min(1).max(100), status: z.string(), output: z.record(z.string(), z.unknown()) }))
    .max(100),
});

/** What is taken over from a file. */
export interface ReadBundle {
  readonly title: string;
  readonly originalIdea: string;
  readonly steps: readonly { readonly stepId: string; readonly complete: boolean; readonly output: StepOutput }[];
}

/** Reads the text of an exported file; the error is the first thing that is wrong with it, for a person who asks why. */
export function readBundle(content: string): Result<ReadBundle, string> {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    return err('not_json');
  }
  const bundle = bundleSchema.safeParse(json);
  if (!bundle.success) return err(firstIssue(bundle.error));
  const { workshop, steps } = bundle.data;
  for (const { stepId, output } of steps) {
    const checked = stepOutputSchema(stepId).safeParse(output);
    if (!checked.success) return err(`${stepId}: ${firstIssue(checked.error)}`);
  }
  return ok({ ...workshop, steps: steps.map(({ stepId, status, output }) => ({ stepId, complete: status === 'complete', output })) });
}

function firstIssue(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue === undefined ? 'invalid' : `${issue.path.map(String).join('/')} ${issue.message}`.trim();
}
