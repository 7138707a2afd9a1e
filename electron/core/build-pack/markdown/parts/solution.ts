import type { Depth } from '../../audiences.ts';
import type { Concept, Idea } from '../../contents/entry.ts';
import { bullets, labelled, numbers, paragraph, table, under, type Block } from '../blocks.ts';
import { flowChart } from '../mermaid.ts';
import { joined, lines, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** The chosen ideas with the questions they answer; in full all ideas by cluster. */
export function ideas(pen: Pen, depth: Depth): readonly Block[] {
  const { ideas: all, clusters } = pen.source.contents.ideate;
  const words = pen.words.ideas;
  const chosen = all.filter((idea) => idea.selected);
  const known = new Set(clusters.map(({ id }) => id));
  const groups = [
    ...clusters.map(({ id, name }) => ({ name: name ?? pen.words.unnamed, of: all.filter((idea) => idea.cluster?.id === id) })),
    { name: pen.words.labels.noCluster, of: all.filter(({ cluster }) => cluster === null || !known.has(cluster.id)) },
  ];
  return [
    all.length === 0 ? null : phrase(words.counts, { chosen: pen.number(chosen.length), all: pen.number(all.length) }),
    ...(depth === 'short'
      ? [bullets(chosen.map((idea) => ideaItem(pen, idea, false)))]
      : groups.flatMap(({ name, of }) => under(3, said(name), [bullets(of.map((idea) => ideaItem(pen, idea, true)))]))),
  ];
}

function ideaItem(pen: Pen, idea: Idea, withMark: boolean): { readonly text: Markdown; readonly below: readonly Markdown[] } {
  const { ideas: words, labels } = pen.words;
  const { links } = pen.source.contents.ideate;
  const question = pen.link(idea.question);
  const onward = links.flatMap(({ from, to }) => (from?.id === idea.id && to !== null ? [to] : []));
  const mark = withMark && idea.selected ? said(words.chosenMark) : md``;
  return {
    text: joined([md`**${said(idea.code)}**`, mark, said(idea.text ?? pen.words.unnamed)], ' '),
    below: [
      question === '' ? md`` : phrase(words.answers, { question }),
      labelled(said(labels.leadsTo), pen.links(onward)),
      labelled(said(labels.sketch), pen.link(idea.sketch)),
    ],
  };
}

/** Concepts with pitch, scores and SWOT; in short a table. */
export function concepts(pen: Pen, depth: Depth): readonly Block[] {
  const all = pen.source.contents.prototype.concepts;
  const { labels, lenses } = pen.words;
  if (depth === 'full') return all.flatMap((concept) => conceptCard(pen, concept));
  return [
    table(all, [
      { head: said(labels.concept), cell: (concept) => pen.name(concept, concept.name) },
      { head: said(labels.pitch), cell: ({ pitch }) => said(pitch) },
      { head: said(lenses.desirability), cell: ({ desirability }) => pen.number(desirability) },
      { head: said(lenses.viability), cell: ({ viability }) => pen.number(viability) },
      { head: said(lenses.feasibility), cell: ({ feasibility }) => pen.number(feasibility) },
      { head: said(labels.ideas), cell: (concept) => pen.codes(concept.ideas) },
    ]),
  ];
}

function conceptCard(pen: Pen, concept: Concept): readonly Block[] {
  const { labels, lenses, swot, concepts: words } = pen.words;
  const scores = (['desirability', 'viability', 'feasibility'] as const)
    .map((lens) => ({ lens, score: concept[lens], reason: concept[`${lens}Reason`] }))
    .filter(({ score, reason }) => score !== null || reason !== null);
  const quarter = (['strengths', 'weaknesses', 'opportunities', 'threats'] as const).filter((side) => concept[side] !== null);
  return under(3, pen.name(concept, concept.name), [
    ...lines(concept.pitch).map((line) => paragraph(said(line))),
    paragraph(labelled(said(labels.usp), said(concept.usp))),
    paragraph(labelled(said(words.from), pen.links(concept.ideas))),
    table(scores, [
      { head: said(labels.lens), cell: ({ lens }) => said(lenses[lens]) },
      { head: said(labels.score), cell: ({ score }) => pen.number(score) },
      { head: said(labels.reason), cell: ({ reason }) => said(reason) },
    ]),
    ...quarter.flatMap((side) => under(4, said(swot[side]), [bullets(lines(concept[side]).map(said))])),
  ]);
}

/** The storyboard, the screens and the ways between them. */
export function flow(pen: Pen, depth: Depth): readonly Block[] {
  const { frames, screens, flows } = pen.source.contents.prototype;
  const { labels, flow: words } = pen.words;
  const story = frames.map((frame) => ({
    text: said(frame.caption),
    below:
      depth === 'short'
        ? []
        : [joined([labelled(said(labels.concept), pen.link(frame.concept)), labelled(said(labels.sketch), pen.link(frame.sketch))], ' · ')],
  }));
  return [
    ...under(3, said(words.storyboard), [numbers(story)]),
    ...under(3, said(words.screens), [
      table(screens, [
        { head: said(labels.screen), cell: ({ name }) => said(name ?? pen.words.unnamed) },
        { head: said(labels.purpose), cell: ({ purpose }) => said(purpose) },
      ]),
      flows.length === 0 ? null : flowChart(screens.map(({ id, name }) => ({ id, label: name ?? pen.words.unnamed })), flows),
    ]),
    ...(depth === 'short'
      ? []
      : under(3, said(words.steps), [
          table(flows, [
            { head: said(labels.from), cell: ({ from }) => pen.link(from) },
            { head: said(labels.to), cell: ({ to }) => pen.link(to) },
            { head: said(labels.label), cell: ({ label }) => said(label) },
          ]),
        ])),
  ];
}
