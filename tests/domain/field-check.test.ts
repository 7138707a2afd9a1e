import { inspect } from 'node:util';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fieldProblem, type FieldProblem } from '../../shared/domain/field-check.ts';
import { choice, choices, decimal, flag, line, openChoice, position, prose, ref, refs, strokes, whole } from '../../shared/domain/field-specs.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { FieldSpec } from '../../shared/domain/step-model.ts';
import { stepModel } from '../../shared/domain/step-models.ts';
import { textProblem } from '../../shared/domain/text.ts';
import { fieldValue } from './arbitraries.ts';

const target = { step: 'ideate', collection: 'ideas' } as const;
const stroke = { tool: 'pen', color: '#000', width: 3, points: [1, 2, 0.5] };
const holes = (length: number): unknown[] => new Array<unknown>(length);

type Case = readonly [value: unknown, problem: FieldProblem | null];

function cases(name: string, spec: FieldSpec, expected: readonly Case[]): void {
  describe(`a ${name}`, () => {
    test.each(expected.map(([value, problem]) => [inspect(value, { maxStringLength: 40, maxArrayLength: 3, breakLength: Infinity }), problem, value]))(
      '%s: %s',
      (_, problem, value) => {
        expect(fieldProblem(spec, value)).toBe(problem);
      },
    );
  });
}

cases('line', line, [
  ['', null],
  ['one line', null],
  ['x'.repeat(LIMITS.shortText), null],
  ['x'.repeat(LIMITS.shortText + 1), 'too_long'],
  ['two\nlines', 'line_break'],
  ['two\rlines', 'line_break'],
  ['a\u0000', 'null_character'],
  ['\uD83D', 'lone_surrogate'],
  [5, 'not_text'],
  [null, 'not_text'],
  [undefined, 'not_text'],
  [['a'], 'not_text'],
  [{ toString: () => 'a' }, 'not_text'],
  // A wrapped text is an object.
  [Object('a'), 'not_text'],
]);

cases('text of many lines', prose, [
  ['two\r\nlines', null],
  ['x'.repeat(LIMITS.longText), null],
  ['x'.repeat(LIMITS.longText + 1), 'too_long'],
]);

cases('whole number from 1 to 5', whole(1, 5), [
  [null, null],
  [1, null],
  [5, null],
  [0, 'out_of_range'],
  [6, 'out_of_range'],
  [2.5, 'not_whole'],
  [Number.NaN, 'not_a_number'],
  [Number.POSITIVE_INFINITY, 'not_a_number'],
  ['3', 'not_a_number'],
  [true, 'not_a_number'],
  [undefined, 'not_a_number'],
  [3n, 'not_a_number'],
]);

cases('decimal from 0 to 10', decimal(0, 10), [
  [null, null],
  [0, null],
  [-0, null],
  [2.5, null],
  [10, null],
  [10.000001, 'out_of_range'],
  [-Number.MIN_VALUE, 'out_of_range'],
  [Number.NEGATIVE_INFINITY, 'not_a_number'],
]);

cases('flag', flag, [
  [true, null],
  [false, null],
  [0, 'not_a_flag'],
  ['true', 'not_a_flag'],
  [null, 'not_a_flag'],
]);

cases('choice', choice(['must', 'should']), [
  ['must', null],
  ['MUST', 'not_an_option'],
  ['', 'not_an_option'],
  [null, 'not_an_option'],
  ['toString', 'not_an_option'],
  [['must'], 'not_an_option'],
]);

cases('choice that can be left open', openChoice(['must', 'should']), [
  ['must', null],
  [null, null],
  ['', 'not_an_option'],
  [undefined, 'not_an_option'],
]);

cases('list of choices', choices(['a', 'b']), [
  [[], null],
  [['a', 'b'], null],
  [['a', 'c'], 'not_an_option'],
  ['a', 'not_an_option'],
  [{ 0: 'a', length: 1 }, 'not_an_option'],
  [holes(2), 'not_an_option'],
]);

cases('reference', ref(target), [
  [null, null],
  ['nte_a', null],
  ['', 'not_a_reference'],
  ['nte_A', 'not_a_reference'],
  ['__proto__', 'not_a_reference'],
  [['nte_a'], 'not_a_reference'],
  [7, 'not_a_reference'],
]);

