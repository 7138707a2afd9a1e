import { describe, expect, test } from 'vitest';

import { sampleWorkshop } from '../../electron/core/sample/sample-workshop.ts';
import { stepOutputSchema } from '../../shared/contract/step-outputs.ts';
import { offeredUpdate } from '../../shared/domain/carry-forward.ts';
import { itemsOf, listItems, listTyped } from '../../shared/domain/collections.ts';
import { missingPoints } from '../../shared/domain/gates.ts';
import { hasPrefix } from '../../shared/domain/ids.ts';
import { fieldProblem } from '../../shared/domain/field-check.ts';
import { isBranch } from '../../shared/domain/output-path.ts';
import { STEP_IDS, type StepId } from '../../shared/domain/step-ids.ts';
import type { CarriedFrom, StepOutput } from '../../shared/domain/step-model.ts';
import { type Outputs, STEP_MODELS, stepModel } from '../../shared/domain/step-models.ts';
import { JOURNEY_ROWS, journeyCellId } from '../../shared/domain/steps/define.ts';
import { testVerdict } from '../../shared/domain/verdict.ts';

const LANGUAGES = ['en', 'de'] as const;
const samples = { en: sampleWorkshop('en'), de: sampleWorkshop('de') };

/** Every item of every collection, with where it is. */
function everyItem(outputs: Readonly<Record<StepId, StepOutput>>) {
  return STEP_IDS.flatMap((step) =>
    Object.entries(stepModel(step).collections).flatMap(([collection, spec]) =>
      Object.entries(itemsOf(outputs[step], collection)).map(([id, item]) => ({ step, collection, spec, id, item })),
    ),
  );
}

const texts = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : isBranch(value) || Array.isArray(value) ? Object.values(value).flatMap(texts) : [];

