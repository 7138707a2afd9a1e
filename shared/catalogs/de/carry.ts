/** Carrying items from earlier work into a step. */
export const carry = {
  title: 'Übernehmen',
  hint: 'Legt aus der Auswahl in „{{source}}“ neue Einträge in „{{target}}“ an. Die Originale bleiben, wie sie sind.',
  what: 'Was übernommen wird',
  filter: 'Suchen',
  chooseAll: 'Alle auswählen',
  chooseNone: 'Keine auswählen',
  items: 'Einträge zur Auswahl',
  carried: 'Schon übernommen',
  none: 'Noch nichts zu übernehmen: „{{source}}“ ist leer.',
  noMatch: 'Kein Treffer.',
  cancel: 'Abbrechen',
  carry_one: '{{count}} Eintrag übernehmen',
  carry_other: '{{count}} Einträge übernehmen',
  offer: {
    title: 'Das Original hat sich geändert',
    before: 'Übernommener Text',
    now: 'Original jetzt',
    accept: 'Neuen Text übernehmen',
  },
} as const;
