import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { notesFrom, pasteProblem, readPasted, seemsTitled } from '../../renderer/features/board/paste.ts';
import { LIMITS } from '../../shared/domain/limits.ts';

const words = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

describe('pasting', () => {
  test('guesses titles where words stand above numbers, and nowhere else', async () => {
    const titled = async (text: string): Promise<boolean> => seemsTitled(await readPasted(text, 'csv'));
    expect(await titled('Idea,Who,Votes\n"Lamps, bright ones",Mia,3\nBenches,Ben,2')).toBe(true);
    expect(await titled('Idea;Share\nLamps;12,5 %\nBenches;')).toBe(true);
    for (const plain of ['Lamps,Mia\nBenches,Ben', '1,2\n3,4', 'Lamps\nBenches', 'Lamps,3', 'Idea,Votes\nLamps,many\nBenches,2']) expect(await titled(plain)).toBe(false);
  });

  test('a list makes one note a line, without bullets and blank lines', async () => {
    const pasted = await readPasted('- Lockers\r\n• A code\n\n   * Drones, or bikes\nThe end – nearly\n');
    expect(notesFrom(pasted, 0, false)).toEqual(['Lockers', 'A code', 'Drones, or bikes', 'The end – nearly']);
    expect(pasted).toMatchObject({ columns: 1, brokenQuotes: false });
  });

  test('5,000 lines are 5,000 notes, and too many for the board are refused as a whole', async () => {
    const texts = notesFrom(await readPasted(Array.from({ length: 5_000 }, (_, n) => `Line ${String(n)}`).join('\n')), 0, false);
    expect(texts).toHaveLength(5_000);
    expect(texts[4_999]).toBe('Line 4999');
    expect(pasteProblem(texts, LIMITS.itemsPerCollection)).toBeNull();
    expect(pasteProblem(texts, 4_999)).toEqual({ kind: 'no_room', room: 4_999, count: 5_000 });
  });

  test('a spreadsheet gives its columns, quoted cells keep their line breaks, a first row can be titles', async () => {
    const pasted = await readPasted('Idea\tWho\n"Two\nlines, ""quoted"""\tAnna\n\tBen\nLast\tCleo');
    expect(pasted).toMatchObject({ columns: 2, brokenQuotes: false });
    expect(notesFrom(pasted, 0, true)).toEqual(['Two\nlines, "quoted"', 'Last']);
    expect(notesFrom(pasted, 1, false)).toEqual(['Who', 'Anna', 'Ben', 'Cleo']);
    expect(notesFrom(pasted, null, true)).toEqual(['Two\nlines, "quoted", Anna', 'Ben', 'Last, Cleo']);
  });

  test('a CSV file finds its separator', async () => {
    expect(notesFrom(await readPasted('\uFEFFIdee;Wer\r\nSchließfächer;Anna\r\n"Rad; groß";Ben', 'csv'), 0, true)).toEqual(['Schließfächer', 'Rad; groß']);
  });

  test('a CSV with broken quotes says so and loses no word', async () => {
    const broken = ['name,idea', 'Anna,"a "locker" at the door', 'Ben,"never closed', 'Cleo,fine'].join('\n');
    const pasted = await readPasted(broken, 'csv');
    expect(pasted.brokenQuotes).toBe(true);
    expect(pasted.rows).toHaveLength(4);
    expect(words(notesFrom(pasted, null, false).join(' '))).toEqual(words(broken));
  });

  test('whatever is in a table, every word of it is in the notes of all columns', async () => {
    const cell = fc.stringMatching(/^[a-zא-ת😀"',; ]{0,12}$/u);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 }), async (rows) => {
        const text = rows.map((row) => row.join('\t')).join('\n');
        const pasted = await readPasted(text);
        expect([...words(notesFrom(pasted, null, false).join('\n'))].sort()).toEqual([...words(text)].sort());
      }),
    );
  });

  test('right-to-left text and emoji stay as they are; too long and unstorable texts are named with their line', async () => {
    const texts = notesFrom(await readPasted('שלום עולם\n👩‍👩‍👧‍👦 Familie\nمرحبا'), 0, false);
    expect(texts).toEqual(['שלום עולם', '👩‍👩‍👧‍👦 Familie', 'مرحبا']);
    expect(pasteProblem(texts, 10)).toBeNull();
    expect(pasteProblem(['fine', 'x'.repeat(50_000)], 10)).toBeNull();
    expect(pasteProblem(['fine', 'x'.repeat(50_001)], 10)).toEqual({ kind: 'too_long', line: 2, count: 50_001, most: 50_000 });
    expect(pasteProblem(['a\u0000b'], 10)).toEqual({ kind: 'bad_text', line: 1 });
    expect(pasteProblem([], 10)).toEqual({ kind: 'nothing' });
  });
});
