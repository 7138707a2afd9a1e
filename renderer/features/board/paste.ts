import { LIMITS } from '../../../shared/domain/limits.ts';
import { textProblem } from '../../../shared/domain/text.ts';

/** What was pasted, as rows of cells; a plain list has one cell a row. */
export interface Pasted {
  readonly rows: readonly (readonly string[])[];
  /** Cells of the widest row. */
  readonly columns: number;
  /** The quotes of a table did not match: its lines were taken as they are. */
  readonly brokenQuotes: boolean;
}

/** Why pasted texts cannot become notes. */
export type PasteProblem =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'no_room'; readonly room: number; readonly count: number }
  | { readonly kind: 'too_long'; readonly line: number; readonly count: number; readonly most: number }
  | { readonly kind: 'bad_text'; readonly line: number };

/**
 * Reads pasted text: one row a line; with tabs it is a table from a spreadsheet, and a `csv` file is one with its own separator.
 * A quoted cell may hold line breaks. Where quotes do not match, each line is a row as it stands, so that no text is lost.
 */
export async function readPasted(text: string, kind: 'text' | 'csv' = 'text'): Promise<Pasted> {
  const plain = text.replace(/^\uFEFF/, '');
  if (kind === 'text' && !plain.includes('\t')) return { rows: linesOf(plain).map((line) => [line]), columns: 1, brokenQuotes: false };
  const { default: Papa } = await import('papaparse');
  const delimiter = plain.includes('\t') && (kind === 'text' || !/[,;]/.test(plain.split('\n', 1)[0] ?? '')) ? '\t' : '';
  const { data, errors, meta } = Papa.parse<string[]>(plain, { delimiter, skipEmptyLines: 'greedy' });
  const brokenQuotes = errors.some(({ type }) => type === 'Quotes');
  const rows = brokenQuotes ? linesOf(plain).map((line) => line.split(meta.delimiter).map((cell) => cell.trim())) : data.map((row) => row.map((cell) => cell.trim()));
  const filled = rows.filter((row) => row.some((cell) => cell !== ''));
  return { rows: filled, columns: filled.reduce((most, row) => Math.max(most, row.length), 0), brokenQuotes };
}

/** The notes a choice of column makes: its filled cells; `null` joins all cells of a row with a comma. */
export function notesFrom({ rows }: Pasted, column: number | null, skipFirst: boolean): readonly string[] {
  return (skipFirst ? rows.slice(1) : rows)
    .map((row) => (column === null ? row.filter((cell) => cell !== '').join(', ') : (row[column] ?? '')))
    .filter((text) => text !== '');
}

/**
 * Whether the first row of a table most likely holds titles: all its cells are words, and below one of them stand numbers alone. A
 * guess to begin with; the person sees it and decides.
 */
export function seemsTitled({ rows, columns, brokenQuotes }: Pasted): boolean {
  const [first, ...others] = rows;
  if (first === undefined || others.length === 0 || columns < 2 || brokenQuotes) return false;
  const isNumber = (cell: string): boolean => /^[-+]?\d[\d.,\s]*%?$/.test(cell);
  if (first.length < columns || first.some((cell) => cell === '' || isNumber(cell))) return false;
  return first.some((_, column) => {
    const below = others.map((row) => row[column] ?? '').filter((cell) => cell !== '');
    return below.length > 0 && below.every(isNumber);
  });
}

/** Why these texts cannot all become notes; null when they can. Nothing is cut short. */
export function pasteProblem(texts: readonly string[], room: number): PasteProblem | null {
  if (texts.length === 0) return { kind: 'nothing' };
  if (texts.length > room) return { kind: 'no_room', room, count: texts.length };
  for (const [index, text] of texts.entries()) {
    const problem = textProblem(text, LIMITS.longText);
    if (problem === null) continue;
    if (text.length > LIMITS.longText) return { kind: 'too_long', line: index + 1, count: text.length, most: LIMITS.longText };
    return { kind: 'bad_text', line: index + 1 };
  }
  return null;
}

/** Lines with their bullets taken away; blank ones are left out. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/^\s*(?:[-*•·–]\s+)?/, '').trimEnd())
    .filter((line) => line !== '');
}
