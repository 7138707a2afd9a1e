import { missingPoints, type GateCode } from '../../../../shared/domain/gates.ts';
import { valueAt } from '../../../../shared/domain/output-path.ts';
import type { StepId } from '../../../../shared/domain/step-ids.ts';
import { STEP_IDS } from '../../../../shared/domain/step-ids.ts';
import type { StepStatus } from '../../../../shared/schema/values.ts';
import type { PackInput } from '../assemble-contract.ts';
import type { Reference } from '../contents/entry.ts';
import type { ReadOutputs } from '../contents/read-contents.ts';
import { filled, type Words } from '../words.ts';
import type { JudgedTest, RankedFeature, ScoredRisk } from './ranked.ts';
import { danglingReferences, referenceTo } from './traceability.ts';

export type WorkingStep = Exclude<StepId, 'pack'>;

/** The nine steps a pack reports on; the tenth is the pack itself. */
export const WORKING_STEPS = STEP_IDS.filter((step): step is WorkingStep => step !== 'pack');

/** One thing a step still lacks. */
export interface MissingPoint {
  readonly code: GateCode;
  /** Name of the item it is about; null where the step as a whole is meant. */
  readonly name: string | null;
  /** The point in the words of the pack's language. */
  readonly text: string;
}

export interface StepReport {
  readonly step: WorkingStep;
  readonly status: StepStatus;
  readonly missing: readonly MissingPoint[];
}

/** Things that no gate asks for but that a team will ask about; what is not to be built is not asked for. */
export const LOOK_AGAIN = [
  'conceptsUntested',
  'testsOpen',
  'featuresUnscored',
  'requirementsUnmeasured',
  'storiesUnestimated',
  'storiesUncriterioned',
  'risksUnanswered',
  'dangling',
] as const;

export interface LookAgain {
  readonly kind: (typeof LOOK_AGAIN)[number];
  readonly items: readonly Reference[];
}

/** How complete the workshop is. */
export interface Completeness {
  readonly steps: readonly StepReport[];
  /** How many of the nine steps lack nothing. */
  readonly gatesMet: number;
  readonly gatesAll: number;
  /** Only kinds with items. */
  readonly lookAgain: readonly LookAgain[];
}

interface Material {
  readonly steps: PackInput['steps'];
  readonly read: ReadOutputs;
  readonly features: readonly RankedFeature[];
  readonly tests: readonly JudgedTest[];
  readonly risks: readonly ScoredRisk[];
  readonly words: Words;
}

/** The report on the nine working steps, whichever sections the pack shows. */
export function completeness(material: Material): Completeness {
  const { read, words } = material;
  const steps = WORKING_STEPS.map(
    (step): StepReport => ({
      step,
      status: material.steps[step].status,
      missing: missingPoints(step, { outputs: read.outputs, buildPacks: 1 }).map(({ code, name }) => ({
        code,
        name: name ?? null,
        text: pointText(code, name, words),
      })),
    }),
  );
  return {
    steps,
    gatesMet: steps.filter(({ missing }) => missing.length === 0).length,
    gatesAll: steps.length,
    lookAgain: lookAgain(material),
  };
}

/** How many points are open in all. */
export function openPoints({ steps, lookAgain: again }: Completeness): number {
  const missing = steps.reduce((sum, step) => sum + step.missing.length, 0);
  return again.reduce((sum, { items }) => sum + items.length, missing);
}

function pointText(code: GateCode, name: string | undefined, words: Words): string {
  const template = valueAt(words.gates, code.split('.'));
  return filled(typeof template === 'string' ? template : code, { name: name === undefined || name.trim() === '' ? words.unnamed : name });
}

function lookAgain({ read: { contents }, features, tests, risks }: Material): readonly LookAgain[] {
  const tested = new Set(tests.map((test) => test.concept?.id));
  const judged = new Set(contents.story.criteria.map((criterion) => criterion.story?.id));
  const built = features.filter(({ moscow }) => moscow !== 'wont');
  const dropped = new Set(features.filter(({ moscow }) => moscow === 'wont').map(({ id }): string | undefined => id));
  const meant = ({ feature }: { readonly feature: Reference | null }): boolean => !dropped.has(feature?.id);
  const requirements = contents.spec.requirements.filter(meant);
  const stories = contents.story.stories.filter(meant);
  const found: Readonly<Record<LookAgain['kind'], readonly Reference[]>> = {
    conceptsUntested: contents.prototype.concepts.filter((c) => !tested.has(c.id)).map((c) => referenceTo(c, c.name)),
    testsOpen: tests.filter((t) => t.actual === null).map((t) => referenceTo(t, t.assumption)),
    featuresUnscored: built.filter((f) => f.rice === null).map((f) => referenceTo(f, f.name)),
    requirementsUnmeasured: requirements.filter((r) => r.measure === null).map((r) => referenceTo(r, r.text)),
    storiesUnestimated: stories.filter((s) => s.points === null).map((s) => referenceTo(s, s.want)),
    storiesUncriterioned: stories.filter((s) => !judged.has(s.id)).map((s) => referenceTo(s, s.want)),
    risksUnanswered: risks.filter((r) => r.response === null).map((r) => referenceTo(r, r.text)),
    dangling: danglingReferences(contents, new Set(WORKING_STEPS)),
  };
  return LOOK_AGAIN.map((kind) => ({ kind, items: found[kind] })).filter(({ items }) => items.length > 0);
}
