import { collection, commonRoot, defineStep, line, openChoice, position, prose, ref, refs, voting, whole } from '../field-specs.ts';

export const COMPONENT_KINDS = ['interface', 'service', 'store', 'job', 'integration', 'device', 'other'] as const;
export const DECISION_STATES = ['proposed', 'accepted', 'rejected', 'superseded'] as const;

/** Architect: components, data, connections, decisions, risks (steps.md). `featureIds` says what a component covers. */
export const architect = defineStep(
  'architect',
  {
    components: collection('cmp', 'name', {
      name: line,
      kind: openChoice(COMPONENT_KINDS),
      responsibility: prose,
      featureIds: refs({ step: 'prioritize', collection: 'features' }),
      position,
    }),
    connections: collection('cnx', 'label', {
      fromId: ref({ step: 'architect', collection: 'components' }),
      toId: ref({ step: 'architect', collection: 'components' }),
      label: line,
    }),
    entities: collection('ent', 'name', { name: line, fields: prose }),
    decisions: collection('dec', 'title', { title: line, choice: prose, why: prose, status: openChoice(DECISION_STATES) }),
    risks: collection('rsk', 'text', { text: prose, likelihood: whole(1, 5), impact: whole(1, 5), response: prose }),
    ...voting('architect', ['components', 'decisions', 'risks']),
  },
  commonRoot,
);
