import { architect } from './de/architect.ts';
import { define } from './de/define.ts';
import { empathize } from './de/empathize.ts';
import { ideate } from './de/ideate.ts';
import { prioritize } from './de/prioritize.ts';
import { prototype } from './de/prototype.ts';
import { spec } from './de/spec.ts';
import { story } from './de/story.ts';
import { test } from './de/test.ts';
import { workshop } from './de/workshop.ts';
import type { SampleTexts } from './sample-texts.ts';

/** Every text of the sample workshop in German. */
export const de: SampleTexts = { workshop, empathize, define, ideate, prototype, test, prioritize, architect, spec, story };
