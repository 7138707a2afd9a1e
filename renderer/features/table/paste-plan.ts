/** A column that pasted cells can go into. */
export interface PasteColumn {
  readonly id: string;
  readonly header: string;
  /** Further names it goes by, for finding it in the first row. */
  readonly names: readonly string[];
  /** The field's value that a cell stands for; undefined where it does not fit. */
  readonly read: (cell: string) => unknown;
}

/** Where each pasted column goes (null: left out), and whether the first row only names the columns. */
export interface PasteTargets {
  readonly header: boolean;
  readonly targets: readonly (string | null)[];
}

/** A cell that does not fit its column. */
export interface Misfit {
  /** Row of the paste, the first is 1. */
  readonly row: number;
  readonly column: string;
  readonly text: string;
}

/** What a paste will add. Every filled cell is in one of the three. */
export interface PastePlan {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly misfits: readonly Misfit[];
  /** Filled cells of columns that are left out. */
  readonly leftOut: number;
}

function known(columns: readonly PasteColumn[], cell: string): PasteColumn | undefined {
  const wanted = cell.trim().toLocaleLowerCase();
  return columns.find(({ header, names }) => [header, ...names].some((name) => name.toLocaleLowerCase() === wanted));
}

/** Takes the first row as names when at least half of its filled cells are; else the columns go in the table's order. */
export function guessTargets(rows: readonly (readonly string[])[], columns: readonly PasteColumn[]): PasteTargets {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const first = Array.from({ length: width }, (_, at) => rows[0]?.[at] ?? '');
  const named = first.map((cell) => known(columns, cell)?.id ?? null);
  const filled = first.filter((cell) => cell !== '').length;
  const header = rows.length > 1 && filled > 0 && named.filter((id) => id !== null).length * 2 >= filled;
  if (!header) return { header, targets: first.map((_, at) => columns[at]?.id ?? null) };
  // A column goes to one place only; the second of the same name is left to the person.
  return { header, targets: named.map((id, at) => (id !== null && named.indexOf(id) === at ? id : null)) };
}

/** Turns rows into the fields of new items. */
export function planRows(rows: readonly (readonly string[])[], { header, targets }: PasteTargets, columns: readonly PasteColumn[]): PastePlan {
  const misfits: Misfit[] = [];
  let leftOut = 0;
  const items = rows.slice(header ? 1 : 0).flatMap((row, index) => {
    const fields: Record<string, unknown> = {};
    for (const [at, cell] of row.entries()) {
      if (cell === '') continue;
      const column = columns.find(({ id }) => id === targets[at]);
      const value = column?.read(cell);
      if (column === undefined) leftOut += 1;
      else if (value === undefined) misfits.push({ row: index + (header ? 2 : 1), column: column.header, text: cell });
      else fields[column.id] = value;
    }
    return Object.keys(fields).length === 0 ? [] : [fields];
  });
  return { items, misfits, leftOut };
}
