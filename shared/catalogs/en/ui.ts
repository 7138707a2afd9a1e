/** Words that parts of every page share. */
export const ui = {
  loading: 'Loading',
  undo: 'Undo',
  redo: 'Redo',
  delete: 'Delete',
  actions: 'Actions',
  close: 'Close',
  moveUp: 'Move up',
  moveDown: 'Move down',
  moveLeft: 'Move left',
  moveRight: 'Move right',
  deleted_one: 'Deleted.',
  deleted_other: '{{count}} items deleted.',
  failed: 'That did not work. Nothing has changed.',
  failedOffline: 'The app is not answering right now. Nothing has changed; try again in a moment.',
} as const;
