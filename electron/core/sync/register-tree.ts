import type { OutputPath } from '../../../shared/domain/operations.ts';
import { ZERO_HLC, laterHlc, type Hlc } from './hlc.ts';
import type { OutputTarget } from './register-path.ts';

/** The newest write to one path. `text` is canonical JSON and `value` the same parsed; both are null when taken away. */
export interface Register {
  readonly text: string | null;
  readonly value: unknown;
  readonly hlc: Hlc;
}

/** The registers of one output, arranged by path. Mutable: whoever rolls a transaction back throws the tree away. */
export interface RegisterNode {
  register: Register | undefined;
  /** Of an item; its value is the greatest hlc that the deleter had seen inside the item. */
  tombstone: Register | undefined;
  readonly children: Map<string, RegisterNode>;
}

/** Depth of the nodes that are items: `[collection, id]`. */
export const ITEM_DEPTH = 2;

/** A tree without registers. */
export function emptyTree(): RegisterNode {
  return { register: undefined, tombstone: undefined, children: new Map() };
}

/** A register from its stored text. */
export function registerOf(text: string | null, hlc: Hlc): Register {
  return { text, value: text === null ? null : (JSON.parse(text) as unknown), hlc };
}

/** The node at `path`, or undefined. */
export function nodeAt(tree: RegisterNode, path: OutputPath): RegisterNode | undefined {
  let here: RegisterNode | undefined = tree;
  for (const key of path) here = here?.children.get(key);
  return here;
}

/** The node at `path`, made when it is missing. */
export function growNode(tree: RegisterNode, path: OutputPath): RegisterNode {
  let here = tree;
  for (const key of path) {
    let child = here.children.get(key);
    if (child === undefined) here.children.set(key, (child = emptyTree()));
    here = child;
  }
  return here;
}

/** Puts a register at its place, whatever is there. */
export function placeRegister(tree: RegisterNode, target: OutputTarget, register: Register): void {
  if (target.kind === 'value') growNode(tree, target.path).register = register;
  else growNode(tree, [target.collection, target.id]).tombstone = register;
}

/**
 * True for a register that holds one whole value, so that registers below its path do not show: everything but a path taken
 * away and the empty object.
 */
export function isWholeValue(register: Register | undefined): boolean {
  return register !== undefined && register.text !== null && register.text !== '{}';
}

/** The greatest hlc at or below a node, tombstones apart; ZERO_HLC when there is no register. */
export function newestInside(node: RegisterNode): Hlc {
  let newest = node.register?.hlc ?? ZERO_HLC;
  for (const child of node.children.values()) newest = laterHlc(newest, newestInside(child));
  return newest;
}

/** An item shows unless it was deleted, and also then if something in it is newer than all its deleter had seen. */
export function isVisible(item: RegisterNode): boolean {
  const seen = item.tombstone?.value;
  return typeof seen !== 'string' || newestInside(item) > seen;
}

/** Calls `visit` for every node below `node` that holds a register, with its path from the root of the tree. */
export function eachBelow(node: RegisterNode, path: OutputPath, visit: (path: OutputPath, register: Register) => void): void {
  for (const [key, child] of node.children) {
    const here = [...path, key];
    if (child.register !== undefined) visit(here, child.register);
    eachBelow(child, here, visit);
  }
}
