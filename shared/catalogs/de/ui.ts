/** Words that parts of every page share. */
export const ui = {
  loading: 'Wird geladen',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  delete: 'Löschen',
  actions: 'Aktionen',
  close: 'Schließen',
  moveUp: 'Nach oben',
  moveDown: 'Nach unten',
  moveLeft: 'Nach links',
  moveRight: 'Nach rechts',
  deleted_one: 'Gelöscht.',
  deleted_other: '{{count}} Einträge gelöscht.',
  failed: 'Das hat nicht geklappt. Es wurde nichts geändert.',
  failedOffline: 'Die App antwortet gerade nicht. Es wurde nichts geändert; gleich noch einmal versuchen.',
} as const;
