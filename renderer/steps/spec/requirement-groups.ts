import { isFilled } from '../../../shared/domain/collections.ts';
import { MOSCOW } from '../../../shared/domain/steps/prioritize.ts';
import { REQUIREMENT_KINDS } from '../../../shared/domain/steps/spec.ts';
import type { ItemIn } from '../../features/step/collections.ts';

export type Requirement = ItemIn<'spec', 'requirements'>;
export type Feature = ItemIn<'prioritize', 'features'>;
export type RequirementKind = (typeof REQUIREMENT_KINDS)[number];

/** The requirements of one feature, or of none. */
export interface RequirementGroup {
  readonly feature: Feature | null;
  readonly requirements: readonly Requirement[];
}

/**
 * Requirements under their features: musts first, then by MoSCoW class and stack rank, and at the end those of no feature.
 * Features that will not be built are left out unless something was required of them.
 */
export function groupRequirements(requirements: readonly Requirement[], features: readonly Feature[]): readonly RequirementGroup[] {
  const known = new Set(features.map(({ id }) => id));
  const byFeature = new Map<string | null, Requirement[]>();
  for (const requirement of requirements) {
    const { featureId } = requirement;
    const key = typeof featureId === 'string' && known.has(featureId) ? featureId : null;
    const list = byFeature.get(key);
    if (list === undefined) byFeature.set(key, [requirement]);
    else list.push(requirement);
  }
  const groups = [...features]
    .sort((a, b) => rankOf(a) - rankOf(b))
    .map((feature) => ({ feature, requirements: byFeature.get(feature.id) ?? [] }))
    .filter((group) => group.feature.moscow !== 'wont' || group.requirements.length > 0);
  return [...groups, { feature: null, requirements: byFeature.get(null) ?? [] }];
}

/** One line of the traceability matrix. */
export interface Trace {
  readonly feature: Feature;
  readonly counts: { readonly [K in RequirementKind]: number };
  /** Filled requirements, also those of no kind. */
  readonly total: number;
  /** Of `total`, how many say how they are measured. */
  readonly measurable: number;
  readonly state: 'covered' | 'uncovered_must' | 'uncovered';
}

/** What each feature's requirements amount to. Empty requirements count nothing, as in the step's gate. */
export function traceFeatures(groups: readonly RequirementGroup[]): readonly Trace[] {
  return groups.flatMap(({ feature, requirements }) => {
    if (feature === null) return [];
    const filled = requirements.filter(({ text }) => isFilled(text));
    const counts = Object.fromEntries(REQUIREMENT_KINDS.map((kind) => [kind, filled.filter((one) => one.kind === kind).length])) as Trace['counts'];
    const state = filled.length > 0 ? 'covered' : feature.moscow === 'must' ? 'uncovered_must' : 'uncovered';
    return [{ feature, counts, total: filled.length, measurable: filled.filter(({ measure }) => isFilled(measure)).length, state }];
  });
}

/** Fields of a new requirement of a feature: what is needed for a must is a must. */
export function newRequirement(text: string, feature: Feature | null): Readonly<Record<string, unknown>> {
  const moscow = feature?.moscow;
  return {
    text,
    kind: 'functional',
    ...(moscow === undefined || moscow === null || moscow === 'wont' ? {} : { priority: moscow }),
    ...(feature === null ? {} : { featureId: feature.id }),
  };
}

function rankOf({ moscow }: Feature): number {
  return moscow === undefined || moscow === null ? MOSCOW.length : MOSCOW.indexOf(moscow);
}
