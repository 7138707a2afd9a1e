import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { withFreshIds } from '../../electron/core/sample/fresh-ids.ts';
import { sampleWorkshop } from '../../electron/core/sample/sample-workshop.ts';
import { stepOutputSchema } from '../../shared/contract/step-outputs.ts';
import { compare, itemsOf, listItems } from '../../shared/domain/collections.ts';
import { missingPoints } from '../../shared/domain/gates.ts';
import { createPrefixedId } from '../../shared/domain/ids.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { AnyItem, CollectionSpec, RefTarget, StepOutput } from '../../shared/domain/step-model.ts';
import { collectionSpec, STEP_MODELS } from '../../shared/domain/step-models.ts';
import { journeyCellId } from '../../shared/domain/steps/define.ts';
import { workshopOutputs } from '../domain/arbitraries.ts';

/** Ids n0…, n1…: easy to follow in an expectation. */
function counted(): (prefix: string) => string {
  let next = 0;
  return (prefix) => `${prefix}_n${next++}`;
}

describe('fresh ids', () => {
  test('follow items, references, lists of references and marks of origin', () => {
    const outputs: Record<string, StepOutput> = {
      ideate: { ideas: { nte_a: { text: 'A' }, nte_b: { text: 'B' } }, links: { lnk_a: { fromId: 'nte_a', toId: 'nte_b' } } },
      prototype: {
        concepts: { con_a: { ideaIds: ['nte_b', 'nte_a'], from: { step: 'ideate', collection: 'ideas', item: 'nte_b', text: 'B' } } },
      },
    };
    expect(withFreshIds(outputs, counted())).toEqual({
      ideate: { ideas: { nte_n0: { text: 'A' }, nte_n1: { text: 'B' } }, links: { lnk_n2: { fromId: 'nte_n0', toId: 'nte_n1' } } },
      prototype: {
        concepts: { con_n3: { ideaIds: ['nte_n1', 'nte_n0'], from: { step: 'ideate', collection: 'ideas', item: 'nte_n1', text: 'B' } } },
      },
    });
  });

  test('derive the ids of journey cells from the new stages', () => {
    const made = withFreshIds(sampleWorkshop('en').outputs, createPrefixedId)['define'];
    const cells = itemsOf(made, 'journeyCells');
    for (const stage of listItems(made, 'journeyStages')) expect(cells).toHaveProperty(journeyCellId(stage.id, 'barriers'));
    expect(Object.keys(cells)).toHaveLength(36);
  });

  test('give a cell whose id was not derived a plain id, so that two cells never fall together', () => {
    const twice = {
      define: {
        journeyStages: { stg_a: { name: 'A' } },
        journeyCells: {
          cel_a_goals: { stageId: 'stg_a', row: 'goals', text: 'one' },
          cel_foreign: { stageId: 'stg_a', row: 'goals', text: 'two' },
        },
      },
    };
    const cells = itemsOf(withFreshIds(twice, counted())['define'], 'journeyCells');
    expect(Object.values(cells).map((cell) => cell['text']).sort()).toEqual(['one', 'two']);
    expect(Object.keys(cells)).toContain('cel_n0_goals');
  });

  test('leave references to absent items, unknown fields, unknown collections and unknown steps’ notes as they are', () => {
    const outputs = {
      define: { pointsOfView: { pov_a: { personaId: 'per_gone', weight: { of: 'pov_a' } } }, ballots: { vot_a: { itemId: 'pov_a' } } },
      retro: { notes: { nte_a: { text: 'x' } }, mood: 3 },
    };
    expect(withFreshIds(outputs, counted())).toEqual({
      define: { pointsOfView: { pov_n0: { personaId: 'per_gone', weight: { of: 'pov_a' } } }, ballots: { vot_a: { itemId: 'pov_a' } } },
      retro: { notes: { nte_n1: { text: 'x' } }, mood: 3 },
    });
  });

  test('keep the same id apart where two collections use it', () => {
    const outputs = { empathize: { empathyNotes: { nte_a: { text: 'note' } } }, ideate: { ideas: { nte_a: { text: 'idea' } } } };
    const made = withFreshIds({ ...outputs, define: { questions: { hmw_a: { fromId: 'nte_a' } } } }, counted());
    const note = Object.keys(itemsOf(made['empathize'], 'empathyNotes'))[0];
    expect(itemsOf(made['define'], 'questions')['hmw_n2']).toEqual({ fromId: note });
  });

  test('survive outputs that no model describes', () => {
    const strange: unknown = JSON.parse('{"define":{"questions":[1],"journeyCells":{"cel_a":null},"__proto__":{"a":1}},"__proto__":{"x":{}}}');
    expect(JSON.stringify(withFreshIds(strange as Readonly<Record<string, StepOutput>>, counted()))).toContain('"__proto__":{"a":1}');
    expect(Object.getPrototypeOf(withFreshIds(strange as Readonly<Record<string, StepOutput>>, counted()))).toBe(Object.prototype);
  });

  test.each(['en', 'de'] as const)('turn the %s sample into one that is as complete and shares no id with it', (language) => {
    const { outputs } = sampleWorkshop(language);
    const made = withFreshIds(outputs, createPrefixedId);
    const ids = (of: Readonly<Record<string, StepOutput>>): readonly string[] =>
      STEP_IDS.flatMap((step) => Object.keys(STEP_MODELS[step].collections).flatMap((name) => Object.keys(itemsOf(of[step], name))));
    const old = new Set(ids(outputs));
    expect(ids(made)).toHaveLength(ids(outputs).length);
    expect(ids(made).filter((id) => old.has(id))).toEqual([]);
    expect([...old].filter((id) => JSON.stringify(made).includes(id))).toEqual([]);
    for (const step of STEP_IDS) {
      expect(stepOutputSchema(step).safeParse(made[step])).toMatchObject({ success: true });
      expect(missingPoints(step, { outputs: made, buildPacks: 1 })).toEqual([]);
    }
  });

  test('change nothing but ids: every reference still meets an item that says the same', () => {
    fc.assert(
      fc.property(workshopOutputs, (outputs) => {
        let next = 0;
        const made = withFreshIds(outputs, (prefix) => `${prefix}_fresh${next++}`);
        expect(picture(made)).toEqual(picture(outputs));
      }),
      { numRuns: 200 },
    );
  });
});

