import { isFilled, listTyped, type Listed } from './collections.ts';
import { isStepId, STEP_IDS, type StepId } from './step-ids.ts';
import type { StepOutput } from './step-model.ts';
import type { Outputs } from './step-models.ts';

/** One thing a step still lacks. `name` says which item is meant, where one is. */
export interface GatePoint {
  readonly code: GateCode;
  readonly name?: string;
}

export type GateCode =
  | 'empathize.persona'
  | 'empathize.pain'
  | 'empathize.gain'
  | 'define.point_of_view'
  | 'define.selected_question'
  | 'ideate.selected_idea'
  | 'prototype.concept'
  | 'test.test'
  | 'prioritize.must'
  | 'prioritize.unsorted'
  | 'architect.component'
  | 'architect.uncovered'
  | 'spec.requirement'
  | 'spec.uncovered'
  | 'story.story'
  | 'story.uncovered'
  | 'pack.build_pack';

/** What the gates look at: the outputs of the ten steps and how many build packs have content. */
export interface GateContext {
  readonly outputs: { readonly [S in StepId]?: StepOutput | null };
  readonly buildPacks: number;
}

type Typed = { readonly [S in StepId]: Outputs[S] };
type Gate = (outputs: Typed, context: GateContext) => readonly GatePoint[];

const need = (met: boolean, code: GateCode): readonly GatePoint[] => (met ? [] : [{ code }]);

/** The gate of each step (steps.md, last column). */
const GATES: { readonly [S in StepId]: Gate } = {
  empathize: ({ empathize }) => {
    const notes = listTyped(empathize.empathyNotes).filter((note) => isFilled(note.text));
    return [
      ...need(listTyped(empathize.personas).some((persona) => isFilled(persona.name)), 'empathize.persona'),
      ...need(notes.some((note) => note.zone === 'pains'), 'empathize.pain'),
      ...need(notes.some((note) => note.zone === 'gains'), 'empathize.gain'),
    ];
  },
  define: ({ define }) => [
    ...need(listTyped(define.pointsOfView).some((view) => isFilled(view.need)), 'define.point_of_view'),
    ...need(listTyped(define.questions).some((q) => q.selected === true && isFilled(q.text)), 'define.selected_question'),
  ],
  ideate: ({ ideate }) =>
    need(listTyped(ideate.ideas).some((idea) => idea.selected === true && isFilled(idea.text)), 'ideate.selected_idea'),
  prototype: ({ prototype }) =>
    need(listTyped(prototype.concepts).some((c) => isFilled(c.name) && isFilled(c.pitch)), 'prototype.concept'),
  test: ({ test }) =>
    need(listTyped(test.tests).some((t) => isFilled(t.assumption) && typeof t.target === 'number'), 'test.test'),
  prioritize: ({ prioritize }) => {
    const features = listTyped(prioritize.features);
    return [
      ...need(features.some((feature) => feature.moscow === 'must'), 'prioritize.must'),
      ...features.filter((feature) => (feature.moscow ?? null) === null).map(named('prioritize.unsorted')),
    ];
  },
  architect: ({ architect, prioritize }) => {
    const components = listTyped(architect.components).filter((component) => isFilled(component.name));
    const covered = new Set(components.flatMap((component) => component.featureIds ?? []));
    return [
      ...need(components.length > 0, 'architect.component'),
      ...musts(prioritize).filter((feature) => !covered.has(feature.id)).map(named('architect.uncovered')),
    ];
  },
  spec: ({ spec, prioritize }) => {
    const requirements = listTyped(spec.requirements).filter((requirement) => isFilled(requirement.text));
    const covered = new Set(requirements.map((requirement) => requirement.featureId));
    return [
      ...need(requirements.length > 0, 'spec.requirement'),
      ...musts(prioritize).filter((feature) => !covered.has(feature.id)).map(named('spec.uncovered')),
    ];
  },
  story: ({ story, prioritize }) => {
    const withCriterion = new Set(
      listTyped(story.criteria).filter((criterion) => isFilled(criterion.then)).map((criterion) => criterion.storyId),
    );
    const stories = listTyped(story.stories).filter((s) => isFilled(s.want) && withCriterion.has(s.id));
    const covered = new Set(stories.map((s) => s.featureId));
    return [
      ...need(stories.length > 0, 'story.story'),
      ...musts(prioritize).filter((feature) => !covered.has(feature.id)).map(named('story.uncovered')),
    ];
  },
  pack: (_outputs, { buildPacks }) => need(buildPacks > 0, 'pack.build_pack'),
};

function musts(prioritize: Typed['prioritize']): readonly Listed<{ readonly name?: string }>[] {
  return listTyped(prioritize.features).filter((feature) => feature.moscow === 'must');
}

function named(code: GateCode): (item: { readonly name?: string }) => GatePoint {
  return (item) => ({ code, name: item.name ?? '' });
}

/** What `stepId` still lacks before its gate opens; empty when it can be completed. Unknown steps have no gate. */
export function missingPoints(stepId: string, context: GateContext): readonly GatePoint[] {
  if (!isStepId(stepId)) return [];
  const { outputs } = context;
  // Outputs were validated by the same models when they were written; what is absent counts as empty.
  const typed = Object.fromEntries(STEP_IDS.map((id) => [id, outputs[id] ?? {}])) as unknown as Typed;
  return GATES[stepId](typed, context);
}
