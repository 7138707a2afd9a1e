import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { buildPack as de } from '../../shared/catalogs/de/build-pack.ts';
import { buildPack as en } from '../../shared/catalogs/en/build-pack.ts';
import { missingPoints, type GateCode, type GateContext } from '../../shared/domain/gates.ts';
import { valueAt } from '../../shared/domain/output-path.ts';
import { STEP_IDS, type StepId } from '../../shared/domain/step-ids.ts';
import { workshopOutputs } from './arbitraries.ts';

type Outputs = GateContext['outputs'];

const codes = (step: string, outputs: Outputs, buildPacks = 0): readonly GateCode[] => missingPoints(step, { outputs, buildPacks }).map(({ code }) => code);

/** For each code: what lacks it, and the smallest change with which it goes away. */
const CODES: Readonly<Record<GateCode, { readonly step: StepId; readonly open: Outputs; readonly met: Outputs; readonly packs?: number }>> = {
  'empathize.persona': {
    step: 'empathize',
    open: { empathize: { personas: { per_a: { name: ' ', role: 'Nurse' } } } },
    met: { empathize: { personas: { per_a: { name: 'Priya' } } } },
  },
  'empathize.pain': {
    step: 'empathize',
    open: { empathize: { empathyNotes: { nte_a: { zone: 'gains', text: 'x' }, nte_b: { zone: 'pains', text: ' ' } } } },
    met: { empathize: { empathyNotes: { nte_b: { zone: 'pains', text: 'x' } } } },
  },
  'empathize.gain': {
    step: 'empathize',
    open: { empathize: { empathyNotes: { nte_a: { zone: 'pains', text: 'x' }, nte_b: { zone: 'gains' } } } },
    met: { empathize: { empathyNotes: { nte_b: { zone: 'gains', text: 'x' } } } },
  },
  'define.point_of_view': {
    step: 'define',
    open: { define: { pointsOfView: { pov_a: { insight: 'x' } } } },
    met: { define: { pointsOfView: { pov_a: { need: 'x' } } } },
  },
  'define.selected_question': {
    step: 'define',
    open: { define: { questions: { hmw_a: { text: 'x', selected: false }, hmw_b: { selected: true } } } },
    met: { define: { questions: { hmw_a: { text: 'x', selected: true } } } },
  },
  'ideate.selected_idea': {
    step: 'ideate',
    open: { ideate: { ideas: { nte_a: { text: 'x' }, nte_b: { text: '\n', selected: true } } } },
    met: { ideate: { ideas: { nte_a: { text: 'x', selected: true } } } },
  },
  'prototype.concept': {
    step: 'prototype',
    open: { prototype: { concepts: { con_a: { name: 'x' }, con_b: { pitch: 'y' } } } },
    met: { prototype: { concepts: { con_a: { name: 'x', pitch: 'y' } } } },
  },
  'test.test': {
    step: 'test',
    open: { test: { tests: { tst_a: { assumption: 'x', target: null }, tst_b: { target: 3 } } } },
    met: { test: { tests: { tst_a: { assumption: 'x', target: 0 } } } },
  },
  'prioritize.must': {
    step: 'prioritize',
    open: { prioritize: { features: { fea_a: { name: 'x', moscow: 'should' } } } },
    met: { prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } } },
  },
  'prioritize.unsorted': {
    step: 'prioritize',
    open: { prioritize: { features: { fea_a: { name: 'x', moscow: 'must' }, fea_b: { name: 'y', moscow: null } } } },
    met: { prioritize: { features: { fea_a: { name: 'x', moscow: 'must' }, fea_b: { name: 'y', moscow: 'wont' } } } },
  },
  'architect.component': {
    step: 'architect',
    open: { architect: { components: { cmp_a: { responsibility: 'x' } } } },
    met: { architect: { components: { cmp_a: { name: 'x' } } } },
  },
  'architect.uncovered': {
    step: 'architect',
    open: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } },
      architect: { components: { cmp_a: { name: 'c' }, cmp_b: { featureIds: ['fea_a'] } } },
    },
    met: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' }, fea_b: { moscow: 'should' } } },
      architect: { components: { cmp_a: { name: 'c', featureIds: ['fea_a'] } } },
    },
  },
  'spec.requirement': {
    step: 'spec',
    open: { spec: { requirements: { req_a: { measure: 'x' } } } },
    met: { spec: { requirements: { req_a: { text: 'x' } } } },
  },
  'spec.uncovered': {
    step: 'spec',
    open: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } },
      spec: { requirements: { req_a: { text: 'r', featureId: null }, req_b: { text: ' ', featureId: 'fea_a' } } },
    },
    met: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } },
      spec: { requirements: { req_a: { text: 'r', featureId: 'fea_a' } } },
    },
  },
  'story.story': {
    step: 'story',
    open: { story: { stories: { sty_a: { want: 'x' } }, criteria: { cri_a: { storyId: 'sty_a', given: 'y' } } } },
    met: { story: { stories: { sty_a: { want: 'x' } }, criteria: { cri_a: { storyId: 'sty_a', then: 'y' } } } },
  },
  'story.uncovered': {
    step: 'story',
    open: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } },
      story: { stories: { sty_a: { want: 'x', featureId: 'fea_a' } }, criteria: { cri_a: { storyId: 'sty_b', then: 'y' } } },
    },
    met: {
      prioritize: { features: { fea_a: { name: 'x', moscow: 'must' } } },
      story: { stories: { sty_a: { want: 'x', featureId: 'fea_a' } }, criteria: { cri_a: { storyId: 'sty_a', then: 'y' } } },
    },
  },
  'pack.build_pack': { step: 'pack', open: {}, met: {}, packs: 1 },
};

