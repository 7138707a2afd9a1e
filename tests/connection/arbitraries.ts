import fc from 'fast-check';

import type { StepOperation } from '../../shared/domain/operations.ts';
import { withChanges } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

const collections = fc.constantFrom('notes', 'boards');
const ids = fc.constantFrom('nte_a', 'nte_b', 'nte_c');
const fields = fc.constantFrom('text', 'color');
const orders = fc.constantFrom('a0', 'a1', 'a2', 'b00');
const values = fc.oneof(fc.string({ maxLength: 4 }), fc.integer({ min: 0, max: 9 }), fc.constant(null));

/** Any edit, of few enough things that edits meet often. */
export const operations: fc.Arbitrary<StepOperation> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), collection: collections, id: ids, fields: fc.dictionary(fields, values), order: orders }),
  fc.record({ kind: fc.constant('set' as const), collection: collections, id: ids, field: fields, value: values }),
  fc.record({ kind: fc.constant('move' as const), collection: collections, id: ids, order: orders }),
  fc.record({ kind: fc.constant('delete' as const), collection: collections, id: ids }),
  fc.record({ kind: fc.constant('set_root' as const), field: fc.constantFrom('facilitatorNotes', 'selection.audience'), value: values }),
);

/** An output with some items in it. */
export const outputs: fc.Arbitrary<StepOutput> = fc
  .array(fc.record({ collection: collections, id: ids, text: values, order: orders }), { maxLength: 4 })
  .map((items) => withChanges({}, items.map(({ collection, id, text, order }) => ({ path: [collection, id], value: { order, text } }))));
