import type { Depth } from '../../audiences.ts';
import { buildOrder } from '../../derived/brief.ts';
import type { RankedFeature } from '../../derived/ranked.ts';
import { paragraph, table, under, type Block } from '../blocks.ts';
import { joined, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** Features above and below the cut line. */
export function priorities(pen: Pen, depth: Depth): readonly Block[] {
  const { features } = pen.source;
  const words = pen.words.priorities;
  if (features.length === 0) return [];
  return [
    paragraph(joined([said(words.cut), said(words.formula)], ' ')),
    ...under(3, said(words.above), [featureTable(pen, features.filter((feature) => feature.aboveCutLine), depth)]),
    ...under(3, said(words.below), [featureTable(pen, features.filter((feature) => !feature.aboveCutLine), depth)]),
  ];
}

function featureTable(pen: Pen, features: readonly RankedFeature[], depth: Depth): Block {
  const { labels, moscow } = pen.words;
  const percent = ({ confidence }: RankedFeature): Markdown =>
    confidence === null ? md`` : phrase(pen.words.amounts.percent, { n: pen.number(confidence) });
  return table(features, [
    { head: said(labels.feature), cell: (feature) => pen.name(feature, feature.name) },
    { head: said(labels.class), cell: (feature) => said(moscow[feature.moscow ?? 'unsorted']) },
    { head: said(labels.text), cell: ({ description }) => said(description) },
    { head: said(labels.rice), cell: ({ rice }) => pen.number(rice) },
    ...(depth === 'short'
      ? []
      : [
          { head: said(labels.reach), cell: ({ reach }: RankedFeature) => pen.number(reach) },
          { head: said(labels.impact), cell: ({ impact }: RankedFeature) => pen.number(impact) },
          { head: said(labels.confidence), cell: percent },
          { head: said(labels.effort), cell: ({ effort }: RankedFeature) => pen.number(effort) },
        ]),
    { head: said(labels.concept), cell: ({ concept }) => pen.link(concept) },
  ]);
}

/** The releases: goal, size and what they bring. */
export function roadmap(pen: Pen): readonly Block[] {
  const { contents } = pen.source;
  const { labels, roadmap: words } = pen.words;
  const byId = new Map(contents.story.stories.map((story) => [story.id, story]));
  const points = (of: readonly { readonly id: string }[]): number => of.reduce((sum, { id }) => sum + (byId.get(id)?.points ?? 0), 0);
  const stages = buildOrder(contents);
  const features = (stories: (typeof stages)[number]['stories']): Markdown => {
    const refs = stories.flatMap(({ id }) => byId.get(id)?.feature ?? []);
    return pen.links([...new Map(refs.map((ref) => [ref.id, ref])).values()]);
  };
  const total = points(contents.story.stories);
  return [
    table(stages, [
      { head: said(labels.slice), cell: ({ name, goal }) => said(name ?? (goal === null ? words.later : pen.words.unnamed)) },
      { head: said(labels.goal), cell: ({ goal }) => said(goal) },
      { head: said(labels.features), cell: ({ stories }) => features(stories) },
      { head: said(labels.stories), cell: ({ stories }) => pen.codes(stories) },
      { head: said(labels.points), cell: ({ stories }) => pen.number(points(stories)) },
    ]),
    total === 0 ? null : phrase(words.total, { count: pen.number(total) }),
  ];
}
