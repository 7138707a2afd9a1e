import { isBranch } from '../../../shared/domain/output-path.ts';
import type { OutputPath } from '../../../shared/domain/operations.ts';
import type { OutputWrite } from '../store/output-write.ts';
import { canonicalJson } from './canonical-json.ts';
import { ZERO_HLC, type Hlc } from './hlc.ts';
import { outputRegisterPath, tombstonePath, type OutputTarget } from './register-path.ts';
import { eachBelow, isVisible, isWholeValue, newestInside, nodeAt, placeRegister, registerOf } from './register-tree.ts';
import type { RegisterNode } from './register-tree.ts';

/** What a write needs to know besides the registers. */
export interface WriteRules {
  /** The next reading of the laptop's clock. */
  tick(): Hlc;
  /** Whether an object at a path is one value. */
  isComposite(path: OutputPath): boolean;
}

/** One register to store; `text` null takes the path away. */
export interface RegisterWrite {
  readonly path: string;
  readonly text: string | null;
  readonly hlc: Hlc;
}

/**
 * Applies one write to the tree and answers with the registers that it wrote. A put replaces all that was at its path; what
 * stood in the way above it is taken away. Throws on writes that make no sense: those are the caller's bug.
 */
export function planWrite(tree: RegisterNode, write: OutputWrite, rules: WriteRules): readonly RegisterWrite[] {
  const writes: RegisterWrite[] = [];
  const store = (target: OutputTarget, text: string | null): void => {
    const register = registerOf(text, rules.tick());
    placeRegister(tree, target, register);
    const path = target.kind === 'value' ? outputRegisterPath(target.path) : tombstonePath(target.collection, target.id);
    writes.push({ path, text, hlc: register.hlc });
  };
  switch (write.kind) {
    case 'put':
      put(tree, write.path, write.value, rules, store);
      break;
    case 'clear':
      checkPath(write.path, rules);
      takeAway(tree, write.path, new Set(), store);
      break;
    case 'delete_item': {
      const item = itemAt(tree, write.collection, write.id);
      if (isVisible(item)) store({ ...write, kind: 'tombstone' }, canonicalJson(newestInside(item)));
      break;
    }
    case 'restore_item': {
      const item = itemAt(tree, write.collection, write.id);
      if (typeof item.tombstone?.value === 'string') store({ ...write, kind: 'tombstone' }, null);
      break;
    }
  }
  return writes;
}

type Store = (target: OutputTarget, text: string | null) => void;

function put(tree: RegisterNode, path: OutputPath, value: unknown, rules: WriteRules, store: Store): void {
  checkPath(path, rules);
  if (value === undefined) throw new Error(`put of undefined at ${path.join('/')}`);
  const leaves = flatten(path, value, rules);
  for (let depth = 1; depth < path.length; depth += 1) {
    const above = path.slice(0, depth);
    if (isWholeValue(nodeAt(tree, above)?.register)) takeAway(tree, above, new Set(), store);
  }
  takeAway(tree, path, new Set(leaves.map((leaf) => outputRegisterPath(leaf.path))), store);
  for (const leaf of leaves) store({ kind: 'value', path: leaf.path }, leaf.text);
}

/** Takes away what is at and below `path`, but for the register paths in `kept`. */
function takeAway(tree: RegisterNode, path: OutputPath, kept: ReadonlySet<string>, store: Store): void {
  const node = nodeAt(tree, path);
  if (node === undefined) return;
  const gone: OutputPath[] = [];
  const consider = (at: OutputPath, text: string | null): void => {
    if (text !== null && !kept.has(outputRegisterPath(at))) gone.push(at);
  };
  if (node.register !== undefined) consider(path, node.register.text);
  eachBelow(node, path, (at, register) => consider(at, register.text));
  for (const at of gone) store({ kind: 'value', path: at }, null);
}

interface Leaf {
  readonly path: OutputPath;
  readonly text: string;
}

/** The registers that say `value` at `path`: one for a scalar, an array or a composite, one a leaf for other objects. */
function flatten(path: OutputPath, value: unknown, rules: WriteRules): readonly Leaf[] {
  if (!isBranch(value) || rules.isComposite(path)) return [{ path, text: canonicalJson(value) }];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return [{ path, text: '{}' }];
  return members.flatMap(([key, member]) => flatten([...path, key], member, rules));
}

function checkPath(path: OutputPath, rules: WriteRules): void {
  if (path.length === 0) throw new Error('a write needs a path');
  for (let depth = 1; depth < path.length; depth += 1) {
    if (rules.isComposite(path.slice(0, depth))) throw new Error(`inside a composite: ${path.join('/')}`);
  }
}

function itemAt(tree: RegisterNode, collection: string, id: string): RegisterNode {
  const item = nodeAt(tree, [collection, id]);
  if (item === undefined || newestInside(item) === ZERO_HLC) throw new Error(`no such item: ${collection}/${id}`);
  return item;
}
