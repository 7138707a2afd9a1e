import type { PackInput } from '../../electron/core/build-pack/assemble-contract.ts';
import { sampleWorkshop } from '../../electron/core/sample/sample-workshop.ts';
import { STEP_IDS, type StepId } from '../../shared/domain/step-ids.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';
import { PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';

/** A pack of the given outputs: every section, for engineering, unless told otherwise. */
export function packInput(outputs: { readonly [S in StepId]?: StepOutput }, change: Partial<PackInput> = {}): PackInput {
  const steps = STEP_IDS.map((id) => [id, { status: id === 'pack' ? 'in_progress' : 'complete', output: outputs[id] ?? {} }] as const);
  return {
    language: 'en',
    workshop: { id: 'ws_sample000000000000000000', title: 'A workshop', originalIdea: 'An idea.' },
    steps: Object.fromEntries(steps) as PackInput['steps'],
    sections: PACK_SECTIONS,
    audience: 'engineering',
    ...change,
  };
}

/** The sample workshop as a pack's input. */
export function samplePack(language: 'en' | 'de', change: Partial<PackInput> = {}): PackInput {
  const { title, originalIdea, outputs } = sampleWorkshop(language);
  return packInput(outputs, { language, workshop: { id: 'ws_sample000000000000000000', title, originalIdea }, ...change });
}
