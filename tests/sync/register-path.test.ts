import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { OUTPUT_PATHS, outputRegisterPath, parseOutputPath, tombstonePath } from '../../electron/core/sync/register-path.ts';

const key = fc.oneof(
  fc.constantFrom('ideas', 'nte_a', '$deleted', '$row', '~', '~0', '~1', '~2', '/', '', '$', 'a/b', '~$', '__proto__', 'ü/~$'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const path = fc.array(key, { minLength: 1, maxLength: 4 });

describe('register paths', () => {
  test('slashes and tildes are escaped as in JSON Pointer, a leading dollar as ~2', () => {
    expect(outputRegisterPath(['ideas', 'nte_x', 'text'])).toBe('output/ideas/nte_x/text');
    expect(outputRegisterPath(['a/b', '~c', '$deleted', 'd$'])).toBe('output/a~1b/~0c/~2deleted/d$');
    expect(tombstonePath('ideas', 'nte_x')).toBe('output/ideas/nte_x/$deleted');
  });

  test('every path reads back as it was, and none is taken for a tombstone', () => {
    fc.assert(
      fc.property(path, (keys) => {
        expect(parseOutputPath(outputRegisterPath(keys))).toEqual({ kind: 'value', path: keys });
      }),
    );
  });

  test('every tombstone reads back as it was', () => {
    fc.assert(
      fc.property(key, key, (collection, id) => {
        expect(parseOutputPath(tombstonePath(collection, id))).toEqual({ kind: 'tombstone', collection, id });
      }),
    );
  });

  test('different paths never share a register', () => {
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(outputRegisterPath(a) === outputRegisterPath(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
      }),
    );
  });

  test('all paths of an output lie between the two bounds, columns and presence do not', () => {
    fc.assert(
      fc.property(path, (keys) => {
        const text = Buffer.from(outputRegisterPath(keys));
        expect(text.compare(Buffer.from(OUTPUT_PATHS.after))).toBeGreaterThan(0);
        expect(text.compare(Buffer.from(OUTPUT_PATHS.before))).toBeLessThan(0);
      }),
    );
    for (const other of ['$row', 'output', 'output0', 'title', 'output/ideas/nte_1/$votes', 'output/$x']) expect(parseOutputPath(other)).toBeUndefined();
  });
});
