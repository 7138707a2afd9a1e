import { isBranch, valueAt } from '../../../shared/domain/output-path.ts';
import type { OutputChange, OutputPath } from '../../../shared/domain/operations.ts';
import type { StepOutput } from '../../../shared/domain/step-model.ts';
import type { OutputWrite } from '../store/output-write.ts';
import { valueOf } from './materialize.ts';
import { planWrite, type RegisterWrite, type WriteRules } from './plan-writes.ts';
import type { OutputTarget } from './register-path.ts';
import { isWholeValue, ITEM_DEPTH, nodeAt, placeRegister, type Register, type RegisterNode } from './register-tree.ts';

/** What a list of writes did to an output. */
export interface OutputEffect {
  /** The output after; parts that no write touched are the same objects as before. */
  readonly output: StepOutput;
  /** In the order they were written; a path may come more than once, the last one counts. */
  readonly registers: readonly RegisterWrite[];
  /** Applied to the output before, they give the output after. A removed or restored item is one change at its own path. */
  readonly changes: readonly OutputChange[];
}

/**
 * Applies writes to the registers in `tree`, in order, and projects only what they touched: the result is what
 * `materialize` would say. On a throw the tree is in no defined state and must be dropped.
 */
export function writeToOutput(
  tree: RegisterNode,
  before: StepOutput,
  writes: readonly OutputWrite[],
  rules: WriteRules,
): OutputEffect {
  const registers: RegisterWrite[] = [];
  const touched: OutputPath[] = [];
  for (const write of writes) {
    const path = write.kind === 'put' || write.kind === 'clear' ? write.path : [write.collection, write.id];
    touched.push(shadowAbove(tree, path) ?? path);
    for (const register of planWrite(tree, write, rules)) registers.push(register);
  }
  const output = reproject(tree, before, touched);
  return { output, registers, changes: changesBetween(before, output, touched) };
}

/** A register that came from elsewhere, with its place in the output. */
export interface ReceivedRegister {
  readonly target: OutputTarget;
  readonly register: Register;
}

/** Puts received registers into the tree, whatever was there, and projects what they touched. */
export function receiveIntoOutput(tree: RegisterNode, before: StepOutput, received: readonly ReceivedRegister[]): Omit<OutputEffect, 'registers'> {
  const touched: OutputPath[] = [];
  for (const { target, register } of received) {
    const path = target.kind === 'value' ? target.path : [target.collection, target.id];
    touched.push(shadowAbove(tree, path) ?? path);
    placeRegister(tree, target, register);
    touched.push(shadowAbove(tree, path) ?? path);
  }
  const output = reproject(tree, before, touched);
  return { output, changes: changesBetween(before, output, touched) };
}

/** The topmost path above `path` that holds a whole value: a write below takes it away, so the change starts there. */
function shadowAbove(tree: RegisterNode, path: OutputPath): OutputPath | undefined {
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = path.slice(0, depth);
    if (isWholeValue(nodeAt(tree, above)?.register)) return above;
  }
  return undefined;
}

/** `before` with every touched item, or every touched top-level key where a write was above items, read from the tree again. */
function reproject(tree: RegisterNode, before: StepOutput, touched: readonly OutputPath[]): StepOutput {
  const items = new Map<string, Set<string> | 'all'>();
  for (const [key, id] of touched) {
    if (key === undefined) continue;
    const known = items.get(key);
    if (id === undefined || !isBranch(valueAt(before, [key]))) items.set(key, 'all');
    else if (known === undefined) items.set(key, new Set([id]));
    else if (known !== 'all') known.add(id);
  }
  const changed = new Map<string, unknown>();
  for (const [key, ids] of items) changed.set(key, ids === 'all' ? projected(tree, [key]) : withItems(tree, before, key, ids));
  return withKeys(before, changed) ?? {};
}

function withItems(tree: RegisterNode, before: StepOutput, key: string, ids: ReadonlySet<string>): unknown {
  const collection = valueAt(before, [key]);
  if (!isBranch(collection)) return projected(tree, [key]);
  const changed = new Map([...ids].map((id) => [id, projected(tree, [key, id])]));
  // An object in which nothing is left does not show, unless a register says that it is there empty.
  return withKeys(collection, changed) ?? projected(tree, [key]);
}

function projected(tree: RegisterNode, path: OutputPath): unknown {
  const node = nodeAt(tree, path);
  return node === undefined ? undefined : valueOf(node, path.length);
}

/** A copy of `branch` with some members replaced, or taken away where undefined; undefined when none is left. */
function withKeys(branch: StepOutput, changed: ReadonlyMap<string, unknown>): StepOutput | undefined {
  const replacesOnly = [...changed].every(([key, value]) => value !== undefined && Object.hasOwn(branch, key));
  if (replacesOnly) return withReplaced(branch, changed);
  const entries = Object.entries(branch).filter(([key]) => !changed.has(key) || changed.get(key) !== undefined);
  const places = new Map(entries.map((entry, at) => [entry[0], at]));
  let grown = false;
  for (const [key, value] of changed) {
    if (value === undefined) continue;
    const at = places.get(key);
    grown ||= at === undefined;
    if (at === undefined) entries.push([key, value]);
    else entries[at] = [key, value];
  }
  if (grown) entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** `withKeys` where keys stay what they are: the common case, and the cheapest way to copy a large object. */
function withReplaced(branch: StepOutput, changed: ReadonlyMap<string, unknown>): StepOutput {
  const copy: Record<string, unknown> = { ...branch };
  // Defined, not assigned: a key named __proto__ is data too.
  for (const [key, value] of changed) Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  return copy;
}

function changesBetween(before: StepOutput, after: StepOutput, touched: readonly OutputPath[]): readonly OutputChange[] {
  const changes = new Map<string, OutputChange>();
  const add = (path: OutputPath): void => {
    const key = JSON.stringify(path);
    if (!changes.has(key)) changes.set(key, { path, value: valueAt(after, path) });
  };
  for (const path of touched) {
    const item = path.slice(0, ITEM_DEPTH);
    const cameOrWent = (valueAt(before, item) === undefined) !== (valueAt(after, item) === undefined);
    add(cameOrWent ? item : path);
  }
  for (const { path, value } of [...changes.values()]) {
    if (value === undefined) addEmptied(before, after, path, add);
  }
  return [...changes.values()];
}

/** Names the objects above `path` that are gone because nothing is left in them. */
function addEmptied(before: StepOutput, after: StepOutput, path: OutputPath, add: (path: OutputPath) => void): void {
  for (let depth = path.length - 1; depth > 0; depth -= 1) {
    const above = path.slice(0, depth);
    if (valueAt(after, above) !== undefined || valueAt(before, above) === undefined) return;
    add(above);
  }
}
