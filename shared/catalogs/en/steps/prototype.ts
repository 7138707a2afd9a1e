import { workshop } from '../workshop.ts';

/** Words of the prototype page. */
export const prototype = {
  name: workshop.step.prototype,
  question: 'What could the best ideas look like in real life?',
  tabs: { concepts: 'Concepts', storyboard: 'Storyboard', screens: 'Screens' },
  concepts: {
    title: 'Concepts',
    hint: 'A concept joins ideas into something one can try, judged honestly and with a reason for every score.',
    add: 'Add concept',
    sum: '{{sum}} of {{of}} points',
    empty: 'From idea to concept.',
    emptyText: 'Carry the selected ideas forward, or add a concept and describe it in two sentences.',
  },
  storyboard: {
    title: 'Storyboard',
    hint: 'How somebody uses the concept, one frame a moment.',
    add: 'Add a frame',
    numbered: 'Frame {{number}}',
    noConcept: 'Without a concept',
    noSketch: 'No sketch',
    draw: 'Draw',
    moved: '{{name}} moved to {{place}}.',
    empty: 'Tell it as a story.',
    emptyText: 'Type what happens first and press Enter; paste a list to add one frame a line.',
  },
  screens: {
    title: 'Screens',
    hint: 'Which screens there are, and what one can do on each.',
    add: 'Add a screen',
    tidy: 'Tidy up',
    moved: '{{name}} moved.',
    keys: 'Drag boxes, or move them with Alt and the arrow keys. Drag the dot at the right edge of a box to another box to draw an arrow; the menu of a box does the same.',
    leadsTo: 'Leads to {{screens}}',
    empty: 'Which screen comes first?',
    emptyText: 'Type its name and press Enter, then the next. Arrows between them come after.',
  },
  flows: { title: 'Screen flow', hint: 'How one gets from one screen to the next.', add: 'Add arrow', connect: 'Arrow to', connected: 'Arrow from {{from}} to {{to}}.', menu: 'More for the arrow from {{from}} to {{to}}' },
} as const;
