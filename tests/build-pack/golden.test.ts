import { describe, expect, test } from 'vitest';

import { assembleJson } from '../../electron/core/build-pack/assemble-json.ts';
import { assembleMarkdown } from '../../electron/core/build-pack/assemble-markdown.ts';
import { PACK_AUDIENCES } from '../../shared/domain/steps/pack.ts';
import { samplePack } from './sample-input.ts';

describe.each(['en', 'de'] as const)('the build pack of the sample in %s', (language) => {
  test.each(PACK_AUDIENCES)('is for %s what was read and found good', async (audience) => {
    const input = samplePack(language, { audience });
    await expect(assembleMarkdown(input)).toMatchFileSnapshot(`golden/${language}-${audience}.md`);
    await expect(assembleJson(input)).toMatchFileSnapshot(`golden/${language}-${audience}.json`);
  });
});
