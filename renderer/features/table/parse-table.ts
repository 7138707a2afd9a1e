import Papa from 'papaparse';

/** A pasted text as rows of cells. */
export interface ParsedTable {
  readonly rows: readonly (readonly string[])[];
  /** The line in which a quote is opened or closed in the wrong place; rows are then split at every line end and separator. */
  readonly brokenQuoteLine: number | null;
}

const GUESSES = [',', ';', '|'];
const LINE_END = /\r\n|\r|\n/;

/**
 * Reads what a spreadsheet puts on the clipboard, a CSV file, or plain lines. Text with tabs is split at tabs; text without only
 * where a comma, semicolon or bar makes as many cells of every line, so that sentences stay whole. Blank rows fall away, white
 * space around cells too, nothing else.
 */
export function parseTable(text: string): ParsedTable {
  const bare = text.replace(/^\uFEFF/, '');
  const separator = bare.includes('\t') ? '\t' : (guessed((by) => parsed(bare, by).data) ?? guessed((by) => split(bare, by)) ?? '\t');
  const { data, errors } = parsed(bare, separator);
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken === undefined) return { rows: tidied(data), brokenQuoteLine: null };
  return { rows: tidied(split(bare, separator)), brokenQuoteLine: bare.slice(0, broken.index ?? 0).split(LINE_END).length };
}

function parsed(text: string, delimiter: string): Papa.ParseResult<string[]> {
  return Papa.parse<string[]>(text, { delimiter });
}

function split(text: string, separator: string): readonly (readonly string[])[] {
  return text.split(LINE_END).map((line) => line.split(separator));
}

/** The separator that makes at least two cells of every line, and always as many. */
function guessed(rowsBy: (separator: string) => readonly (readonly string[])[]): string | null {
  return (
    GUESSES.find((separator) => {
      const rows = tidied(rowsBy(separator));
      const width = rows[0]?.length ?? 0;
      return rows.length > 1 && width > 1 && rows.every((row) => row.length === width);
    }) ?? null
  );
}

function tidied(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ''));
}
