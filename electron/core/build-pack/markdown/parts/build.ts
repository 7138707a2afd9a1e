import type { Depth } from '../../audiences.ts';
import type { Requirement, Story } from '../../contents/entry.ts';
import { buildOrder } from '../../derived/brief.ts';
import { bullets, heading, labelled, paragraph, table, under, type Block } from '../blocks.ts';
import { flowChart } from '../mermaid.ts';
import { joined, lines, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';
import { ended, open } from './problem.ts';

/** Requirements by feature, in the order features are built; those of no feature last. In short one table. */
export function requirements(pen: Pen, depth: Depth): readonly Block[] {
  const all = pen.source.contents.spec.requirements;
  const { features, words } = pen.source;
  if (all.length === 0) return [];
  const musts = all.filter(({ priority }) => priority === 'must').length;
  const counts = phrase(words.requirements.counts, { musts: pen.number(musts), all: pen.number(all.length) });
  if (depth === 'short') return [counts, requirementTable(pen, all, true)];
  const known = new Set(features.map(({ id }) => id));
  const rest = all.filter(({ feature }) => feature === null || !known.has(feature.id));
  return [
    counts,
    ...features.flatMap((feature) =>
      under(3, pen.name(feature, feature.name), [requirementTable(pen, all.filter((r) => r.feature?.id === feature.id), false)]),
    ),
    ...under(3, said(words.requirements.whole), [requirementTable(pen, rest, true)]),
  ];
}

function requirementTable(pen: Pen, of: readonly Requirement[], withFeature: boolean): Block {
  const { labels, moscow, requirementKinds } = pen.words;
  return table(of, [
    { head: said(labels.requirement), cell: (requirement) => pen.name(requirement, requirement.text) },
    { head: said(labels.measure), cell: ({ measure }) => said(measure) },
    { head: said(labels.priority), cell: ({ priority }) => pen.choice(moscow, priority) },
    { head: said(labels.kind), cell: ({ kind }) => pen.choice(requirementKinds, kind) },
    { head: said(labels.feature), cell: ({ feature }) => (withFeature ? pen.link(feature) : md``) },
  ]);
}

/** Components, their connections, data and decisions; in short components and decisions. */
export function architecture(pen: Pen, depth: Depth): readonly Block[] {
  const { components, connections } = pen.source.contents.architect;
  const { labels, architecture: words } = pen.words;
  const boxes = components.map(({ id, name }) => ({ id, label: name ?? pen.words.unnamed }));
  const full: readonly Block[] =
    depth === 'short'
      ? []
      : [
          ...under(3, said(words.connections), [
            connections.length === 0 ? null : flowChart(boxes, connections),
            connectionTable(pen),
          ]),
          ...entities(pen, 3),
        ];
  return [
    ...under(3, said(words.components), [
      table(components, [
        { head: said(labels.component), cell: (component) => pen.name(component, component.name) },
        { head: said(labels.kind), cell: ({ kind }) => pen.choice(pen.words.componentKinds, kind) },
        { head: said(labels.responsibility), cell: ({ responsibility }) => said(responsibility) },
        { head: said(labels.covers), cell: ({ features }) => pen.links(features) },
      ]),
    ]),
    ...full,
    ...decisions(pen, 3, depth),
  ];
}

/** What talks to what. */
export function connectionTable(pen: Pen): Block {
  const { labels } = pen.words;
  return table(pen.source.contents.architect.connections, [
    { head: said(labels.from), cell: ({ from }) => pen.link(from) },
    { head: said(labels.to), cell: ({ to }) => pen.link(to) },
    { head: said(labels.label), cell: ({ label }) => said(label) },
  ]);
}

/** Data entities with their fields, under a heading of `level`. */
export function entities(pen: Pen, level: 2 | 3): readonly Block[] {
  const all = pen.source.contents.architect.entities;
  return under(
    level,
    said(pen.words.architecture.entities),
    all.flatMap(({ name, fields }) => [heading(level === 2 ? 3 : 4, said(name ?? pen.words.unnamed)), bullets(lines(fields).map(said))]),
  );
}

/** Decisions with their reasons, under a heading of `level`. */
export function decisions(pen: Pen, level: 2 | 3, depth: Depth): readonly Block[] {
  const { labels, decisionStates, architecture: words } = pen.words;
  return under(level, said(words.decisions), [
    table(pen.source.contents.architect.decisions, [
      { head: said(labels.decision), cell: ({ title }) => said(title ?? pen.words.unnamed) },
      { head: said(labels.status), cell: ({ status }) => pen.choice(decisionStates, status) },
      { head: said(labels.choice), cell: ({ choice }) => said(choice) },
      { head: said(labels.why), cell: ({ why }) => (depth === 'short' ? md`` : said(why)) },
    ]),
  ]);
}

/** Risks, the highest first. */
export function risks(pen: Pen): readonly Block[] {
  const all = pen.source.risks;
  const { labels } = pen.words;
  return [
    table(all, [
      { head: said(labels.risk), cell: ({ text }) => said(text ?? pen.words.unnamed) },
      { head: said(labels.score), cell: ({ score }) => pen.number(score) },
      { head: said(labels.likelihood), cell: ({ likelihood }) => pen.number(likelihood) },
      { head: said(labels.impact), cell: ({ impact }) => pen.number(impact) },
      { head: said(labels.response), cell: ({ response }) => said(response) },
    ]),
    all.some(({ score }) => score !== null) ? said(pen.words.risks.formula) : null,
  ];
}

/** Stories by release with their criteria; in short a table. Criteria of a story that is gone come last. */
export function stories(pen: Pen, depth: Depth): readonly Block[] {
  const { contents } = pen.source;
  const { labels, stories: words } = pen.words;
  const { stories: all, criteria } = contents.story;
  if (depth === 'short') {
    return [
      table(all, [
        { head: said(labels.story), cell: (story) => joined([said(story.code), storySentence(pen, story)], ' ') },
        { head: said(labels.slice), cell: ({ slice }) => pen.link(slice) },
        { head: said(labels.points), cell: ({ points }) => pen.number(points) },
        { head: said(labels.feature), cell: ({ feature }) => pen.link(feature) },
      ]),
    ];
  }
  const byId = new Map(all.map((story) => [story.id, story]));
  const homeless = criteria.filter(({ story }) => story === null || !byId.has(story.id));
  return [
    ...buildOrder(contents).flatMap(({ name, goal, stories: of }) =>
      under(3, said(name ?? (goal === null ? words.noSlice : pen.words.unnamed)), [
        paragraph(said(goal)),
        ...of.flatMap(({ id }) => storyCard(pen, byId.get(id))),
      ]),
    ),
    bullets(homeless.map((criterion) => joined([pen.link(criterion.story), criterionText(pen, criterion)], ' '))),
  ];
}

function storyCard(pen: Pen, story: Story | undefined): readonly Block[] {
  if (story === undefined) return [];
  const { labels, stories: words } = pen.words;
  const criteria = pen.source.contents.story.criteria.filter((criterion) => criterion.story?.id === story.id);
  const facts = joined(
    [
      story.points === null ? md`` : pen.counted({ one: words.points_one, other: words.points_other }, story.points),
      labelled(said(labels.feature), pen.link(story.feature)),
      labelled(said(labels.activity), pen.link(story.activity)),
      labelled(said(labels.task), pen.link(story.task)),
    ],
    ' · ',
  );
  return under(4, pen.name(story, story.want), [
    paragraph(storySentence(pen, story)),
    paragraph(facts),
    bullets(criteria.map((criterion) => criterionText(pen, criterion))),
  ]);
}

/** “As a …, I want to …, so that …”, as far as it is written. */
export function storySentence(pen: Pen, { asA, want, soThat }: Pick<Story, 'asA' | 'want' | 'soThat'>): Markdown {
  const words = pen.words.stories;
  const parts = { asA: open(said(asA)), want: soThat === null ? said(want ?? pen.words.notGiven) : open(said(want ?? pen.words.notGiven)), soThat: said(soThat) };
  const template =
    asA === null ? (soThat === null ? words.want : words.wantSoThat) : soThat === null ? words.asWant : words.sentence;
  return ended(phrase(template, parts));
}

/** “Given … When … Then …”, as far as it is written. */
export function criterionText(
  pen: Pen,
  { given, when, then }: { readonly given: string | null; readonly when: string | null; readonly then: string | null },
): Markdown {
  const words = pen.words.stories;
  const part = (label: string, text: string | null): Markdown => (text === null ? md`` : md`**${said(label)}** ${said(text)}`);
  return joined([part(words.given, given), part(words.when, when), part(words.then, then)], ' ');
}
