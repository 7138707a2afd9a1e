import type { OutputChange, OutputPath } from './operations.ts';
import type { StepOutput } from './step-model.ts';

type Branch = { readonly [key: string]: unknown };

/** True for a plain JSON object, the only kind of value that outputs descend into. */
export function isBranch(value: unknown): value is Branch {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at `path`, or undefined. Never reads inherited properties. */
export function valueAt(root: unknown, path: OutputPath): unknown {
  let here: unknown = root;
  for (const key of path) {
    if (!isBranch(here) || !Object.hasOwn(here, key)) return undefined;
    here = here[key];
  }
  return here;
}

/**
 * Returns a copy of `output` with one path set, or removed when `value` is undefined; the output itself when that changes
 * nothing. Untouched parts are shared. Keys stay in one order at every level, that of the new value included (whole numbers
 * first, as every JavaScript object lists them, then by UTF-16 units), so that the same content is the same bytes on every laptop.
 */
export function withChange(output: StepOutput, change: OutputChange): StepOutput {
  return setIn(output, change.path, 0, change.value);
}

/** From this many changes on it is cheaper to copy a collection once than with every change. */
const MANY = 12;

/** `withChange` for a list of changes, in order. Thousands at once cost one copy of the collection they are in. */
export function withChanges(output: StepOutput, changes: readonly OutputChange[]): StepOutput {
  if (changes.length < MANY) return changes.reduce(withChange, output);
  let result = output;
  let at = 0;
  while (at < changes.length) {
    const name = changes[at]?.path[0];
    let end = at;
    while (end < changes.length && changes[end]?.path[0] === name && isInside(changes[end]?.path)) end += 1;
    if (end - at < MANY) {
      end = Math.max(end, at + 1);
      result = changes.slice(at, end).reduce(withChange, result);
    } else if (name !== undefined) result = withItems(result, name, changes.slice(at, end));
    at = end;
  }
  return result;
}

/** A path into an item, or to one; with a key that needs no care when it is assigned. */
function isInside(path: OutputPath | undefined): boolean {
  return path !== undefined && path.length >= 2 && path[1] !== '__proto__' && !WHOLE_NUMBER.test(path[1] ?? '0');
}

function withItems(output: StepOutput, name: string, changes: readonly OutputChange[]): StepOutput {
  const before = Object.hasOwn(output, name) ? output[name] : undefined;
  if (before !== undefined && !isBranch(before)) return changes.reduce(withChange, output);
  const items: Record<string, unknown> = { ...before };
  let changed = false;
  let grown = false;
  for (const { path, value } of changes) {
    const [, id = '', ...rest] = path;
    const had = Object.hasOwn(items, id);
    // What setting one item of a collection makes of it, told by a collection of that item alone.
    const alone = had ? { [id]: items[id] } : {};
    const after = setIn(alone, [id, ...rest], 0, value);
    if (after === alone) continue;
    changed = true;
    if (!Object.hasOwn(after, id)) delete items[id];
    else {
      grown ||= !had;
      items[id] = after[id];
    }
  }
  if (!changed) {
    // A removal inside a collection that is not there makes nothing, anything else makes the collection.
    return before === undefined ? changes.reduce(withChange, output) : output;
  }
  const sorted = grown ? Object.fromEntries(Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1))) : items;
  return Object.hasOwn(output, name) ? { ...output, [name]: sorted } : withKey(output, name, sorted);
}

function setIn(branch: Branch, path: OutputPath, depth: number, value: unknown): Branch {
  const key = path[depth];
  if (key === undefined) return isBranch(value) ? value : branch;
  const child = Object.hasOwn(branch, key) ? branch[key] : undefined;
  const last = depth === path.length - 1;
  if (value === undefined && !last && !isBranch(child)) return branch;
  const next = last ? ordered(value) : setIn(isBranch(child) ? child : {}, path, depth + 1, value);
  if (next === child && Object.hasOwn(branch, key)) return branch;
  return next === undefined ? without(branch, key) : withKey(branch, key, next);
}

function without(branch: Branch, key: string): Branch {
  if (!Object.hasOwn(branch, key)) return branch;
  return Object.fromEntries(Object.entries(branch).filter(([name]) => name !== key));
}

/** Keys that objects list first and by their number, wherever they were put in. */
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,9})$/;

/** The value with the keys of its objects in order; the value itself where they are. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) {
    const entries = value.map(ordered);
    return entries.every((entry, index) => entry === value[index]) ? value : entries;
  }
  if (!isBranch(value)) return value;
  const entries = Object.entries(value);
  const sorted = entries.map(([key, entry]) => [key, ordered(entry)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const same = sorted.every(([key, entry], index) => key === entries[index]?.[0] && entry === entries[index][1]);
  return same ? value : Object.fromEntries(sorted);
}

function withKey(branch: Branch, key: string, value: unknown): Branch {
  if (Object.hasOwn(branch, key)) return { ...branch, [key]: value };
  if (key !== '__proto__' && !Object.hasOwn(branch, '__proto__')) return withPlainKey(branch, key, value);
  const entries = Object.entries(branch);
  const at = entries.findIndex(([name]) => !WHOLE_NUMBER.test(name) && name > key);
  entries.splice(at < 0 ? entries.length : at, 0, [key, value]);
  // fromEntries defines own properties, so a key named __proto__ stays data.
  return Object.fromEntries(entries);
}

/** `withKey` without a list of entries: adding one item to thousands is what a person waits for. */
function withPlainKey(branch: Branch, key: string, value: unknown): Branch {
  const made: Record<string, unknown> = {};
  let put = false;
  for (const name of Object.keys(branch)) {
    if (!put && name > key && !WHOLE_NUMBER.test(name)) {
      made[key] = value;
      put = true;
    }
    made[name] = branch[name];
  }
  if (!put) made[key] = value;
  return made;
}
