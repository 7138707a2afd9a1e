/** Concepts, storyboard and screens, in English. */
export const prototype = {
  facilitatorNotes: 'Build the locker from the paper boxes in the store room. The code is read out by whoever plays the system.',
  concepts: {
    lockers: {
      name: 'Reserved is reserved',
      pitch:
        'Choose a thing and a day in the catalogue, get a code, open a locker in the foyer at any hour between six in the morning and ' +
        'ten at night. Bring it back the same way.',
      usp: 'The only place in town where a tool can be promised for a day and fetched after work.',
      strengths: 'Solves certainty and opening hours at once\nTakes hand-out away from the desk',
      weaknesses: 'Lockers cost 9,400 euros\nLarge things do not fit',
      opportunities: 'Books on hold could use the same lockers\nOther branches can follow',
      threats: 'Vandalism in the foyer\nDependence on one supplier',
      desirabilityReason: 'Seven of nine interviewed named the date or the hours as the first obstacle.',
      viabilityReason: 'Pays for itself if it saves the desk eleven hours a month; running costs are low.',
      feasibilityReason: 'The library system can reserve by date, but only through an interface nobody here has used yet.',
    },
    selfproof: {
      name: 'The case that counts itself',
      pitch:
        'Every device lives in a case with foam cut-outs, a picture of the complete contents in the lid and a three-step card. Open, ' +
        'look, close: two minutes instead of fifteen.',
      usp: 'Completeness is seen, not counted, and nobody has to be suspected.',
      strengths: 'Cheap, works from the first day\nTeaches how to use the thing as well',
      weaknesses: 'Handwork for every single device\nNot everything fits into a case',
      opportunities: 'Schools and clubs could copy the pattern\nThe hardware shop would sponsor consumables',
      threats: 'Cards wear out and become outdated',
      desirabilityReason: 'Desk staff asked twice when they could have it.',
      viabilityReason: 'About 35 euros for each case, forty cases.',
      feasibilityReason: 'The open workshop cuts foam; the first three cases took an afternoon.',
    },
    circle: {
      name: 'Care circle',
      pitch:
        'Borrowers report what is loose, worn or missing without naming anyone. Volunteers see on Friday what is due on Saturday, repair ' +
        'it and leave a note.',
      usp: 'Tools get better with every loan instead of worse.',
      strengths: 'Uses knowledge that is already there\nTurns blame into help',
      weaknesses: 'Depends on a handful of people',
      opportunities: 'New volunteers come through the notes in the cases',
      threats: 'The electrical safety check must stay with a qualified person',
      desirabilityReason: 'Volunteers want it; borrowers hardly mind either way.',
      viabilityReason: 'Coffee and spare parts, about 60 euros a month.',
      feasibilityReason: 'Works with a shared list; whether people keep coming is open.',
    },
  },
  frames: {
    one: { caption: 'Tuesday evening: Priya sees on her phone that the drill is free on Saturday and reserves it.' },
    two: { caption: 'Friday, half past nine at night: she types the code, locker 4 opens.' },
    three: { caption: 'At home she opens the case. Every cut-out is filled, the card shows three steps.' },
    four: { caption: 'Saturday: the shelf hangs. The children have drawn the level.' },
    five: { caption: 'Sunday: she ticks “masonry bit is blunt” and puts the case back into the locker.' },
    six: { caption: 'Monday: Walter reads the list over breakfast and brings a new bit along.' },
  },
  screens: {
    search: { name: 'Catalogue', purpose: 'Find a thing by name or occasion and see at once on which days it is free.' },
    thing: { name: 'Thing', purpose: 'Picture, contents, size, three steps, calendar.' },
    confirm: { name: 'Reserve', purpose: 'Choose day and time, read the two rules, confirm with the library card.' },
    loan: { name: 'My loan', purpose: 'Code for the locker, contents, return date, extend.' },
    defect: { name: 'Report something', purpose: 'Loose, worn, missing, dirty: one tap, a photo if you like.' },
    care: { name: 'Care list', purpose: 'What is due before the next loan, sorted by day. Printable.' },
  },
  flows: {
    a: { label: 'choose' },
    b: { label: 'pick a day' },
    c: { label: 'confirmed' },
    d: { label: 'something is wrong' },
    e: { label: 'lands on the list' },
    f: { label: 'another thing' },
  },
};
