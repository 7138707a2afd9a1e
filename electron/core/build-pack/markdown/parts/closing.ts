import type { TraceColumn, TraceRow } from '../../derived/traceability.ts';
import { bullets, labelled, table, under, type Block } from '../blocks.ts';
import { joined, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** One row a feature, from its ideas to its stories; below it what leads nowhere. */
export function traceability(pen: Pen): readonly Block[] {
  const trace = pen.source.traceability;
  if (trace === null) return [];
  const { labels, traceability: words } = pen.words;
  const heads: Readonly<Record<TraceColumn, string>> = {
    ideas: labels.ideas,
    concept: labels.concept,
    feature: labels.feature,
    components: labels.components,
    requirements: labels.requirements,
    stories: labels.stories,
  };
  const cell = (column: TraceColumn, row: TraceRow): Markdown =>
    column === 'feature' || column === 'concept' ? pen.link(row[column]) : pen.codes(row[column]);
  // The feature leads the row: the first column is always filled.
  const columns = ['feature' as const, ...trace.columns.filter((column) => column !== 'feature')];
  const loose = (['ideasWithoutConcept', 'conceptsWithoutFeature', 'requirementsWithoutFeature', 'storiesWithoutFeature'] as const).map(
    (kind) => labelled(said(words[kind]), pen.links(trace.loose[kind])),
  );
  return [
    said(words.intro),
    table(trace.rows, columns.map((column) => ({ head: said(heads[column]), cell: (row: TraceRow) => cell(column, row) }))),
    ...under(3, said(words.loose), [bullets(loose)]),
  ];
}

/** What each step still lacks, and what is worth another look. */
export function completeness(pen: Pen): readonly Block[] {
  const { completeness: report } = pen.source;
  const { labels, steps, completeness: words } = pen.words;
  return [
    phrase(words.gates, { met: pen.number(report.gatesMet), all: pen.number(report.gatesAll) }),
    table(report.steps, [
      { head: said(labels.step), cell: ({ step }) => said(steps[step]) },
      { head: said(labels.status), cell: ({ status }) => said(words.statuses[status]) },
      {
        head: said(labels.gate),
        cell: ({ missing }) =>
          missing.length === 0 ? said(words.nothing) : joined(missing.map((point) => said(point.text)), pen.words.and),
      },
    ]),
    ...under(3, said(words.open), [bullets(lookAgain(pen))]),
  ];
}

/** The open ends, one line a kind. */
export function lookAgain(pen: Pen): readonly Markdown[] {
  return pen.source.completeness.lookAgain.map(({ kind, items }) => labelled(said(pen.words.completeness[kind]), pen.links(items)));
}

/** Every point that is missing or worth another look, one line each step or kind. */
export function openPointList(pen: Pen): readonly Markdown[] {
  const missing = pen.source.completeness.steps
    .filter((step) => step.missing.length > 0)
    .map(({ step, missing: points }) => labelled(said(pen.words.steps[step]), joined(points.map((point) => said(point.text)), pen.words.and)));
  return [...missing, ...lookAgain(pen)];
}
