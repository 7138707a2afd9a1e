import { FEEDBACK_QUADRANTS } from '../../../../../shared/domain/steps/test.ts';
import type { Depth } from '../../audiences.ts';
import type { JudgedTest } from '../../derived/ranked.ts';
import { bullets, labelled, paragraph, table, under, type Block } from '../blocks.ts';
import { joined, lines, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** Tests with their verdicts; in full also what was noted about each. */
export function evidence(pen: Pen, depth: Depth): readonly Block[] {
  const { tests } = pen.source;
  const { labels, lenses, methods } = pen.words;
  const noted = tests.filter((test) => test.notes !== null || test.metric !== null);
  return [
    table(tests, [
      { head: said(labels.assumption), cell: (test) => pen.name(test, test.assumption) },
      { head: said(labels.verdict), cell: (test) => verdict(pen, test) },
      { head: said(labels.actual), cell: (test) => amount(pen, test, test.actual) },
      { head: said(labels.target), cell: (test) => within(pen, test, 'atLeast', test.target) },
      { head: said(labels.kill), cell: (test) => within(pen, test, 'atMost', test.kill) },
      { head: said(labels.sample), cell: ({ sample }) => pen.number(sample) },
      { head: said(labels.method), cell: ({ method }) => pen.choice(methods, method) },
      { head: said(labels.lens), cell: ({ lens }) => pen.choice(lenses, lens) },
      { head: said(labels.concept), cell: ({ concept }) => pen.link(concept) },
    ]),
    ...(depth === 'short' ? [] : noted.flatMap((test) => testNotes(pen, test))),
  ];
}

function testNotes(pen: Pen, test: JudgedTest): readonly Block[] {
  return under(3, pen.name(test, test.assumption), [
    paragraph(labelled(said(pen.words.labels.metric), said(test.metric))),
    ...lines(test.notes).map((line) => paragraph(said(line))),
  ]);
}

/** The verdict with its score, or that the test is still to be run. */
export function verdict(pen: Pen, test: JudgedTest): Markdown {
  const { verdicts } = pen.words;
  return test.verdict === null ? said(verdicts.open) : md`${said(verdicts[test.verdict])} (${pen.number(test.score)})`;
}

function within(pen: Pen, test: JudgedTest, bound: 'atLeast' | 'atMost', value: number | null): Markdown {
  const text = amount(pen, test, value);
  return text === '' || test.metricKind === 'yes_no' ? text : phrase(pen.words.amounts[bound], { amount: text });
}

/** A figure in the unit of the test's metric. */
function amount(pen: Pen, { metricKind }: JudgedTest, value: number | null): Markdown {
  const { amounts } = pen.words;
  if (value === null) return md``;
  if (metricKind === 'yes_no') return said(value >= 1 ? amounts.yes : amounts.no);
  const n = pen.number(value);
  if (metricKind === 'percent') return phrase(amounts.percent, { n });
  return metricKind === 'qualitative' ? phrase(amounts.rating, { n }) : n;
}

/** What people said, by quadrant; notes in no quadrant first. */
export function feedback(pen: Pen, depth: Depth): readonly Block[] {
  const notes = pen.source.contents.test.feedback;
  const item = ({ text, who, test }: (typeof notes)[number]) => ({
    text: joined([said(text), said(who)], ' – '),
    below: depth === 'short' ? [] : [pen.link(test)],
  });
  return [
    bullets(notes.filter((note) => note.quadrant === null).map(item)),
    ...FEEDBACK_QUADRANTS.flatMap((quadrant) =>
      under(3, said(pen.words.quadrants[quadrant]), [bullets(notes.filter((note) => note.quadrant === quadrant).map(item))]),
    ),
  ];
}
