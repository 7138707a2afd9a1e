import { workshop } from '../workshop.ts';

/** Words of the prototype page. */
export const prototype = {
  name: workshop.step.prototype,
  question: 'Wie könnten die besten Ideen in Wirklichkeit aussehen?',
  tabs: { concepts: 'Konzepte', storyboard: 'Storyboard', screens: 'Bildschirme' },
  concepts: {
    title: 'Konzepte',
    hint: 'Ein Konzept fügt Ideen zu etwas zusammen, das sich ausprobieren lässt, ehrlich bewertet, jede Note mit Grund.',
    add: 'Konzept hinzufügen',
    sum: '{{sum}} von {{of}} Punkten',
    empty: 'Von der Idee zum Konzept.',
    emptyText: 'Die ausgewählten Ideen übernehmen oder ein Konzept anlegen und in zwei Sätzen beschreiben.',
  },
  storyboard: {
    title: 'Storyboard',
    hint: 'Wie jemand das Konzept nutzt, ein Bild pro Moment.',
    add: 'Bild hinzufügen',
    numbered: 'Bild {{number}}',
    noConcept: 'Ohne Konzept',
    noSketch: 'Keine Skizze',
    draw: 'Zeichnen',
    moved: '{{name}} nach {{place}} verschoben.',
    empty: 'Als Geschichte erzählen.',
    emptyText: 'Eingeben, was zuerst geschieht, und Enter drücken; eine eingefügte Liste ergibt ein Bild pro Zeile.',
  },
  screens: {
    title: 'Bildschirme',
    hint: 'Welche Bildschirme es gibt und was man auf ihnen tun kann.',
    add: 'Bildschirm hinzufügen',
    tidy: 'Aufräumen',
    moved: '{{name}} verschoben.',
    keys: 'Kästen ziehen oder mit Alt und den Pfeiltasten verschieben. Den Punkt rechts am Kasten auf einen anderen ziehen, um einen Pfeil zu zeichnen; das Menü des Kastens kann es auch.',
    leadsTo: 'Führt zu {{screens}}',
    empty: 'Welcher Bildschirm kommt zuerst?',
    emptyText: 'Seinen Namen eingeben und Enter drücken, dann den nächsten. Pfeile dazwischen kommen danach.',
  },
  flows: { title: 'Ablauf', hint: 'Wie man von einem Bildschirm zum nächsten kommt.', add: 'Pfeil hinzufügen', connect: 'Pfeil nach', connected: 'Pfeil von {{from}} nach {{to}}.', menu: 'Mehr zum Pfeil von {{from}} nach {{to}}' },
} as const;
