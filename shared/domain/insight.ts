import { isHiddenFrom, isNoteCollection, isPrivate } from './room-state.ts';
import { isFilled, itemsOf, listItems, type Listed } from './collections.ts';
import { missingPoints } from './gates.ts';
import { STEP_IDS, type StepId } from './step-ids.ts';
import type { AnyItem, RefTarget, StepOutput } from './step-model.ts';
import { collectionSpec } from './step-models.ts';
import { ballotOf, countedVotes, roundsOf, tally, votersOf, votesOf } from './voting.ts';

/** The outputs of a workshop's steps; absent ones count as empty. */
export type OutputsByStep = { readonly [S in StepId]?: StepOutput | null };

/** What comes from what, from left to right: from findings to stories. */
export const LINEAGE: readonly { readonly id: string; readonly targets: readonly RefTarget[] }[] = [
  { id: 'findings', targets: [at('empathize', 'insights'), at('empathize', 'empathyNotes')] },
  { id: 'pointsOfView', targets: [at('define', 'pointsOfView')] },
  { id: 'questions', targets: [at('define', 'questions')] },
  { id: 'ideas', targets: [at('ideate', 'ideas')] },
  { id: 'concepts', targets: [at('prototype', 'concepts')] },
  { id: 'features', targets: [at('prioritize', 'features')] },
  { id: 'stories', targets: [at('story', 'stories')] },
];

/** Fields that say what an item comes from, besides its `from` mark. */
const SOURCES: Readonly<Record<string, readonly string[]>> = {
  questions: ['fromId'],
  ideas: ['questionId'],
  concepts: ['ideaIds'],
  features: ['conceptId'],
  stories: ['featureId'],
};

/** One item in the picture. `links` counts its lines on both sides. */
export interface LineageNode {
  readonly id: string;
  readonly step: StepId;
  readonly text: string;
  readonly links: number;
}

/** One column of the picture: its most linked items in their order, and how many more there are. */
export interface LineageColumn {
  readonly id: string;
  readonly step: StepId;
  readonly total: number;
  readonly nodes: readonly LineageNode[];
}

/** Something that leads nowhere yet, or comes from nowhere. */
export interface Gap {
  readonly code: GapCode;
  readonly step: StepId;
  readonly names: readonly string[];
}

export type GapCode =
  | 'question_without_idea'
  | 'idea_without_concept'
  | 'concept_without_test'
  | 'concept_without_feature'
  | 'test_without_result'
  | 'must_without_component'
  | 'must_without_requirement'
  | 'must_without_story'
  | 'feature_unsorted'
  | 'risk_without_response';

/** A closed vote in one line. */
export interface VoteSummary {
  readonly step: StepId;
  readonly title: string;
  readonly dots: number;
  readonly people: number;
  /** Texts of what came first; several where they tie. */
  readonly first: readonly string[];
}

/** A workshop at a glance, worked out from its outputs. */
export interface Insight {
  /** Items that say something, by step and collection. */
  readonly counts: readonly { readonly step: StepId; readonly collection: string; readonly count: number }[];
  readonly columns: readonly LineageColumn[];
  readonly links: readonly { readonly from: string; readonly to: string }[];
  readonly gaps: readonly Gap[];
  readonly votes: readonly VoteSummary[];
}

/** Items a column shows at most; a picture of more cannot be read. */
export const MOST_NODES = 16;
const LONGEST_TEXT = 80;
const HIGH_RISK = 12;

/** Collections whose size tells how a step went. */
const COUNTED: readonly RefTarget[] = [
  at('empathize', 'insights'),
  at('empathize', 'personas'),
  at('define', 'questions'),
  at('ideate', 'ideas'),
  at('prototype', 'concepts'),
  at('test', 'tests'),
  at('prioritize', 'features'),
  at('architect', 'components'),
  at('spec', 'requirements'),
  at('story', 'stories'),
];

