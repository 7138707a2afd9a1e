/** What an error means for the person who meets it, by the codes of the contract. */
export const errors = {
  INVALID_INPUT: 'Das passt hier nicht und wurde darum nicht gespeichert.',
  NOT_FOUND: 'Es ist nicht mehr da, darum wurde nichts geändert.',
  STORAGE_FULL: 'Der Datenträger ist voll. Sobald Platz ist, wird gespeichert.',
  STORAGE_READ_ONLY: 'In den Datenordner kann gerade nicht geschrieben werden.',
  STORAGE_UNAVAILABLE: 'Die Datenbank ist gerade nicht offen.',
  INTERNAL: 'In der App ist etwas schiefgegangen. Es wurde nichts geändert.',
  GATE_NOT_MET: 'Bevor dieser Schritt abgeschlossen werden kann, fehlt noch etwas.',
  CONNECTION_LOST: 'Gerade besteht keine Verbindung zur App. Es wurde nichts geändert.',
  UNKNOWN: 'Das hat nicht geklappt. Es wurde nichts geändert.',
  withLogId: '{{text}} Die Einzelheiten stehen im Protokoll unter {{logId}}.',
  unsaved: {
    refused_one: '{{count}} Änderung wurde nicht gespeichert',
    refused_other: '{{count}} Änderungen wurden nicht gespeichert',
    kept: 'Noch nicht gespeichert',
    keptText: 'Der Text steht noch auf dieser Seite und wird von selbst erneut gesendet. Bitte die Seite offen lassen.',
    in: 'In {{where}}: {{reason}}',
    theWorkshop: 'diesem Workshop',
  },
  crash: {
    title: 'Diese Seite ist stehen geblieben',
    happened: 'Beim Anzeigen ist etwas schiefgegangen.',
    safe: 'Alles, was als gespeichert angezeigt wurde, liegt auf diesem Computer.',
    todo: 'Die Seite neu laden. Passiert es wieder, die Einzelheiten kopieren und mitschicken.',
    details: 'Einzelheiten',
    copyDetails: 'Einzelheiten kopieren',
  },
  load: {
    title: 'Das konnte nicht geladen werden',
    text: 'Es ist nichts verloren. Es wird von selbst erneut versucht.',
    retry: 'Jetzt versuchen',
  },
} as const;
