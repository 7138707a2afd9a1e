import type { Catalog } from '../catalog.ts';

export const desktop: Catalog['desktop'] = {
  menu: {
    about: 'Über {{app}}',
    services: 'Dienste',
    hide: '{{app}} ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: '{{app}} beenden',
    file: 'Datei',
    openDataFolder: 'Datenordner öffnen',
    close: 'Fenster schließen',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    wall: 'Wand öffnen',
    reload: 'Neu laden',
    actualSize: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    fullScreen: 'Vollbild',
    developerTools: 'Entwicklerwerkzeuge',
    window: 'Fenster',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen',
    help: 'Hilfe',
    website: 'Website',
  },
  saveDialog: {
    title: 'Build Pack speichern',
    button: 'Speichern',
    failedTitle: 'Die Datei konnte nicht gespeichert werden.',
    failedDetail: 'Das Build Pack ist weiterhin in der App. Anderen Ordner wählen oder Platz schaffen und noch einmal speichern.',
  },
  externalLink: {
    message: 'Diese Seite im Browser öffnen?',
    open: 'Öffnen',
    cancel: 'Abbrechen',
  },
  defect: {
    title: 'WorkshopPilot muss beendet werden.',
    detail: 'In der App ist ein Fehler aufgetreten. Alles Gespeicherte ist sicher: WorkshopPilot einfach neu starten.',
  },
  host: {
    needsToken:
      'WorkshopPilot öffnet sich mit der Adresse, die beim Start ausgegeben wurde: die Zeile, die mit „ready“ beginnt, mit allem, was nach „token=“ steht.',
    wrongToken:
      'Diese Adresse gehört zu einem früheren Start von WorkshopPilot: Es gilt die Zeile, die mit „ready“ beginnt, in dem Fenster, in dem es jetzt läuft.',
    notThisHost:
      'WorkshopPilot antwortet nur eigenen Seiten und Adressen: Es gilt die Zeile, die mit „ready“ beginnt, in dem Fenster, in dem es läuft.',
  },
};
