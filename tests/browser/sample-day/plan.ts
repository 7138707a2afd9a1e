/** What the room on the sample day works out together, step by step. */

export const WORKSHOP = {
  title: 'Safe home',
  idea: 'People leave our hospital with a bag of tablets and a letter they cannot read. The first week at home should feel safe.',
} as const;

/** The blocks of the day, each a method card of its step but for the first and the breaks; lunch is put in later. */
export const AGENDA = [
  'Welcome and goal of the day',
  'Empathy map',
  'How might we …?',
  'Silent brainstorm',
  'Concept card',
  'Test card',
  'Impact and effort',
  'Break',
  'Component sketch',
  'Measurable requirements',
  'Story map',
  'Closing round',
] as const;
export const LUNCH = 'Lunch';

export const STAKEHOLDERS = {
  core: ['Patients', 'Families at home'],
  direct: ['Ward nurses', 'District nurses', 'Family doctors', 'Pharmacists', 'Discharge coordinators'],
  indirect: ['Health insurers', 'Neighbours', 'Hospital IT'],
} as const;

export const PERSONAS = [
  {
    name: 'Edith Moser',
    role: 'Lives alone, new hip',
    age: '81',
    quote: 'I don’t want to be a bother.',
    bio: 'Third floor, no lift, a neighbour with a key. Her son lives two hours away.',
    goals: 'Sleep in her own bed\nTake the right tablets\nGet down to the letter box by Sunday',
    frustrations: 'Words she cannot read\nHolding the line for twenty minutes',
    behaviours: 'Writes everything on the calendar\nNever calls first',
  },
  {
    name: 'Daniel Moser',
    role: 'Her son, does it all by phone',
    age: '52',
    quote: 'Just tell me what I have to watch for.',
    bio: 'Works shifts, has a key and no idea what changed in the medicines.',
    goals: 'Know that somebody looks in\nHear about trouble early',
    frustrations: 'Nobody may tell him anything',
    behaviours: 'Photographs every paper\nCalls at half past six',
  },
] as const;

export const JOURNEY = {
  stages: [
    { name: 'Last day on the ward', emotion: 3 },
    { name: 'The way home', emotion: 2 },
    { name: 'First night', emotion: 0 },
    { name: 'Day three', emotion: 1 },
    { name: 'First visit to the doctor', emotion: 3 },
  ],
  /** Rows Actions to Opportunities, a column a stage, as a facilitator copies them from a spreadsheet. */
  cells: [
    ['Packs, waits for the letter, listens', 'Taxi, stairs, key under the mat', 'Sorts the tablets, tries to sleep', 'Changes the dressing, runs out of one box', 'Waits, is asked what happened'],
    ['Leave before lunch', 'Get up the stairs', 'Do nothing wrong', 'Know whether this is normal', 'Have it looked at by someone who knows'],
    ['Nurse, letter, bag of tablets', 'Driver, neighbour', 'Kitchen table, internet', 'Bathroom mirror, chemist', 'Front desk, family doctor'],
    ['Relieved', 'Proud', 'Alone', 'Worried', 'Annoyed'],
    ['Four minutes for eight tablets', 'Nobody carries the bag', 'No one to ask after six', 'Two brands of the same thing', 'The letter is not there yet'],
    ['Explain it the evening before', 'Ask who is there tonight', 'A page that answers the three questions', 'A call before it gets worse', 'The letter travels ahead'],
  ],
} as const;

/** Points of view: of whom, their need, and whose insight it was carried from. */
export const VIEWS = [
  { of: 'Priya Nair', persona: 'Edith Moser', need: 'to see at a glance which tablet is for when', question: 'How might we make the tablets explain themselves on the kitchen table?' },
  { of: 'Luis Ortega', persona: 'Edith Moser', need: 'someone who notices before it gets worse', question: 'How might we notice on day two what becomes an emergency on day four?' },
  { of: 'Hanna Lindqvist', persona: 'Daniel Moser', need: 'a family doctor who already knows', question: 'How might we let the family doctor know before the patient is home?' },
] as const;

/** Further questions of the wall, typed from paper. */
export const MORE_QUESTIONS = ['How might we say goodbye without the taxi waiting?', 'How might we find out who is there tonight?', 'How might we get the shower stool home first?'] as const;

export const CLUSTERS = ['Paper that explains itself', 'Somebody calls', 'The letter goes ahead'] as const;

/** What the votes choose: the winning idea of each question. */
export const WINNERS = ['Priya Nair', 'Luis Ortega', 'Hanna Lindqvist'] as const;

type Line = readonly (readonly [x: number, y: number])[];