describe.each(LANGUAGES)('the sample workshop in %s', (language) => {
  const { title, originalIdea, outputs } = samples[language];
  const count = (step: StepId, collection: string): number => Object.keys(itemsOf(outputs[step], collection)).length;

  test('has a title and an idea', () => {
    expect(title.length).toBeGreaterThan(5);
    expect(originalIdea.length).toBeGreaterThan(100);
  });

  test.each(STEP_IDS)('passes the schema of %s', (step) => {
    expect(stepOutputSchema(step).safeParse(outputs[step])).toMatchObject({ success: true });
  });

  test.each(STEP_IDS.filter((step) => step !== 'pack'))('meets the gate of %s', (step) => {
    expect(missingPoints(step, { outputs, buildPacks: 0 })).toEqual([]);
  });

  test('lacks nothing but a build pack in the pack step', () => {
    expect(missingPoints('pack', { outputs, buildPacks: 0 })).toEqual([{ code: 'pack.build_pack' }]);
    expect(missingPoints('pack', { outputs, buildPacks: 1 })).toEqual([]);
  });

  test('uses known fields only, every one of them with a value that fits', () => {
    for (const { step, collection, spec, id, item } of everyItem(outputs)) {
      for (const [name, value] of Object.entries(item)) {
        if (name === 'order' || name === 'from') continue;
        const field = spec.fields[name];
        expect(field, `${step}.${collection}.${id}.${name}`).toBeDefined();
        if (field !== undefined) expect(fieldProblem(field, value), `${step}.${collection}.${id}.${name}`).toBeNull();
      }
    }
  });

  test('gives every item an id of its collection, and a place in its order', () => {
    for (const { step, collection, spec, id, item } of everyItem(outputs)) {
      if (collection !== 'journeyCells') expect(hasPrefix(id, spec.prefix) && id.length === spec.prefix.length + 25, id).toBe(true);
      expect(item.order, `${step}.${collection}.${id}`).toMatch(/^[A-Za-z0-9]+$/);
    }
  });

  test('points only to items that are there', () => {
    for (const { spec, id, item } of everyItem(outputs)) {
      for (const [name, field] of Object.entries(spec.fields)) {
        if (field.kind !== 'ref' && field.kind !== 'refs') continue;
        const value = item[name];
        const ids: readonly unknown[] = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
        for (const target of ids) {
          const there = field.targets.some(({ step, collection }) => Object.hasOwn(itemsOf(outputs[step], collection), String(target)));
          expect(there, `${id}.${name} → ${String(target)}`).toBe(true);
        }
      }
    }
  });

  test('carries items forward from sources that say the same today', () => {
    const marked = everyItem(outputs).filter(({ item }) => item.from !== undefined);
    expect(marked.length).toBeGreaterThan(15);
    for (const { id, item } of marked) {
      const from = item.from as CarriedFrom;
      expect(itemsOf(outputs[from.step], from.collection), id).toHaveProperty(from.item);
      expect(offeredUpdate(from, outputs[from.step]), id).toBeNull();
    }
  });

  test('is deep enough to be believed', () => {
    const counts = {
      'empathize.empathyNotes': 12,
      'empathize.stakeholders': 5,
      'empathize.insights': 6,
      'empathize.personas': 2,
      'define.journeyStages': 5,
      'define.pointsOfView': 3,
      'define.questions': 8,
      'ideate.ideas': 20,
      'ideate.clusters': 5,
      'ideate.sketches': 1,
      'ideate.links': 1,
      'prototype.concepts': 3,
      'prototype.frames': 4,
      'prototype.screens': 4,
      'prototype.flows': 4,
      'test.tests': 5,
      'test.feedback': 10,
      'prioritize.features': 10,
      'architect.components': 7,
      'architect.connections': 6,
      'architect.entities': 4,
      'architect.decisions': 4,
      'architect.risks': 6,
      'spec.requirements': 15,
      'story.activities': 4,
      'story.slices': 3,
      'story.stories': 10,
      'story.criteria': 10,
    };
    for (const [name, least] of Object.entries(counts)) {
      const [step, collection] = name.split('.') as [StepId, string];
      expect(count(step, collection), name).toBeGreaterThanOrEqual(least);
    }
    expect(count('prioritize', 'features')).toBeLessThanOrEqual(12);
  });

  test('leaves no text and no figure of a listed item open but a result that is still to come', () => {
    const open = everyItem(outputs).flatMap(({ step, collection, spec, id, item }) =>
      Object.entries(spec.fields)
        .filter(([, field]) => field.kind === 'text' || field.kind === 'number' || field.kind === 'choice')
        // What only a board or a Crazy 8s sheet says of an item.
        .filter(([name]) => !['size', 'layer', 'sheet', 'frame'].includes(name))
        .filter(([name]) => item[name] === undefined || item[name] === null || item[name] === '')
        .map(([name]) => `${step}.${collection}.${id}.${name}`),
    );
    expect(open).toEqual(['test.tests.tst_card00000000000000000000.actual']);
  });

  test('fills all six zones of the empathy map and every cell of the journey', () => {
    const zones = new Set(listItems(outputs.empathize, 'empathyNotes').map((note) => note['zone']));
    expect([...zones].sort()).toEqual(['does', 'feels', 'gains', 'pains', 'says', 'thinks']);
    const stages = listItems(outputs.define, 'journeyStages');
    const cells = stages.flatMap((stage) => JOURNEY_ROWS.map((row) => journeyCellId(stage.id, row)));
    expect(Object.keys(itemsOf(outputs.define, 'journeyCells')).sort()).toEqual([...cells].sort());
    expect(listItems(outputs.define, 'questions').filter((question) => question['selected'] === true)).toHaveLength(3);
  });

  test('shows every verdict a test can have, and one test without a result', () => {
    const verdicts = new Set(listTyped((outputs.test as Outputs['test']).tests).map((item) => testVerdict(item)?.verdict ?? 'open'));
    expect([...verdicts].sort()).toEqual(['inconclusive', 'invalidated', 'open', 'promising', 'validated']);
  });

  test('has features of all four classes', () => {
    const classes = new Set(listItems(outputs.prioritize, 'features').map((feature) => feature['moscow']));
    expect([...classes].sort()).toEqual(['could', 'must', 'should', 'wont']);
  });

  test('lays everything out on a board of 1600 by 900 without covering another item', () => {
    for (const step of STEP_IDS) {
      for (const collection of Object.keys(STEP_MODELS[step].collections)) {
        const places = listItems(outputs[step], collection).flatMap((item) => (isBranch(item['position']) ? [item['position']] : []));
        for (const [index, place] of places.entries()) {
          const [x, y] = [Number(place['x']), Number(place['y'])];
          expect(x >= 0 && x <= 1500 && y >= 0 && y <= 800, `${step}.${collection}: ${x}, ${y}`).toBe(true);
          const near = places.slice(index + 1).filter((p) => Math.abs(Number(p['x']) - x) < 120 && Math.abs(Number(p['y']) - y) < 100);
          expect(near, `${step}.${collection}: ${x}, ${y}`).toEqual([]);
        }
      }
    }
  });

  test('keeps texts short enough for notes and free of stray spaces', () => {
    for (const text of texts(outputs)) {
      expect(text).toBe(text.trim());
      expect(text).not.toMatch(/ {2}/);
    }
    for (const note of listItems(outputs.ideate, 'ideas')) expect(String(note['text']).length).toBeLessThan(90);
  });
});

test('the two languages have the same items with the same figures and references, and no sentence in common', () => {
  const facts = (language: 'en' | 'de'): unknown =>
    everyItem(samples[language].outputs).map(({ step, collection, spec, id, item }) => {
      const kept = Object.entries(item).filter(([name]) => name !== 'from' && spec.fields[name]?.kind !== 'text');
      return { step, collection, id, source: item.from?.item, texts: Object.keys(item).sort(), ...Object.fromEntries(kept) };
    });
  expect(facts('de')).toEqual(facts('en'));
  const german = new Set(texts(samples.de.outputs).filter((text) => text.includes(' ')));
  expect(texts(samples.en.outputs).filter((text) => german.has(text))).toEqual([]);
});

test('making the sample twice makes the same', () => {
  expect(JSON.stringify(sampleWorkshop('de'))).toBe(JSON.stringify(samples.de));
});
