import { workshop } from '../workshop.ts';

/** Words of the test page. */
export const test = {
  name: workshop.step.test,
  question: 'Which of our assumptions hold when people try it?',
  tabs: { tests: 'Tests', feedback: 'Feedback' },
  tests: {
    title: 'Tests',
    hint: 'Set target and stop before the test, so that the result cannot be argued away afterwards.',
    add: 'Add test',
    heard_one: '{{count}} note of feedback',
    heard_other: '{{count}} notes of feedback',
    empty: 'What has to be true for this to work?',
    emptyText: 'Write down the riskiest assumption first, then how to find out whether it holds.',
  },
  verdicts: {
    open: 'No result yet',
    validated: 'Validated',
    promising: 'Promising',
    inconclusive: 'Inconclusive',
    invalidated: 'Invalidated',
  },
  summary: {
    label: 'What the tests have shown',
    validated: '{{count}} validated',
    promising: '{{count}} promising',
    inconclusive: '{{count}} inconclusive',
    invalidated: '{{count}} invalidated',
    open: '{{count}} without a result',
  },
  yesNo: {
    yes: 'Yes',
    no: 'No',
    targetNo: 'With “No” as the target every result reaches it. Word the assumption so that a yes confirms it.',
  },
  gauge: { none: 'No result yet: target and actual are needed', label: '{{score}} percent of the target reached', unit: '% of target' },
  feedback: {
    title: 'Feedback',
    hint: 'What people said while trying it, in four quadrants.',
    about: 'Feedback on',
    allTests: 'All tests',
    noTest: 'No test',
    fromTest: 'Test {{number}}',
    empty: 'What did they say?',
    emptyText: 'Write down one remark a note, as close to their own words as possible.',
  },
} as const;
