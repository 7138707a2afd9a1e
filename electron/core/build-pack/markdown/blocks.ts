import { md, type Markdown } from './markdown.ts';

/** A block of a document: one or more lines that stand between blank lines. Null stands for nothing to say. */
export type Block = Markdown | null;

export type HeadingLevel = 1 | 2 | 3 | 4;

export function heading(level: HeadingLevel, text: Markdown): Block {
  return `${'#'.repeat(level)} ${text}` as Markdown;
}

export function paragraph(text: Markdown): Block {
  return text === '' ? null : text;
}

/** Each line a paragraph of one quotation. */
export function quotation(paragraphs: readonly Markdown[]): Block {
  const filled = paragraphs.filter((text) => text !== '');
  return filled.length === 0 ? null : (filled.map((text) => `> ${text}`).join('\n>\n') as Markdown);
}

/** An item of a list, with items below it. */
export interface ListItem {
  readonly text: Markdown;
  readonly below?: readonly Markdown[];
}

type Items = readonly (Markdown | ListItem)[];

export function bullets(items: Items): Block {
  return list(items, () => '- ');
}

/** Boxes to tick. */
export function boxes(items: Items): Block {
  return list(items, () => '- [ ] ');
}

export function numbers(items: Items): Block {
  return list(items, (index) => `${index + 1}. `);
}

function list(items: Items, mark: (index: number) => string): Block {
  const filled = items.map((item) => (typeof item === 'string' ? { text: item } : item)).filter(({ text }) => text !== '');
  const rows = filled.flatMap(({ text, below = [] }: ListItem, index) => [
    `${mark(index)}${text}`,
    ...below.filter((line) => line !== '').map((line) => `${' '.repeat(indent(mark(index)))}- ${line}`),
  ]);
  return rows.length === 0 ? null : (rows.join('\n') as Markdown);
}

/** Where the text of an item starts; a box to tick is part of the text. */
function indent(mark: string): number {
  return mark.startsWith('-') ? 2 : mark.length;
}

/** One column of a table: its head, and its cell for a row. */
export interface Column<R> {
  readonly head: Markdown;
  readonly cell: (row: R, index: number) => Markdown;
  /** True for a column whose head says something by itself. */
  readonly always?: boolean;
}

/** A table with one line a row; columns in which no row says anything are left out, but never the first. Null without rows. */
export function table<R>(rows: readonly R[], columns: readonly Column<R>[]): Block {
  if (rows.length === 0) return null;
  const cells = rows.map((row, index) => columns.map(({ cell }) => cell(row, index)));
  const kept = columns.flatMap(({ always }, index) => (index === 0 || always === true || cells.some((row) => row[index] !== '') ? [index] : []));
  const line = (texts: readonly Markdown[]): string => `| ${kept.map((index) => texts[index] ?? '').join(' | ')} |`;
  return [
    line(columns.map(({ head }) => head)),
    `| ${kept.map(() => '---').join(' | ')} |`,
    ...cells.map(line),
  ].join('\n') as Markdown;
}

/** A heading with what stands below it; nothing when nothing stands below it. */
export function under(level: HeadingLevel, title: Markdown, blocks: readonly Block[]): readonly Block[] {
  const filled = blocks.filter((block) => block !== null);
  return filled.length === 0 ? [] : [heading(level, title), ...filled];
}

/** A bold label with its text, nothing without text. */
export function labelled(label: Markdown, text: Markdown): Markdown {
  return text === '' ? text : md`**${label}:** ${text}`;
}

/** The document: blocks between blank lines, one line feed at the end. */
export function document(blocks: readonly Block[]): string {
  return `${blocks.filter((block) => block !== null).join('\n\n')}\n`;
}
