import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { OutputChange } from '../../shared/domain/operations.ts';
import { isBranch, valueAt, withChange, withChanges } from '../../shared/domain/output-path.ts';
import type { StepOutput } from '../../shared/domain/step-model.ts';

const KEYS = ['ideas', 'a', 'b', 'B', 'order', 'z', '10', '9', '0', '$', '-', '__proto__', 'constructor', 'ä', 'x.y', ''] as const;

const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(1, 'text', true, null, [1, { b: 1, a: 2 }], {}),
  fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(fc.nat(), fc.dictionary(fc.constantFrom(...KEYS), fc.nat()))),
);
const change: fc.Arbitrary<OutputChange> = fc.record({
  path: fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 4 }),
  value: fc.oneof({ weight: 2, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) }),
});
const changes = fc.array(change, { maxLength: 12 });

type Tree = Map<string, unknown>;

/** The same rule over nested maps, which have no special keys and no order of their own. */
function naive(list: readonly OutputChange[]): Tree {
  const toTree = (entry: unknown): unknown => (isBranch(entry) ? new Map(Object.entries(entry).map(([key, child]) => [key, toTree(child)])) : entry);
  const root: Tree = new Map();
  for (const { path, value: set } of list) {
    let here = root;
    let gone = false;
    for (const key of path.slice(0, -1)) {
      const next = here.get(key);
      if (next instanceof Map) here = next as Tree;
      else if (set === undefined) gone = true;
      else {
        const made: Tree = new Map();
        here.set(key, made);
        here = made;
      }
      if (gone) break;
    }
    const last = path.at(-1) ?? '';
    if (gone) continue;
    if (set === undefined) here.delete(last);
    else here.set(last, toTree(set));
  }
  return root;
}

const asTree = (entry: unknown): unknown =>
  isBranch(entry) ? new Map(Object.entries(entry).map(([key, child]) => [key, asTree(child)])) : entry;

/** True where the keys of every object, also inside lists, stand in the order that JSON keeps: whole numbers, then by units. */
function inOrder(entry: unknown): boolean {
  if (Array.isArray(entry)) return entry.every(inOrder);
  if (!isBranch(entry)) return true;
  const keys = Object.keys(entry);
  const texts = keys.filter((key) => !/^\d+$/.test(key));
  return [...texts].sort((a, b) => (a < b ? -1 : 1)).join('\u0001') === texts.join('\u0001') && Object.values(entry).every(inOrder);
}

