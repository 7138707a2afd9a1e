import type { Catalog } from '../catalog.ts';

/** Words of printing a step, in German. */
export const print: Catalog['print'] = {
  title: 'Drucken',
  view: 'Was zu sehen ist',
  form: 'Den ganzen Schritt als Formular',
  empty: 'noch nichts',
};
