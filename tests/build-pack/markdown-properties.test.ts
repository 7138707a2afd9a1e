import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import type { PackInput } from '../../electron/core/build-pack/assemble-contract.ts';
import { assembleMarkdown } from '../../electron/core/build-pack/assemble-markdown.ts';
import { itemsOf } from '../../shared/domain/collections.ts';
import { isBranch } from '../../shared/domain/output-path.ts';
import { isRunningCollection } from '../../shared/domain/room-state.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import type { CollectionSpec } from '../../shared/domain/step-model.ts';
import { STEP_MODELS, stepModel } from '../../shared/domain/step-models.ts';
import { PACK_AUDIENCES, PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';
import { anyForeignOutput, anyPack } from './any-pack.ts';
import { allNodes, blockTexts, parsed, skeleton } from './parse-markdown.ts';
import { packInput } from './sample-input.ts';

// Documents are parsed in full, many times: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const RUNS = { numRuns: 20 };

/** The lines of a text as a reader sees them. */
function readerLines(text: string): readonly string[] {
  return (
    text
      .split(/[\r\n\u0085\u2028\u2029]/)
      // eslint-disable-next-line no-control-regex -- control characters are not shown.
      .map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ').replace(/\s+/g, ' ').trim())
      .filter((line) => line !== '')
  );
}

/** The pack with every text replaced, by the same rule wherever a person wrote one. */
function withTexts(input: PackInput, change: (text: string) => string): PackInput {
  const steps = STEP_IDS.map((step) => {
    const { collections } = STEP_MODELS[step];
    const output = Object.entries(input.steps[step].output).map(([key, value]): [string, unknown] => {
      const spec = (collections as Readonly<Record<string, CollectionSpec>>)[key];
      if (spec === undefined || !isBranch(value)) return [key, value];
      const items = Object.entries(value).map(([id, item]): [string, unknown] => [
        id,
        Object.fromEntries(
          Object.entries(item as object).map(([name, field]: [string, unknown]): [string, unknown] => [
            name,
            spec.fields[name]?.kind === 'text' && typeof field === 'string' ? change(field) : field,
          ]),
        ),
      ]);
      return [key, Object.fromEntries(items)];
    });
    return [step, { ...input.steps[step], output: Object.fromEntries(output) }];
  });
  const { id, title, originalIdea } = input.workshop;
  return {
    ...input,
    workshop: { id, title: change(title), originalIdea: change(originalIdea) },
    steps: Object.fromEntries(steps) as PackInput['steps'],
  };
}

describe('any valid workshop', () => {
  test('gives a document, the same bytes twice, in lines that end with a line feed', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        const text = assembleMarkdown(input);
        expect(assembleMarkdown(structuredClone(input))).toBe(text);
        expect(text).toMatch(/^# \S/);
        expect(text).toMatch(/[^\n]\n$/);
        // eslint-disable-next-line no-control-regex -- only line feeds may be left.
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\n{3}/);
      }),
      RUNS,
    );
  });

  test('gives the same bytes whatever order its keys were written in', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      return isBranch(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, reversed(entry)])) : value;
    };
    fc.assert(
      fc.property(anyPack, (input) => {
        expect(assembleMarkdown(reversed(input) as PackInput)).toBe(assembleMarkdown(input));
      }),
      RUNS,
    );
  });

  test('has the structure it would have if people had written plain words: text cannot add headings, rows, lists, boxes or bold', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        const plain = withTexts(input, (text) => (readerLines(text).length === 0 ? text : readerLines(text).map(() => 'word').join('\u2028')));
        expect(skeleton(parsed(assembleMarkdown(input)))).toEqual(skeleton(parsed(assembleMarkdown(plain))));
      }),
      RUNS,
    );
  });

  test('has no HTML, images, footnotes or code but mermaid, and links only to addresses that people wrote', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        for (const node of allNodes(parsed(assembleMarkdown(input)))) {
          expect(['html', 'image', 'imageReference', 'linkReference', 'definition', 'footnoteReference', 'footnoteDefinition']).not.toContain(
            node.type,
          );
          expect(['inlineCode', 'emphasis', 'delete', 'thematicBreak', 'break']).not.toContain(node.type);
          if (node.type === 'code') expect(node.lang).toBe('mermaid');
          if (node.type === 'link') expect(node.url).toMatch(/^(https?:\/\/|mailto:)/i);
        }
      }),
      RUNS,
    );
  });

  test('has tables in which every row has as many cells as the head', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        const text = assembleMarkdown(input);
        for (const table of text.trimEnd().split('\n\n').filter((block) => block.startsWith('| '))) {
          const counts = table.split('\n').map((row) => row.replace(/\\./g, '').split('|').length);
          expect(new Set(counts).size, table).toBe(1);
        }
        for (const table of allNodes(parsed(text)).filter(({ type }) => type === 'table')) {
          const widths = (table.children ?? []).map((row) => row.children?.length);
          expect(new Set(widths).size).toBe(1);
        }
      }),
      RUNS,
    );
  });

  test('shows every text that people wrote, to the letter, in the pack of at least one audience', () => {
    const everything = anyPack.map((input) => ({ ...input, sections: PACK_SECTIONS }));
    fc.assert(
      fc.property(everything, (input) => {
        const shown = PACK_AUDIENCES.flatMap((audience) => blockTexts(parsed(assembleMarkdown({ ...input, audience }))));
        for (const text of writtenTexts(input)) {
          for (const line of readerLines(text)) {
            const core = line.replace(/[.,;]+$/, '').trim();
            expect(shown.some((block) => block.includes(core)), JSON.stringify(line)).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  test('keeps mermaid charts to our own grammar, and their labels readable', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        for (const { value } of allNodes(parsed(assembleMarkdown(input))).filter(({ type }) => type === 'code')) {
          const [first, ...rest] = (value ?? '').split('\n');
          expect(first).toBe('flowchart LR');
          for (const line of rest) expect(line).toMatch(/^ {2}n\d+(\["[^"`%\\[\]{}<>]*"\]| -->(\|"[^"`%\\[\]{}<>|]*"\|)? n\d+)$/);
        }
      }),
      RUNS,
    );
  });
});

/** The texts that a pack with every section shows somewhere: all but names that only appear with what uses them. */
function writtenTexts(input: PackInput): readonly string[] {
  const texts = STEP_IDS.flatMap((step) =>
    Object.entries(stepModel(step).collections)
      .filter(([name]) => !['sketches', 'clusters', 'activities', 'tasks'].includes(name) && !isRunningCollection(name))
      .flatMap(([name, spec]) =>
        Object.values(itemsOf(input.steps[step].output, name)).flatMap((item) =>
          Object.entries(spec.fields).flatMap(([field, { kind }]) => (kind === 'text' && typeof item[field] === 'string' ? [item[field]] : [])),
        ),
      ),
  );
  return [...texts, input.workshop.title, input.workshop.originalIdea];
}

describe('whatever a foreign writer left in the outputs', () => {
  test.each(PACK_AUDIENCES)('gives a document for %s and does not throw', (audience) => {
    fc.assert(
      fc.property(fc.array(anyForeignOutput, { minLength: 10, maxLength: 10 }), (values) => {
        const outputs = Object.fromEntries(STEP_IDS.map((step, index) => [step, values[index]]));
        const input = packInput(outputs, { audience });
        expect(assembleMarkdown(input)).toMatch(/^# A workshop\n/);
      }),
      RUNS,
    );
  });
});
