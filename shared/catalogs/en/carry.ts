/** Carrying items from earlier work into a step. */
export const carry = {
  title: 'Carry forward',
  hint: 'Makes new entries in “{{target}}” from what was chosen in “{{source}}”. The originals stay as they are.',
  what: 'What to carry',
  filter: 'Find',
  chooseAll: 'Choose all',
  chooseNone: 'Choose none',
  items: 'Entries to choose from',
  carried: 'Already carried',
  none: 'Nothing to carry yet: “{{source}}” is empty.',
  noMatch: 'Nothing matches.',
  cancel: 'Cancel',
  carry_one: 'Carry {{count}} entry',
  carry_other: 'Carry {{count}} entries',
  offer: {
    title: 'The original has changed',
    before: 'Carried text',
    now: 'Original now',
    accept: 'Take over the new text',
  },
} as const;
