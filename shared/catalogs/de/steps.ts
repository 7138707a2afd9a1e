import { architect } from './steps/architect.ts';
import { define } from './steps/define.ts';
import { empathize } from './steps/empathize.ts';
import { ideate } from './steps/ideate.ts';
import { pack } from './steps/pack.ts';
import { prioritize } from './steps/prioritize.ts';
import { prototype } from './steps/prototype.ts';
import { spec } from './steps/spec.ts';
import { story } from './steps/story.ts';
import { test } from './steps/test.ts';

/** Words of the step pages: what all of them share, then each step's own. */
export const steps = {
  frame: {
    tools: 'Werkzeuge dieses Schritts',
    carry: 'Übernehmen',
    methods: 'Methoden',
    notes: 'Moderationsnotizen',
    notesHint: 'Nur für die Moderation. Gäste sehen sie nie.',
    notesClose: 'Notizen schließen',
    activities: 'Aktivitäten',
  },
  gateBar: {
    label: 'Diesen Schritt abschließen',
    missing: 'Es fehlt noch:',
    met: 'Alles, was dieser Schritt braucht, ist da.',
    more_one: '{{count}} weiterer Punkt',
    more_other: '{{count}} weitere Punkte',
    finish: 'Schritt abschließen',
    finishAnyway: 'Trotzdem abschließen',
    complete: 'Abgeschlossen am {{date}}',
    completeMissing_one: 'mit {{count}} offenen Punkt',
    completeMissing_other: 'mit {{count}} offenen Punkten',
    reopen: 'Wieder öffnen',
    reopenStep: 'Diesen Schritt wieder öffnen',
    askTitle: 'Diesen Schritt trotzdem abschließen?',
    askText: 'Er lässt sich jederzeit wieder öffnen. Es fehlt noch:',
    askCancel: 'Weiterarbeiten',
    unnamed: 'ohne Namen',
  },
  common: {
    moveTo: 'Verschieben nach',
    addNote: 'Notiz hinzufügen',
    itemMenu: 'Mehr zu diesem Eintrag',
    noteMenu: 'Mehr zu dieser Notiz',
  },
  generic: {
    hint: 'Die App kennt diesen Schritt nicht und zeigt eine einfache Tafel. Nichts davon geht verloren.',
    summary: 'Zusammenfassung',
    summaryHint: 'Was ist bei diesem Schritt herausgekommen?',
    empty: 'Eine leere Tafel.',
    emptyText: 'Eine Notiz schreiben und Enter drücken; eine eingefügte Liste ergibt eine Notiz pro Zeile.',
  },
  empathize,
  define,
  ideate,
  prototype,
  test,
  prioritize,
  architect,
  spec,
  story,
  pack,
} as const;
