/** Title and starting idea of the sample, in English. */
export const workshop = {
  title: 'Library of Things',
  originalIdea:
    'The city library has lent forty things besides books for a year: drills, tents, a projector, a sewing machine. They stand on a ' +
    'shelf behind the desk. Hardly anyone knows about them, every loan takes the staff a quarter of an hour, and tools come back ' +
    'with parts missing.\n\n' +
    'What would it take for people to borrow things as easily as books, without more work at the desk?',
};
