import type { PartName } from '../../audiences.ts';
import { openPoints } from '../../derived/completeness.ts';
import { bullets, labelled, paragraph, quotation, under, type Block } from '../blocks.ts';
import { joined, lines, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** The idea, the whole on one screen, and how to read what follows. */
export function overview(pen: Pen, order: readonly PartName[]): readonly Block[] {
  const { headings, howTo } = pen.words;
  const parts = joined(order.map((part) => said(headings[part])), ' → ');
  return [
    ...idea(pen),
    ...under(2, said(headings.glance), [bullets(glance(pen))]),
    ...under(2, said(headings.howTo), [
      said(howTo[pen.source.audience]),
      paragraph(joined([parts === '' ? md`` : phrase(howTo.order, { parts }), said(howTo.refs), said(howTo.missing)], ' ')),
    ]),
  ];
}

/** The idea the workshop started from. */
export function idea(pen: Pen): readonly Block[] {
  return under(2, said(pen.words.headings.idea), [quotation(lines(pen.source.workshop.originalIdea).map(said))]);
}

function glance(pen: Pen): readonly Markdown[] {
  const { contents, features, sections, completeness } = pen.source;
  const { glance: words } = pen.words;
  const { stories } = contents.story;
  const points = stories.reduce((sum, story) => sum + (story.points ?? 0), 0);
  const open = openPoints(completeness);
  const line = (shown: boolean, label: string, text: () => Markdown): Markdown => (shown ? labelled(said(label), text()) : md``);
  return [
    line(sections.has('empathize'), words.people, () =>
      joined(contents.empathize.personas.map((persona) => joined([pen.name(persona, persona.name), said(persona.role)], ': ')), '; '),
    ),
    ...contents.define.questions
      .filter((question) => question.selected)
      .map((question) => line(sections.has('define'), words.question, () => pen.name(question, question.text))),
    line(sections.has('prototype'), words.concepts, () =>
      joined(contents.prototype.concepts.map((concept) => pen.name(concept, concept.name)), '; '),
    ),
    line(sections.has('prioritize'), words.musts, () =>
      joined(features.filter(({ moscow }) => moscow === 'must').map((feature) => pen.name(feature, feature.name)), '; '),
    ),
    line(sections.has('test'), words.tests, () => verdictCounts(pen)),
    line(sections.has('story') && points > 0, words.effort, () =>
      phrase(words.points, { count: pen.number(points), stories: pen.number(stories.length) }),
    ),
    line(sections.has('completeness'), words.open, () =>
      open === 0 ? said(words.nothingOpen) : pen.counted({ one: words.openPoints_one, other: words.openPoints_other }, open),
    ),
  ];
}

function verdictCounts(pen: Pen): Markdown {
  const { verdicts } = pen.words;
  const kinds = ['validated', 'promising', 'inconclusive', 'invalidated', 'open'] as const;
  const counts = kinds.map((kind) => ({ kind, count: pen.source.tests.filter((test) => (test.verdict ?? 'open') === kind).length }));
  return joined(
    counts.filter(({ count }) => count > 0).map(({ kind, count }) => joined([pen.number(count), said(verdicts[kind])], ' ')),
    pen.words.and,
  );
}
