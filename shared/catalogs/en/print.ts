/** Words of printing a step. */
export const print = {
  title: 'Print',
  view: 'What is to be seen',
  form: 'The whole step as a form',
  empty: 'nothing yet',
} as const;
