import { describe, expect, test } from 'vitest';

import { optionSet } from '../../renderer/features/texts.ts';
import { de } from '../../shared/catalogs/de.ts';
import { en } from '../../shared/catalogs/en.ts';
import type { FieldSpec, StepModel } from '../../shared/domain/step-model.ts';
import { stepModel, STEP_MODELS } from '../../shared/domain/step-models.ts';

type Tree = { readonly [key: string]: string | Tree };

const models: readonly StepModel[] = [...Object.values(STEP_MODELS), stepModel('a_step_of_the_future')];
const collections = models.flatMap((model) => Object.entries(model.collections));

function at(tree: Tree, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((here, key) => (here as Tree | undefined)?.[key], tree);
}

describe.each([
  ['en', en.fields],
  ['de', de.fields],
] as const)('the field words in %s', (_language, words) => {
  const tree = words as Tree;

  test('name every collection, and its items while they have no text', () => {
    const missing = collections.flatMap(([name]) => ['collections', 'unnamed', 'add'].filter((part) => typeof at(tree, part, name) !== 'string').map((part) => `${part}.${name}`));
    expect(missing).toEqual([]);
  });

  test('name every field of every step', () => {
    const missing = collections.flatMap(([name, spec]) => Object.keys(spec.fields).filter((field) => typeof at(tree, 'labels', name, field) !== 'string').map((field) => `${name}.${field}`));
    expect(missing).toEqual([]);
  });

  test('name every option of every choice', () => {
    const choices = collections.flatMap(([name, spec]) =>
      Object.entries(spec.fields).flatMap(([field, fieldSpec]: [string, FieldSpec]) =>
        fieldSpec.kind === 'choice' ? fieldSpec.options.map((option) => [optionSet(name, field), option] as const) : [],
      ),
    );
    expect(choices.filter(([set, option]) => typeof at(tree, 'options', set, option) !== 'string')).toEqual([]);
  });

  test('give examples only for fields that exist', () => {
    const known = new Set(collections.flatMap(([name, spec]) => Object.keys(spec.fields).map((field) => `${name}.${field}`)));
    const given = Object.entries(tree['examples'] as Tree).flatMap(([name, fields]) => Object.keys(fields as Tree).map((field) => `${name}.${field}`));
    expect(given.filter((name) => !known.has(name))).toEqual([]);
  });
});
