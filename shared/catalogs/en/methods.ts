import type { MethodTexts } from '../../domain/methods.ts';
import { build } from './methods/build.ts';
import { create } from './methods/create.ts';
import { energizers } from './methods/energizers.ts';
import { understand } from './methods/understand.ts';

/** The texts of all method cards in English. Not part of the catalog: it is loaded when a card is first shown. */
export const methods: MethodTexts = { ...understand, ...create, ...build, ...energizers };
