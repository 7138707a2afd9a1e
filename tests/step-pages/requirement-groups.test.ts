import { describe, expect, test } from 'vitest';

import { groupRequirements, newRequirement, traceFeatures, type Feature, type Requirement } from '../../renderer/steps/spec/requirement-groups.ts';

const features: readonly Feature[] = [
  { id: 'fea_c', name: 'Could', moscow: 'could' },
  { id: 'fea_n', name: 'Unsorted' },
  { id: 'fea_m', name: 'Must', moscow: 'must' },
  { id: 'fea_w', name: 'Not now', moscow: 'wont' },
];

const names = (groups: ReturnType<typeof groupRequirements>) => groups.map((group) => group.feature?.name ?? null);

describe('requirements in groups', () => {
  test('stand under their features, musts first, those of no feature last', () => {
    expect(names(groupRequirements([], features))).toEqual(['Must', 'Could', 'Unsorted', null]);
  });

  test('bring a feature that will not be built back into view only when something is required of it', () => {
    const groups = groupRequirements([{ id: 'req_1', text: 'x', featureId: 'fea_w' }], features);
    expect(names(groups)).toEqual(['Must', 'Could', 'Not now', 'Unsorted', null]);
  });

  test('of a feature that is gone belong to no feature', () => {
    const lost: Requirement = { id: 'req_1', text: 'x', featureId: 'fea_gone' };
    expect(groupRequirements([lost], features).at(-1)).toEqual({ feature: null, requirements: [lost] });
  });

  test('are counted by kind; empty ones count nothing', () => {
    const list: readonly Requirement[] = [
      { id: 'req_1', text: 'a', featureId: 'fea_m', kind: 'quality', measure: '5 s' },
      { id: 'req_2', text: 'b', featureId: 'fea_m' },
      { id: 'req_3', text: '  ', featureId: 'fea_m', kind: 'quality' },
    ];
    const [must, could, unsorted] = traceFeatures(groupRequirements(list, features));
    expect(must).toMatchObject({ counts: { functional: 0, quality: 1, constraint: 0 }, total: 2, measurable: 1, state: 'covered' });
    expect(could?.state).toBe('uncovered');
    expect(unsorted?.state).toBe('uncovered');
    expect(traceFeatures(groupRequirements([], features))[0]?.state).toBe('uncovered_must');
  });

  test('are as important as their feature when they are new', () => {
    expect(newRequirement('x', features[2] ?? null)).toEqual({ text: 'x', kind: 'functional', priority: 'must', featureId: 'fea_m' });
    expect(newRequirement('x', features[3] ?? null)).toEqual({ text: 'x', kind: 'functional', featureId: 'fea_w' });
    expect(newRequirement('x', null)).toEqual({ text: 'x', kind: 'functional' });
  });
});
