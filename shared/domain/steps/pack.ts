import { choice, choices, commonRoot, defineStep } from '../field-specs.ts';

/** Sections a build pack can hold, in print order: a summary, one for each working step, and what is still missing. */
export const PACK_SECTIONS = [
  'overview',
  'empathize',
  'define',
  'ideate',
  'prototype',
  'test',
  'prioritize',
  'architect',
  'spec',
  'story',
  'completeness',
] as const;

export type PackSection = (typeof PACK_SECTIONS)[number];

export const PACK_AUDIENCES = ['product', 'design', 'engineering', 'agent'] as const;

export type PackAudience = (typeof PACK_AUDIENCES)[number];

/** Pack: choose sections and audience; the build packs themselves are rows of `build_packs` (steps.md). */
export const pack = defineStep(
  'pack',
  {},
  { ...commonRoot, 'selection.sections': choices(PACK_SECTIONS), 'selection.audience': choice(PACK_AUDIENCES) },
);
