import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { boxes, bullets, document, heading, paragraph, quotation, table } from '../../electron/core/build-pack/markdown/blocks.ts';
import { joined, lines, md, phrase, said } from '../../electron/core/build-pack/markdown/markdown.ts';
import { chartText, flowChart } from '../../electron/core/build-pack/markdown/mermaid.ts';
import { cpuMs } from '../domain/cpu-time.ts';
import { anyText, NASTY_TEXTS } from '../domain/arbitraries.ts';
import { allNodes, parsed, textOf, type Node } from './parse-markdown.ts';

// Documents are parsed in full, many times: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 });

/** Texts made of nothing but marks and words, where rules of Markdown meet. */
const tightText = fc
  .array(fc.constantFrom(...'\\`*_{}[]()<>#+-.!|~&$%"=:;/@ é😀a1', 'www.', 'http://', 'a@b.c', '&amp;', '<b>', '**', '1. '), { maxLength: 14 })
  .map((parts) => parts.join(''));

const text = fc.oneof(anyText, tightText);

const shown = (node: Node | undefined): string => (node === undefined ? '' : textOf(node)).replace(/\s+/g, ' ');
const expected = (written: string): string => lines(written).join(' ').replace(/\s+/g, ' ').trim();
/** A line break between two lines may show as a slash. */
const loosely = (value: string): string => value.replace(/ \/ /g, ' ').replace(/\s+/g, ' ').trim();

describe('people’s text', () => {
  test.each(NASTY_TEXTS.map((nasty) => [JSON.stringify(nasty), nasty]))('%s is shown as it was written', (_, nasty) => {
    const [only, ...more] = parsed(document([paragraph(said(nasty))])).children ?? [];
    expect(more).toEqual([]);
    expect(only?.type).toBe('paragraph');
    expect(loosely(shown(only))).toBe(loosely(expected(nasty)));
  });

  test('is shown to the letter in a paragraph, heading, quotation, list, box and cell, and adds nothing', () => {
    fc.assert(
      fc.property(text, (written) => {
        const safe = said(written);
        if (safe === '') return;
        const tree = parsed(
          document([
            heading(2, safe),
            paragraph(safe),
            quotation([safe]),
            bullets([{ text: safe, below: [safe] }]),
            boxes([safe]),
            table([safe], [{ head: safe, cell: (cell) => cell }, { head: safe, cell: (cell) => cell }]),
            paragraph(md`**${said('Label')}:** ${safe}`),
          ]),
        );
        // Two lists of the same marker join; everything else stays what it is.
        expect((tree.children ?? []).map(({ type }) => type)).toEqual(['heading', 'paragraph', 'blockquote', 'list', 'table', 'paragraph']);
        const leaves = allNodes(tree).filter(({ type }) => ['heading', 'paragraph', 'tableCell'].includes(type));
        expect(leaves).toHaveLength(1 + 1 + 1 + 2 + 1 + 4 + 1);
        for (const leaf of leaves) expect(loosely(shown(leaf).replace(/^Label: /, ''))).toBe(loosely(expected(written)));
        const kinds = new Set(allNodes(tree).map(({ type }) => type));
        for (const kind of ['html', 'image', 'inlineCode', 'emphasis', 'delete', 'break', 'footnoteReference', 'definition']) {
          expect(kinds).not.toContain(kind);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('stays free of marks that it does not need', () => {
    const plain = 'A drill, snake_case and file_name.ts: 5 < 6 & more! (C:\\temp) costs 3.50 – at 50%, #1 of 2 - or + more?';
    expect(said(plain)).toBe(plain);
    expect(said('https://example.com/a_b?c=d&e=f')).toBe('https://example.com/a_b?c=d&e=f');
  });

  test('is escaped only where it would mean something', () => {
    expect(said('# not a heading')).toBe('\\# not a heading');
    expect(said('2) not a list')).toBe('2\\) not a list');
    expect(said('a | b')).toBe('a \\| b');
    expect(said('<b>bold</b> &amp;')).toBe('&lt;b>bold&lt;/b> &amp;amp;');
    expect(said('ends with \\')).toBe('ends with \\\\');
    expect(said('C #')).toBe('C \\#');
  });

  test('of several lines becomes one, with a slash unless a sentence ends', () => {
    expect(said('one\r\n\r\n two \nthree.\nfour')).toBe('one / two / three. four');
  });

  test('that looks like a placeholder is not filled in', () => {
    expect(phrase('{{a}} and {{b}}', { a: said('{{b}}'), b: said('x') })).toBe('{{b}} and x');
  });

  test('takes time in proportion to its length', () => {
    for (const unit of ['_', '\\', '[', ' ', '#', '<', '&', '@', '😀', 'www.', '* ', '\n ', 'x\n', '-\n']) {
      expect(cpuMs(() => said(`a${unit.repeat(50_000 / unit.length)}b`)), unit).toBeLessThan(1_000);
    }
  });
});

describe('blocks', () => {
  test('that say nothing are left out', () => {
    expect(document([paragraph(said('')), bullets([said(' ')]), quotation([]), heading(1, said('T'))])).toBe('# T\n');
    expect(joined([said('a'), said(''), said('b')], ', ')).toBe('a, b');
  });

  test('a table leaves out columns in which no row says anything, but not its first', () => {
    const block = table([said('x')], [
      { head: said('A'), cell: () => said('') },
      { head: said('B'), cell: () => said('') },
      { head: said('C'), cell: (row) => row },
    ]);
    expect(block).toBe('| A | C |\n| --- | --- |\n|  | x |');
  });
});

describe('a flow chart', () => {
  test('has labels that give back every text when mermaid’s entities are read', () => {
    fc.assert(
      fc.property(text, (written) => {
        const label = chartText(written);
        expect(label).not.toMatch(/["`%\\[\]{}<>|~^$*_]/);
        expect(label.replace(/#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))).toBe(lines(written).join(' / '));
      }),
      { numRuns: 500 },
    );
  });

  test('leaves out arrows to boxes that are not there', () => {
    const to = (id: string) => ({ id, code: null, label: null, missing: false });
    expect(flowChart([{ id: 'cmp_a', label: 'A "quoted"' }], [
      { from: to('cmp_a'), to: to('cmp_a'), label: 'again' },
      { from: to('cmp_a'), to: { ...to('cmp_gone'), missing: true }, label: 'lost' },
      { from: null, to: to('cmp_a'), label: null },
    ])).toBe('```mermaid\nflowchart LR\n  n1["A #34;quoted#34;"]\n  n1 -->|"again"| n1\n```');
  });
});
