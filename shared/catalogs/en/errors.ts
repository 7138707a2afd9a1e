/** What an error means for the person who meets it, by the codes of the contract. */
export const errors = {
  INVALID_INPUT: 'That does not fit here, so it was not saved.',
  NOT_FOUND: 'It does not exist any more, so nothing was changed.',
  STORAGE_FULL: 'The disk is full. Make some room, then it is saved.',
  STORAGE_READ_ONLY: 'The data folder cannot be written at the moment.',
  STORAGE_UNAVAILABLE: 'The database is not open at the moment.',
  INTERNAL: 'Something went wrong inside the app. Nothing was changed.',
  GATE_NOT_MET: 'Something is still missing before this step can be completed.',
  CONNECTION_LOST: 'There is no connection to the app at the moment. Nothing was changed.',
  UNKNOWN: 'That did not work. Nothing was changed.',
  withLogId: '{{text}} The log holds the details under {{logId}}.',
  unsaved: {
    refused_one: '{{count}} change was not saved',
    refused_other: '{{count}} changes were not saved',
    kept: 'Not saved yet',
    keptText: 'Your text is still on this page and is sent again by itself. Please leave the page open.',
    in: 'In {{where}}: {{reason}}',
    theWorkshop: 'the workshop',
  },
  crash: {
    title: 'This page has stopped',
    happened: 'Something went wrong while showing it.',
    safe: 'Everything that was shown as saved is on this computer.',
    todo: 'Reload the page. If it happens again, copy the details and send them along.',
    details: 'Details',
    copyDetails: 'Copy details',
  },
  load: {
    title: 'This could not be loaded',
    text: 'Nothing is lost. It is tried again by itself.',
    retry: 'Try now',
  },
} as const;