/** Works out the whole picture. Pure; a reference to what is not there is left out. */
export function insightOf(outputs: OutputsByStep): Insight {
  const items = new Map(LINEAGE.map((column) => [column.id, column.targets.flatMap((target) => filled(outputs, target))]));
  const known = new Set([...items.values()].flat().map(({ id }) => id));
  const links = LINEAGE.flatMap((column) =>
    (items.get(column.id) ?? []).flatMap((item) => sourcesOf(column.id, item.item).filter((id) => known.has(id)).map((from) => ({ from, to: item.id }))),
  );
  const degree = new Map<string, number>();
  for (const { from, to } of links) for (const id of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const columns = LINEAGE.map((column) => columnOf(column, items.get(column.id) ?? [], degree));
  const shown = new Set(columns.flatMap(({ nodes }) => nodes.map(({ id }) => id)));
  return {
    counts: COUNTED.map(({ step, collection }) => ({ step, collection, count: filled(outputs, { step, collection }).length })),
    columns,
    links: links.filter(({ from, to }) => shown.has(from) && shown.has(to)),
    gaps: gapsOf(outputs),
    votes: STEP_IDS.flatMap((step) => votesIn(step, outputs[step])),
  };
}

interface Named {
  readonly id: string;
  readonly step: StepId;
  readonly text: string;
  readonly item: AnyItem;
}

function at(step: StepId, collection: string): RefTarget {
  return { step, collection };
}

function filled(outputs: OutputsByStep, { step, collection }: RefTarget): readonly Named[] {
  return listItems(outputs[step], collection).flatMap((item) => {
    const said = textOf(step, collection, item);
    // Nobody is known to look at this picture: it shows what the wall would.
    const text = said !== '' && isNoteCollection(collection) && isHiddenFrom(item, isPrivate(outputs[step]), null) ? VEILED : said;
    return text === '' ? [] : [{ id: item.id, step, text, item }];
  });
}

/** What stands for a note that nobody may see before the reveal. */
const VEILED = '…';

function textOf(step: StepId, collection: string, item: AnyItem): string {
  const label = collectionSpec(step, collection)?.label;
  const value = label === undefined ? undefined : item[label];
  return isFilled(value) ? value.trim() : '';
}

function sourcesOf(column: string, item: AnyItem): readonly string[] {
  const direct = (SOURCES[column] ?? []).flatMap((field) => {
    const value = item[field];
    return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : typeof value === 'string' ? [value] : [];
  });
  return [...new Set([...direct, ...(item.from === undefined ? [] : [item.from.item])])];
}

function columnOf({ id, targets }: (typeof LINEAGE)[number], items: readonly Named[], degree: ReadonlyMap<string, number>): LineageColumn {
  const links = (item: Named): number => degree.get(item.id) ?? 0;
  const best = new Set([...items].sort((a, b) => links(b) - links(a)).slice(0, MOST_NODES));
  const nodes = items.filter((item) => best.has(item)).map((item) => ({ id: item.id, step: item.step, text: item.text.slice(0, LONGEST_TEXT), links: links(item) }));
  return { id, step: targets[0]?.step ?? 'empathize', total: items.length, nodes };
}

function gapsOf(outputs: OutputsByStep): readonly Gap[] {
  const list = (step: StepId, collection: string): readonly Named[] => filled(outputs, at(step, collection));
  const gap = (code: GapCode, step: StepId, names: readonly string[]): Gap => ({ code, step, names: names.map((name) => name.slice(0, LONGEST_TEXT)) });
  const all = (items: readonly Named[]): readonly string[] => items.map(({ text }) => text);
  const usedBy = (column: string, users: readonly Named[]): ReadonlySet<string> => new Set(users.flatMap(({ item }) => sourcesOf(column, item)));
  const ideas = list('ideate', 'ideas');
  const concepts = list('prototype', 'concepts');
  const tests = list('test', 'tests');
  const features = list('prioritize', 'features');
  // A cluster carried from a question answers it as well.
  const answered = new Set([...usedBy('ideas', ideas), ...Object.values(itemsOf(outputs.ideate, 'clusters')).flatMap(({ from }) => (from === undefined ? [] : [from.item]))]);
  const inConcept = usedBy('concepts', concepts);
  const tested = new Set(tests.map(({ item }) => item['conceptId']));
  const built = usedBy('features', features);
  const uncovered = (step: StepId, code: string): readonly string[] =>
    missingPoints(step, { outputs, buildPacks: 1 }).flatMap((point) => (point.code === code && isFilled(point.name) ? [point.name] : []));
  const risky = list('architect', 'risks').filter(({ item }) => Number(item['likelihood'] ?? 0) * Number(item['impact'] ?? 0) >= HIGH_RISK && !isFilled(item['response']));
  return [
    gap('question_without_idea', 'ideate', all(list('define', 'questions').filter(({ id, item }) => item['selected'] === true && !answered.has(id)))),
    gap('idea_without_concept', 'prototype', all(ideas.filter(({ id, item }) => item['selected'] === true && !inConcept.has(id)))),
    gap('concept_without_test', 'test', all(concepts.filter(({ id }) => !tested.has(id)))),
    gap('concept_without_feature', 'prioritize', all(concepts.filter(({ id }) => !built.has(id)))),
    gap('test_without_result', 'test', all(tests.filter(({ item }) => typeof item['actual'] !== 'number'))),
    gap('feature_unsorted', 'prioritize', all(features.filter(({ item }) => (item['moscow'] ?? null) === null))),
    gap('must_without_component', 'architect', uncovered('architect', 'architect.uncovered')),
    gap('must_without_requirement', 'spec', uncovered('spec', 'spec.uncovered')),
    gap('must_without_story', 'story', uncovered('story', 'story.uncovered')),
    gap('risk_without_response', 'architect', all(risky)),
  ].filter(({ names }) => names.length > 0);
}

function votesIn(step: StepId, output: StepOutput | null | undefined): readonly VoteSummary[] {
  const votes = votesOf(output);
  return roundsOf(output)
    .filter((round) => !round.open)
    .map((round) => {
      const ballot: readonly Listed<AnyItem>[] = ballotOf(output, round);
      const lines = tally(round, ballot.map(({ id }) => id), votes);
      const first = lines.filter(({ rank, dots }) => rank === 1 && dots > 0).flatMap(({ itemId }) => ballot.filter(({ id }) => id === itemId));
      return {
        step,
        title: round.title,
        dots: countedVotes(round, votes).length,
        people: votersOf(round, votes).length,
        first: first.map((item) => textOf(step, round.collection, item).slice(0, LONGEST_TEXT)),
      };
    });
}