/** Titles and lines of a sheet of Crazy 8s, in shares of a frame. */
export const EIGHTS: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
  { title: 'Page on the fridge', lines: [[[0.3, 0.15], [0.7, 0.15], [0.7, 0.85], [0.3, 0.85], [0.3, 0.15]], [[0.38, 0.32], [0.62, 0.32]], [[0.38, 0.5], [0.62, 0.5]], [[0.38, 0.68], [0.55, 0.68]]] },
  { title: 'Sun, noon, moon', lines: [[[0.12, 0.5], [0.2, 0.38], [0.28, 0.5], [0.2, 0.62], [0.12, 0.5]], [[0.42, 0.3], [0.58, 0.3], [0.58, 0.7], [0.42, 0.7], [0.42, 0.3]], [[0.78, 0.3], [0.7, 0.5], [0.78, 0.7], [0.88, 0.72]]] },
  { title: 'The call at ten', lines: [[[0.35, 0.2], [0.3, 0.4], [0.45, 0.7], [0.65, 0.8]], [[0.55, 0.25], [0.65, 0.35]], [[0.62, 0.18], [0.75, 0.32]]] },
  { title: 'Ring twice', lines: [[[0.25, 0.6], [0.35, 0.3], [0.65, 0.3], [0.75, 0.6], [0.25, 0.6]], [[0.48, 0.62], [0.52, 0.72]], [[0.15, 0.3], [0.1, 0.45]], [[0.85, 0.3], [0.9, 0.45]]] },
  { title: 'Letter with wings', lines: [[[0.3, 0.4], [0.7, 0.4], [0.7, 0.7], [0.3, 0.7], [0.3, 0.4], [0.5, 0.57], [0.7, 0.4]], [[0.3, 0.45], [0.1, 0.3], [0.22, 0.52]], [[0.7, 0.45], [0.9, 0.3], [0.78, 0.52]]] },
  { title: 'Bed-side traffic light', lines: [[[0.42, 0.12], [0.58, 0.12], [0.58, 0.88], [0.42, 0.88], [0.42, 0.12]], [[0.46, 0.25], [0.54, 0.25]], [[0.46, 0.5], [0.54, 0.5]], [[0.46, 0.75], [0.54, 0.75]]] },
  { title: 'Stairs, not corridor', lines: [[[0.15, 0.8], [0.3, 0.8], [0.3, 0.65], [0.45, 0.65], [0.45, 0.5], [0.6, 0.5], [0.6, 0.35], [0.8, 0.35]], [[0.5, 0.2], [0.52, 0.42]]] },
  { title: 'Who is there tonight?', lines: [[[0.2, 0.5], [0.5, 0.2], [0.8, 0.5], [0.8, 0.85], [0.2, 0.85], [0.2, 0.5]], [[0.45, 0.85], [0.45, 0.62], [0.57, 0.62], [0.57, 0.85]]] },
];

export interface ConceptPlan {
  /** Whose winning idea it is carried from. */
  readonly of: (typeof WINNERS)[number];
  readonly pitch: string;
  readonly usp: string;
  readonly swot: readonly [strengths: string, weaknesses: string, opportunities: string, threats: string];
  readonly scores: readonly [desirability: number, why: string, viability: number, why: string, feasibility: number, why: string];
  readonly frames: readonly { readonly caption: string; readonly sketch: number }[];
  readonly assumption: string;
  readonly lens: 'desirability' | 'viability' | 'feasibility';
  readonly method: string;
  readonly metric: string;
  readonly figures: readonly [target: string, kill: string, sample: string, actual: string];
  readonly verdict: 'Validated' | 'Promising';
  readonly learned: string;
  readonly action: string;
  readonly feature: string;
}

