import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { OutputWrite } from '../../electron/core/store/output-write.ts';
import { canonicalJson, createCanonicalWriter } from '../../electron/core/sync/canonical-json.ts';
import { isComposite } from '../../electron/core/sync/composites.ts';
import { nextHlc, ZERO_HLC } from '../../electron/core/sync/hlc.ts';
import { materialize } from '../../electron/core/sync/materialize.ts';
import type { RegisterWrite } from '../../electron/core/sync/plan-writes.ts';
import { parseOutputPath } from '../../electron/core/sync/register-path.ts';
import { emptyTree, placeRegister, registerOf, type RegisterNode } from '../../electron/core/sync/register-tree.ts';
import { writeToOutput } from '../../electron/core/sync/write-output.ts';
import { withChanges } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

const NODE = '0123456789abcdef';

/** One laptop's output with all the registers it ever wrote. */
class Laptop {
  tree = emptyTree();
  output: StepOutput = {};
  readonly registers = new Map<string, RegisterWrite>();
  #last = ZERO_HLC;
  #wall = 1000;

  write(...writes: OutputWrite[]) {
    this.#wall += 1;
    const tick = (): string => (this.#last = nextHlc(this.#last, this.#wall, NODE));
    const effect = writeToOutput(this.tree, this.output, writes, { tick, isComposite: (path) => isComposite('ideate', path) });
    for (const register of effect.registers) this.registers.set(register.path, register);
    const before = this.output;
    this.output = effect.output;
    return { ...effect, before };
  }
}

function treeOf(registers: Iterable<RegisterWrite>): RegisterNode {
  const tree = emptyTree();
  for (const { path, text, hlc } of registers) {
    const target = parseOutputPath(path);
    if (target !== undefined) placeRegister(tree, target, registerOf(text, hlc));
  }
  return tree;
}

const put = (path: string, value: unknown): OutputWrite => ({ kind: 'put', path: path.split('/'), value });
const clear = (path: string): OutputWrite => ({ kind: 'clear', path: path.split('/') });
const item = (kind: 'delete_item' | 'restore_item', id: string): OutputWrite => ({ kind, collection: 'ideas', id });

describe('registers of an output', () => {
  test('an object is one register a leaf; arrays, positions, strokes and origins are one value', () => {
    const laptop = new Laptop();
    laptop.write(
      put('ideas/nte_a', { text: 'x', position: { y: 2, x: 1 }, from: { step: 'define', item: 'i' }, unknown: { deep: [1, 2] } }),
      put('sketches/skt_a/strokes', [{ points: [1, 2, 3] }]),
    );
    expect([...laptop.registers.values()].map(({ path, text }) => [path, text])).toEqual([
      ['output/ideas/nte_a/text', '"x"'],
      ['output/ideas/nte_a/position', '{"x":1,"y":2}'],
      ['output/ideas/nte_a/from', '{"item":"i","step":"define"}'],
      ['output/ideas/nte_a/unknown/deep', '[1,2]'],
      ['output/sketches/skt_a/strokes', '[{"points":[1,2,3]}]'],
    ]);
  });

  test('a write never splits a composite', () => {
    expect(() => new Laptop().write(put('ideas/nte_a/position/x', 1))).toThrow('inside a composite');
  });

  test('a deleted item is one tombstone that names the newest write its author had seen; restoring lifts it', () => {
    const laptop = new Laptop();
    const { registers } = laptop.write(put('ideas/nte_a', { text: 'x', color: 'red' }), put('ideas/nte_b/text', 'y'));
    const seen = registers.find((register) => register.path.endsWith('nte_a/color'))?.hlc;
    const deleted = laptop.write(item('delete_item', 'nte_a'));
    expect(deleted.registers.map(({ path, text }) => [path, text])).toEqual([['output/ideas/nte_a/$deleted', `"${seen}"`]]);
    expect(deleted.changes).toEqual([{ path: ['ideas', 'nte_a'], value: undefined }]);
    expect(laptop.output).toEqual({ ideas: { nte_b: { text: 'y' } } });
    const restored = laptop.write(item('restore_item', 'nte_a'));
    expect(restored.registers.map(({ text }) => text)).toEqual([null]);
    expect(restored.changes).toEqual([{ path: ['ideas', 'nte_a'], value: { color: 'red', text: 'x' } }]);
  });

  test('deleting a deleted item and restoring a present one change nothing; an item that never was is a bug', () => {
    const laptop = new Laptop();
    laptop.write(put('ideas/nte_a/text', 'x'));
    expect(laptop.write(item('restore_item', 'nte_a')).registers).toEqual([]);
    laptop.write(item('delete_item', 'nte_a'));
    expect(laptop.write(item('delete_item', 'nte_a')).registers).toEqual([]);
    expect(() => laptop.write(item('delete_item', 'nte_b'))).toThrow('no such item');
  });

  test('an edit that the deleter had not seen brings the item back whole, in whatever order the two arrive', () => {
    const author = new Laptop();
    author.write(put('ideas/nte_a', { text: 'x', color: 'red' }));
    const base = [...author.registers.values()];
    const tombstone = author.write(item('delete_item', 'nte_a')).registers;
    const late = { path: 'output/ideas/nte_a/text', text: '"late"', hlc: nextHlc(tombstone[0]?.hlc ?? '', 5000, NODE) };
    const early = { ...late, hlc: nextHlc(ZERO_HLC, 1, NODE) };
    const seen = base.filter((register) => register.path !== late.path);
    for (const order of [[...seen, ...tombstone, late], [late, ...tombstone, ...seen]]) {
      expect(materialize(treeOf(order))).toEqual({ ideas: { nte_a: { color: 'red', text: 'late' } } });
    }
    expect(materialize(treeOf([...seen, ...tombstone, early]))).toEqual({});
  });

  test('a value in the way hides what is below it, and a write below takes it away', () => {
    const [a, b] = [nextHlc(ZERO_HLC, 1, NODE), nextHlc(ZERO_HLC, 2, NODE)];
    const concurrent = [
      { path: 'output/plan', text: '5', hlc: a },
      { path: 'output/plan/hidden', text: '1', hlc: b },
    ];
    expect(materialize(treeOf(concurrent))).toEqual({ plan: 5 });
    const laptop = new Laptop();
    laptop.tree = treeOf(concurrent);
    laptop.output = { plan: 5 };
    laptop.write(put('plan/shown', true));
    expect(laptop.output).toEqual({ plan: { shown: true } });
  });

  test('writing a value over an object takes its members away, and an empty object is a value', () => {
    const laptop = new Laptop();
    laptop.write(put('plan', { a: 1, b: { c: 2 } }));
    laptop.write(put('plan', 7));
    expect(laptop.registers.get('output/plan/b/c')?.text).toBe(null);
    laptop.write(put('plan', {}));
    expect(laptop.output).toEqual({ plan: {} });
    laptop.write(put('plan/x', 1));
    laptop.write(clear('plan/x'));
    expect(laptop.output).toEqual({ plan: {} });
  });

  test('an object in which nothing is left does not show, and the change says so', () => {
    const laptop = new Laptop();
    laptop.write(put('ideas/nte_a/text', 'x'));
    const { changes } = laptop.write(clear('ideas/nte_a/text'));
    expect(laptop.output).toEqual({});
    expect(changes.map((change) => change.path)).toEqual([['ideas', 'nte_a'], ['ideas']]);
  });

  test('parts that no write touched are the same objects', () => {
    const laptop = new Laptop();
    laptop.write(put('ideas', { nte_a: { text: 'x' }, nte_b: { text: 'y' } }), put('clusters/clu_a/name', 'c'));
    const before = laptop.output as { ideas: { nte_b: unknown }; clusters: unknown };
    laptop.write(put('ideas/nte_a/text', 'z'));
    const after = laptop.output as typeof before;
    expect(after.ideas.nte_b).toBe(before.ideas.nte_b);
    expect(after.clusters).toBe(before.clusters);
  });
});

const key = fc.constantFrom('ideas', 'nte_a', 'nte_b', 'text', 'position', 'from', 'selection', '$deleted', 'a/b', '~', '', '__proto__', '10', '9', '!');
const value: fc.Arbitrary<unknown> = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { weight: 4, arbitrary: fc.oneof(fc.string({ maxLength: 3 }), fc.integer(), fc.boolean(), fc.constant(null)) },
    { weight: 1, arbitrary: fc.array(fc.oneof(fc.integer(), fc.constant({ b: 1, a: [] })), { maxLength: 2 }) },
    { weight: 3, arbitrary: fc.dictionary(key, tie('value'), { maxKeys: 3 }) },
  ),
})).value;
const path = fc
  .array(key, { minLength: 1, maxLength: 4 })
  .filter((keys) => ![2, 3].some((depth) => keys.length > depth && isComposite('ideate', keys.slice(0, depth))));
