import { isBranch } from '../../../shared/domain/output-path.ts';

/**
 * JSON text with the keys of every object sorted by UTF-16 units and no spaces: the same content is the same bytes on every
 * laptop. What JSON cannot say is treated as JSON.stringify does: undefined members are left out, NaN becomes null.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry ?? null)).join(',')}]`;
  if (!isBranch(value)) return JSON.stringify(value) ?? 'null';
  return textOfBranch(value, (key, member) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
}

interface Member {
  readonly key: string;
  readonly text: string;
}

/** Members up to this length are kept as one piece; a longer one changes with every edit inside it. */
const KEPT_LENGTH = 16_384;

/**
 * `canonicalJson` for values that never change: remembers the text of every object it has seen under its key, so that the text
 * of a large output with one new item costs that item and one pass over its neighbours' finished texts.
 */
export function createCanonicalWriter(): (value: unknown) => string {
  const known = new WeakMap<object, Member>();
  const memberText = (key: string, value: unknown): string => {
    if (!isBranch(value)) return `${JSON.stringify(key)}:${canonicalJson(value)}`;
    const found = known.get(value);
    if (found?.key === key) return found.text;
    const parts = [JSON.stringify(key), ':', textOfBranch(value, memberText)] as const;
    if (parts[2].length > KEPT_LENGTH) return parts[0] + parts[1] + parts[2];
    // Joining makes one piece of the many that adding makes: pieces are cheap to add and dear to read, every time anew.
    const text = parts.join('');
    known.set(value, { key, text });
    return text;
  };
  return (value) => (isBranch(value) ? textOfBranch(value, memberText) : canonicalJson(value));
}

function textOfBranch(branch: Readonly<Record<string, unknown>>, memberText: (key: string, value: unknown) => string): string {
  let text = '';
  for (const key of sorted(Object.keys(branch))) {
    const value = branch[key];
    if (value === undefined) continue;
    text += text === '' ? '{' : ',';
    text += memberText(key, value);
  }
  return text === '' ? '{}' : `${text}}`;
}

/** Outputs are kept sorted, and looking is cheaper than sorting. */
function sorted(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort();
  return keys;
}
