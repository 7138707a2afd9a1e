import type { en } from './en.ts';

type Texts<T> = T extends string ? string : { readonly [K in keyof T]: Texts<T[K]> };

/** The shape every language has: the keys of the English catalog, so that a missing text does not compile. */
export type Catalog = Texts<typeof en>;
