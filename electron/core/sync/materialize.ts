import type { StepOutput } from '../../../shared/domain/step-model.ts';
import { isVisible, isWholeValue, ITEM_DEPTH, type RegisterNode } from './register-tree.ts';

const EMPTY: StepOutput = {};

/**
 * The output that the registers say, with sorted keys: the one definition of what a set of registers means. Paths that were
 * taken away, deleted items and objects in which nothing is left do not show.
 */
export function materialize(tree: RegisterNode): StepOutput {
  return branchOf(tree, 0) ?? EMPTY;
}

/** What shows at a node `depth` keys below the root; undefined when nothing does. */
export function valueOf(node: RegisterNode, depth: number): unknown {
  if (depth === ITEM_DEPTH && !isVisible(node)) return undefined;
  if (isWholeValue(node.register)) return node.register?.value;
  return branchOf(node, depth) ?? (node.register?.text === '{}' ? EMPTY : undefined);
}

function branchOf(node: RegisterNode, depth: number): StepOutput | undefined {
  const entries: [string, unknown][] = [];
  for (const key of [...node.children.keys()].sort()) {
    const child = node.children.get(key);
    const value = child === undefined ? undefined : valueOf(child, depth + 1);
    if (value !== undefined) entries.push([key, value]);
  }
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
