import { workshop } from '../workshop.ts';

/** Words of the test page. */
export const test = {
  name: workshop.step.test,
  question: 'Welche Annahmen halten, wenn Menschen es ausprobieren?',
  tabs: { tests: 'Tests', feedback: 'Rückmeldungen' },
  tests: {
    title: 'Tests',
    hint: 'Ziel und Abbruch vor dem Test festlegen, damit sich das Ergebnis hinterher nicht wegreden lässt.',
    add: 'Test hinzufügen',
    heard_one: '{{count}} Rückmeldung',
    heard_other: '{{count}} Rückmeldungen',
    empty: 'Was muss stimmen, damit das funktioniert?',
    emptyText: 'Die riskanteste Annahme zuerst aufschreiben, dann, wie sich herausfinden lässt, ob sie hält.',
  },
  verdicts: {
    open: 'Noch kein Ergebnis',
    validated: 'Bestätigt',
    promising: 'Vielversprechend',
    inconclusive: 'Nicht eindeutig',
    invalidated: 'Widerlegt',
  },
  summary: {
    label: 'Was die Tests gezeigt haben',
    validated: '{{count}} bestätigt',
    promising: '{{count}} vielversprechend',
    inconclusive: '{{count}} nicht eindeutig',
    invalidated: '{{count}} widerlegt',
    open: '{{count}} ohne Ergebnis',
  },
  yesNo: {
    yes: 'Ja',
    no: 'Nein',
    targetNo: 'Mit „Nein“ als Ziel erreicht es jedes Ergebnis. Die Annahme so formulieren, dass ein Ja sie bestätigt.',
  },
  gauge: { none: 'Noch kein Ergebnis: Ziel und Ergebnis fehlen', label: '{{score}} Prozent des Ziels erreicht', unit: '% des Ziels' },
  feedback: {
    title: 'Rückmeldungen',
    hint: 'Was Menschen beim Ausprobieren gesagt haben, in vier Feldern.',
    about: 'Rückmeldungen zu',
    allTests: 'Alle Tests',
    noTest: 'Kein Test',
    fromTest: 'Test {{number}}',
    empty: 'Was haben sie gesagt?',
    emptyText: 'Eine Bemerkung pro Notiz aufschreiben, möglichst im Wortlaut.',
  },
} as const;
