/** Tests and feedback, in German. */
export const test = {
  facilitatorNotes: 'Die Abbruchschwelle vereinbaren, bevor jemand eine Zahl sieht. Vom Pfand loszulassen fiel am schwersten.',
  tests: {
    locker: {
      assumption: 'Menschen öffnen ein Fach mit einem Code und finden alles Nötige, ohne jemanden zu fragen.',
      metric: 'Anteil, der mit dem vollständigen Gerät geht',
      notes: 'Papierfächer im Foyer, 20 Gäste, die noch nie ein Ding geliehen hatten. Die drei, bei denen es nicht klappte, suchten den Code in der falschen E-Mail.',
    },
    deposit: {
      assumption: 'Fünfzig Euro Pfand in bar schrecken niemanden ab.',
      metric: 'Anteil, der trotzdem ausleihen würde',
      notes: 'Am häufigsten lehnten Familien mit Kindern ab. Verworfen; Schäden trägt stattdessen das Budget für kleine Verluste.',
    },
    demand: {
      assumption: 'In vier Wochen tragen sich 150 Menschen ein, um vom Start zu erfahren.',
      metric: 'Eintragungen',
      notes: 'Eine Seite mit zwölf Fotos, verlinkt in zwei Nachbarschaftsgruppen und auf dem Plakat im Eisenwarenladen.',
    },
    volunteers: {
      assumption: 'Ehrenamtliche kümmern sich jede Woche um zehn zurückgegebene Dinge.',
      metric: 'Geprüfte und freigegebene Dinge pro Woche',
      notes: 'Drei Wochen mit einer Liste auf Papier. In der zweiten Woche waren zwei krank, daher noch wenig aussagekräftig. Mit Einsatzplan wiederholen.',
    },
    interface: {
      assumption: 'Das Bibliothekssystem nimmt über seine Schnittstelle Reservierungen nach Datum an.',
      metric: 'Eine von außen angelegte Reservierung erscheint an der Theke',
      notes: 'An einem Tag im Testsystem erledigt. Eine Stornierung kommt mit bis zu einer Minute Verzug an.',
    },
    turnover: {
      assumption: 'Jedes Ding wird mindestens anderthalbmal im Monat verliehen.',
      metric: 'Ausleihen pro Ding und Monat',
      notes: 'Über alle vierzig Dinge im Regal gezählt. Bohrmaschinen und Beamer weit darüber, das Fondue-Set bei null.',
    },
    card: {
      assumption: 'Wer zum ersten Mal bohrt, fühlt sich nach der Karte mit drei Schritten sicher.',
      metric: 'Eigene Einschätzung von 1 bis 5',
      notes: 'Geplant für den Freitagskurs.',
    },
  },
  feedback: {
    liked1: { text: 'Dass da Samstag steht und Samstag gemeint ist.', who: 'Mutter von drei Kindern' },
    liked2: { text: 'Auf einen Blick sehen, dass nichts fehlt. Das hätte ich gern für meinen Keller.', who: 'Lehrerin' },
    liked3: { text: 'Kein Formular.', who: 'Student' },
    criticised1: { text: 'Der Code stand in der zweiten E-Mail, ich habe in der ersten gesucht.', who: 'Rentner' },
    criticised2: { text: 'Das Fach für das Zelt ist für mich zu hoch.', who: 'Rollstuhlfahrerin' },
    criticised3: { text: 'Fünfzig Euro? Da kaufe ich gleich die billige.', who: 'Vater, Befragung' },
    questions1: { text: 'Was passiert, wenn die Person vor mir zu spät zurückgibt?', who: 'Student' },
    questions2: { text: 'Wer zahlt, wenn der Bohrer abbricht?', who: 'Mutter von drei Kindern' },
    questions3: { text: 'Sehen die Ehrenamtlichen meinen Namen?', who: 'Gast' },
    ideas1: { text: 'Legt eine Tüte Dübel dazu, ich habe drei Euro für hundert bezahlt und vier gebraucht.', who: 'Lehrerin' },
    ideas2: { text: 'Ein Paket für den Umzug: Sackkarre, Gurte, Bohrmaschine.', who: 'Student' },
    ideas3: { text: 'Lasst mich der Person danken, die geschärft hat.', who: 'Rentner' },
  },
};
