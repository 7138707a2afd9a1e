import type { Catalog } from '../catalog.ts';

/** Texte der Befehlsleiste. */
export const palette: Catalog['palette'] = {
  title: 'Befehle',
  search: 'Was möchten Sie tun?',
  none: 'So heißt hier nichts.',
  found_one: '{{count}} Befehl',
  found_other: '{{count}} Befehle',
  open: 'Befehle',
  groups: { go: 'Gehe zu', step: 'Dieser Schritt', room: 'Der Raum', agenda: 'Ablauf', methods: 'Methoden', view: 'Darstellung' },
  goTo: 'Zu {{place}}',
  allWorkshops: 'Alle Workshops',
  agenda: 'Ablauf',
  overview: 'Überblick',
  sync: 'Abgleich',
  settings: 'Einstellungen',
  shortcuts: 'Tastenkürzel',
  theme: 'Farben: {{name}}',
  textSize: 'Textgröße: {{name}}',
  language: 'Sprache: {{name}}',
  keys: {
    palette: 'Befehle',
    timer: 'Timer',
    vote: 'Abstimmen',
    present: 'Wand öffnen',
    agenda: 'Ablauf',
    board: 'Auf einem Board',
    nextNote: 'Nächste Notiz',
    moveNote: 'Notiz verschieben',
  },
};
