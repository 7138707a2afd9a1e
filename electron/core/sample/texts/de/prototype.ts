/** Concepts, storyboard and screens, in German. */
export const prototype = {
  facilitatorNotes: 'Das Schließfach aus den Papierkartons im Lager bauen. Den Code liest vor, wer das System spielt.',
  concepts: {
    lockers: {
      name: 'Reserviert ist reserviert',
      pitch:
        'Im Katalog Ding und Tag wählen, einen Code bekommen, im Foyer ein Fach öffnen – zu jeder Stunde zwischen sechs Uhr morgens und ' +
        'zehn Uhr abends. Genauso zurückbringen.',
      usp: 'Der einzige Ort der Stadt, an dem Werkzeug für einen Tag zugesagt und nach der Arbeit geholt werden kann.',
      strengths: 'Löst Gewissheit und Öffnungszeiten zugleich\nNimmt der Theke die Ausgabe ab',
      weaknesses: 'Die Fächer kosten 9.400 Euro\nGroße Dinge passen nicht hinein',
      opportunities: 'Vorgemerkte Bücher könnten dieselben Fächer nutzen\nAndere Zweigstellen können folgen',
      threats: 'Vandalismus im Foyer\nAbhängigkeit von einem Hersteller',
      desirabilityReason: 'Sieben von neun Befragten nannten den Termin oder die Öffnungszeiten als erste Hürde.',
      viabilityReason: 'Trägt sich, wenn es der Theke elf Stunden im Monat spart; laufende Kosten sind gering.',
      feasibilityReason: 'Das Bibliothekssystem kann nach Datum reservieren, aber nur über eine Schnittstelle, die hier noch niemand benutzt hat.',
    },
    selfproof: {
      name: 'Der Koffer, der sich selbst zählt',
      pitch:
        'Jedes Gerät wohnt in einem Koffer mit Schaumstoffeinlage, einem Bild des vollständigen Inhalts im Deckel und einer Karte mit drei ' +
        'Schritten. Aufmachen, schauen, zumachen: zwei Minuten statt fünfzehn.',
      usp: 'Vollständigkeit wird gesehen statt gezählt, und niemand muss verdächtigt werden.',
      strengths: 'Günstig, wirkt vom ersten Tag an\nZeigt nebenbei, wie das Gerät benutzt wird',
      weaknesses: 'Handarbeit für jedes einzelne Gerät\nNicht alles passt in einen Koffer',
      opportunities: 'Schulen und Vereine könnten das Muster übernehmen\nDer Eisenwarenladen würde Verbrauchsmaterial spenden',
      threats: 'Karten nutzen sich ab und veralten',
      desirabilityReason: 'Das Team an der Theke hat zweimal gefragt, wann es losgeht.',
      viabilityReason: 'Etwa 35 Euro pro Koffer, vierzig Koffer.',
      feasibilityReason: 'Die offene Werkstatt schneidet Schaumstoff; die ersten drei Koffer waren ein Nachmittag.',
    },
    circle: {
      name: 'Pflegekreis',
      pitch:
        'Ausleihende melden, was locker, abgenutzt oder weg ist, ohne jemanden zu nennen. Ehrenamtliche sehen am Freitag, was am Samstag ' +
        'ansteht, reparieren es und legen einen Gruß dazu.',
      usp: 'Werkzeug wird mit jeder Ausleihe besser statt schlechter.',
      strengths: 'Nutzt Wissen, das schon da ist\nMacht aus Schuld Hilfe',
      weaknesses: 'Hängt an einer Handvoll Menschen',
      opportunities: 'Über die Grüße im Koffer finden sich neue Ehrenamtliche',
      threats: 'Die elektrische Sicherheitsprüfung muss bei einer Fachkraft bleiben',
      desirabilityReason: 'Die Ehrenamtlichen wollen es; den Ausleihenden ist es fast egal.',
      viabilityReason: 'Kaffee und Ersatzteile, rund 60 Euro im Monat.',
      feasibilityReason: 'Geht mit einer gemeinsamen Liste; ob die Leute dabeibleiben, ist offen.',
    },
  },
  frames: {
    one: { caption: 'Dienstagabend: Aylin sieht am Handy, dass die Bohrmaschine am Samstag frei ist, und reserviert sie.' },
    two: { caption: 'Freitag, halb zehn abends: Sie tippt den Code ein, Fach 4 öffnet sich.' },
    three: { caption: 'Zu Hause macht sie den Koffer auf. Jede Mulde ist gefüllt, die Karte zeigt drei Schritte.' },
    four: { caption: 'Samstag: Das Regal hängt. Die Kinder haben die Wasserwaage gemalt.' },
    five: { caption: 'Sonntag: Sie tippt „Steinbohrer ist stumpf“ an und stellt den Koffer zurück ins Fach.' },
    six: { caption: 'Montag: Walter liest die Liste beim Frühstück und bringt einen neuen Bohrer mit.' },
  },
  screens: {
    search: { name: 'Katalog', purpose: 'Ein Ding nach Name oder Anlass finden und sofort sehen, an welchen Tagen es frei ist.' },
    thing: { name: 'Ding', purpose: 'Bild, Inhalt, Größe, drei Schritte, Kalender.' },
    confirm: { name: 'Reservieren', purpose: 'Tag und Uhrzeit wählen, die zwei Regeln lesen, mit dem Ausweis bestätigen.' },
    loan: { name: 'Meine Ausleihe', purpose: 'Code für das Fach, Inhalt, Rückgabetag, verlängern.' },
    defect: { name: 'Etwas melden', purpose: 'Locker, abgenutzt, weg, schmutzig: ein Tippen, auf Wunsch ein Foto.' },
    care: { name: 'Pflegeliste', purpose: 'Was vor der nächsten Ausleihe ansteht, nach Tagen sortiert. Zum Ausdrucken.' },
  },
  flows: {
    a: { label: 'auswählen' },
    b: { label: 'Tag wählen' },
    c: { label: 'bestätigt' },
    d: { label: 'etwas stimmt nicht' },
    e: { label: 'landet auf der Liste' },
    f: { label: 'noch ein Ding' },
  },
};
