/** Texts of the settings page. */
export const settings = {
  title: 'Einstellungen',
  language: 'Sprache',
  languageHint: 'Gilt auch für den Beispiel-Workshop und für Build-Packs.',
  theme: 'Farbschema',
  textSize: 'Schriftgröße',
  about: 'Über die App',
  version: 'Version',
  data: 'Die Daten',
  dataText: 'Alle Workshops liegen auf diesem Computer, im Datenordner der App. Nichts davon verlässt ihn, solange kein Workshop für den Abgleich ausgewählt ist.',
  dataBrowser: 'Die App läuft im Hintergrund dieses Computers und zeigt diese Seite. Ihr Datenordner ist der, mit dem sie gestartet wurde.',
} as const;
