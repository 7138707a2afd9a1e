import fc from 'fast-check';

import { keysAfter } from '../../shared/domain/order-key.ts';
import { STEP_IDS, type StepId } from '../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, StepOutput } from '../../shared/domain/step-model.ts';
import { collectionSpec, stepModel } from '../../shared/domain/step-models.ts';
import { textProblem } from '../../shared/domain/text.ts';

/** Texts that have broken documents before. */
export const NASTY_TEXTS = [
  '| a | b |',
  '\\|',
  '\\\\|',
  'ends with \\',
  '# heading',
  'Foo\n===',
  'Foo\n---',
  '- [ ] task',
  '1. one',
  '2) two',
  '> quote',
  '```',
  '~~~',
  '`code` and ``more``',
  '<script>alert(1)</script>',
  '<!-- hidden',
  '&lt; &amp; &#35; &notin',
  '**bold** __bold__ *i* _i_ snake_case ~~gone~~ ~gone~',
  '[link](javascript:alert(1)) ![img](x) [ref]: /x',
  '[^1]: note',
  'https://example.com/a_b*c|d?e=~f~ www.example.com me_a@example.com',
  '$x$ and $$y$$',
  '%%{init: {"theme": "dark"}}%%',
  '"]; click c1 "javascript:alert(1)" ["',
  'end',
  ':-: | :-:',
  '    four spaces',
  'a\tb',
  'two  spaces  ',
  '日本語 und Ümläute 👩‍👩‍👧',
  '\u202eright to left',
  'line\u2028separator',
  '+ plus\n* star\n- dash',
] as const;

const storable = (text: string): boolean => textProblem(text, 50_000) === null;

/** Any text both databases can store, often one with marks that mean something to Markdown. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY_TEXTS) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 30 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).filter(storable) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&$%"\n :a1='), { maxLength: 12 }).map((marks) => marks.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', '\n\n') },
);

const anyLine = anyText.map((text) => text.replace(/[\r\n]/g, ' ').slice(0, 300).replace(/[\uD800-\uDBFF]$/, ''));

const POOL = ['a', 'b', 'c', 'd'] as const;

/** The few ids that items of one collection can have, so that references often hit and sometimes miss. */
function poolOf(step: string, collection: string): readonly string[] {
  const prefix = collectionSpec(step, collection)?.prefix ?? 'xx';
  return POOL.map((letter) => `${prefix}_${letter}`);
}

/** Any value that fits a field. */
export function fieldValue(spec: FieldSpec): fc.Arbitrary<unknown> {
  switch (spec.kind) {
    case 'text':
      return (spec.multiline ? anyText : anyLine).filter((text) => textProblem(text, spec.maxLength) === null);
    case 'number':
      return fc.option(
        spec.integer
          ? fc.integer({ min: spec.min, max: spec.max })
          : fc.double({ min: spec.min, max: spec.max, noNaN: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
      );
    case 'flag':
      return fc.boolean();
    case 'choice':
      return spec.clearable === true ? fc.option(fc.constantFrom(...spec.options)) : fc.constantFrom(...spec.options);
    case 'choices':
      return fc.subarray([...spec.options]);
    case 'ref':
      return fc.option(fc.constantFrom(...spec.targets.flatMap(({ step, collection }) => poolOf(step, collection))));
    case 'refs':
      return fc.subarray(spec.targets.flatMap(({ step, collection }) => poolOf(step, collection)));
    case 'position':
      return fc.record({ x: fc.integer({ min: -1e6, max: 1e6 }), y: fc.integer({ min: -1e6, max: 1e6 }) });
    case 'timer':
      return fc.constantFrom(null, { totalMs: 60_000, endsAt: 1_700_000_000_000, leftMs: null }, { totalMs: 60_000, endsAt: null, leftMs: 30_000 });
    case 'strokes':
      return fc.array(
        fc.record({
          tool: fc.constantFrom('pen', 'eraser'),
          color: fc.constant('#000'),
          width: fc.integer({ min: 1, max: 20 }),
          points: fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 9 }),
        }),
        { maxLength: 2 },
      );
    case 'picture':
      return fc.option(
        fc.record({
          sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
          width: fc.integer({ min: 1, max: 4_000 }),
          height: fc.integer({ min: 1, max: 4_000 }),
        }),
      );
  }
}

const ORDER_KEYS = keysAfter(null, 8);

/** Any item of a collection; every field may be absent. */
export function anyItem(step: string, spec: CollectionSpec): fc.Arbitrary<Record<string, unknown>> {
  const fields = Object.fromEntries(Object.entries(spec.fields).map(([name, field]) => [name, fieldValue(field)]));
  const sources = Object.keys(stepModel(step).collections).map((collection) => ({ step, collection }));
  const from = fc
    .constantFrom(...sources)
    .chain(({ collection }) => fc.constantFrom(...poolOf(step, collection)).map((item) => ({ step, collection, item, text: 'was' })));
  const common = { by: fc.constant('local_a'), createdAt: fc.nat(), order: fc.constantFrom(...ORDER_KEYS), from, later: fc.constant(7) };
  return fc.record({ ...common, ...fields }, { requiredKeys: [] });
}

/** Any valid output of one step, also with keys that no model knows. */
export function stepOutput(step: StepId): fc.Arbitrary<StepOutput> {
  const { collections, root } = stepModel(step);
  const items = Object.entries(collections).map(([name, spec]) => {
    const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...poolOf(step, name)), anyItem(step, spec)), {
      selector: ([id]) => id,
      maxLength: 3,
    });
    return [name, entries.map((pairs) => Object.fromEntries(pairs))] as const;
  });
  const flat = Object.entries(root).filter(([name]) => !name.includes('.'));
  const selection = Object.entries(root).filter(([name]) => name.startsWith('selection.'));
  return fc.record(
    {
      schemaVersion: fc.constant(1),
      unknown: fc.constant({ kept: [1, 2] }),
      ...Object.fromEntries(flat.map(([name, spec]) => [name, fieldValue(spec)])),
      ...(selection.length === 0
        ? {}
        : {
            selection: fc.record(
              Object.fromEntries(selection.map(([name, spec]) => [name.slice('selection.'.length), fieldValue(spec)])),
              { requiredKeys: [] },
            ),
          }),
      ...Object.fromEntries(items),
    },
    { requiredKeys: [] },
  );
}

/** Any valid outputs of all ten steps. */
export const workshopOutputs: fc.Arbitrary<{ readonly [S in StepId]: StepOutput }> = fc
  .tuple(...STEP_IDS.map(stepOutput))
  .map((outputs) => Object.fromEntries(STEP_IDS.map((id, index) => [id, outputs[index]])) as { readonly [S in StepId]: StepOutput });
