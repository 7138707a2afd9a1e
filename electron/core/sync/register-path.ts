import type { OutputPath } from '../../../shared/domain/operations.ts';

/** Path of the register that says whether a row is there: JSON true, or false for a tombstone, which is final. */
export const ROW_PATH = '$row';

const OUTPUT = 'output/';
const TOMBSTONE = '$deleted';

/** Bounds of the paths of one output: every one is > `after` and < `before`, bytewise (`.`, `/` and `0` follow each other). */
export const OUTPUT_PATHS = { after: 'output.', before: 'output0' } as const;

/** What the path of a register inside an output points at. */
export type OutputTarget =
  | { readonly kind: 'value'; readonly path: OutputPath }
  | { readonly kind: 'tombstone'; readonly collection: string; readonly id: string };

/** The register path of a value inside an output. */
export function outputRegisterPath(path: OutputPath): string {
  return OUTPUT + path.map(escapeSegment).join('/');
}

/** The register path of the tombstone of an item. */
export function tombstonePath(collection: string, id: string): string {
  return `${outputRegisterPath([collection, id])}/${TOMBSTONE}`;
}

/** Reads a register path back; undefined when it does not lie inside an output, or is a mark of a newer version's (`$…`). */
export function parseOutputPath(text: string): OutputTarget | undefined {
  if (!text.startsWith(OUTPUT)) return undefined;
  const segments = text.slice(OUTPUT.length).split('/');
  const [collection, id, last] = segments;
  if (segments.length === 3 && last === TOMBSTONE && collection !== undefined && id !== undefined) {
    return { kind: 'tombstone', collection: unescapeSegment(collection), id: unescapeSegment(id) };
  }
  if (segments.some((segment) => segment.startsWith('$'))) return undefined;
  return { kind: 'value', path: segments.map(unescapeSegment) };
}

/** One key as a path segment: `~` and `/` as in JSON Pointer (RFC 6901), a leading `$` as `~2`, so that no key looks like ours. */
function escapeSegment(key: string): string {
  if (!/[~/$]/.test(key)) return key;
  return key.replaceAll('~', '~0').replaceAll('/', '~1').replace(/^\$/, '~2');
}

function unescapeSegment(segment: string): string {
  if (!segment.includes('~')) return segment;
  return segment.replace(/^~2/, '$').replaceAll('~1', '/').replaceAll('~0', '~');
}
