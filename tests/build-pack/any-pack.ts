import fc from 'fast-check';

import type { PackInput } from '../../electron/core/build-pack/assemble-contract.ts';
import { PACK_AUDIENCES, PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';
import { anyText, workshopOutputs } from '../domain/arbitraries.ts';
import { packInput } from './sample-input.ts';

/** Any pack of any valid workshop. */
export const anyPack: fc.Arbitrary<PackInput> = fc
  .record({
    outputs: workshopOutputs,
    language: fc.constantFrom('en' as const, 'de' as const),
    audience: fc.constantFrom(...PACK_AUDIENCES),
    sections: fc.oneof(fc.constant(PACK_SECTIONS), fc.subarray([...PACK_SECTIONS])),
    title: anyText,
    originalIdea: anyText,
  })
  .map(({ outputs, title, originalIdea, ...rest }) => packInput(outputs, { ...rest, workshop: { id: 'ws_a', title, originalIdea } }));

/** What a foreign writer could have left as a step's output: anything JSON can hold, often almost of the right shape. */
export const anyForeignOutput = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(
    fc.oneof(fc.constantFrom('personas', 'features', 'stories', 'concepts', 'tests', 'journeyCells', '__proto__', 'constructor'), fc.string()),
    fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        fc.string(),
        fc.oneof(
          fc.jsonValue(),
          fc.dictionary(fc.constantFrom('name', 'text', 'featureIds', 'conceptId', 'target', 'order', 'moscow', '__proto__'), fc.jsonValue()),
        ),
      ),
    ),
  ),
);
