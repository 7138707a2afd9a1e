/** Features, in German. */
export const prioritize = {
  facilitatorNotes:
    'Reichweite heißt Menschen pro Quartal, aus dem Ausleihzettel und der Befragung im Foyer. Jede Zahl darf angezweifelt werden, aber nicht alle zugleich.',
  features: {
    catalogue: { name: 'Dinge im Online-Katalog', description: 'Jedes Ding mit Bild, Inhalt, Größe und Standort, zu finden nach Name und Anlass.' },
    reserve: { name: 'Für einen Tag reservieren', description: 'Freien Tag wählen, mit dem Ausweis bestätigen, sofort die Zusage bekommen.' },
    lockers: { name: 'Schließfach mit Code', description: 'Im Foyer zwischen 6:00 und 22:00 Uhr ohne Personal abholen und zurückgeben.' },
    check: { name: 'Zwei-Minuten-Prüfung', description: 'Ausgabe und Rückgabe durch Vergleich von Koffer und Bild; kein Zählen, kein Zettel.' },
    card: { name: 'Karte mit drei Schritten', description: 'In jedem Koffer und im Netz: drei Bilder zur sicheren Benutzung, dazu ein Video von einer Minute.' },
    reminder: { name: 'Erinnerung vor der Rückgabe', description: 'Am Tag davor eine freundliche Nachricht; verlängern geht, wenn niemand wartet.' },
    defect: { name: 'Mangel melden', description: 'Locker, abgenutzt, weg, schmutzig: von zu Hause gemeldet, ohne Schuld und ohne Namen auf der Liste.' },
    care: { name: 'Pflegeliste', description: 'Ehrenamtliche sehen, was vor der nächsten Ausleihe ansteht; druckbar, nach Tagen sortiert.' },
    waiting: { name: 'Warteliste', description: 'Wird eine Reservierung storniert, rückt von selbst nach, wer wartet.' },
    bundle: { name: 'Pakete für Anlässe', description: 'Umzug, Geburtstag, Camping: mehrere Dinge mit einer Reservierung.' },
    bike: { name: 'Lieferung mit dem Lastenrad', description: 'Große Dinge kommen nach Hause. Jetzt nicht: 150 Ausleihen im Quartal tragen keine Fahrerin.' },
    deposit: { name: 'Pfand in bar', description: 'Fünfzig Euro bei der Ausgabe. Verworfen: Nur 31 Prozent würden dann noch ausleihen.' },
  },
};