describe('an output with changes', () => {
  test('holds what a naive model holds', () => {
    fc.assert(
      fc.property(changes, (list) => {
        expect(asTree(withChanges({}, list))).toEqual(naive(list));
      }),
      { numRuns: 2_000 },
    );
  });

  test('has its keys in order at every level', () => {
    fc.assert(
      fc.property(changes, (list) => {
        expect(inOrder(withChanges({}, list))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('is the same bytes whichever way the same content came about', () => {
    fc.assert(
      fc.property(changes, fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), (list, random) => {
        const made = withChanges({}, list);
        const leaves = leavesOf(made);
        const shuffled = leaves.map((leaf, index) => ({ leaf, at: random[index % 50] ?? 0 })).sort((a, b) => a.at - b.at);
        const again = withChanges({}, shuffled.map(({ leaf }) => leaf));
        expect(JSON.stringify(again)).toBe(JSON.stringify(made));
      }),
      { numRuns: 1_000 },
    );
  });

  test('leaves the output before as it was, and shares what did not change', () => {
    fc.assert(
      fc.property(changes, change, (list, next) => {
        const before = withChanges({}, list);
        const copy = structuredClone(before);
        const after = withChange(deepFrozen(before), next);
        expect(asTree(before)).toEqual(asTree(copy));
        for (const [key, child] of Object.entries(before)) if (key !== next.path[0]) expect(valueAt(after, [key])).toBe(child);
      }),
      { numRuns: 500 },
    );
  });

  test('gives back what was set, and nothing where it was taken away', () => {
    fc.assert(
      fc.property(changes, change, (list, next) => {
        const after = withChange(withChanges({}, list), next);
        expect(asTree(valueAt(after, next.path))).toEqual(asTree(next.value));
      }),
    );
  });

  test('is the very same when there was nothing to take away', () => {
    const output = { ideas: { nte_a: { text: 'x' } } };
    expect(withChange(output, { path: ['ideas', 'nte_b', 'text'], value: undefined })).toBe(output);
    expect(withChange(output, { path: ['clusters'], value: undefined })).toBe(output);
  });

  test('keeps an object that became empty', () => {
    expect(withChange({ ideas: { nte_a: { text: 'x' } } }, { path: ['ideas', 'nte_a', 'text'], value: undefined })).toEqual({ ideas: { nte_a: {} } });
  });
});

describe('keys that mean something to JavaScript', () => {
  test('are plain data: no prototype is ever read or changed', () => {
    const made = withChanges({}, [
      { path: ['__proto__', 'polluted'], value: 'yes' },
      { path: ['constructor', 'prototype', 'polluted'], value: 'yes' },
      { path: ['ideas', '__proto__'], value: { polluted: 'yes' } },
    ]);
    expect(({} as { readonly polluted?: string }).polluted).toBeUndefined();
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
    expect(Object.getPrototypeOf(valueAt(made, ['ideas']))).toBe(Object.prototype);
    expect(JSON.stringify(made)).toBe(
      '{"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}},"ideas":{"__proto__":{"polluted":"yes"}}}',
    );
    const changed = withChange(made, { path: ['__proto__', 'polluted'], value: 'no' });
    expect(JSON.stringify(changed)).toContain('"__proto__":{"polluted":"no"}');
  });

  test('are not found where nobody put them', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(valueAt({}, [key])).toBeUndefined();
      expect(valueAt({ ideas: {} }, ['ideas', key, 'name'])).toBeUndefined();
    }
  });
});

test('paths do not descend into lists, texts or null', () => {
  const output: StepOutput = { list: ['a'], text: 'abc', nothing: null };
  for (const path of [['list', '0'], ['list', 'length'], ['text', '0'], ['text', 'length'], ['nothing', 'x']]) {
    expect(valueAt(output, path)).toBeUndefined();
  }
  expect(valueAt(output, [])).toBe(output);
});

function leavesOf(entry: unknown, path: readonly string[] = []): readonly OutputChange[] {
  if (!isBranch(entry)) return [{ path, value: entry }];
  const children = Object.entries(entry);
  if (children.length === 0) return path.length === 0 ? [] : [{ path, value: {} }];
  return children.flatMap(([key, child]) => leavesOf(child, [...path, key]));
}

function deepFrozen<T>(entry: T): T {
  if (typeof entry === 'object' && entry !== null) Object.values(Object.freeze(entry)).forEach(deepFrozen);
  return entry;
}

test('many changes at once make what they make one after the other, with the same keys in the same order', () => {
  const change = fc.record({
    path: fc.oneof(
      fc.tuple(fc.constantFrom('ideas', 'notes', '7'), fc.constantFrom('nte_a', 'nte_b', 'nte_c', '3', '__proto__')),
      fc.tuple(fc.constantFrom('ideas', 'notes'), fc.constantFrom('nte_a', 'nte_b', 'nte_z'), fc.constantFrom('text', 'color', 'order')),
      fc.tuple(fc.constantFrom('ideas', 'facilitatorNotes')),
    ),
    value: fc.option(fc.oneof(fc.string({ maxLength: 3 }), fc.record({ text: fc.string({ maxLength: 3 }), color: fc.constant('x') })), { nil: undefined }),
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 20 }), fc.array(change, { minLength: 12, maxLength: 60 }), (first, then) => {
      const before = first.reduce(withChange, {});
      const slow = then.reduce(withChange, before);
      expect(JSON.stringify(withChanges(before, then))).toBe(JSON.stringify(slow));
    }),
    { numRuns: 500 },
  );
});
