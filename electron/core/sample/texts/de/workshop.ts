/** Title and starting idea of the sample, in German. */
export const workshop = {
  title: 'Bibliothek der Dinge',
  originalIdea:
    'Seit einem Jahr verleiht die Stadtbibliothek neben Büchern auch vierzig Dinge: Bohrmaschinen, Zelte, einen Beamer, eine ' +
    'Nähmaschine. Sie stehen in einem Regal hinter der Theke. Kaum jemand weiß davon, jede Ausleihe kostet das Team eine Viertelstunde, ' +
    'und Werkzeug kommt unvollständig zurück.\n\n' +
    'Was müsste geschehen, damit sich Dinge so leicht ausleihen lassen wie Bücher – ohne Mehrarbeit an der Theke?',
};
