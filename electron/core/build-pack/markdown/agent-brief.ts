import type { Acceptance, BriefFeature } from '../derived/brief.ts';
import { boxes, bullets, labelled, numbers, paragraph, table, under, type Block } from './blocks.ts';
import { joined, lines, md, phrase, said, type Markdown } from './markdown.ts';
import { people } from './parts/people.ts';
import { viewSentence } from './parts/problem.ts';
import { evidence } from './parts/evidence.ts';
import { connectionTable, criterionText, decisions, entities, risks } from './parts/build.ts';
import { openPointList, traceability } from './parts/closing.ts';
import { idea } from './parts/overview.ts';
import type { Pen } from './pen.ts';

/** The pack for a coding agent: rules, goals, constraints, what to build and how it is accepted, what not to build, in which order. */
export function agentBrief(pen: Pen): readonly Block[] {
  const { brief, sections, contents } = pen.source;
  const { headings } = pen.words.brief;
  const shown = (section: Parameters<typeof sections.has>[0], blocks: () => readonly Block[]): readonly Block[] =>
    sections.has(section) ? blocks() : [];
  return [
    ...under(2, said(headings.rules), [
      ...(sections.has('overview') ? [said(pen.words.howTo.agent), said(pen.words.howTo.refs)] : []),
      numbers(brief.rules.map(said)),
    ]),
    ...shown('overview', () => idea(pen)),
    ...under(2, said(headings.goals), [bullets(goals(pen))]),
    ...under(2, said(headings.constraints), [
      bullets(brief.constraints.map(({ code, text, measure }) => ({ text: pen.name({ code }, text), below: [accepted(pen, measure)] }))),
    ]),
    ...under(2, said(headings.musts), brief.mustFeatures.flatMap((feature) => featureBlocks(pen, feature))),
    ...under(2, said(headings.later), brief.laterFeatures.flatMap((feature) => featureBlocks(pen, feature))),
    ...under(2, said(headings.nonGoals), [
      bullets(brief.nonGoals.map((feature) => joined([pen.name(feature, feature.name), said(feature.description)], ': '))),
    ]),
    ...under(2, said(headings.order), [...order(pen), paragraph(labelled(said(pen.words.brief.unplanned), pen.links(brief.unplanned)))]),
    ...shown('architect', () => [
      ...under(2, said(headings.components), [components(pen), connectionTable(pen)]),
      ...entities(pen, 2),
      ...decisions(pen, 2, 'full'),
      ...under(2, said(headings.risks), risks(pen)),
    ]),
    ...under(2, said(headings.context), [
      ...shown('empathize', () => people(pen, 'short')),
      ...shown('test', () => evidence(pen, 'short')),
      ...shown('prototype', () => [
        bullets(contents.prototype.screens.map(({ name, purpose }) => labelled(said(name ?? pen.words.unnamed), said(purpose ?? pen.words.notGiven)))),
      ]),
    ]),
    ...under(2, said(pen.words.headings.traceability), traceability(pen)),
    ...shown('completeness', () => under(2, said(headings.open), [bullets(openPointList(pen))])),
  ];
}

function goals(pen: Pen): readonly Markdown[] {
  const { contents, brief } = pen.source;
  const views = brief.goals.length === 0 ? [] : contents.define.pointsOfView;
  return [
    ...views.map((view) => joined([said(view.code), viewSentence(pen, view)], ' ')),
    ...brief.questions.map((question) =>
      phrase(pen.words.brief.answer, { question: joined([said(question.code), said(question.label)], ' ') }),
    ),
  ];
}

function accepted(pen: Pen, measure: string | null): Markdown {
  return labelled(said(pen.words.labels.measure), said(measure));
}

function featureBlocks(pen: Pen, feature: BriefFeature): readonly Block[] {
  const { builtBy, acceptance, noAcceptance } = pen.words.brief;
  return under(3, pen.name(feature, feature.name), [
    ...lines(feature.description).map((line) => paragraph(said(line))),
    feature.moscow === 'must' ? null : labelled(said(pen.words.labels.class), said(pen.words.moscow[feature.moscow ?? 'unsorted'])),
    paragraph(labelled(said(builtBy), pen.links(feature.components))),
    feature.acceptance.length === 0 ? said(noAcceptance) : md`**${said(acceptance)}**`,
    boxes(feature.acceptance.map((box) => acceptanceBox(pen, box))),
  ]);
}

function acceptanceBox(pen: Pen, box: Acceptance): { readonly text: Markdown; readonly below: readonly Markdown[] } {
  if (box.kind === 'criterion') return { text: joined([said(box.code), criterionText(pen, box)], ' '), below: [] };
  const optional = box.priority === null || box.priority === 'must' ? md`` : md`(${said(pen.words.moscow[box.priority])})`;
  return { text: joined([pen.name(box, box.text), optional], ' '), below: [accepted(pen, box.measure)] };
}

function order(pen: Pen): readonly Block[] {
  const { buildOrder } = pen.source.brief;
  const { stories: words } = pen.words;
  return buildOrder.flatMap(({ name, goal, stories }) =>
    under(3, said(name ?? (goal === null ? words.noSlice : pen.words.unnamed)), [
      ...lines(goal).map((line) => paragraph(labelled(said(pen.words.brief.goal), said(line)))),
      numbers(stories.map((story) => joined([said(story.code), said(story.label ?? pen.words.unnamed)], ' '))),
    ]),
  );
}

function components(pen: Pen): Block {
  const { labels, componentKinds } = pen.words;
  return table(pen.source.contents.architect.components, [
    { head: said(labels.component), cell: (component) => pen.name(component, component.name) },
    { head: said(labels.kind), cell: ({ kind }) => pen.choice(componentKinds, kind) },
    { head: said(labels.responsibility), cell: ({ responsibility }) => said(responsibility) },
    { head: said(labels.covers), cell: ({ features }) => pen.codes(features) },
  ]);
}
