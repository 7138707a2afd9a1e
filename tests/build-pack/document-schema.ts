import { z } from 'zod';

import { LOOK_AGAIN } from '../../electron/core/build-pack/derived/completeness.ts';
import { TRACE_COLUMNS } from '../../electron/core/build-pack/derived/traceability.ts';
import { PARTS } from '../../electron/core/build-pack/audiences.ts';
import { STEP_STATUSES } from '../../shared/schema/values.ts';
import type { CollectionSpec, FieldSpec } from '../../shared/domain/step-model.ts';
import { STEP_MODELS } from '../../shared/domain/step-models.ts';
import { PACK_AUDIENCES, PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';

// What a reader of the JSON pack may rely on, written down apart from the code that makes it. Strict: an undocumented key fails.

const text = z.string().nullable();
const code = z.string().regex(/^[PVQICTFKRS]\d+$/).nullable();
const count = z.number().int().nonnegative();
const reference = z.strictObject({ id: z.string(), code, label: text, missing: z.boolean() });
const references = z.array(reference);

const SHOWN_NOWHERE = new Set(['position', 'mapPosition', 'strokes', 'sheet', 'frame', 'color', 'avatarColor', 'invest', 'size', 'locked', 'layer', 'picture']);

function value(spec: FieldSpec): z.ZodType {
  switch (spec.kind) {
    case 'text':
      return text.refine((said) => said === null || said.trim() !== '');
    case 'number':
      return z.number().min(spec.min).max(spec.max).nullable();
    case 'flag':
      return z.boolean();
    case 'choice':
      return z.enum(spec.options).nullable();
    case 'ref':
      return reference.nullable();
    case 'refs':
      return references;
    case 'choices':
    case 'position':
    case 'strokes':
    case 'picture':
      throw new Error(`No collection shows a field of kind ${spec.kind}.`);
  }
}

/** A list of a collection's items with every field of its model but those of the board, and `more`. */
function listOf({ fields }: CollectionSpec, more: Readonly<Record<string, z.ZodType>> = {}): z.ZodType {
  const shown = Object.entries(fields).filter(([name]) => !SHOWN_NOWHERE.has(name));
  const named = shown.map(([name, spec]) => [name.replace(/Ids$/, 's').replace(/Id$/, ''), value(spec)] as const);
  return z.array(z.strictObject({ id: z.string(), code, ...Object.fromEntries(named), ...more }));
}

function collections(step: { readonly collections: Readonly<Record<string, CollectionSpec>> }, changed: Readonly<Record<string, z.ZodType>> = {}) {
  const lists = Object.entries(step.collections).map(([name, spec]) => [name, listOf(spec)] as const);
  return z.strictObject({ ...Object.fromEntries(lists), ...changed });
}

const { empathize, define, ideate, prototype, test, prioritize, architect, spec, story } = STEP_MODELS;

const sections = z.strictObject({
  overview: z
    .strictObject({
      personas: count,
      questionsChosen: count,
      ideas: count,
      concepts: count,
      tests: count,
      features: count,
      mustFeatures: count,
      requirements: count,
      stories: count,
      storyPoints: z.number().nonnegative(),
    })
    .optional(),
  empathize: collections(empathize).optional(),
  define: collections(define).optional(),
  ideate: collections(ideate).optional(),
  prototype: collections(prototype).optional(),
  test: collections(test, {
    tests: listOf(test.collections.tests, {
      verdict: z.enum(['validated', 'invalidated', 'promising', 'inconclusive']).nullable(),
      score: z.number().int().min(0).max(100).nullable(),
    }),
  }).optional(),
  prioritize: z
    .strictObject({
      features: listOf(prioritize.collections.features, { rice: z.number().nonnegative().nullable(), aboveCutLine: z.boolean() }),
    })
    .optional(),
  architect: collections(architect, {
    risks: listOf(architect.collections.risks, { score: z.number().int().min(1).max(25).nullable() }),
  }).optional(),
  spec: collections(spec).optional(),
  story: collections(story).optional(),
});

const acceptance = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('requirement'),
    code,
    text,
    measure: text,
    priority: z.enum(['must', 'should', 'could']).nullable(),
  }),
  z.strictObject({ kind: z.literal('criterion'), code, given: text, when: text, then: text }),
]);

const briefFeature = z.strictObject({
  id: z.string(),
  code,
  name: text,
  description: text,
  moscow: z.enum(['must', 'should', 'could', 'wont']).nullable(),
  components: references,
  acceptance: z.array(acceptance),
});

const brief = z.strictObject({
  rules: z.array(z.string().min(1)).min(1),
  goals: z.array(z.strictObject({ who: text, need: text, insight: text })),
  questions: references,
  constraints: z.array(z.strictObject({ code, text, measure: text })),
  mustFeatures: z.array(briefFeature),
  laterFeatures: z.array(briefFeature),
  nonGoals: z.array(z.strictObject({ code, name: text, description: text })),
  buildOrder: z.array(z.strictObject({ name: text, goal: text, stories: references })),
  unplanned: references,
});

const completeness = z.strictObject({
  steps: z.array(
    z.strictObject({
      step: z.string(),
      status: z.enum(STEP_STATUSES),
      missing: z.array(z.strictObject({ code: z.string(), name: text, text: z.string().min(1) })),
    }),
  ),
  gatesMet: count,
  gatesAll: z.literal(9),
  lookAgain: z.array(z.strictObject({ kind: z.enum(LOOK_AGAIN), items: references.min(1) })),
});

const traceability = z.strictObject({
  columns: z.array(z.enum(TRACE_COLUMNS)).min(2),
  rows: z.array(
    z.strictObject({
      ideas: references,
      concept: reference.nullable(),
      feature: reference,
      components: references,
      requirements: references,
      stories: references,
    }),
  ),
  loose: z.strictObject({
    ideasWithoutConcept: references,
    conceptsWithoutFeature: references,
    requirementsWithoutFeature: references,
    storiesWithoutFeature: references,
  }),
});

/** The shape of a JSON build pack, version 1. */
export const documentSchema = z.strictObject({
  format: z.literal('workshoppilot.build-pack'),
  version: z.literal(1),
  language: z.enum(['en', 'de']),
  audience: z.enum(PACK_AUDIENCES),
  workshop: z.strictObject({ id: z.string(), title: z.string(), originalIdea: z.string() }),
  chosenSections: z.array(z.enum(PACK_SECTIONS)).min(1),
  readingOrder: z.array(z.enum(Object.keys(PARTS) as (keyof typeof PARTS)[])),
  sections,
  traceability: traceability.nullable(),
  completeness: completeness.nullable(),
  brief: brief.nullable(),
});
