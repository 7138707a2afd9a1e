import type { MethodTexts } from '../../domain/methods.ts';
import { build } from './methods/build.ts';
import { create } from './methods/create.ts';
import { energizers } from './methods/energizers.ts';
import { understand } from './methods/understand.ts';

/** Die Texte aller Methodenkarten auf Deutsch. Nicht Teil des Katalogs: Sie werden geladen, wenn eine Karte gezeigt wird. */
export const methods: MethodTexts = { ...understand, ...create, ...build, ...energizers };
