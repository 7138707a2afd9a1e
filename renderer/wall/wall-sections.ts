import { listItems } from '../../shared/domain/collections.ts';
import { isHiddenFrom } from '../../shared/domain/room-state.ts';
import { isStepId, type StepId } from '../../shared/domain/step-ids.ts';
import type { AnyItem, StepOutput } from '../../shared/domain/step-model.ts';
import { collectionSpec, stepModel } from '../../shared/domain/step-models.ts';

/** One card on the wall. */
export interface WallCard {
  readonly id: string;
  readonly text: string;
  /** A second, quieter line; empty for none. */
  readonly detail: string;
  /** Name of a note colour; undefined for a plain card. */
  readonly color: string | undefined;
  readonly selected: boolean;
}

/** A region of the wall: a heading, and its cards. */
export interface WallSection {
  readonly id: string;
  /** What the heading is taken from. */
  readonly heading:
    | { readonly kind: 'collection'; readonly collection: string }
    | { readonly kind: 'option'; readonly set: string; readonly value: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'other' };
  readonly cards: readonly WallCard[];
  /** Notes that wait for the reveal; they are counted, never shown. */
  readonly hidden: number;
}

interface Region {
  readonly collection: string;
  /** A field of a choice, or a reference to a collection of the same step, whose values part the items. */
  readonly by?: { readonly field: string; readonly set: string } | { readonly field: string; readonly collection: string };
  readonly detail?: string;
}

/** What the wall shows of each step, in this order. */
const REGIONS: Readonly<Record<StepId, readonly Region[]>> = {
  empathize: [
    { collection: 'personas', detail: 'quote' },
    { collection: 'empathyNotes', by: { field: 'zone', set: 'zone' } },
    { collection: 'insights', detail: 'quote' },
    { collection: 'stakeholders', by: { field: 'ring', set: 'ring' } },
  ],
  define: [{ collection: 'pointsOfView', detail: 'insight' }, { collection: 'questions' }, { collection: 'journeyStages' }],
  ideate: [{ collection: 'ideas', by: { field: 'clusterId', collection: 'clusters' } }],
  prototype: [{ collection: 'concepts', detail: 'pitch' }, { collection: 'screens', detail: 'purpose' }],
  test: [{ collection: 'tests', detail: 'metric' }, { collection: 'feedback', by: { field: 'quadrant', set: 'quadrant' } }],
  prioritize: [{ collection: 'features', by: { field: 'moscow', set: 'moscow' }, detail: 'description' }],
  architect: [{ collection: 'components', detail: 'responsibility' }, { collection: 'entities', detail: 'fields' }, { collection: 'decisions', detail: 'choice' }, { collection: 'risks', detail: 'response' }],
  spec: [{ collection: 'requirements', by: { field: 'kind', set: 'requirementKind' }, detail: 'measure' }],
  story: [{ collection: 'stories', by: { field: 'sliceId', collection: 'slices' }, detail: 'soThat' }, { collection: 'activities' }],
  pack: [],
};

/**
 * What the wall shows of a step: its items in regions, read-only. Never the facilitator's notes. While notes are private nobody's
 * are shown, only how many there are. Items that say nothing are left out, and so are empty regions, unless they keep their place.
 */
export function wallSections(stepId: string, output: StepOutput, privately: boolean, of?: WallChoice): readonly WallSection[] {
  const known: readonly Region[] = isStepId(stepId) ? REGIONS[stepId] : Object.keys(stepModel(stepId).collections).map((collection) => ({ collection }));
  const regions = of === undefined ? known : of.collections.map((collection) => known.find((region) => region.collection === collection) ?? { collection });
  const sections = regions.flatMap((region) => sectionsOf(stepId, output, region, privately));
  const filled = sections.filter(({ cards, hidden }) => cards.length > 0 || hidden > 0);
  if (of?.columns === undefined || filled.length === 0) return filled;
  return sections.filter((section) => section.heading.kind === 'option' || filled.includes(section));
}

/** Which collections of a step the wall shows, and whether their regions keep their places while they are empty. */
export interface WallChoice {
  readonly collections: readonly string[];
  readonly columns?: number;
}

/** The card of one item, wherever in the step it is; undefined when it is not there or says nothing. */
export function wallCard(stepId: string, output: StepOutput, itemId: string): WallCard | undefined {
  for (const collection of Object.keys(stepModel(stepId).collections)) {
    const item = listItems(output, collection).find(({ id }) => id === itemId);
    const region = isStepId(stepId) ? REGIONS[stepId].find((candidate) => candidate.collection === collection) : undefined;
    if (item !== undefined) return cardOf(stepId, collection, item, region?.detail);
  }
  return undefined;
}

function sectionsOf(stepId: string, output: StepOutput, region: Region, privately: boolean): readonly WallSection[] {
  const { collection, by } = region;
  const all = listItems(output, collection);
  const whole = (id: string, heading: WallSection['heading'], items: typeof all): WallSection => {
    const open = items.filter((item) => !isHiddenFrom(item, privately, null));
    const cards = open.flatMap((item) => cardOf(stepId, collection, item, region.detail) ?? []);
    return { id: `${collection}/${id}`, heading, cards, hidden: items.length - open.length };
  };
  if (by === undefined) return [whole('all', { kind: 'collection', collection }, all)];
  const groups = 'set' in by ? optionGroups(stepId, collection, by) : referencedGroups(output, by.collection, stepId);
  const known = new Set(groups.map(({ value }) => value));
  const rest = all.filter((item) => !known.has(String(item[by.field])));
  const heading: WallSection['heading'] = rest.length === all.length ? { kind: 'collection', collection } : { kind: 'other' };
  return [
    ...groups.map(({ value, heading: own }) => whole(value, own, all.filter((item) => item[by.field] === value))),
    whole('rest', heading, rest),
  ];
}

interface Group {
  readonly value: string;
  readonly heading: WallSection['heading'];
}

function optionGroups(stepId: string, collection: string, by: { readonly field: string; readonly set: string }): readonly Group[] {
  const spec = collectionSpec(stepId, collection)?.fields[by.field];
  return spec?.kind === 'choice' ? spec.options.map((value) => ({ value, heading: { kind: 'option', set: by.set, value } })) : [];
}

function referencedGroups(output: StepOutput, collection: string, stepId: string): readonly Group[] {
  return listItems(output, collection).map((item) => ({ value: item.id, heading: { kind: 'text', text: labelOf(stepId, collection, item) } }));
}

function cardOf(stepId: string, collection: string, item: AnyItem & { readonly id: string }, detail: string | undefined): WallCard | undefined {
  const text = labelOf(stepId, collection, item);
  if (text === '') return undefined;
  return {
    id: item.id,
    text,
    detail: detail === undefined ? '' : said(item[detail]),
    color: typeof item['color'] === 'string' ? item['color'] : paperOf(stepId, collection),
    selected: item['selected'] === true,
  };
}

/** A note nobody coloured is yellow, as on its board; what is no note stays plain. */
function paperOf(stepId: string, collection: string): string | undefined {
  const spec = collectionSpec(stepId, collection);
  return spec?.fields['color'] !== undefined && spec.label === 'text' ? 'yellow' : undefined;
}

function labelOf(stepId: string, collection: string, item: AnyItem): string {
  const label = collectionSpec(stepId, collection)?.label;
  return label === undefined ? '' : said(item[label]);
}

function said(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
