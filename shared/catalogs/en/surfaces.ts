/** Words of the surfaces that several steps share: views, sketches, diagrams. */
export const surfaces = {
  views: { label: 'View', map: 'Map', table: 'Table', wall: 'Wall', cards: 'Cards', board: 'Board' },
  sketch: {
    tools: 'Tool',
    pen: 'Pen',
    marker: 'Marker',
    line: 'Line',
    arrow: 'Arrow',
    rectangle: 'Rectangle',
    ellipse: 'Ellipse',
    text: 'Text',
    eraser: 'Eraser',
    size: 'Thickness',
    sizes: { thin: 'Thin', medium: 'Medium', thick: 'Thick' },
    ink: 'Ink',
    inks: { black: 'Black', olive: 'Olive', blue: 'Blue', red: 'Red', orange: 'Orange' },
    clear: 'Clear',
    textLine: 'Text on the drawing',
  },
  diagram: {
    zoom: 'Zoom',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    percent: '{{value}} %',
    connect: 'Drag to another box to connect them',
  },
} as const;
