import { architect } from './steps/architect.ts';
import { define } from './steps/define.ts';
import { empathize } from './steps/empathize.ts';
import { ideate } from './steps/ideate.ts';
import { pack } from './steps/pack.ts';
import { prioritize } from './steps/prioritize.ts';
import { prototype } from './steps/prototype.ts';
import { spec } from './steps/spec.ts';
import { story } from './steps/story.ts';
import { test } from './steps/test.ts';

/** Words of the step pages: what all of them share, then each step's own. */
export const steps = {
  frame: {
    tools: 'Tools of this step',
    carry: 'Carry forward',
    methods: 'Methods',
    notes: 'Facilitator notes',
    notesHint: 'Only for the person who runs the workshop. Guests never see it.',
    notesClose: 'Close the notes',
    activities: 'Activities',
  },
  gateBar: {
    label: 'Completing this step',
    missing: 'Still missing:',
    met: 'Everything this step needs is there.',
    more_one: '{{count}} more point',
    more_other: '{{count}} more points',
    finish: 'Complete step',
    finishAnyway: 'Complete anyway',
    complete: 'Completed on {{date}}',
    completeMissing_one: 'with {{count}} point open',
    completeMissing_other: 'with {{count}} points open',
    reopen: 'Reopen',
    reopenStep: 'Reopen this step',
    askTitle: 'Complete this step anyway?',
    askText: 'It can be reopened at any time. Still missing:',
    askCancel: 'Keep working',
    unnamed: 'unnamed',
  },
  common: {
    moveTo: 'Move to',
    addNote: 'Add a note',
    itemMenu: 'More for this entry',
    noteMenu: 'More for this note',
  },
  generic: {
    hint: 'This app does not know this step, so it shows a simple board. Nothing of it is lost.',
    summary: 'Summary',
    summaryHint: 'What came out of this step?',
    empty: 'An empty board.',
    emptyText: 'Type a note and press Enter; paste a list to add one note a line.',
  },
  empathize,
  define,
  ideate,
  prototype,
  test,
  prioritize,
  architect,
  spec,
  story,
  pack,
} as const;
