import { OUTPUT_SCHEMA_VERSION, type StepOutput } from '../../../shared/domain/step-model.ts';
import type { StepId } from '../../../shared/domain/step-ids.ts';
import { PACK_SECTIONS } from '../../../shared/domain/steps/pack.ts';
import { architect } from './structure/architect.ts';
import { define } from './structure/define.ts';
import { empathize } from './structure/empathize.ts';
import { ideate } from './structure/ideate.ts';
import { prioritize } from './structure/prioritize.ts';
import { prototype } from './structure/prototype.ts';
import { spec } from './structure/spec.ts';
import { story } from './structure/story.ts';
import { test } from './structure/test.ts';
import { de } from './texts/de.ts';
import { en } from './texts/en.ts';
import type { SampleTexts } from './texts/sample-texts.ts';

/** A workshop that somebody could have held: all ten steps filled, every gate met but the pack's, which needs a build pack. */
export interface SampleWorkshop {
  readonly title: string;
  readonly originalIdea: string;
  readonly outputs: { readonly [S in StepId]: StepOutput };
}

/**
 * The sample workshop, a city library that lends things besides books. Same items and ids in both languages, in natural words.
 * Items have no author and no creation time: whoever creates the workshop adds them, and fresh ids (`withFreshIds`).
 */
export function sampleWorkshop(language: 'en' | 'de'): SampleWorkshop {
  const texts: SampleTexts = language === 'de' ? de : en;
  const version = { schemaVersion: OUTPUT_SCHEMA_VERSION };
  return {
    ...texts.workshop,
    outputs: {
      empathize: { ...version, ...empathize(texts) },
      define: { ...version, ...define(texts) },
      ideate: { ...version, ...ideate(texts) },
      prototype: { ...version, ...prototype(texts) },
      test: { ...version, ...test(texts) },
      prioritize: { ...version, ...prioritize(texts) },
      architect: { ...version, ...architect(texts) },
      spec: { ...version, ...spec(texts) },
      story: { ...version, ...story(texts) },
      pack: { ...version, selection: { sections: PACK_SECTIONS, audience: 'engineering' } },
    },
  };
}
