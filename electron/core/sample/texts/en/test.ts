/** Tests and feedback, in English. */
export const test = {
  facilitatorNotes: 'Agree on the kill threshold before anyone sees a number. The deposit test was the hardest to let go.',
  tests: {
    locker: {
      assumption: 'People open a locker with a code and find everything they need without asking anyone.',
      metric: 'Share of people who leave with the complete thing',
      notes: 'Paper lockers in the foyer, 20 visitors who had never borrowed a thing. The three who failed looked for the code in the wrong e-mail.',
    },
    deposit: {
      assumption: 'A cash deposit of 50 euros does not put people off.',
      metric: 'Share who would still borrow',
      notes: 'Families with children said no most often. Dropped; damage is covered by the small-loss budget instead.',
    },
    demand: {
      assumption: 'Within four weeks 150 people sign up to be told when it opens.',
      metric: 'Sign-ups',
      notes: 'A page with twelve photographs, linked in two neighbourhood chats and on the poster in the hardware shop.',
    },
    volunteers: {
      assumption: 'Volunteers look after ten returned things a week.',
      metric: 'Things checked and released in a week',
      notes: 'Three weeks with a paper list. Two volunteers were ill in the second week, so it says little yet. Repeat with a rota.',
    },
    interface: {
      assumption: 'The library system accepts reservations by date through its interface.',
      metric: 'A reservation made outside appears at the desk',
      notes: 'Done in a day on the test system. Cancelling takes up to a minute to arrive.',
    },
    turnover: {
      assumption: 'Every thing is lent at least one and a half times a month.',
      metric: 'Loans per thing and month',
      notes: 'Counted over the forty things on the shelf. Drills and projector far above, fondue set at zero.',
    },
    card: {
      assumption: 'After reading the three-step card first-time users feel safe using the drill.',
      metric: 'Own rating from 1 to 5',
      notes: 'Planned for the Friday course.',
    },
  },
  feedback: {
    liked1: { text: 'That it says Saturday and means Saturday.', who: 'Mother of three' },
    liked2: { text: 'Seeing in one look that nothing is missing. I would like that for my own cellar.', who: 'Teacher' },
    liked3: { text: 'No form to fill in.', who: 'Student' },
    criticised1: { text: 'The code was in the second e-mail, I looked in the first.', who: 'Pensioner' },
    criticised2: { text: 'The locker for the tent is too high for me.', who: 'Wheelchair user' },
    criticised3: { text: 'Fifty euros? Then I might as well buy the cheap one.', who: 'Father, survey' },
    questions1: { text: 'What happens if the person before me brings it back late?', who: 'Student' },
    questions2: { text: 'Who pays if the bit breaks?', who: 'Mother of three' },
    questions3: { text: 'Is my name visible to the volunteers?', who: 'Visitor' },
    ideas1: { text: 'Put a bag of wall plugs in, I paid three euros for a hundred and needed four.', who: 'Teacher' },
    ideas2: { text: 'A bundle for moving: trolley, straps, drill.', who: 'Student' },
    ideas3: { text: 'Let me thank the one who sharpened it.', who: 'Pensioner' },
  },
};
