/** Features, in English. */
export const prioritize = {
  facilitatorNotes: 'Reach is people per quarter, from the loan sheet and the foyer survey. Anyone may challenge a figure, nobody may challenge all of them.',
  features: {
    catalogue: { name: 'Things in the online catalogue', description: 'Every thing with picture, contents, size and place, found by name and by occasion.' },
    reserve: { name: 'Reserve for a day', description: 'Choose a free day, confirm with the library card, get the confirmation at once.' },
    lockers: { name: 'Locker with a code', description: 'Pick up and give back in the foyer between 6:00 and 22:00 without staff.' },
    check: { name: 'Two-minute check', description: 'Hand-out and return by comparing case and picture; no counting, no paper sheet.' },
    card: { name: 'Three-step card', description: 'In every case and on the web: three pictures that show safe use, plus a one-minute video.' },
    reminder: { name: 'Reminder before return', description: 'A friendly message the day before, with the option to extend when nobody is waiting.' },
    defect: { name: 'Report a defect', description: 'Loose, worn, missing, dirty: reported from home, without blame and without a name on the list.' },
    care: { name: 'Care list', description: 'Volunteers see what is due before the next loan; printable, sorted by day.' },
    waiting: { name: 'Waiting list', description: 'Whoever waits moves up by themselves when a reservation is cancelled.' },
    bundle: { name: 'Bundles for occasions', description: 'Moving, birthday, camping: several things with one reservation.' },
    bike: { name: 'Delivery by cargo bike', description: 'Large things are brought home. Not now: 150 loans a quarter do not carry a driver.' },
    deposit: { name: 'Cash deposit', description: 'Fifty euros on hand-out. Dropped: only 31 per cent would still borrow.' },
  },
};
