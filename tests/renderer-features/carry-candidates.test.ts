import { describe, expect, test } from 'vitest';

import { carryCandidates } from '../../renderer/features/carry/carry-candidates.ts';
import { sourceStepOf } from '../../renderer/features/step/source-step.ts';
import { CARRY_RULES, carryRule } from '../../shared/domain/carry-forward.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { CollectionSpec, FieldSpec, RefTarget } from '../../shared/domain/step-model.ts';
import { stepModel } from '../../shared/domain/step-models.ts';

const rule = (source: RefTarget, target: RefTarget) => {
  const found = carryRule(source, target);
  if (found === undefined) throw new Error('no such rule');
  return found;
};

const ideasToConcepts = rule({ step: 'ideate', collection: 'ideas' }, { step: 'prototype', collection: 'concepts' });

describe('what can be carried forward', () => {
  const source = {
    ideas: {
      nte_a: { text: 'Chosen', selected: true, order: 'a0' },
      nte_b: { text: 'Not chosen', order: 'a1' },
      nte_c: { text: '   ', selected: true, order: 'a2' },
      nte_d: { text: 'Carried', selected: true, order: 'a3' },
    },
  };
  const target = { concepts: { con_a: { name: 'Carried', from: { step: 'ideate', collection: 'ideas', item: 'nte_d', text: 'Carried' } } } };

  test('is every item with a text; chosen ones are ticked, carried ones are marked and not ticked again', () => {
    expect(carryCandidates(ideasToConcepts, source, target)).toEqual([
      { id: 'nte_a', text: 'Chosen', carried: false, preselected: true },
      { id: 'nte_b', text: 'Not chosen', carried: false, preselected: false },
      { id: 'nte_d', text: 'Carried', carried: true, preselected: false },
    ]);
  });

  test('is all ticked where the whole collection is meant to go on', () => {
    const features = rule({ step: 'prototype', collection: 'concepts' }, { step: 'prioritize', collection: 'features' });
    expect(carryCandidates(features, { concepts: { con_a: { name: 'A' } } }, {})).toEqual([{ id: 'con_a', text: 'A', carried: false, preselected: true }]);
  });

  test('is nothing where there is no output yet', () => {
    expect(carryCandidates(ideasToConcepts, {}, {})).toEqual([]);
  });
});

describe('the step a page looks back at', () => {
  const targetsOf = (spec: FieldSpec): readonly RefTarget[] => (spec.kind === 'ref' || spec.kind === 'refs' ? spec.targets : []);

  test.each(STEP_IDS)('is the only other step that references and carry rules of %s need', (stepId) => {
    const collections: readonly CollectionSpec[] = Object.values(stepModel(stepId).collections);
    const referenced = collections.flatMap((collection) => Object.values(collection.fields)).flatMap(targetsOf);
    const carried = CARRY_RULES.filter(({ target }) => target.step === stepId).map(({ source }) => source);
    const others = new Set([...referenced, ...carried].map(({ step }) => step).filter((step) => step !== stepId));
    const source = sourceStepOf(stepId);
    expect([...others]).toEqual(source === undefined ? [] : [source]);
  });
});