const anItem = fc.record({ collection: fc.constantFrom('ideas', 'selection'), id: fc.constantFrom('nte_a', 'nte_b', 'text') });
const write: fc.Arbitrary<OutputWrite> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('put' as const), path, value }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('clear' as const), path }) },
  { weight: 2, arbitrary: anItem.map((at) => ({ kind: 'delete_item' as const, ...at })) },
  { weight: 1, arbitrary: anItem.map((at) => ({ kind: 'restore_item' as const, ...at })) },
);

/** Runs batches of writes, leaving out those to items that never were. */
function run(laptop: Laptop, batches: readonly (readonly OutputWrite[])[], check: (effect: ReturnType<Laptop['write']>) => void): void {
  for (const batch of batches) {
    const possible = batch.filter(
      (one) => !('id' in one) || [...laptop.registers.keys()].some((registerPath) => isInside(registerPath, one)),
    );
    if (possible.length > 0) check(laptop.write(...possible));
  }
}

function isInside(registerPath: string, at: { readonly collection: string; readonly id: string }): boolean {
  const own = `output/${at.collection}/${at.id}`;
  return registerPath === own || (registerPath.startsWith(`${own}/`) && registerPath !== `${own}/$deleted`);
}

const batches = fc.array(fc.array(write, { minLength: 1, maxLength: 4 }), { maxLength: 12 });
const runs = { numRuns: 400 };

