import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { allStepOutputSchemas, stepOutputSchema } from '../../shared/contract/step-outputs.ts';
import { fieldProblem } from '../../shared/domain/field-check.ts';
import { STEP_IDS, STEP_SEED } from '../../shared/domain/step-ids.ts';
import { collectionSpec, STEP_MODELS, stepModel } from '../../shared/domain/step-models.ts';
import { stepOutput } from './arbitraries.ts';

const COLLECTIONS = STEP_IDS.flatMap((step) =>
  Object.entries(stepModel(step).collections).map(([name, spec]) => [`${step}.${name}`, step, name, spec] as const),
);

describe('the schema of a step’s output', () => {
  test('is there for every step, and takes an empty output', () => {
    expect(allStepOutputSchemas().map(([id]) => id)).toEqual(STEP_IDS);
    for (const [, schema] of allStepOutputSchemas()) expect(schema.safeParse({}).success).toBe(true);
    expect(stepOutputSchema('retrospective').safeParse({ notes: { nte_a: { text: 'x' } }, summary: 's' }).success).toBe(true);
  });

  test.each(STEP_IDS)('of %s takes any output made from the model, and keeps unknown keys', (step) => {
    fc.assert(
      fc.property(stepOutput(step), (output) => {
        const parsed = stepOutputSchema(step).safeParse(output);
        expect(parsed.error?.issues ?? []).toEqual([]);
        expect(parsed.data).toEqual(output);
      }),
      { numRuns: 60 },
    );
  });

  test.each(COLLECTIONS)('agrees with the field check on every value of %s', (_, step, name, spec) => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(spec.fields)), fc.oneof(fc.jsonValue(), fc.constantFrom('must', 'nte_a', 3, -1, 'a\nb')), (field, value) => {
        const output = { [name]: { [`${spec.prefix}_a`]: { [field]: value } } };
        const problem = spec.fields[field] === undefined ? null : fieldProblem(spec.fields[field], value);
        const parsed = stepOutputSchema(step).safeParse(output);
        expect(parsed.error?.issues.map(({ message }) => message) ?? []).toEqual(problem === null ? [] : [problem]);
      }),
      { numRuns: 60 },
    );
  });

  test('agrees with the field check on root fields, also below a dot', () => {
    for (const step of STEP_IDS) {
      for (const [name, spec] of Object.entries(stepModel(step).root)) {
        const [parent = '', child] = name.split('.');
        for (const value of ['engineering', ['overview'], ['nowhere'], 5, null, true, 'x'.repeat(60_000)]) {
          const output = child === undefined ? { [parent]: value } : { [parent]: { [child]: value } };
          expect(stepOutputSchema(step).safeParse(output).success, `${step}.${name}`).toBe(fieldProblem(spec, value) === null);
        }
      }
    }
  });

  test.each([
    ['ideas', { ideas: { 'not an id': {} } }],
    ['a list of items', { ideas: [] }],
    ['an item that is no object', { ideas: { nte_a: 'text' } }],
    ['an order that is no key', { ideas: { nte_a: { order: 'a00' } } }],
    ['an author that is no text', { ideas: { nte_a: { by: 5 } } }],
    ['a time that is no number', { ideas: { nte_a: { createdAt: 'now' } } }],
    ['a mark of origin without an item', { ideas: { nte_a: { from: { step: 'define', collection: 'questions', text: '' } } } }],
    ['a version that is no whole number', { schemaVersion: 1.5 }],
    ['a list', []],
    ['nothing', null],
  ])('refuses %s', (_, output) => {
    expect(stepOutputSchema('ideate').safeParse(output).success).toBe(false);
  });

  test('changes no prototype when an output names one', () => {
    const hostile: unknown = JSON.parse('{"__proto__":{"polluted":1},"ideas":{"nte_a":{"__proto__":{"polluted":1},"text":"x"}}}');
    const parsed = stepOutputSchema('ideate').safeParse(hostile);
    expect(parsed.success).toBe(true);
    expect(({} as { readonly polluted?: number }).polluted).toBeUndefined();
    expect((parsed.data as { readonly polluted?: number }).polluted).toBeUndefined();
  });
});

describe('the models of the steps', () => {
  test('point only to collections that exist, and name items by a field they have', () => {
    for (const [path, , , spec] of COLLECTIONS) {
      expect(Object.keys(spec.fields), path).toContain(spec.label);
      for (const field of Object.values(spec.fields)) {
        if (field.kind !== 'ref' && field.kind !== 'refs') continue;
        expect(field.targets.length).toBeGreaterThan(0);
        for (const { step, collection } of field.targets) expect(collectionSpec(step, collection), path).toBeDefined();
      }
    }
  });

  test('leave the names of what every item carries alone', () => {
    for (const [path, , , { fields }] of COLLECTIONS) {
      for (const reserved of ['id', 'by', 'createdAt', 'order', 'from']) expect(Object.keys(fields), path).not.toContain(reserved);
    }
  });

  test('are found by id, and by nothing that objects inherit', () => {
    for (const id of STEP_IDS) expect(stepModel(id)).toBe(STEP_MODELS[id]);
    for (const id of ['', '__proto__', 'constructor', 'retrospective']) expect(stepModel(id).id).toBe('generic');
    for (const name of ['__proto__', 'constructor', 'nothing']) expect(collectionSpec('ideate', name)).toBeUndefined();
  });

  test('are seeded in their order, one row each', () => {
    expect(STEP_SEED.map(({ id }) => id)).toEqual(STEP_IDS);
    expect(STEP_SEED.map(({ order }) => order)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
