/** Words of the surfaces that several steps share: views, sketches, diagrams. */
export const surfaces = {
  views: { label: 'Ansicht', map: 'Karte', table: 'Tabelle', wall: 'Wand', cards: 'Karten', board: 'Tafel' },
  sketch: {
    tools: 'Werkzeug',
    pen: 'Stift',
    marker: 'Textmarker',
    line: 'Linie',
    arrow: 'Pfeil',
    rectangle: 'Rechteck',
    ellipse: 'Ellipse',
    text: 'Text',
    eraser: 'Radierer',
    size: 'Stärke',
    sizes: { thin: 'Dünn', medium: 'Mittel', thick: 'Dick' },
    ink: 'Farbe',
    inks: { black: 'Schwarz', olive: 'Oliv', blue: 'Blau', red: 'Rot', orange: 'Orange' },
    clear: 'Leeren',
    textLine: 'Text auf der Zeichnung',
  },
  diagram: {
    zoom: 'Zoom',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    percent: '{{value}} %',
    connect: 'Auf einen anderen Kasten ziehen, um beide zu verbinden',
  },
} as const;