describe('for any writes', () => {
  test('projecting only what changed gives what all registers give, to the byte', () => {
    const toText = createCanonicalWriter();
    fc.assert(
      fc.property(batches, (all) => {
        const laptop = new Laptop();
        run(laptop, all, () => {
          const full = materialize(treeOf(laptop.registers.values()));
          expect(laptop.output).toStrictEqual(full);
          expect(toText(laptop.output)).toBe(canonicalJson(full));
          expect(JSON.stringify(laptop.output)).toBe(JSON.stringify(full));
        });
      }),
      runs,
    );
  });

  test('the changes, applied to the output before, give the output after', () => {
    fc.assert(
      fc.property(batches, (all) => {
        run(new Laptop(), all, ({ before, changes, output }) => {
          expect(canonicalJson(withChanges(before, changes))).toBe(canonicalJson(output));
        });
      }),
      runs,
    );
  });

  test('a put reads back as it was put', () => {
    fc.assert(
      fc.property(batches, path, value, (all, at, put) => {
        const laptop = new Laptop();
        run(laptop, all, () => undefined);
        laptop.write({ kind: 'put', path: at, value: put });
        const found = at.reduce<unknown>((here, name) => (here as Record<string, unknown>)[name], laptop.output);
        expect(canonicalJson(found)).toBe(canonicalJson(put));
      }),
      runs,
    );
  });

  test('the order in which registers arrive does not matter', () => {
    fc.assert(
      fc.property(batches, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const laptop = new Laptop();
        run(laptop, all, () => undefined);
        const shuffled = [...laptop.registers.values()].map((register) => ({ register, at: numbers.next().value as number }));
        shuffled.sort((a, b) => a.at - b.at);
        const other = materialize(treeOf(shuffled.map((entry) => entry.register)));
        expect(canonicalJson(other)).toBe(canonicalJson(laptop.output));
      }),
      runs,
    );
  });
});
