import { canonicalJson } from './canonical-json.ts';

const OUTPUT = 'output/';

/** Members of an object by key: canonical JSON, or an object again. */
type Branch = Map<string, string | Branch>;

/** An output as the JSON text that its row holds, and the keys at its top. */
export interface FreshOutput {
  readonly text: string;
  readonly keys: readonly string[];
}

/**
 * The output that a step's registers say, straight from their texts: what `materialize` and `canonicalJson` would give, without a tree
 * of registers and without parsing what stays text. For a row that comes whole, as in a bootstrap. Undefined where it takes more
 * than putting texts together: deletes, values taken away, values above or below each other, keys with escapes.
 */
export function freshOutput(registers: Iterable<readonly [path: string, text: string | null]>): FreshOutput | undefined {
  const root: Branch = new Map();
  // Fields of an item mostly come one after the other.
  let prefix = '';
  let item: Branch | undefined;
  for (const [path, text] of registers) {
    if (text === null || text === '{}' || path.includes('~') || path.includes('$')) return undefined;
    if (item === undefined || !path.startsWith(prefix) || path.includes('/', prefix.length)) {
      const last = path.lastIndexOf('/') + 1;
      item = branchAt(root, path.slice(OUTPUT.length, last));
      prefix = path.slice(0, last);
      if (item === undefined) return undefined;
    }
    const key = path.slice(prefix.length);
    if (item.has(key)) return undefined;
    item.set(key, canonicalText(text));
  }
  return { text: textOf(root), keys: [...root.keys()] };
}

/** The object at `path`, each of its keys followed by a slash; made when it is missing, undefined where a value is in the way. */
function branchAt(root: Branch, path: string): Branch | undefined {
  let here = root;
  for (let from = 0, to = path.indexOf('/'); to >= 0; from = to + 1, to = path.indexOf('/', from)) {
    const key = path.slice(from, to);
    let child = here.get(key);
    if (child === undefined) here.set(key, (child = new Map()));
    if (typeof child === 'string') return undefined;
    here = child;
  }
  return here;
}

/** A text without escapes is canonical as it is; everything else is read and written again. */
function canonicalText(text: string): string {
  return text.startsWith('"') && text.endsWith('"') && !text.includes('\\') ? text : canonicalJson(JSON.parse(text));
}

function textOf(branch: Branch): string {
  let text = '{';
  for (const key of [...branch.keys()].sort()) {
    const member = branch.get(key);
    if (member === undefined) continue;
    text += `${text === '{' ? '' : ','}${JSON.stringify(key)}:${typeof member === 'string' ? member : textOf(member)}`;
  }
  return `${text}}`;
}
