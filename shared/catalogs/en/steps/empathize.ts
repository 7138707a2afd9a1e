import { workshop } from '../workshop.ts';

/** Words of the empathize page. */
export const empathize = {
  name: workshop.step.empathize,
  question: 'Who is this for, and what is life like for them today?',
  tabs: { stakeholders: 'Stakeholders', research: 'Research log', map: 'Empathy map', personas: 'Personas' },
  stakeholders: {
    title: 'Stakeholders',
    hint: 'Everyone the idea touches, sorted by how close they are to it.',
    empty: 'Start with the people in the middle.',
    emptyText: 'Type a name into a ring and press Enter; paste a list to add one entry a line.',
    map: 'Map of stakeholders',
    keys: 'Drag names or move them with the arrow keys; Enter opens one.',
    point: '{{name}}, {{ring}}',
    rings: {
      core: 'Use it every day, or live with the problem',
      direct: 'Work with the core, decide or pay',
      indirect: 'Touched by it from further away',
    },
    add: { core: 'Add to the core', direct: 'Add a direct stakeholder', indirect: 'Add an indirect stakeholder' },
  },
  research: {
    same: 'The next insights have in common',
    title: 'Research log',
    hint: 'One insight a row, with where it comes from. Insights can be carried into points of view later.',
    empty: 'Nothing logged yet.',
    emptyText: 'Write the first thing that surprised you in an interview, an observation or a set of numbers.',
    add: 'Add an insight',
  },
  map: {
    moved: 'Note moved to {{zone}}.',
    title: 'Empathy map',
    hint: 'Short notes on what people say, think, do and feel, what hurts them and what would help.',
    persona: 'Notes on',
    everyone: 'Everyone',
    empty: 'Six zones, no wrong answers.',
    emptyText: 'Start with what people say, word for word. At least one pain and one gain are needed to go on.',
    zones: {
      says: 'Quotes, word for word',
      thinks: 'What goes through their heads',
      does: 'What one can watch them do',
      feels: 'Moods and worries',
      pains: 'What hurts, costs or gets in the way',
      gains: 'What they hope for, what would help',
    },
  },
  personas: {
    title: 'Personas',
    hint: 'Two or three typical people, drawn from the research, that everyone in the room can picture.',
    add: 'Add persona',
    empty: 'Give the people a face.',
    emptyText: 'Create the first persona: a name, a role, and what drives and slows them.',
  },
} as const;
