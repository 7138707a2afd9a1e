import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { selectionOf as hostSelectionOf } from '../../electron/core/build-pack/generate-pack.ts';
import { selectionOf, withSection } from '../../renderer/steps/pack/selection.ts';
import { splitLines, splitSections } from '../../renderer/steps/pack/split-sections.ts';
import { PACK_AUDIENCES, PACK_SECTIONS } from '../../shared/domain/steps/pack.ts';

describe('the choice of a pack', () => {
  test('is read by the page as the host reads it', () => {
    const stored = fc.oneof(
      fc.constant({}),
      fc.record(
        {
          selection: fc.oneof(
            fc.constant(undefined),
            fc.record(
              {
                sections: fc.oneof(fc.array(fc.constantFrom(...PACK_SECTIONS, 'unknown')), fc.string()),
                audience: fc.constantFrom(...PACK_AUDIENCES, 'unknown', 7),
              },
              { requiredKeys: [] },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(stored, (output) => {
        expect(selectionOf(output)).toEqual(hostSelectionOf(output));
      }),
    );
  });

  test('keeps its sections in print order and never loses the last', () => {
    expect(withSection(['spec'], 'overview', true)).toEqual(['overview', 'spec']);
    expect(withSection(['overview', 'spec'], 'overview', false)).toEqual(['spec']);
    expect(withSection(['spec'], 'spec', false)).toEqual(['spec']);
  });
});

describe('long texts in blocks', () => {
  const line = fc.constantFrom('# One', '## Two', '### Three', '#### Four', '#no heading', 'text', '', '```', '````', '~~~', '- item', '| a | b |');

  test('say the same as in one piece', () => {
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        expect(splitSections(lines.join('\n')).join('\n')).toBe(lines.join('\n'));
      }),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), fc.integer({ min: 1, max: 5 }), (lines, size) => {
        const blocks = splitLines(lines.join('\n'), size);
        expect(blocks.join('\n')).toBe(lines.join('\n'));
        for (const block of blocks) expect(block.split('\n').length).toBeLessThanOrEqual(size);
      }),
    );
  });

  test('are cut at headings, but not inside of code', () => {
    expect(splitSections('# A\ntext\n## B\n```\n# not a heading\n```\n### C')).toEqual(['# A\ntext', '## B\n```\n# not a heading\n```', '### C']);
    expect(splitSections('~~~~\n~~~\n# inside\n~~~~\n# outside')).toEqual(['~~~~\n~~~\n# inside\n~~~~', '# outside']);
  });
});
