import type { en } from './en.ts';

type Texts<T> = T extends string ? string : { readonly [K in keyof T]: Texts<T[K]> };

/** The texts every language of the sample has: the same items with the same fields, so that a missing one does not compile. */
export type SampleTexts = Texts<typeof en>;