/** What a workshop says without its ids: each item with the texts of what it points to, in any order. */
function picture(outputs: Readonly<Record<string, StepOutput>>): unknown {
  return STEP_IDS.map((step) => {
    const { collections } = STEP_MODELS[step];
    const rest = Object.entries(outputs[step] ?? {}).filter(([key]) => !Object.hasOwn(collections, key));
    const items = Object.entries<CollectionSpec>(collections).map(([name, spec]) =>
      Object.values(itemsOf(outputs[step], name))
        .map((item) => JSON.stringify(sorted(withoutIds(spec, item, outputs))))
        .sort(),
    );
    return { step, rest: sorted(Object.fromEntries(rest)), items };
  });
}

function withoutIds(spec: CollectionSpec, item: AnyItem, outputs: Readonly<Record<string, StepOutput>>): object {
  const said = (targets: readonly RefTarget[], id: unknown): unknown => {
    const target = targets.find((t) => Object.hasOwn(itemsOf(outputs[t.step], t.collection), String(id)));
    if (target === undefined) return id;
    const fields = collectionSpec(target.step, target.collection)?.fields ?? {};
    const found = itemsOf(outputs[target.step], target.collection)[String(id)] ?? {};
    const kept = Object.entries(found).filter(([name]) => fields[name]?.kind !== 'ref' && fields[name]?.kind !== 'refs' && name !== 'from');
    return { step: target.step, collection: target.collection, ...Object.fromEntries(kept) };
  };
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => {
      if (name === 'from' && item.from !== undefined) return [name, { ...item.from, item: said([item.from], item.from.item) }];
      const field = spec.fields[name];
      if (field?.kind === 'ref') return [name, said(field.targets, value)];
      return [name, field?.kind === 'refs' && Array.isArray(value) ? value.map((id) => said(field.targets, id)) : value];
    }),
  );
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, entry]) => [key, sorted(entry)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => compare(a, b)));
}
