import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  CARRY_RULES,
  carriedItem,
  carryRule,
  carryRulesInto,
  labelOf,
  offeredUpdate,
  type CarryRule,
} from '../../shared/domain/carry-forward.ts';
import { fieldProblem } from '../../shared/domain/field-check.ts';
import { LIMITS } from '../../shared/domain/limits.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { AnyItem, CollectionSpec } from '../../shared/domain/step-model.ts';
import { collectionSpec } from '../../shared/domain/step-models.ts';
import { anyItem } from './arbitraries.ts';
import { cpuMs } from './cpu-time.ts';

function specOf(target: CarryRule['source']): CollectionSpec {
  const spec = collectionSpec(target.step, target.collection);
  if (spec === undefined) throw new Error(`${target.step} has no ${target.collection}.`);
  return spec;
}

const RULES = CARRY_RULES.map((rule) => [`${rule.source.collection} → ${rule.target.collection}`, rule] as const);

/** The rule between two collections, which the test expects to be there. */
function ruleOf(source: readonly [CarryRule['source']['step'], string], target: readonly [CarryRule['source']['step'], string]): CarryRule {
  const rule = carryRule({ step: source[0], collection: source[1] }, { step: target[0], collection: target[1] });
  if (rule === undefined) throw new Error('no such rule');
  return rule;
}

describe.each(RULES)('carrying %s', (_, rule) => {
  const target = specOf(rule.target);

  test('goes forward, into a text of the target, and the pair has one rule', () => {
    expect(STEP_IDS.indexOf(rule.target.step)).toBeGreaterThanOrEqual(STEP_IDS.indexOf(rule.source.step));
    expect(target.fields[rule.textField]?.kind).toBe('text');
    expect(carryRule(rule.source, rule.target)).toBe(rule);
    expect(carryRulesInto(rule.target.step)).toContain(rule);
  });

  test('makes fields that fit the target, of any valid source, and a mark that leads back', () => {
    fc.assert(
      fc.property(anyItem(rule.source.step, specOf(rule.source)), (item) => {
        const { fields, from } = carriedItem(rule, 'nte_source', item);
        for (const [name, value] of Object.entries(fields)) {
          const spec = target.fields[name];
          expect(spec, name).toBeDefined();
          if (spec !== undefined) expect(fieldProblem(spec, value), `${name}: ${JSON.stringify(value)}`).toBeNull();
        }
        expect(from).toEqual({ ...rule.source, item: 'nte_source', text: labelOf(rule.source, item) });
      }),
      { numRuns: 200 },
    );
  });

  test('offers nothing while the source says the same, and its new text once it says something else', () => {
    fc.assert(
      fc.property(anyItem(rule.source.step, specOf(rule.source)), fc.string(), (item, later) => {
        const { from } = carriedItem(rule, 'nte_source', item);
        const output = (source: AnyItem) => ({ [rule.source.collection]: { nte_source: source } });
        expect(offeredUpdate(from, output(item))).toBeNull();
        const changed = { ...item, [specOf(rule.source).label]: later };
        expect(offeredUpdate(from, output(changed))).toBe(later === from.text ? null : later);
      }),
      { numRuns: 50 },
    );
  });
});

describe('what is carried along', () => {
  test.each([
    [ruleOf(['empathize', 'insights'], ['define', 'pointsOfView']), { text: 'T', personaId: 'per_a' }, { insight: 'T', personaId: 'per_a' }],
    [ruleOf(['empathize', 'insights'], ['define', 'pointsOfView']), { text: 'T', personaId: null }, { insight: 'T' }],
    [ruleOf(['empathize', 'empathyNotes'], ['define', 'questions']), { text: 'T' }, { text: 'T', fromId: 'x_a' }],
    [ruleOf(['define', 'pointsOfView'], ['define', 'questions']), { need: 'N' }, { text: 'N', fromId: 'x_a' }],
    [ruleOf(['define', 'questions'], ['ideate', 'clusters']), { text: 'Q' }, { name: 'Q' }],
    [ruleOf(['ideate', 'ideas'], ['prototype', 'concepts']), { text: 'I' }, { name: 'I', ideaIds: ['x_a'] }],
    [ruleOf(['prototype', 'concepts'], ['test', 'tests']), { name: 'C' }, { assumption: 'C', conceptId: 'x_a' }],
    [ruleOf(['prototype', 'concepts'], ['prioritize', 'features']), { name: 'C', pitch: 'P' }, { name: 'C', description: 'P', conceptId: 'x_a' }],
    [ruleOf(['prototype', 'concepts'], ['prioritize', 'features']), { name: 'C' }, { name: 'C', conceptId: 'x_a' }],
    [ruleOf(['prioritize', 'features'], ['architect', 'components']), { name: 'F' }, { name: 'F', featureIds: ['x_a'] }],
    [
      ruleOf(['prioritize', 'features'], ['spec', 'requirements']),
      { name: 'F', moscow: 'should' },
      { text: 'F', kind: 'functional', featureId: 'x_a', priority: 'should' },
    ],
    [ruleOf(['prioritize', 'features'], ['spec', 'requirements']), { name: 'F', moscow: 'wont' }, { text: 'F', kind: 'functional', featureId: 'x_a' }],
    [ruleOf(['prioritize', 'features'], ['story', 'stories']), { name: 'F' }, { want: 'F', featureId: 'x_a' }],
  ])('case %#', (rule, item, fields) => {
    expect(carriedItem(rule, 'x_a', item).fields).toEqual(fields);
  });

  test('covers every rule above', () => {
    expect(CARRY_RULES).toHaveLength(10);
  });
});

describe('the text of a one-line target', () => {
  const toName = ruleOf(['ideate', 'ideas'], ['prototype', 'concepts']);
  const name = (text: unknown): unknown => carriedItem(toName, 'nte_a', { text }).fields['name'];

  test('is one line, with a space for each break', () => {
    expect(name('one\ntwo \r\n\r\n  three\n')).toBe('one two three');
    expect(name('  in   the middle  ')).toBe('in   the middle');
  });

  test('is cut to its limit, never through a character', () => {
    expect(name('x'.repeat(400))).toBe('x'.repeat(LIMITS.shortText));
    expect(name(`x${'😀'.repeat(200)}`)).toBe(`x${'😀'.repeat(149)}`);
  });

  test('is empty where the source has no text', () => {
    expect(name(undefined)).toBe('');
    expect(name(5)).toBe('');
  });

  test('takes time in proportion to its length, also for nothing but spaces', () => {
    expect(cpuMs(() => name(`a${' '.repeat(LIMITS.longText - 2)}b`))).toBeLessThan(1_000);
    expect(cpuMs(() => name(`a\n${' '.repeat(LIMITS.longText - 3)}b`))).toBeLessThan(1_000);
  });
});

test('nothing is offered without a mark, or once the source is gone', () => {
  expect(offeredUpdate(undefined, { ideas: {} })).toBeNull();
  const from = { step: 'ideate', collection: 'ideas', item: 'nte_a', text: 'was' } as const;
  for (const output of [null, undefined, {}, { ideas: {} }, { ideas: { nte_b: { text: 'x' } } }]) expect(offeredUpdate(from, output)).toBeNull();
});

test('there is no rule for a pair that does not travel', () => {
  expect(carryRule({ step: 'story', collection: 'stories' }, { step: 'empathize', collection: 'personas' })).toBeUndefined();
  expect(carryRulesInto('empathize')).toEqual([]);
  expect(carryRulesInto('unknown')).toEqual([]);
  expect(labelOf({ step: 'ideate', collection: 'nothing' }, { text: 'x' })).toBe('');
});
