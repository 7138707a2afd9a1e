import { JOURNEY_ROWS } from '../../../../../shared/domain/steps/define.ts';
import type { Depth } from '../../audiences.ts';
import type { PointOfView, Question } from '../../contents/entry.ts';
import { bullets, table, under, type Block, type Column } from '../blocks.ts';
import { joined, md, phrase, said, type Markdown } from '../markdown.ts';
import type { Pen } from '../pen.ts';

/** Points of view and the chosen questions; in full also the others. */
export function problem(pen: Pen, depth: Depth): readonly Block[] {
  const { pointsOfView, questions } = pen.source.contents.define;
  const chosen = questions.filter((question) => question.selected);
  const others = questions.filter((question) => !question.selected);
  return [
    bullets(pointsOfView.map((view) => md`**${said(view.code)}** ${viewSentence(pen, view)}`)),
    ...under(3, said(pen.words.problem.chosen), [bullets(chosen.map((question) => questionItem(pen, question)))]),
    ...(depth === 'full' ? under(3, said(pen.words.problem.others), [bullets(others.map((q) => questionItem(pen, q)))]) : []),
  ];
}

/** “Somebody needs something, because …”, with the full stop it may lack. */
export function viewSentence(pen: Pen, { persona, need, insight }: Pick<PointOfView, 'persona' | 'need' | 'insight'>): Markdown {
  const { view, viewOpen, somebody } = pen.words.problem;
  const who = persona === null ? said(somebody) : persona.missing ? pen.link(persona) : said(persona.label ?? pen.words.unnamed);
  const because = said(insight);
  return because === ''
    ? ended(phrase(viewOpen, { who, need: said(need) }))
    : ended(phrase(view, { who, need: open(said(need ?? pen.words.notGiven)), insight: because }));
}

/** Without the full stop that would stand inside our sentence. */
export function open(text: Markdown): Markdown {
  return text.replace(/(?<!\\)[.,;]+$/, '') as Markdown;
}

/** With a full stop, unless the text ends a sentence itself. */
export function ended(text: Markdown): Markdown {
  return /[.!?…:]["”“’')]?$/.test(text) ? text : md`${text}.`;
}

function questionItem(pen: Pen, question: Question): { readonly text: Markdown; readonly below: readonly Markdown[] } {
  const source = pen.link(question.from);
  return {
    text: md`**${said(question.code)}** ${said(question.text ?? pen.words.unnamed)}`,
    below: source === '' ? [] : [phrase(pen.words.problem.arises, { source })],
  };
}

const MOODS: Readonly<Record<number, string>> = { [-2]: '−2', [-1]: '−1', 0: '0', 1: '+1', 2: '+2' };

/** The journey: a column a stage, a row an aspect. Cells without a place in it are listed below. */
export function journey(pen: Pen): readonly Block[] {
  const { journeyStages: stages, journeyCells: cells } = pen.source.contents.define;
  const cellText = (stageId: string, row: (typeof JOURNEY_ROWS)[number]): Markdown =>
    joined(cells.filter((cell) => cell.stage?.id === stageId && cell.row === row).map((cell) => said(cell.text)), ' / ');
  type Row = { readonly head: string; readonly cell: (stageId: string, emotion: number | null) => Markdown };
  const rows: readonly Row[] = [
    { head: pen.words.labels.mood, cell: (_stageId: string, emotion: number | null): Markdown => said(emotion === null ? '' : (MOODS[emotion] ?? '')) },
    ...JOURNEY_ROWS.map((row): Row => ({ head: pen.words.rows[row], cell: (stageId) => cellText(stageId, row) })),
  ].filter(({ cell }) => stages.some((stage) => cell(stage.id, stage.emotion) !== ''));
  const columns: readonly Column<Row>[] = [
    { head: said(pen.words.labels.stage), cell: ({ head }) => said(head) },
    ...stages.map(
      (stage): Column<Row> => ({
        head: said(stage.name ?? pen.words.unnamed),
        cell: ({ cell }) => cell(stage.id, stage.emotion),
        always: true,
      }),
    ),
  ];
  const known = new Set(stages.map(({ id }) => id));
  const lost = cells.filter(({ stage, row }) => stage === null || row === null || !known.has(stage.id));
  return [
    stages.length === 0 ? null : (table(rows, columns) ?? bullets(stages.map(({ name }) => said(name)))),
    bullets(lost.map((cell) => joined([pen.link(cell.stage), pen.choice(pen.words.rows, cell.row), said(cell.text)], ' · '))),
  ];
}
