import { workshop } from '../workshop.ts';

/** Words of the empathize page. */
export const empathize = {
  name: workshop.step.empathize,
  question: 'Für wen ist das, und wie sieht ihr Leben heute aus?',
  tabs: { stakeholders: 'Beteiligte', research: 'Recherche', map: 'Empathiekarte', personas: 'Personas' },
  stakeholders: {
    title: 'Beteiligte',
    hint: 'Alle, die die Idee berührt, danach geordnet, wie nah sie ihr sind.',
    empty: 'Mit den Menschen in der Mitte beginnen.',
    emptyText: 'Einen Namen in einen Ring schreiben und Enter drücken; eine eingefügte Liste ergibt einen Eintrag pro Zeile.',
    map: 'Karte der Beteiligten',
    keys: 'Namen ziehen oder mit den Pfeiltasten bewegen; Enter öffnet einen.',
    point: '{{name}}, {{ring}}',
    rings: {
      core: 'Nutzen es täglich oder leben mit dem Problem',
      direct: 'Arbeiten mit dem Kern, entscheiden oder zahlen',
      indirect: 'Von weiter weg davon berührt',
    },
    add: { core: 'Zum Kern hinzufügen', direct: 'Direkt Beteiligte hinzufügen', indirect: 'Indirekt Beteiligte hinzufügen' },
  },
  research: {
    same: 'Den nächsten Erkenntnissen gemeinsam',
    title: 'Recherche',
    hint: 'Eine Erkenntnis pro Zeile, mit ihrer Herkunft. Erkenntnisse lassen sich später in Standpunkte übernehmen.',
    empty: 'Noch nichts festgehalten.',
    emptyText: 'Das Erste aufschreiben, was in einem Interview, einer Beobachtung oder in Zahlen überrascht hat.',
    add: 'Erkenntnis hinzufügen',
  },
  map: {
    moved: 'Notiz nach {{zone}} verschoben.',
    title: 'Empathiekarte',
    hint: 'Kurze Notizen dazu, was Menschen sagen, denken, tun und fühlen, was schmerzt und was helfen würde.',
    persona: 'Notizen zu',
    everyone: 'Alle',
    empty: 'Sechs Bereiche, keine falschen Antworten.',
    emptyText: 'Mit wörtlichen Aussagen beginnen. Um weiterzugehen, braucht es mindestens einen Schmerzpunkt und einen Gewinn.',
    zones: {
      says: 'Wörtliche Aussagen',
      thinks: 'Was ihnen durch den Kopf geht',
      does: 'Was man sie tun sieht',
      feels: 'Stimmungen und Sorgen',
      pains: 'Was schmerzt, kostet oder im Weg steht',
      gains: 'Worauf sie hoffen, was helfen würde',
    },
  },
  personas: {
    title: 'Personas',
    hint: 'Zwei, drei typische Menschen aus der Recherche, die alle im Raum vor sich sehen.',
    add: 'Persona hinzufügen',
    empty: 'Den Menschen ein Gesicht geben.',
    emptyText: 'Die erste Persona anlegen: ein Name, eine Rolle, und was sie antreibt und bremst.',
  },
} as const;
