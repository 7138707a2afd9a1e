import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonicalJson } from '../../electron/core/sync/canonical-json.ts';
import { freshOutput } from '../../electron/core/sync/fresh-output.ts';
import { materialize } from '../../electron/core/sync/materialize.ts';
import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf } from '../../electron/core/sync/register-tree.ts';

const HLC = '0'.repeat(31) + '1';

/** What the tree of registers says: the definition. */
function byTree(registers: ReadonlyMap<string, string | null>): string {
  const tree = emptyTree();
  for (const [path, text] of registers) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(text, HLC));
  }
  return canonicalJson(materialize(tree));
}

const segment = fc.oneof(fc.constantFrom('ideas', 'nte_a', 'nte_b', 'text', '10', '9', '__proto__', 'ä', '', '$deleted', '$x', 'a~1b', 'a$b'), fc.string({ maxLength: 3 }).map((text) => text.replaceAll('/', '')));
const path = fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => `output/${parts.join('/')}`);
const valueText = fc.oneof(
  fc.constantFrom('{}', 'null', '"plain"', '"\\u00e9"', '{"y": 2, "x": 1}', ' "spaced" ', '1.50', '[{"b":1,"a":[]}]', '"a\\"b"', 'true'),
  fc.json({ depthSize: 'small' }),
);
const registers = fc.array(fc.tuple(path, fc.oneof({ weight: 30, arbitrary: valueText }, { weight: 1, arbitrary: fc.constant(null) })), { minLength: 1, maxLength: 12 }).map((all) => new Map(all));

describe('an output put together from the texts of its registers', () => {
  test('is what the tree of the registers says, or is left to the tree', () => {
    let answered = 0;
    fc.assert(
      fc.property(registers, (all) => {
        const fresh = freshOutput(all);
        if (fresh === undefined) return;
        answered += 1;
        expect(fresh.text).toBe(byTree(all));
        expect([...fresh.keys].sort()).toEqual(Object.keys(JSON.parse(fresh.text) as object).sort());
      }),
      { numRuns: 3_000 },
    );
    expect(answered).toBeGreaterThan(300);
  });

  test('takes the notes of a board, whatever the order of their fields', () => {
    const all = new Map([
      ['output/ideas/nte_b/text', '"second"'],
      ['output/ideas/nte_a/position', '{"y":2,"x":1}'],
      ['output/ideas/nte_b/color', '"blue"'],
      ['output/ideas/nte_a/text', '"first"'],
    ]);
    expect(freshOutput(all)).toEqual({ text: '{"ideas":{"nte_a":{"position":{"x":1,"y":2},"text":"first"},"nte_b":{"color":"blue","text":"second"}}}', keys: ['ideas'] });
  });

  test.each([
    ['a delete', ['output/ideas/nte_a/$deleted', '"0"']],
    ['a value that was taken away', ['output/ideas/nte_a/text', null]],
    ['an empty object', ['output/ideas/nte_a', '{}']],
    ['a key with an escape', ['output/ideas/a~1b/text', '"x"']],
  ] as const)('leaves %s to the tree', (_, [at, text]) => {
    expect(freshOutput(new Map([['output/title', '"t"'], [at, text]]))).toBeUndefined();
  });

  test('leaves a value above another one to the tree, in either order', () => {
    const [above, below] = [['output/ideas/nte_a', '"whole"'], ['output/ideas/nte_a/text', '"part"']] as const;
    expect(freshOutput(new Map([above, below]))).toBeUndefined();
    expect(freshOutput(new Map([below, above]))).toBeUndefined();
  });
});