export const CONCEPTS: readonly ConceptPlan[] = [
  {
    of: 'Priya Nair',
    pitch: 'One printed page per patient: what to take in the morning, at noon and in the evening, with a picture of each tablet and three things to call us about.',
    usp: 'Made from the pharmacy’s own list in one click, read on a kitchen table without glasses.',
    swot: ['Nothing to learn, nothing to log in to', 'A page cannot answer back', 'Family doctors could print it, too', 'Brands change at the corner pharmacy'],
    scores: [5, 'Eleven of twelve would hang it on the fridge', 4, 'Costs a page and two minutes', 4, 'The list exists, the pictures are licensed'],
    frames: [{ caption: 'Edith gets her page the evening before she leaves.', sketch: 0 }, { caption: 'At home it hangs on the fridge: sun, noon, moon.', sketch: 1 }, { caption: 'Her son photographs it and knows what changed.', sketch: 7 }],
    assumption: 'With the page, people lay out a day’s tablets without a mistake.',
    lens: 'desirability',
    method: 'prototype_test',
    metric: 'of people lay out all tablets correctly',
    figures: ['80', '50', '15', '87'],
    verdict: 'Validated',
    learned: 'Pictures beat names; the evening column needs more room.',
    action: 'Add the picture of the brand the patient really has',
    feature: 'Tablet page',
  },
  {
    of: 'Luis Ortega',
    pitch: 'Every patient is called on the second day, at a time they chose, by a nurse who has the page in front of her and five questions to ask.',
    usp: 'The call is booked before the bed is free again, so it cannot be forgotten.',
    swot: ['Finds the leak on Monday', 'Needs two hours of a nurse a day', 'Fewer people come back by ambulance', 'Nobody picks up unknown numbers'],
    scores: [5, 'The most dots of the day', 3, 'Two hours of a nurse against one bed day', 5, 'A phone and a list'],
    frames: [{ caption: 'They agree on ten o’clock before she leaves the ward.', sketch: 2 }, { caption: 'The nurse rings twice, then the neighbour.', sketch: 3 }],
    assumption: 'People pick up when the time was agreed on the ward.',
    lens: 'viability',
    method: 'wizard_of_oz',
    metric: 'of calls are answered at the agreed time',
    figures: ['90', '60', '20', '75'],
    verdict: 'Promising',
    learned: 'They pick up when the number is on the page; sons and daughters call back.',
    action: 'Print the calling number on the tablet page',
    feature: 'Day-two call list',
  },
  {
    of: 'Hanna Lindqvist',
    pitch: 'When the discharge is signed, the letter goes to the practice by secure mail, with three plain sentences on top and a receipt that comes back.',
    usp: 'Nobody has to remember it: signing is sending.',
    swot: ['Uses what practices have', 'Some letters are signed days later', 'The receipt starts the next appointment', 'Secure mail certificates expire'],
    scores: [4, 'Every practice asked for it', 5, 'Saves the stamp and the fax', 3, 'Depends on signatures in time'],
    frames: [{ caption: 'Signed at eleven, in the practice at five past.', sketch: 4 }, { caption: 'The doctor knows before Edith rings the bell.', sketch: 7 }],
    assumption: 'The letter reaches the practice before the patient is home.',
    lens: 'feasibility',
    method: 'technical_spike',
    metric: 'of letters arrive within two hours of the signature',
    figures: ['95', '70', '40', '98'],
    verdict: 'Validated',
    learned: 'The mail is fast, the signature is not: half of them come after four.',
    action: 'Ask for the signature when the date is set',
    feature: 'Letter on signature',
  },
];

export const SCREENS = ['Choose the patient', 'Check the tablets', 'Agree on the call', 'Print two pages'] as const;
export const FLOWS = ['open the bed', 'looks right', 'Tuesday, ten'] as const;

export interface FeaturePlan {
  readonly name: string;
  readonly moscow: 'Must' | 'Should' | 'Could' | 'Won’t';
  readonly impact: number;
  readonly effort: number;
  readonly reach: string;
  readonly confidence: string;
}

/** Carried from the concepts first, under their new names, then typed. */
export const FEATURES: readonly FeaturePlan[] = [
  { name: 'Tablet page', moscow: 'Must', impact: 5, effort: 2, reach: '900', confidence: '85' },
  { name: 'Day-two call list', moscow: 'Must', impact: 5, effort: 3, reach: '900', confidence: '70' },
  { name: 'Letter on signature', moscow: 'Must', impact: 4, effort: 3, reach: '850', confidence: '90' },
  { name: 'Second page for the family', moscow: 'Should', impact: 4, effort: 1, reach: '600', confidence: '80' },
  { name: 'Page in four languages', moscow: 'Should', impact: 3, effort: 4, reach: '220', confidence: '75' },
  { name: 'Call list on paper at six', moscow: 'Could', impact: 2, effort: 1, reach: '900', confidence: '95' },
  { name: 'Portal for patients', moscow: 'Won’t', impact: 2, effort: 5, reach: '150', confidence: '30' },
];

export const COMPONENTS = [
  { name: 'Ward screen', kind: 'interface', does: 'Shows who goes home, asks for the call time, prints', covers: ['Tablet page', 'Day-two call list'] },
  { name: 'Way home service', kind: 'service', does: 'Knows the steps of a discharge and what is missing', covers: ['Letter on signature', 'Day-two call list'] },
  { name: 'Pharmacy list', kind: 'integration', does: 'Tablets, times and pictures of a patient', covers: ['Tablet page'] },
  { name: 'Secure mail', kind: 'integration', does: 'Carries the letter, brings the receipt', covers: ['Letter on signature'] },
  { name: 'Discharge store', kind: 'store', does: 'Date, call time, who is there tonight', covers: [] },
] as const;

