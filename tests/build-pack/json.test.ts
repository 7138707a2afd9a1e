import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { z } from 'zod';

import { assembleJson, packDocument } from '../../electron/core/build-pack/assemble-json.ts';
import { indentedJson } from '../../electron/core/build-pack/indented-json.ts';
import type { PackDocument } from '../../electron/core/build-pack/pack-document.ts';
import { isBranch } from '../../shared/domain/output-path.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { PACK_AUDIENCES, PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';
import { anyForeignOutput, anyPack } from './any-pack.ts';
import { documentSchema } from './document-schema.ts';
import { packInput, samplePack } from './sample-input.ts';

// Documents are parsed in full, many times: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 240_000 });

const RUNS = { numRuns: 50 };

describe('the JSON build pack', () => {
  test('has its documented shape for any valid workshop', () => {
    fc.assert(
      fc.property(anyPack, (input) => {
        const parsed = documentSchema.safeParse(JSON.parse(assembleJson(input)));
        expect(parsed.error?.issues ?? []).toEqual([]);
      }),
      RUNS,
    );
  });

  test('has a documented shape that the exported type names too', () => {
    type Documented = Omit<z.infer<typeof documentSchema>, 'sections' | 'completeness'>;
    const typed = (documented: Documented): Omit<PackDocument, 'sections' | 'completeness'> => documented;
    expect(typed(documentSchema.parse(packDocument(samplePack('en')))).format).toBe('workshoppilot.build-pack');
  });

  test('is canonical: sorted keys, two spaces, one line feed at the end, the same bytes twice and in any key order', () => {
    const reversed = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(reversed);
      return isBranch(value) ? Object.fromEntries(Object.entries(value).reverse().map(([key, entry]) => [key, reversed(entry)])) : value;
    };
    const unsorted = (value: unknown): boolean => {
      if (Array.isArray(value)) return value.some(unsorted);
      if (!isBranch(value)) return false;
      const keys = Object.keys(value);
      return keys.some((key, index) => index > 0 && key < (keys[index - 1] ?? '')) || Object.values(value).some(unsorted);
    };
    fc.assert(
      fc.property(anyPack, (input) => {
        const text = assembleJson(input);
        const value: unknown = JSON.parse(text);
        expect(text).toBe(`${JSON.stringify(value, null, 2)}\n`);
        expect(unsorted(value)).toBe(false);
        expect(assembleJson(input)).toBe(text);
        expect(assembleJson(reversed(input) as typeof input)).toBe(text);
      }),
      RUNS,
    );
  });

  test('keeps any value as it is when it is written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(indentedJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  test.each(PACK_AUDIENCES)('is given for %s whatever a foreign writer left', (audience) => {
    fc.assert(
      fc.property(fc.array(anyForeignOutput, { minLength: 10, maxLength: 10 }), (values) => {
        const outputs = Object.fromEntries(STEP_IDS.map((step, index) => [step, values[index]]));
        const input = packInput(outputs, { audience });
        expect(documentSchema.safeParse(JSON.parse(assembleJson(input))).error?.issues ?? []).toEqual([]);
      }),
      RUNS,
    );
  });

  test('holds the chosen sections and no other', () => {
    for (const section of PACK_SECTIONS) {
      const made = packDocument(samplePack('en', { sections: [section] }));
      const expected = section === 'completeness' ? [] : [section];
      expect(Object.keys(made.sections)).toEqual(expected);
      expect(made.completeness === null).toBe(section !== 'completeness');
      expect(made.traceability).toBeNull();
    }
    expect(packDocument(samplePack('en', { sections: [] })).chosenSections).toEqual(PACK_SECTIONS);
  });

  test('never holds what is meant for the facilitator only, nor strokes or places on a board', () => {
    for (const audience of PACK_AUDIENCES) {
      const text = assembleJson(samplePack('en', { audience }));
      expect(text).not.toMatch(/facilitatorNotes|"strokes"|"position"|Bring the photos/);
    }
  });

  test('has a brief for the agent alone', () => {
    for (const audience of PACK_AUDIENCES) {
      expect(packDocument(samplePack('en', { audience })).brief === null).toBe(audience !== 'agent');
    }
  });

  test('links each feature of the sample from its ideas to its stories', () => {
    const rows = packDocument(samplePack('en')).traceability?.rows ?? [];
    const lockers = rows.find(({ feature }) => feature.label === 'Locker with a code');
    const codes = (references: readonly { readonly code: string | null }[] = []) => references.map(({ code }) => code);
    expect(lockers?.concept?.label).toBe('Reserved is reserved');
    expect(codes(lockers?.ideas)).toEqual(['I2', 'I3', 'I6']);
    expect(codes(lockers?.components)).toEqual(['K5', 'K6']);
    expect(codes(lockers?.requirements)).toEqual(['R10', 'R11', 'R12']);
    expect(codes(lockers?.stories)).toEqual(['S9', 'S10', 'S11']);
  });
});