cases('list of references', refs(target), [
  [[], null],
  [['nte_a', 'nte_b'], null],
  [Array.from({ length: LIMITS.references }, (_, index) => `nte_${index}`), null],
  [Array.from({ length: LIMITS.references + 1 }, (_, index) => `nte_${index}`), 'not_a_reference'],
  [['nte_a', null], 'not_a_reference'],
  [null, 'not_a_reference'],
  ['nte_a', 'not_a_reference'],
  [holes(3), 'not_a_reference'],
]);

cases('position', position, [
  [{ x: 0, y: 0 }, null],
  [{ x: -1e9, y: 1e9 }, null],
  [{ x: 1e9 + 1, y: 0 }, 'not_a_position'],
  [{ x: 1 }, 'not_a_position'],
  [{ x: 1, y: 2, z: 3 }, 'not_a_position'],
  [{ x: '1', y: 2 }, 'not_a_position'],
  [{ x: Number.NaN, y: 2 }, 'not_a_position'],
  [[1, 2], 'not_a_position'],
  [null, 'not_a_position'],
  ['1,2', 'not_a_position'],
]);

cases('list of strokes', strokes, [
  [[], null],
  [[stroke], null],
  [[{ ...stroke, points: [] }], null],
  [Array.from({ length: 5_000 }, () => stroke), null],
  [Array.from({ length: 5_001 }, () => stroke), 'not_strokes'],
  [[{ ...stroke, points: Array.from({ length: 30_000 }, () => 1) }], null],
  [[{ ...stroke, points: Array.from({ length: 30_001 }, () => 1) }], 'not_strokes'],
  [[{ ...stroke, points: [1, '2'] }], 'not_strokes'],
  [[{ ...stroke, points: [1, Number.POSITIVE_INFINITY] }], 'not_strokes'],
  [[{ ...stroke, points: holes(3) }], 'not_strokes'],
  [[{ ...stroke, tool: 'x'.repeat(41) }], 'not_strokes'],
  [[{ ...stroke, color: '\u0000' }], 'not_strokes'],
  [[{ ...stroke, width: null }], 'not_strokes'],
  [[{ tool: 'pen', color: '#000', width: 3 }], 'not_strokes'],
  [[null], 'not_strokes'],
  [[[]], 'not_strokes'],
  [stroke, 'not_strokes'],
  [null, 'not_strokes'],
  // What a later version may add stays small and storable.
  [[{ ...stroke, tilt: 0.5, smooth: true, brush: 'soft' }], null],
  [[{ ...stroke, note: 'a\u0000b' }], 'not_strokes'],
  [[{ ...stroke, note: '\uD83D' }], 'not_strokes'],
  [[{ ...stroke, '\u0000': 1 }], 'not_strokes'],
  [[{ ...stroke, blob: 'x'.repeat(1_000_000) }], 'not_strokes'],
  [[{ ...stroke, deep: { more: [] } }], 'not_strokes'],
  [[{ ...stroke, ...Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`k${index}`, 1])) }], 'not_strokes'],
]);

const FIELDS = STEP_IDS.flatMap((step) => {
  const { collections, root } = stepModel(step);
  return [
    ...Object.entries(collections).flatMap(([name, { fields }]) =>
      Object.entries(fields).map(([field, spec]) => [`${step}.${name}.${field}`, spec] as const),
    ),
    ...Object.entries(root).map(([field, spec]) => [`${step}.${field}`, spec] as const),
  ];
});

/** Every text inside a value, keys included. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(texts);
  return typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, entry]) => [key, ...texts(entry)]) : [];
}

describe('every field of every step', () => {
  test.each(FIELDS)('%s takes what its kind allows', (_, spec) => {
    fc.assert(
      fc.property(fieldValue(spec), (value) => {
        expect(fieldProblem(spec, value)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  test('never throws, and lets nothing pass that the databases could not store or that JSON would change', () => {
    const specs = [...new Map(FIELDS.map(([, spec]) => [JSON.stringify(spec), spec])).values()];
    fc.assert(
      fc.property(fc.constantFrom(...specs), fc.anything({ withBigInt: true, withSparseArray: true, withNullPrototype: true }), (spec, value) => {
        if (fieldProblem(spec, value) !== null) return;
        for (const text of texts(value)) expect(textProblem(text, LIMITS.longText)).toBeNull();
        expect(JSON.parse(JSON.stringify(value))).toEqual(Object.is(value, -0) ? 0 : value);
      }),
      { numRuns: 3_000 },
    );
  });
});
