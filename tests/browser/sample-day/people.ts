/** Who is in the room on the sample day, and what each of them says, writes and votes for. Entered by the facilitator. */

export type Zone = 'Says' | 'Thinks' | 'Does' | 'Feels' | 'Pains' | 'Gains';
export type Quadrant = 'Liked' | 'Criticised' | 'Questions' | 'Ideas';

export interface Voice {
  readonly name: string;
  readonly role: string;
  /** A finding for the research log, and the words it was heard in. */
  readonly insight: string;
  readonly quote: string;
  /** Notes on the empathy map. */
  readonly map: readonly (readonly [Zone, string])[];
  /** One idea for each of the three questions the room chose. */
  readonly ideas: readonly [string, string, string];
  /** Whom this person's three dots go to: names of those whose idea it is, by question. */
  readonly dots: readonly (readonly [question: 0 | 1 | 2, name: string])[];
  /** Said while trying one of the three concepts. */
  readonly feedback: readonly [Quadrant, string, concept: 0 | 1 | 2];
}

export const PEOPLE: readonly Voice[] = [
  {
    name: 'Amara Okafor',
    role: 'Ward nurse',
    insight: 'The discharge talk happens while the taxi is waiting.',
    quote: 'I explain eight tablets in four minutes, and the porter is already holding the door.',
    map: [['Says', '“Yes, yes, I understood” – and then the phone rings on the ward at seven'], ['Pains', 'Everything is explained at the worst moment of the stay']],
    ideas: ['Explain it the evening before, with the family there', 'Give every patient the ward’s night number', 'Stick the plan on the locker, cross off what was explained'],
    dots: [[0, 'Priya Nair'], [1, 'Luis Ortega'], [0, 'Amara Okafor']],
    feedback: ['Liked', 'The page was shorter than my usual talk, and they asked better questions.', 0],
  },
  {
    name: 'Jonas Weber',
    role: 'Discharge coordinator',
    insight: 'Nobody is told on which day they will go home until that morning.',
    quote: 'My whiteboard says Thursday, the doctor says we will see, and the family has work.',
    map: [['Does', 'Calls the daughter three times in one morning'], ['Gains', 'A date that holds, two days ahead']],
    ideas: ['A traffic light on the bed: home in two days, tomorrow, today', 'Book the call before the bed is given to the next patient', 'One list of who still owes what before discharge'],
    dots: [[1, 'Luis Ortega'], [2, 'Hanna Lindqvist'], [1, 'Luis Ortega']],
    feedback: ['Questions', 'Who prints it when somebody goes home on a Sunday?', 0],
  },
  {
    name: 'Leyla Demir',
    role: 'Internist',
    insight: 'The letter is written for the next doctor; the patient reads it anyway.',
    quote: 'They google every line of it. I would, too.',
    map: [['Thinks', 'If they wrote it in Latin, it must be serious'], ['Feels', 'Ashamed to ask a second time']],
    ideas: ['Three sentences in plain words on top of every letter', 'A doctor’s call only where two medicines were changed', 'Dictate the plain sentences at the bedside, not at midnight'],
    dots: [[0, 'Priya Nair'], [2, 'Hanna Lindqvist'], [0, 'Leyla Demir']],
    feedback: ['Criticised', 'Five of the nine terms on the page were still ours, not theirs.', 0],
  },
  {
    name: 'Tom Baker',
    role: 'Patient, new hip',
    insight: 'The first night at home is when the questions come.',
    quote: 'At two in the morning I did not know whether I may turn on my side.',
    map: [['Feels', 'Proud to be out, and afraid of the stairs'], ['Says', '“I don’t want to be a bother”']],
    ideas: ['A card by the bed: may I, may I not', 'Somebody who knows my name calls on the second day', 'Tell my doctor what was done before I have to'],
    dots: [[1, 'Luis Ortega'], [0, 'Priya Nair'], [1, 'Tom Baker']],
    feedback: ['Liked', 'She knew my name and which hip it was.', 1],
  },
  {
    name: 'Ruth Baker',
    role: 'His wife, looks after him',
    insight: 'The person who does the work at home was not in the room.',
    quote: 'I was parking the car when they explained the injections.',
    map: [['Does', 'Sorts the tablets on the kitchen table with a marker'], ['Pains', 'Two boxes with different names and the same thing inside']],
    ideas: ['A page for me, not only for Tom', 'Call me as well, he always says he is fine', 'Let me photograph the plan and send it to our son'],
    dots: [[0, 'Priya Nair'], [0, 'Ruth Baker'], [2, 'Hanna Lindqvist']],
    feedback: ['Ideas', 'Print it twice: one for the fridge, one for the bag.', 0],
  },
  {
    name: 'Priya Nair',
    role: 'Hospital pharmacist',
    insight: 'Half of the boxes at home do not match the list in the letter.',
    quote: 'We change the brand, nobody tells them, and they take both.',
    map: [['Does', 'Takes the old ones until they are used up'], ['Gains', 'One list, with pictures of the actual tablets']],
    ideas: ['One page: morning, noon, evening, with pictures of the tablets', 'Ask about the tablets first on the call', 'Send the list to the pharmacy at the corner, too'],
    dots: [[0, 'Priya Nair'], [1, 'Luis Ortega'], [2, 'Priya Nair']],
    feedback: ['Criticised', 'The pictures show our brand; the corner pharmacy hands out another one.', 0],
  },
  {
    name: 'Luis Ortega',
    role: 'District nurse',
    insight: 'On day three the small problems are big ones.',
    quote: 'The dressing was wet since Monday. On Thursday I sent him back to you.',
    map: [['Pains', 'A small leak on Monday is a readmission on Thursday'], ['Thinks', 'They would have told me if it were important']],
    ideas: ['Draw the wound: this is fine, this is not', 'A call on day two, at a time we agreed on', 'A referral that reaches me before the patient is home'],
    dots: [[1, 'Luis Ortega'], [2, 'Hanna Lindqvist'], [2, 'Luis Ortega']],
    feedback: ['Liked', 'Two of three leaks were found on the call, none of them by chance.', 1],
  },
  {
    name: 'Hanna Lindqvist',
    role: 'Practice manager, family doctor',
    insight: 'The letter arrives after the patient.',
    quote: 'He sits here, and I ask him what the hospital did. He does not know either.',
    map: [['Says', '“They told me you would have it already”'], ['Pains', 'The letter comes by post, five days later']],
    ideas: ['Write the next appointment on the first line', 'Tell the practice whom you called and what came out', 'The letter reaches the practice before the patient is home'],
    dots: [[2, 'Hanna Lindqvist'], [2, 'Hanna Lindqvist'], [1, 'Luis Ortega']],
    feedback: ['Questions', 'Does the letter count as received when nobody here has opened it?', 2],
  },
  {
    name: 'Kwame Mensah',
    role: 'Hospital IT',
    insight: 'Four systems know a piece of the way home, none knows all of it.',
    quote: 'The data is there. It is just never there at the same time.',
    map: [['Thinks', 'One more portal is one more password'], ['Gains', 'It works on paper when the network is down']],
    ideas: ['Print it from what the pharmacy already has', 'Put the call list where the nurses look anyway', 'Send the letter through the secure mail that practices already use'],
    dots: [[2, 'Hanna Lindqvist'], [0, 'Priya Nair'], [2, 'Kwame Mensah']],
    feedback: ['Ideas', 'Let the call list print at six, in case the network is down at seven.', 1],
  },
  {
    name: 'Sofia Rossi',
    role: 'Physiotherapist',
    insight: 'Exercises are shown in a corridor and needed on a staircase.',
    quote: 'Nobody has a corridor with a handrail at home.',
    map: [['Does', 'Stops the exercises on the first bad day'], ['Feels', 'Lost without the morning round']],
    ideas: ['Two exercises on the page, drawn on a staircase', 'Ask on the call: have you been outside yet?', 'Tell the local physio what the hip may do'],
    dots: [[1, 'Luis Ortega'], [0, 'Priya Nair'], [1, 'Sofia Rossi']],
    feedback: ['Ideas', 'Put the staircase on the back of the page.', 0],
  },
  {
    name: 'Ben Cohen',
    role: 'Patient council',
    insight: 'People who live alone never ring, they come back by ambulance.',
    quote: 'Ask who will be there tonight. Nobody asks that.',
    map: [['Feels', 'Alone from the moment the door closes'], ['Says', '“My neighbour looks in on me, I think”']],
    ideas: ['Large type, our languages, no abbreviations', 'Ring twice, then ring the neighbour', 'Ask who will be there tonight, and write it down'],
    dots: [[0, 'Ben Cohen'], [1, 'Luis Ortega'], [0, 'Priya Nair']],
    feedback: ['Criticised', 'My mother reads Russian. The page does not.', 0],
  },
  {
    name: 'Mei Tanaka',
    role: 'Social worker',
    insight: 'A bed, a shower stool and a key decide whether home works.',
    quote: 'The stool comes on Tuesday, the patient on Friday before.',
    map: [['Pains', 'The shower stool comes four days after the patient'], ['Gains', 'Somebody who looks after the whole way, not one piece of it']],
    ideas: ['A checklist for the flat, filled in with the family', 'One number for everything that is missing at home', 'Order the stool when the date is set, not after'],
    dots: [[2, 'Hanna Lindqvist'], [1, 'Luis Ortega'], [1, 'Mei Tanaka']],
    feedback: ['Questions', 'What do we do when the call finds an empty fridge?', 1],
  },
];
