import { AGENDA_KINDS, MAX_BLOCK_MINUTES } from '../agenda.ts';
import { choice, choices, collection, commonRoot, decimal, defineStep, line, timer, whole } from '../field-specs.ts';
import { WALL_VIEWS } from '../room-state.ts';

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

/** Milliseconds since the epoch, up to the year 5138. */
const moment = decimal(0, 100_000_000_000_000);

/**
 * Pack: choose sections and audience; the build packs themselves are rows of `build_packs` (steps.md). Its output also keeps what
 * belongs to the whole room: agenda, timer, what the wall shows (decision 0030). `agendaStart` counts minutes from midnight.
 */
export const pack = defineStep(
  'pack',
  {
    agenda: collection('agd', 'title', {
      title: line,
      kind: choice(AGENDA_KINDS),
      methodId: line,
      stepId: line,
      minutes: whole(1, MAX_BLOCK_MINUTES),
      startedAt: moment,
      finishedAt: moment,
    }),
  },
  {
    ...commonRoot,
    'selection.sections': choices(PACK_SECTIONS),
    'selection.audience': choice(PACK_AUDIENCES),
    timer,
    presentedStep: line,
    presentedTab: line,
    wallView: choice(WALL_VIEWS),
    spotlight: line,
    agendaStart: whole(0, 1_439),
  },
);