export const CONNECTIONS = [
  { from: 'Ward screen', to: 'Way home service', label: 'date, call time' },
  { from: 'Way home service', to: 'Pharmacy list', label: 'asks for tablets' },
  { from: 'Way home service', to: 'Secure mail', label: 'signed letter' },
  { from: 'Way home service', to: 'Discharge store', label: 'keeps' },
] as const;

export const ENTITIES = [
  { name: 'Discharge', fields: 'patient\ndate and hour\nsigned at\nwho is there tonight' },
  { name: 'Call', fields: 'agreed time\nnumber of tries\nwhat came out' },
] as const;

export const DECISIONS = [
  { title: 'Paper first', choice: 'The page is printed; there is no app for patients', why: 'Edith has no smartphone, and the fridge has no battery' },
  { title: 'Secure mail, no portal', choice: 'Letters go where practices already look', why: 'One more portal is one more password' },
] as const;

export const RISKS = [
  { text: 'The corner pharmacy hands out another brand', likelihood: 4, impact: 4, response: 'Print the substance in large type and both pictures' },
  { text: 'No nurse is free for the calls in July', likelihood: 3, impact: 4, response: 'District nurses take over every second day' },
  { text: 'The signature comes after four', likelihood: 4, impact: 2, response: 'Ask for it when the date is set' },
] as const;

export const REQUIREMENTS: readonly { readonly feature: string; readonly lines: readonly { readonly text: string; readonly kind: string; readonly measure: string }[] }[] = [
  {
    feature: 'Tablet page',
    lines: [
      { text: 'The page shows every tablet of the day with its picture and its hour', kind: 'functional', measure: '15 of 15 discharge lists printed without a gap' },
      { text: 'The page can be read without glasses', kind: 'quality', measure: 'Type of 16 points or more, contrast of 7 to 1' },
    ],
  },
  {
    feature: 'Day-two call list',
    lines: [
      { text: 'A bed cannot be freed without a time for the call', kind: 'functional', measure: '0 discharges without a time in a week' },
      { text: 'The list works on paper for a day', kind: 'constraint', measure: 'Network unplugged from six to six' },
    ],
  },
  {
    feature: 'Letter on signature',
    lines: [
      { text: 'Signing sends the letter and shows the receipt', kind: 'functional', measure: '95 of 100 receipts within two hours' },
      { text: 'Only the chosen practice can read the letter', kind: 'constraint', measure: 'Checked by the data protection officer' },
    ],
  },
];

/** Added in the traceability matrix, for a feature that is no must. */
export const LATE_REQUIREMENT = { text: 'The page prints twice: fridge and bag', measure: 'Two pages leave the printer in one go', feature: 'Second page for the family' } as const;

export const ACTIVITIES = ['Get ready to leave', 'First night', 'Day two', 'First visit'] as const;
export const SLICES = [
  { name: 'Pilot on ward 4', goal: 'Ten patients go home with a page and a call' },
  { name: 'Whole house', goal: 'Every discharge, also on a Sunday' },
] as const;

export interface StoryPlan {
  readonly feature: string;
  readonly activity: (typeof ACTIVITIES)[number];
  readonly slice: (typeof SLICES)[number]['name'];
  readonly asA: string;
  readonly want: string;
  readonly soThat: string;
  readonly points: string;
  readonly criterion: readonly [given: string, when: string, then: string];
}

/** Carried from the must features first, then typed into their cells. */
export const STORIES: readonly StoryPlan[] = [
  { feature: 'Tablet page', activity: 'First night', slice: 'Pilot on ward 4', asA: 'patient', want: 'see what to take tonight', soThat: 'I do nothing wrong on my own', points: '5', criterion: ['eight tablets on three hours', 'the nurse prints the page', 'each tablet stands once a row with its picture'] },
  { feature: 'Day-two call list', activity: 'Day two', slice: 'Pilot on ward 4', asA: 'patient', want: 'be called at a time I chose', soThat: 'I tell you early what is wrong', points: '3', criterion: ['a call at ten on Tuesday', 'nobody picks up twice', 'the neighbour’s number is shown next'] },
  { feature: 'Letter on signature', activity: 'First visit', slice: 'Pilot on ward 4', asA: 'family doctor', want: 'have the letter before the patient comes', soThat: 'I need not ask what happened', points: '5', criterion: ['a letter with three plain sentences', 'the internist signs it', 'the receipt of the practice shows within two hours'] },
  { feature: 'Second page for the family', activity: 'Get ready to leave', slice: 'Whole house', asA: 'daughter or son', want: 'get a page of my own', soThat: 'I know what changed', points: '2', criterion: ['a patient who agrees', 'the page is printed', 'two of them come out'] },
];
