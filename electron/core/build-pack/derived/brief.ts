import type { PackSection } from '../../../../shared/domain/steps/pack.ts';
import type { PackContents, Reference, Requirement, Story } from '../contents/entry.ts';
import type { Words } from '../words.ts';
import type { RankedFeature } from './ranked.ts';
import { referenceTo } from './traceability.ts';

/** One box to tick before a feature is done. */
export type Acceptance =
  | {
      readonly kind: 'requirement';
      readonly code: string | null;
      readonly text: string | null;
      readonly measure: string | null;
      readonly priority: Requirement['priority'];
    }
  | {
      readonly kind: 'criterion';
      /** Code of the story the criterion belongs to. */
      readonly code: string | null;
      readonly given: string | null;
      readonly when: string | null;
      readonly then: string | null;
    };

export interface BriefFeature {
  readonly id: string;
  readonly code: string | null;
  readonly name: string | null;
  readonly description: string | null;
  readonly moscow: RankedFeature['moscow'];
  readonly components: readonly Reference[];
  readonly acceptance: readonly Acceptance[];
}

/** One release, in the order of the story map. */
export interface BuildStage {
  /** Null for stories that no release has. */
  readonly name: string | null;
  readonly goal: string | null;
  readonly stories: readonly Reference[];
}

/** What a coding agent needs to work without asking, as far as the chosen sections tell it. */
export interface Brief {
  /** How to use the brief, in the pack's language. */
  readonly rules: readonly string[];
  readonly goals: readonly { readonly who: string | null; readonly need: string | null; readonly insight: string | null }[];
  /** The chosen questions. */
  readonly questions: readonly Reference[];
  /** Constraints of any feature, and qualities that hold for the whole. */
  readonly constraints: readonly { readonly code: string | null; readonly text: string | null; readonly measure: string | null }[];
  readonly mustFeatures: readonly BriefFeature[];
  /** Should and could, and what nobody has sorted yet. */
  readonly laterFeatures: readonly BriefFeature[];
  /** Won't: explicitly not to be built. */
  readonly nonGoals: readonly { readonly code: string | null; readonly name: string | null; readonly description: string | null }[];
  /** Without stories of features that are not to be built. */
  readonly buildOrder: readonly BuildStage[];
  /** Must features that no story carries, so that the order of work misses them. */
  readonly unplanned: readonly Reference[];
}

/** The brief from the chosen sections. */
export function brief(
  contents: PackContents,
  features: readonly RankedFeature[],
  sections: ReadonlySet<PackSection>,
  words: Words,
): Brief {
  const only = <T>(section: PackSection, list: readonly T[]): readonly T[] => (sections.has(section) ? list : []);
  const shown = only('prioritize', features);
  const requirements = only('spec', contents.spec.requirements);
  const stories = only('story', contents.story.stories);
  const made = (of: readonly RankedFeature[]): readonly BriefFeature[] => of.map((feature) => briefFeature(feature, contents, only));
  const { order, done, constraints, nonGoals, decisions, open, data } = words.brief.rules;
  const dropped = new Set(shown.filter(({ moscow }) => moscow === 'wont').map(({ id }): string | undefined => id));
  const withStory = new Set(stories.map((story) => story.feature?.id));
  return {
    rules: [order, done, constraints, nonGoals, decisions, open, data],
    goals: only('define', contents.define.pointsOfView).map(({ persona, need, insight }) => ({ who: persona?.label ?? null, need, insight })),
    questions: only('define', contents.define.questions)
      .filter((question) => question.selected)
      .map((question) => referenceTo(question, question.text)),
    constraints: requirements
      .filter(({ kind, feature }) => kind === 'constraint' || (kind === 'quality' && feature === null))
      .map(({ code, text, measure }) => ({ code, text, measure })),
    mustFeatures: made(shown.filter(({ moscow }) => moscow === 'must')),
    laterFeatures: made(shown.filter(({ moscow }) => moscow !== 'must' && moscow !== 'wont')),
    nonGoals: shown.filter(({ moscow }) => moscow === 'wont').map(({ code, name, description }) => ({ code, name, description })),
    buildOrder: sections.has('story') ? buildOrder(contents, (entry) => !dropped.has(entry.feature?.id)) : [],
    unplanned: sections.has('story')
      ? shown.filter(({ id, moscow }) => moscow === 'must' && !withStory.has(id)).map((feature) => referenceTo(feature, feature.name))
      : [],
  };
}

function briefFeature(
  feature: RankedFeature,
  contents: PackContents,
  only: <T>(section: PackSection, list: readonly T[]) => readonly T[],
): BriefFeature {
  const requirements = only('spec', contents.spec.requirements).filter((r) => r.feature?.id === feature.id);
  const stories = only('story', contents.story.stories).filter((s) => s.feature?.id === feature.id);
  const criteria = stories.flatMap((story) =>
    contents.story.criteria
      .filter((criterion) => criterion.story?.id === story.id)
      .map(({ given, when, then }): Acceptance => ({ kind: 'criterion', code: story.code, given, when, then })),
  );
  return {
    id: feature.id,
    code: feature.code,
    name: feature.name,
    description: feature.description,
    moscow: feature.moscow,
    components: only('architect', contents.architect.components)
      .filter((component) => component.features.some(({ id }) => id === feature.id))
      .map((component) => referenceTo(component, component.name)),
    acceptance: [
      ...requirements.map(({ code, text, measure, priority }): Acceptance => ({ kind: 'requirement', code, text, measure, priority })),
      ...criteria,
    ],
  };
}

/** The releases with those stories that are `meant`, by activity and order; stories of no release (or a deleted one) come last. */
export function buildOrder(
  { story: { slices, stories, activities } }: PackContents,
  meant: (story: Story) => boolean = () => true,
): readonly BuildStage[] {
  const place = new Map(activities.map(({ id }, index) => [id, index]));
  const along = stories.filter(meant).sort((a, b) => at(place, a.activity) - at(place, b.activity));
  const known = new Set(slices.map(({ id }) => id));
  const refs = (of: typeof stories): readonly Reference[] => of.map((entry) => referenceTo(entry, entry.want));
  const stages = slices.map(({ id, name, goal }) => ({ name, goal, stories: refs(along.filter((s) => s.slice?.id === id)) }));
  const rest = along.filter((entry) => entry.slice === null || !known.has(entry.slice.id));
  return rest.length === 0 ? stages : [...stages, { name: null, goal: null, stories: refs(rest) }];
}

function at(place: ReadonlyMap<string, number>, activity: Reference | null): number {
  return (activity === null ? undefined : place.get(activity.id)) ?? Number.MAX_SAFE_INTEGER;
}
