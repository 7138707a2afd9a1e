import { STEP_IDS, type StepId } from './step-ids.ts';

/** A span of numbers, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What is true of a method in every language. Its texts are in the catalogs, loaded when they are first shown. */
export interface MethodFacts {
  readonly id: string;
  readonly kind: 'method' | 'energizer';
  /** The steps it belongs to, best first; empty for energizers, which fit anywhere. */
  readonly steps: readonly StepId[];
  /** How long it takes, in minutes. */
  readonly minutes: Span;
  /** How many people it works with. */
  readonly people: Span;
}

/** What the catalogs say about a method, in plain words. */
export interface MethodText {
  readonly name: string;
  /** What it is good for: one sentence. */
  readonly purpose: string;
  /** When to take it: one sentence. */
  readonly when: string;
  readonly materials: string;
  /** How to run it, in order. */
  readonly steps: readonly string[];
  /** What goes wrong, and what helps. */
  readonly pitfalls: readonly string[];
  readonly example: string;
}

const method = <const Id extends string>(id: Id, steps: readonly StepId[], minutes: readonly [number, number], people: readonly [number, number]) =>
  ({ id, kind: 'method', steps, minutes: span(minutes), people: span(people) }) as const;

const energizer = <const Id extends string>(id: Id, minutes: readonly [number, number], people: readonly [number, number]) =>
  ({ id, kind: 'energizer', steps: [], minutes: span(minutes), people: span(people) }) as const;

function span([from, to]: readonly [number, number]): Span {
  return { from, to };
}

/** Every method card, in the order of a day. */
export const METHODS = [
  method('stakeholderRings', ['empathize'], [15, 25], [3, 20]),
  method('interview', ['empathize', 'test'], [20, 45], [2, 20]),
  method('empathyMap', ['empathize'], [20, 40], [3, 20]),
  method('persona', ['empathize'], [30, 45], [3, 16]),
  method('fiveWhys', ['empathize', 'define'], [10, 20], [2, 12]),
  method('dayInTheLife', ['empathize'], [20, 40], [2, 16]),
  method('journeyMap', ['define', 'empathize'], [40, 75], [3, 16]),
  method('pointOfView', ['define'], [15, 30], [2, 20]),
  method('howMightWe', ['define'], [15, 25], [3, 30]),
  method('problemReframing', ['define'], [15, 25], [3, 20]),
  method('affinityClusters', ['define', 'ideate', 'empathize'], [15, 30], [3, 20]),
  method('silentBrainstorm', ['ideate', 'define'], [10, 20], [3, 30]),
  method('crazy8s', ['ideate'], [15, 25], [3, 20]),
  method('worstIdea', ['ideate'], [15, 20], [3, 25]),
  method('brainwriting', ['ideate'], [25, 35], [4, 12]),
  method('scamper', ['ideate'], [20, 35], [2, 15]),
  method('mindMap', ['ideate'], [10, 20], [1, 12]),
  method('dotVoting', ['ideate', 'define', 'prototype', 'prioritize'], [5, 12], [3, 50]),
  method('conceptCard', ['prototype'], [25, 40], [2, 20]),
  method('storyboard', ['prototype'], [25, 45], [2, 16]),
  method('paperPrototype', ['prototype'], [30, 60], [2, 16]),
  method('rolePlay', ['prototype', 'test'], [20, 35], [4, 20]),
  method('assumptionMap', ['test', 'prototype'], [20, 35], [3, 15]),
  method('testCard', ['test'], [15, 30], [2, 15]),
  method('usabilityTest', ['test'], [20, 40], [2, 8]),
  method('feedbackGrid', ['test'], [15, 25], [3, 25]),
  method('impactEffort', ['prioritize'], [20, 35], [3, 16]),
  method('moscow', ['prioritize'], [20, 40], [3, 16]),
  method('rice', ['prioritize'], [25, 45], [2, 10]),
  method('buyAFeature', ['prioritize'], [25, 40], [4, 20]),
  method('componentSketch', ['architect'], [30, 50], [2, 10]),
  method('riskStorm', ['architect', 'test'], [20, 35], [3, 15]),
  method('decisionRecord', ['architect'], [15, 25], [2, 10]),
  method('measurableRequirement', ['spec'], [25, 45], [2, 10]),
  method('premortem', ['spec', 'architect', 'pack'], [20, 30], [3, 20]),
  method('storyMap', ['story'], [40, 75], [3, 12]),
  method('exampleMapping', ['story', 'spec'], [20, 30], [3, 8]),
  method('releaseSlice', ['story'], [15, 30], [3, 12]),
  method('retrospective', ['pack'], [15, 30], [3, 25]),
  method('closingRound', ['pack'], [10, 15], [3, 25]),
  energizer('checkInWord', [3, 6], [3, 25]),
  energizer('thirtyCircles', [4, 6], [2, 50]),
  energizer('lineUp', [5, 8], [6, 40]),
  energizer('yesAnd', [5, 8], [4, 40]),
  energizer('stretchMirror', [3, 5], [2, 50]),
  energizer('drawYourNeighbour', [4, 6], [4, 40]),
  energizer('countToTwenty', [3, 7], [6, 25]),
  energizer('paperAeroplane', [5, 8], [4, 40]),
] as const satisfies readonly MethodFacts[];

export type MethodId = (typeof METHODS)[number]['id'];

/** The texts of every method in one language. */
export type MethodTexts = { readonly [M in MethodId]: MethodText };

/** The facts of a method; undefined for an id that this app does not know (a newer app may have made the agenda). */
export function methodFacts(id: string): (MethodFacts & { readonly id: MethodId }) | undefined {
  return METHODS.find((candidate) => candidate.id === id);
}

/** The methods of a step: first those that are at home there, then those that also fit. */
export function methodsOf(stepId: string): readonly (MethodFacts & { readonly id: MethodId })[] {
  const fitting: readonly (MethodFacts & { readonly id: MethodId })[] = METHODS.filter(({ steps }) => (steps as readonly string[]).includes(stepId));
  return [...fitting].sort((a, b) => a.steps.findIndex((step) => step === stepId) - b.steps.findIndex((step) => step === stepId));
}

/** The length a block of the method is planned with: the middle of its span, in whole five minutes where it is long enough. */
export function plannedMinutes({ minutes: { from, to } }: Pick<MethodFacts, 'minutes'>): number {
  const middle = (from + to) / 2;
  return middle >= 15 ? Math.round(middle / 5) * 5 : Math.round(middle);
}

/** The steps that have at least one method at home, in their order. */
export function stepsWithMethods(): readonly StepId[] {
  return STEP_IDS.filter((step) => methodsOf(step).length > 0);
}
