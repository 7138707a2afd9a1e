import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { packFileName, packTitle } from '../../electron/core/build-pack/pack-names.ts';
import { filled, numberText } from '../../electron/core/build-pack/words.ts';
import { textProblem } from '../../shared/domain/text.ts';
import { anyText } from '../domain/arbitraries.ts';

describe('the file name of a pack', () => {
  test.each([
    ['Library of Things', 'Library of Things.md'],
    ['Build pack: Über „Dinge“ & Bücher', 'Build pack Über „Dinge“ & Bücher.md'],
    ['日本語のワークショップ', '日本語のワークショップ.md'],
    ['a/b\\c:d*e?f"g<h>i|j', 'a b c d e f g h i j.md'],
    ['..\\..\\etc/passwd', 'etc passwd.md'],
    ['.hidden', 'hidden.md'],
    ['--help', 'help.md'],
    ['trailing dots...  ', 'trailing dots.md'],
    ['', 'build-pack.md'],
    ['???', 'build-pack.md'],
    ['. . .', 'build-pack.md'],
    ['con', '_con.md'],
    ['COM1.backup', '_COM1.backup.md'],
    ['LPT²', '_LPT².md'],
    ['Console', 'Console.md'],
    ['name\u202Egpj.exe', 'name gpj.exe.md'],
    ['two\nlines\tand a tab', 'two lines and a tab.md'],
  ])('of %j is %j', (title, name) => {
    expect(packFileName(title, 'markdown')).toBe(name);
  });

  test('ends as its format does', () => {
    expect(packFileName('x', 'json')).toBe('x.json');
    expect(packFileName('x', 'pdf')).toBe('x.pdf');
  });

  test('is one that every system takes, whatever the title', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string({ unit: 'binary', maxLength: 400 })), (title) => {
        const name = packFileName(title, 'markdown');
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(190);
        // eslint-disable-next-line no-control-regex -- control characters are what must not be there.
        expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f]|^[.\s~-]|[.\s]\.md$/u);
        expect(name).toMatch(/^.+\.md$/u);
        expect(textProblem(name, 300)).toBeNull();
        expect(name.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)\s*$/i);
      }),
      { numRuns: 2000 },
    );
  });

  test('cuts a long title between characters', () => {
    const name = packFileName('😀'.repeat(200), 'markdown');
    expect(name).toBe(`${'😀'.repeat(45)}.md`);
  });
});

test('the title of a pack names its workshop in the language', () => {
  expect(packTitle('Library of Things', 'en')).toBe('Build pack: Library of Things');
  expect(packTitle('{{title}} $& Dinge', 'de')).toBe('Build Pack: {{title}} $& Dinge');
});

test('templates are filled once, and leave unknown places open', () => {
  expect(filled('{{a}}{{b}}{{c}}', { a: '{{b}}', b: '$1' })).toBe('{{b}}$1{{c}}');
  expect(filled('{{constructor}}', {})).toBe('{{constructor}}');
});

test('numbers have two decimals at most, never a minus zero, and the comma of the language', () => {
  expect([1234567, 0.1 + 0.2, -0.001, 1e9].map((value) => numberText(value, 'de'))).toEqual(['1234567', '0,3', '0', '1000000000']);
  expect(numberText(2.345, 'en')).toBe('2.35');
});
