import { architect } from './en/architect.ts';
import { define } from './en/define.ts';
import { empathize } from './en/empathize.ts';
import { ideate } from './en/ideate.ts';
import { prioritize } from './en/prioritize.ts';
import { prototype } from './en/prototype.ts';
import { spec } from './en/spec.ts';
import { story } from './en/story.ts';
import { test } from './en/test.ts';
import { workshop } from './en/workshop.ts';

/** Every text of the sample workshop in English. */
export const en = { workshop, empathize, define, ideate, prototype, test, prioritize, architect, spec, story };
