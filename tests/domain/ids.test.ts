import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { deterministicId } from '../../shared/domain/deterministic-id.ts';
import { createPrefixedId, hasPrefix, isItemId, ROW_PREFIXES } from '../../shared/domain/ids.ts';
import { STEP_IDS } from '../../shared/domain/step-ids.ts';
import { stepModel } from '../../shared/domain/step-models.ts';

describe('a new id', () => {
  test.each(Object.values(ROW_PREFIXES))('%s_… has the prefix and 24 characters, the first a letter', (prefix) => {
    const id = createPrefixedId(prefix);
    expect(id).toMatch(new RegExp(`^${prefix}_[a-z][a-z0-9]{23}$`));
    expect(hasPrefix(id, prefix)).toBe(true);
  });

  test('is never made twice', () => {
    expect(new Set(Array.from({ length: 5_000 }, () => createPrefixedId('nte'))).size).toBe(5_000);
  });

  test('of every collection is an item id, and no two collections of a step share a prefix', () => {
    for (const model of [...STEP_IDS, 'generic'].map(stepModel)) {
      const prefixes = Object.values(model.collections).map(({ prefix }) => prefix);
      for (const prefix of prefixes) expect(isItemId(createPrefixedId(prefix))).toBe(true);
      expect(new Set(prefixes).size).toBe(prefixes.length);
    }
  });

  test('of another prefix, or without one, is told apart', () => {
    for (const id of ['ws', 'ws_', 'ws_A', 'ws_1abc', 'wst_abcdefghij', 'abcdef', ' ws_abcdef', 'ws_abc-def', `ws_${'a'.repeat(40)}`]) {
      expect(hasPrefix(id, 'ws'), id).toBe(false);
    }
  });
});

describe('an item id', () => {
  test.each(['nte_a', 'cel_abc_actions', 'ab_0', `abcd_${'x'.repeat(60)}`])('can be %s', (id) => {
    expect(isItemId(id)).toBe(true);
  });

  test.each([
    '',
    'nte_',
    'n_a',
    'abcde_a',
    'NTE_a',
    'nte_A',
    'nte-a',
    'nte_a\n',
    'nte_a b',
    'nte_ä',
    '__proto__',
    'constructor',
    `nte_${'x'.repeat(61)}`,
    42,
    null,
    undefined,
    ['nte_a'],
    { toString: () => 'nte_a' },
  ])('cannot be %j', (id) => {
    expect(isItemId(id)).toBe(false);
  });
});

describe('an id that follows from others', () => {
  test.each([
    [deterministicId('wst', 'ws_abc', 'empathize'), 'wst', 'ws_abc|empathize'],
    [deterministicId('wm', 'ws_abc', 'local_1'), 'wm', 'ws_abc|local_1'],
    [deterministicId('wst', '', ''), 'wst', '|'],
    [deterministicId('wst', 'ws_ü', '日本'), 'wst', 'ws_ü|日本'],
  ])('%s is made of the hash as another implementation reads it', (id, prefix, text) => {
    const hash = createHash('sha256').update(text, 'utf8').digest();
    let rest = BigInt(`0x${hash.toString('hex')}`);
    let digits = '';
    for (let place = 0; place < 23; place += 1) {
      digits = Number(rest % 36n).toString(36) + digits;
      rest /= 36n;
    }
    expect(id).toBe(`${prefix}_${String.fromCharCode(97 + ((hash[0] ?? 0) % 26))}${digits}`);
  });

  test('is the same in every version of the app', () => {
    expect(deterministicId('wst', 'ws_abc', 'empathize')).toBe('wst_asuhm1lcybzvr1xu248n0yva');
    expect(deterministicId('wm', 'ws_abc', 'local_1')).toBe('wm_nf4pidiq26yrt1iom8dhnl8g');
  });

  test('has 24 characters, the first a letter, for any parts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (parts) => {
        const id = deterministicId('wst', ...parts);
        expect(id).toMatch(/^wst_[a-z][a-z0-9]{23}$/);
        expect(hasPrefix(id, 'wst')).toBe(true);
        expect(deterministicId('wst', ...parts)).toBe(id);
      }),
    );
  });

  test('differs for other parts', () => {
    const made = STEP_IDS.flatMap((step) => ['ws_a', 'ws_b'].map((workshop) => deterministicId('wst', workshop, step)));
    expect(new Set(made).size).toBe(made.length);
  });
});