describe('a gate', () => {
  test.each(Object.entries(CODES))('%s is missing, and goes away when it is there', (code, { step, open, met, packs }) => {
    expect(codes(step, open)).toContain(code);
    expect(codes(step, met, packs)).not.toContain(code);
  });

  test('of an empty workshop asks for one of each', () => {
    const all = STEP_IDS.flatMap((step) => codes(step, {}));
    expect(all).toEqual(Object.keys(CODES).filter((code) => !code.endsWith('.uncovered') && code !== 'prioritize.unsorted'));
    expect(STEP_IDS.flatMap((step) => codes(step, Object.fromEntries(STEP_IDS.map((id) => [id, null]))))).toEqual(all);
  });

  test('names each feature that is meant, in stack rank', () => {
    const features = {
      fea_a: { name: 'Second', moscow: 'must', order: 'a1' },
      fea_b: { name: 'First', moscow: 'must', order: 'a0' },
      fea_c: { moscow: 'must', order: 'a2' },
      fea_d: { name: 'Not meant', moscow: 'could', order: 'a3' },
    };
    const missing = missingPoints('spec', { outputs: { prioritize: { features }, spec: { requirements: { req_a: { text: 'x' } } } }, buildPacks: 0 });
    expect(missing).toEqual([
      { code: 'spec.uncovered', name: 'First' },
      { code: 'spec.uncovered', name: 'Second' },
      { code: 'spec.uncovered', name: '' },
    ]);
  });

  test('is open for a step that this app does not know', () => {
    expect(codes('retrospective', {})).toEqual([]);
    expect(codes('__proto__', {})).toEqual([]);
  });

  test('never throws and names only codes of its own step, for any valid workshop', () => {
    fc.assert(
      fc.property(workshopOutputs, fc.nat({ max: 2 }), (outputs, buildPacks) => {
        for (const step of STEP_IDS) {
          for (const { code } of missingPoints(step, { outputs, buildPacks })) expect(code.startsWith(`${step}.`)).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('has words for every point in both languages', () => {
    for (const code of Object.keys(CODES)) {
      for (const words of [en, de]) expect(valueAt(words.gates, code.split('.')), code).toEqual(expect.any(String));
    }
  });
});
