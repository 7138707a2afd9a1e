import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';

import { parseTable } from '../../renderer/features/table/parse-table.ts';
import { guessTargets, planRows, type PasteColumn } from '../../renderer/features/table/paste-plan.ts';
import { readCell } from '../../renderer/features/table/read-cell.ts';
import { choice, decimal, line, prose, refs, whole } from '../../shared/domain/field-specs.ts';

/** A cell as a spreadsheet may hold it: also with quotes, separators, line ends and other scripts, but not blank at its ends. */
const cell = fc.oneof(
  fc.constantFrom('Lockers', 'a "quoted" word', 'two\nlines', 'semi;colon', 'comma, and more', 'שלום', '🙂', '5', '"', 'x | y'),
  fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\r/g, '\n').replaceAll('\uFEFF', '').trim() || 'x'),
);
const grid = fc
  .integer({ min: 2, max: 5 })
  .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 8 }));

describe('reading pasted rows', () => {
  test('gives back every cell of a spreadsheet, whatever stands in it, whichever separator is used', () => {
    fc.assert(
      fc.property(grid, fc.constantFrom('\t', ',', ';'), (rows, delimiter) => {
        fc.pre(delimiter === '\t' || !rows.flat().some((text) => text.includes('\t')));
        const others = [',', ';', '|'].filter((other) => other !== delimiter);
        // Two separators that both make an even table cannot be told apart.
        fc.pre(delimiter === '\t' || !rows.every((row) => others.some((other) => row.join('').includes(other))));
        expect(parseTable(Papa.unparse(rows, { delimiter, newline: '\r\n' }))).toEqual({ rows, brokenQuoteLine: null });
      }),
      { numRuns: 300 },
    );
  });

  test('takes plain lines as one cell each, also with commas in the sentences', () => {
    expect(parseTable('\uFEFFFirst, then second\n\nJust one\n').rows).toEqual([['First, then second'], ['Just one']]);
  });

  test('names the line of a broken quote and keeps every word', () => {
    const { rows, brokenQuoteLine } = parseTable('name,impact\nReminder,3\n"Lockers,5\nDrones,1');
    expect(brokenQuoteLine).toBe(3);
    expect(rows).toEqual([['name', 'impact'], ['Reminder', '3'], ['"Lockers', '5'], ['Drones', '1']]);
    const tabbed = parseTable('Reminder\tsays "soon"\n"Lock"ers\t5');
    expect(tabbed.brokenQuoteLine).toBe(2);
    expect(tabbed.rows).toEqual([['Reminder', 'says "soon"'], ['"Lock"ers', '5']]);
  });

  test('takes five thousand lines', () => {
    expect(parseTable(Array.from({ length: 5_000 }, (_, index) => `Idea ${String(index)}\t${String(index % 5)}`).join('\n')).rows).toHaveLength(5_000);
  });
});

const MOSCOW = [{ value: 'must', label: 'Must' }, { value: 'wont', label: 'Won’t' }];
const words = { locale: 'de', options: MOSCOW };
const column = (id: string, header: string, read: PasteColumn['read']): PasteColumn => ({ id, header, names: [id], read });
const COLUMNS = [
  column('name', 'Feature', (text) => readCell(line, text, words)),
  column('impact', 'Impact', (text) => readCell(whole(1, 5), text, words)),
  column('moscow', 'Class', (text) => readCell(choice(['must', 'wont']), text, words)),
];

describe('what pasted rows become', () => {
  test('follows the names in the first row, in any order and case, and leaves unknown columns to the person', () => {
    const rows = [['CLASS', 'Owner', 'feature'], ['must', 'Priya', 'Lockers'], ["won't", '', 'Drones']];
    const targets = guessTargets(rows, COLUMNS);
    expect(targets).toEqual({ header: true, targets: ['moscow', null, 'name'] });
    expect(planRows(rows, targets, COLUMNS)).toEqual({
      items: [{ moscow: 'must', name: 'Lockers' }, { moscow: 'wont', name: 'Drones' }],
      misfits: [],
      leftOut: 1,
    });
  });

  test('loses no filled cell: each is in an item, named as a misfit, or counted as left out', () => {
    fc.assert(
      fc.property(grid, (rows) => {
        const targets = guessTargets(rows, COLUMNS);
        const { items, misfits, leftOut } = planRows(rows, targets, COLUMNS);
        const taken = items.reduce((sum, item) => sum + Object.keys(item).length, 0);
        expect(taken + misfits.length + leftOut).toBe(rows.slice(targets.header ? 1 : 0).flat().filter((text) => text !== '').length);
      }),
    );
  });

  test('reads numbers in the language’s way, and answers nothing where a cell does not fit', () => {
    expect(readCell(decimal(0, 10_000), '1.234,5', words)).toBe(1234.5);
    expect(readCell(whole(1, 5), '7', words)).toBeUndefined();
    expect(readCell(whole(1, 5), 'high', words)).toBeUndefined();
    expect(readCell(line, 'two\nlines', words)).toBe('two lines');
    expect(readCell(prose, 'two\nlines', words)).toBe('two\nlines');
    expect(readCell(line, 'x'.repeat(301), words)).toBeUndefined();
    expect(readCell(refs(), 'Ja; Nein', { locale: 'de', options: [{ value: 'fea_a', label: 'Ja' }] })).toBeUndefined();
  });
});
