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

/** `withChange` for a list of changes, in order. */
export function withChanges(output: StepOutput, changes: readonly OutputChange[]): StepOutput {
  return changes.reduce(withChange, output);
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
  const entries = Object.entries(branch);
  const at = entries.findIndex(([name]) => !WHOLE_NUMBER.test(name) && name > key);
  entries.splice(at < 0 ? entries.length : at, 0, [key, value]);
  // fromEntries defines own properties, so a key named __proto__ stays data.
  return Object.fromEntries(entries);
}
